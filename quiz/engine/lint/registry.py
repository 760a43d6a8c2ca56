"""All rules on good questions, and their judgement of a pack."""

from collections.abc import Iterator
from functools import cache

from quiz.engine.lint import banks, evidence, explanations, neighbours, option_sets, options, stems, tells
from quiz.engine.lint.cues import Cue
from quiz.engine.lint.rule import Bank, BankRule, Finding, ItemRule, JudgeItem

RULES: tuple[ItemRule | BankRule, ...] = (
    *tells.RULES,
    *option_sets.RULES,
    *options.RULES,
    *stems.RULES,
    *explanations.RULES,
    *evidence.RULES,
    *neighbours.RULES,
    *banks.RULES,
)

_KINDS = frozenset[str]().union(*[rule.kinds for rule in RULES if isinstance(rule, ItemRule)])

CODES = tuple(rule.page.code for rule in RULES)
"""The codes of the rules: those that a question or a pack may allow, with a reason."""


def findings(bank: Bank, *, is_whole: bool) -> Iterator[tuple[str, int | None, Finding]]:
    """Yield the code of each rule that finds something, the place of the question or None for the pack, and what it is.

    Rules over all questions are asked only where `is_whole`: in a pack with errors some are missing.
    """
    for place, item in bank.items_of(*_KINDS):
        for code, judge in _judges(item.question.kind, item.cues):
            if finding := judge(item):
                yield code, place, finding
    for rule in RULES if is_whole else ():
        if isinstance(rule, BankRule):
            for found, finding in rule.judge(bank):
                yield rule.page.code, found, finding


@cache
def _judges(kind: str, cues: frozenset[Cue]) -> list[tuple[str, JudgeItem]]:
    """Return the rules that can find something in a question of a kind that holds these cues."""
    return [
        (rule.page.code, rule.judge)
        for rule in RULES
        if isinstance(rule, ItemRule) and kind in rule.kinds and not (rule.cues and cues.isdisjoint(rule.cues))
    ]

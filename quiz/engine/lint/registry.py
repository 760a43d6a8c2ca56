"""All rules on good questions, and their judgement of a pack."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from quiz.engine.lint import banks, evidence, explanations, neighbours, option_sets, options, stems, tells
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

CODES = tuple(rule.page.code for rule in RULES)
"""The codes of the rules: those that a question or a pack may allow, with a reason."""


def findings(bank: Bank, *, is_whole: bool) -> Iterator[tuple[str, int | None, Finding]]:
    """Yield the code of each rule that finds something, the place of the question or None for the pack, and what it is.

    Rules over all questions are asked only where `is_whole`: in a pack with errors some are missing.
    """
    judges = _judges()
    for place, item in enumerate(bank.items):
        for code, judge in judges[item.question.kind]:
            if finding := judge(item):
                yield code, place, finding
    for rule in RULES if is_whole else ():
        if isinstance(rule, BankRule):
            for found, finding in rule.judge(bank):
                yield rule.page.code, found, finding


@cache
def _judges() -> Mapping[str, list[tuple[str, JudgeItem]]]:
    judges: defaultdict[str, list[tuple[str, JudgeItem]]] = defaultdict(list)
    for rule in RULES:
        if isinstance(rule, ItemRule):
            for kind in rule.kinds:
                judges[kind].append((rule.page.code, rule.judge))
    return judges

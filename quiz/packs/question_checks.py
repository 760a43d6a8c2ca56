"""What a question must hold beyond the right keys and types, kind by kind."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from quiz.engine.edtf import parse_edtf
from quiz.model.question import (
    Choice,
    Cloze,
    Date,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
)
from quiz.model.text import are_collapsed, collapsed
from quiz.packs.locate import KeyPath
from quiz.packs.problems import Problem
from quiz.packs.wording import counted, shown

GAP_NAME = r"\w[\w-]*"

_TEXT, _KEY = attrgetter("text"), attrgetter("key")
_GAP_OR_BRACE = re.compile(rf"\{{({GAP_NAME})\}}|[{{}}]")


def check_question(question: Question) -> list[Problem]:
    """Return what is wrong with a question by itself; paths begin at the question."""
    check_kind = _CHECKS.get(type(question))
    problems = [*check_kind(question)] if check_kind else []
    if not question.citations:
        problems.append(too_short(("citations",), 0, 1, "citation"))
    if question.difficulty is not None and not 1 <= question.difficulty <= 5:
        problems.append(
            Problem(
                "difficulty-out-of-range",
                ("difficulty",),
                "The difficulty is not on the scale.",
                "Write a whole number from 1 to 5.",
            )
        )
    return problems


def too_short(path: KeyPath, length: int, least: int, noun: str) -> Problem:
    """Return the problem of a list that holds fewer items than it must."""
    return Problem(
        "list-too-short",
        path,
        f"There {'is' if length == 1 else 'are'} {counted(length, noun) if length else f'no {noun}s'} here.",
        f"Write at least {counted(least, noun)}.",
    )


def _check_number(question: Number) -> Iterator[Problem]:
    if question.tolerance < 0:
        yield Problem("tolerance-negative", ("tolerance",), "The tolerance is negative.", "Write 0 or more.")


def _check_choices(question: SingleChoice | MultipleChoice) -> Iterator[Problem]:
    choices: tuple[Choice, ...] = question.choices
    keys = sum(map(_KEY, choices))
    if len(choices) < 2:
        yield too_short(("choices",), len(choices), 2, "choice")
    elif keys == 0:
        yield Problem("choice-no-key", ("choices",), "No choice is the key.", "Mark the right one with `key = true`.")
    elif isinstance(question, SingleChoice) and keys > 1:
        yield Problem(
            "choice-several-keys",
            ("choices",),
            f"A single choice has one key, this one has {keys}.",
            "Leave one `key = true`, or use the kind multiple_choice.",
        )
    elif isinstance(question, MultipleChoice) and keys == len(choices):
        yield Problem("choice-no-distractor", ("choices",), "Every choice is a key.", "Add at least one wrong choice.")
    yield from _repeated(
        [*map(_TEXT, choices)],
        "choice-repeated",
        lambda place: ("choices", place, "text"),
        "choices",
    )


def _check_answers(question: ShortAnswer) -> Iterator[Problem]:
    rejected = [*map(_TEXT, question.rejected)]
    answers = [question.key, *question.also, *rejected]
    if are_collapsed(answers) and len({*map(str.casefold, answers)}) == len(answers):
        return
    yield from _repeated(
        [question.key, *question.also],
        "answer-repeated",
        _path_of_answer,
        "right answers",
    )
    yield from _repeated(
        rejected,
        "rejected-repeated",
        lambda place: ("rejected", place, "text"),
        "rejected answers",
    )
    is_exact = question.match == "exact"
    accepted = {_form(text, is_exact) for text in (question.key, *question.also)}
    for place, text in enumerate(rejected):
        if _form(text, is_exact) in accepted:
            yield Problem(
                "answer-rejected",
                ("rejected", place, "text"),
                f"{shown(text)} is a right answer and a rejected one.",
                "Remove it from one of the two.",
            )


def _check_date(question: Date) -> Iterator[Problem]:
    try:
        parse_edtf(question.key)
    except ValueError as error:
        yield Problem(
            "date-invalid",
            ("key",),
            str(error),
            'Write a date that exists, such as "1717", "1859-03", "2022-06-05" or "1854/1856".',
        )


def _check_items(question: Ordering) -> Iterator[Problem]:
    if len(question.items) < 2:
        yield too_short(("items",), len(question.items), 2, "item")
    yield from _repeated(question.items, "item-repeated", lambda place: ("items", place), "items")


def _check_pairs(question: Matching) -> Iterator[Problem]:
    if len(question.pairs) < 2:
        yield too_short(("pairs",), len(question.pairs), 2, "pair")
    yield from _repeated(
        [pair.left for pair in question.pairs],
        "pair-left-repeated",
        lambda place: ("pairs", place, "left"),
        "left sides",
    )
    rights = {collapsed(pair.right) for pair in question.pairs}
    for place, text in enumerate(question.extra):
        if collapsed(text) in rights:
            yield Problem(
                "extra-in-pair",
                ("extra", place),
                f"{shown(text)} is the right side of a pair already.",
                "Remove it: `extra` is for texts that match nothing.",
            )
    yield from _repeated(question.extra, "extra-repeated", lambda place: ("extra", place), "extra texts")


def _check_cloze(question: Cloze) -> Iterator[Problem]:
    names = _GAP_OR_BRACE.findall(question.text)
    if not names or "" in names or sorted(names) != sorted(question.gaps):
        yield from _check_names(names, question.gaps)
    for name, gap in question.gaps.items():
        yield from (problem.below("gaps", name) for problem in _check_gap(gap))


def _check_names(names: Sequence[str], gaps: Mapping[str, Gap]) -> Iterator[Problem]:
    """Yield what does not fit together of the names in a text, empty for braces without any, and the gaps."""
    found = Counter(names)
    if found.pop("", 0):
        yield Problem(
            "gap-brace",
            ("text",),
            "A brace in the text belongs to no gap.",
            "Write each gap as {name}: a letter or digit first, then letters, digits, hyphens and underscores.",
        )
    for name, count in found.items():
        if name not in gaps:
            yield Problem(
                "gap-undefined",
                ("text",),
                f"Nothing says what belongs into the gap {shown(name)}.",
                f"Add a table [questions.gaps.{name}] with its key.",
            )
        elif count > 1:
            yield Problem(
                "gap-repeated",
                ("text",),
                f"The gap {shown(name)} stands in the text {count} times.",
                "Give each gap a name of its own.",
            )
    for name in gaps:
        if name not in found:
            yield Problem(
                "gap-unused",
                ("gaps", name),
                f"The gap {shown(name)} does not stand in the text.",
                "Write its name in braces where it belongs, or remove the table.",
            )
    if not found and not gaps:
        yield too_short(("gaps",), 0, 1, "gap")


def _check_gap(gap: Gap) -> Iterator[Problem]:
    yield from _repeated(
        [gap.key, *gap.also],
        "answer-repeated",
        _path_of_answer,
        "right answers",
    )
    if not gap.options:
        return
    if len(gap.options) < 2:
        yield too_short(("options",), len(gap.options), 2, "option")
    elif gap.key not in gap.options and collapsed(gap.key) not in {*map(collapsed, gap.options)}:
        yield Problem(
            "gap-key-not-offered",
            ("options",),
            f"The key {shown(gap.key)} is not among the options.",
            "Add it, word for word.",
        )
    yield from _repeated(gap.options, "choice-repeated", lambda place: ("options", place), "options")


def _path_of_answer(place: int) -> KeyPath:
    """Return the path of one of the right answers: of the key, or of a variant of it."""
    return ("also", place - 1) if place else ("key",)


def _repeated(texts: Sequence[str], code: str, path_of: Callable[[int], KeyPath], nouns: str) -> Iterable[Problem]:
    """Return a problem for each text that a learner could not tell from one before it."""
    if len({*texts} if are_collapsed(texts) else {*map(collapsed, texts)}) == len(texts):
        return ()
    return _repetitions(texts, code, path_of, nouns)


def _repetitions(texts: Sequence[str], code: str, path_of: Callable[[int], KeyPath], nouns: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, text in enumerate(texts):
        form = collapsed(text)
        if form in seen:
            yield Problem(
                code, path_of(place), f"{shown(text)} is among the {nouns} already.", "Change it or remove it."
            )
        seen.add(form)


def _form(text: str, is_exact: bool) -> str:
    return collapsed(text) if is_exact else collapsed(text).casefold()


_CHECKS: Mapping[type, Callable[[Any], Iterator[Problem]]] = {
    SingleChoice: _check_choices,
    MultipleChoice: _check_choices,
    ShortAnswer: _check_answers,
    Number: _check_number,
    Date: _check_date,
    Ordering: _check_items,
    Matching: _check_pairs,
    Cloze: _check_cloze,
}
"""The kinds that have anything to hold beyond what every question must."""

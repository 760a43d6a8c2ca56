"""Showing what there is to answer, and asking for it: one branch for each kind of question."""

from collections.abc import Iterable, Sequence
from functools import partial
from string import ascii_uppercase

from quiz.engine.grading import expected_form
from quiz.engine.markup import plain_inline
from quiz.engine.presentation import Orders, gap_names
from quiz.engine.unreadable import Unreadable
from quiz.line.console import Console
from quiz.line.finding import ask_for_evidence
from quiz.line.numbers import OPEN, all_of, one_for_each, one_of, some_of
from quiz.line.turn import Reader, Turn
from quiz.model.question import (
    Cloze,
    Date,
    FindEvidence,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    MatchResponse,
    OrderResponse,
    Response,
    TruthResponse,
)
from quiz.play.reading import Reading
from quiz.play.view import AskedView

_TRUTHS = dict.fromkeys(("1", "t", "true", "y", "yes"), True) | dict.fromkeys(("2", "f", "false", "n", "no"), False)


def response_to(view: AskedView, turn: Turn) -> Response:
    """Show the part of a question that its kind brings, and return what the learner answers, in the author's order.

    Raises StepRequested, LeaveRequested and EndOfInput.
    """
    console = turn.console
    match view.question:
        case SingleChoice() as question:
            order = _options(console, [plain_inline(choice.text) for choice in question.choices], view)
            return ChoiceResponse((turn.until("Type the number of the right one", one_of(order)),))
        case MultipleChoice() as question:
            order = _options(console, [plain_inline(choice.text) for choice in question.choices], view)
            return ChoiceResponse(turn.until("Type the numbers of all that are right, such as 1 2", some_of(order)))
        case TrueFalse():
            _numbered(console, ("True", "False"))
            return TruthResponse(turn.until("Type 1 or t for true, 2 or f for false", _read_truth))
        case ShortAnswer() | Number() | Date() as question:
            console.tell(expected_form(question), label="  Wanted: ")
            return turn.respond("Type your answer")
        case Ordering() as question:
            order = _options(console, question.items, view)
            prompt = f"Type all the numbers in the right order, such as {_sample(len(order))}"
            return OrderResponse(turn.until(prompt, all_of(order)))
        case Matching() as question:
            for place, pair in enumerate(question.pairs):
                console.tell(pair.left, label=f"  {_letter(place)}: ")
            order = _options(console, question.rights, view)
            prompt = (
                f"Type the numbers for {_letters(len(question.pairs))} in order,"
                f" such as {_sample(len(question.pairs))}, {OPEN} for none"
            )
            return MatchResponse(turn.until(prompt, one_for_each(len(question.pairs), order)))
        case Cloze() as question:
            console.tell(_with_numbered_gaps(question.text))
            gaps = [question.gaps[name] for name in gap_names(question.text)]
            return ClozeResponse(_gap_texts(turn, gaps, view.orders))
        case FindEvidence():
            return ask_for_evidence(_searched(view), turn)


def _searched(view: AskedView) -> Reading:
    if view.searched is None:
        raise TypeError("The source to be searched is not at hand.")
    return view.searched


def _options(console: Console, texts: Sequence[str], view: AskedView) -> tuple[int, ...]:
    order = view.orders[0]
    _numbered(console, (texts[place] for place in order))
    return order


def _numbered(console: Console, texts: Iterable[str]) -> None:
    for number, text in enumerate(texts, 1):
        console.tell(text, label=f"{number}. ", indent="   ")


def _gap_texts(turn: Turn, gaps: Sequence[Gap], orders: Orders) -> tuple[str, ...]:
    while True:
        texts = tuple(
            _gap_text(turn, number, gap, order) for number, (gap, order) in enumerate(zip(gaps, orders, strict=True), 1)
        )
        if any(texts):
            return texts
        turn.console.say("Every gap was left open. Fill one at least, or skip the question.")


def _gap_text(turn: Turn, number: int, gap: Gap, order: tuple[int, ...]) -> str:
    if gap.options:
        _numbered(turn.console, (gap.options[place] for place in order))
        prompt = f"Type the number for gap {number}, {OPEN} for none"
        return turn.until(prompt, partial(_read_option, one_of(order), gap.options))
    prompt = f"Type the words for gap {number}, :{OPEN} for none"
    return turn.until(prompt, _read_words, typed=True)


def _read_option(read_place: Reader[int], options: Sequence[str], line: str) -> str | Unreadable:
    if line.removeprefix(":") == OPEN:
        return ""
    place = read_place(line)
    return place if isinstance(place, Unreadable) else options[place]


def _read_words(line: str) -> str | Unreadable:
    return "" if line == f":{OPEN}" else line


def _read_truth(line: str) -> bool | Unreadable:
    truth = _TRUTHS.get(line.casefold())
    return Unreadable(f'"{line}" is neither true nor false.') if truth is None else truth


def _with_numbered_gaps(text: str) -> str:
    literal, *behind_gaps = text.split("{")
    return literal + "".join(f"({number}) ____{part.partition('}')[2]}" for number, part in enumerate(behind_gaps, 1))


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    further, last = divmod(place, len(ascii_uppercase))
    return (_letter(further - 1) if further else "") + ascii_uppercase[last]


def _letters(count: int) -> str:
    return " and ".join(map(_letter, range(count))) if count < 3 else f"A to {_letter(count - 1)}"


def _sample(count: int) -> str:
    return " ".join(map(str, [2, 1, *range(3, count + 1)][:count]))

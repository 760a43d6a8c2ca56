"""The end of a session."""

from collections.abc import Iterable

from quiz.engine.certainty import CertaintyMark
from quiz.engine.figures import counted, number
from quiz.engine.markup import plain_text
from quiz.engine.statistics import Tally
from quiz.line.console import Console
from quiz.line.feedback import proof, source, your_answer
from quiz.line.figures import duration, kind_name, share
from quiz.line.layout import INDENT
from quiz.play.view import AnsweredView, SummaryView

_DEEPER = 2 * INDENT


def show_summary(view: SummaryView, console: Console) -> None:
    """Write the score, the accuracy by topic and by kind, and every miss with its key and its sources."""
    console.say()
    console.say(f"The end. Score: {_result(view.overall)}, in {duration(view.milliseconds)}")
    if view.certainty is not None:
        console.say(_mark(view.certainty))
    console.say("By topic:")
    _tallies(((tally.name, tally) for tally in view.topics), console)
    console.say("By kind of question:")
    _tallies(((kind_name(tally.name), tally) for tally in view.kinds), console)
    if view.findings is not None:
        console.say(f"Proofs found: {_result(view.findings)}")
    if not view.misses:
        console.say("No misses.")
        return
    console.say("Misses:")
    for miss in view.misses:
        _miss(miss, console)


def _tallies(named: Iterable[tuple[str, Tally]], console: Console) -> None:
    for name, tally in named:
        console.tell(f"{name}: {_result(tally)}")


def _result(tally: Tally) -> str:
    answered = share(tally.score, tally.answered) if tally.answered else "nothing answered"
    return f"{answered}, {tally.skipped} skipped" if tally.skipped else answered


def _mark(mark: CertaintyMark) -> str:
    if not mark.answered:
        return "Certainty: none was stated"
    return f"Certainty: {number(mark.mark)} of at most {mark.best}, for {counted(mark.answered, 'answer')}"


def _miss(miss: AnsweredView, console: Console) -> None:
    console.tell(plain_text(miss.asked.question.stem), label=f"{INDENT}Question {miss.asked.number}: ", indent=_DEEPER)
    if miss.response is None:
        console.say(f"{_DEEPER}{miss.outcome.verdict.value.capitalize()}")
    console.lines(your_answer(miss, _DEEPER))
    console.tell(miss.feedback.spoken_key, label=f"{_DEEPER}Answer: ", indent=_DEEPER + INDENT)
    console.lines(proof(miss, _DEEPER))
    if miss.feedback.finding:
        console.say(f"{_DEEPER}{miss.feedback.finding}")
    for evidence in miss.evidence:
        console.lines(source(evidence, label=f"{_DEEPER}Source: "))

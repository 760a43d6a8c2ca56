"""The source around the words that an answer rests on."""

from collections.abc import Iterator

from quiz.line.console import Console
from quiz.line.feedback import quoted
from quiz.line.layout import INDENT
from quiz.model.error import QuizError
from quiz.model.source import Passage
from quiz.play.player import Player
from quiz.play.reading import Reading
from quiz.play.view import AnsweredView, Evidence


def show_sources(answered: AnsweredView | None, player: Player, console: Console) -> None:
    """Write each passage that an answer rests on between its neighbours, with their numbers."""
    if answered is None:
        console.say("There is no answer yet whose source could be shown.")
        return
    if not answered.openable:
        console.say("No document behind the last answer is at hand.")
    reading: Reading | None = None
    for evidence in answered.openable:
        if reading is None or reading.source != evidence.source:
            try:
                reading = player.reading(evidence)
            except QuizError as problem:
                console.say("The source cannot be shown now:")
                console.tell(str(problem))
                return
        _show(evidence, reading, console)


def _show(evidence: Evidence, reading: Reading, console: Console) -> None:
    place = reading.bearings(evidence.number)
    console.tell(", ".join(part for part in (reading.title, place, reading.licence) if part), label="Source: ")
    headings: tuple[str, ...] = ()
    for passage in _around(evidence, reading):
        if passage.headings != headings:
            headings = passage.headings
            console.tell(" / ".join(headings))
        text = passage.text
        if passage.number == evidence.number:
            text = quoted(text, evidence.start, evidence.end, most_context=len(text))
        console.tell(text, label=f"{INDENT}{passage.number}: ", indent=2 * INDENT)


def _around(evidence: Evidence, reading: Reading) -> Iterator[Passage]:
    place = reading.place_of(evidence.number)
    yield from reading.passages[max(0, place - 1) : place + 2]

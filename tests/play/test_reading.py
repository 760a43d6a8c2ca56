"""A source is read whole, with marks that give nothing away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.history.store import History
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.player import Player
from quiz.play.view import AnsweredView, Evidence, RationaleView
from tests.play.conftest import PACK, write_pack

Start = Callable[..., Player]

NOTES = Evidence("Notes on rivers", "CC-BY-4.0", "", "", "text", source="notes", number=1, pack="example.rivers")


@pytest.fixture
def start(library: Library, outside: Outside) -> Start:
    """Start sessions with these questions of the rivers pack."""

    def begin(*questions: str) -> Player:
        names = tuple(QuestionName("example.rivers", question) for question in questions)
        packs = {"example.rivers": library.open("rivers")}
        return Player.begin(packs, outside.session(Paper(1, names), Mode.PRACTICE), outside)

    return begin


def marked(player: Player) -> dict[int, tuple[str, ...]]:
    """Return the questions that are told to rest on each passage."""
    resting = player.reading(NOTES).resting
    return {number: tuple(name.question for name in names) for number, names in resting.items()}


def test_the_whole_document_is_read(start: Start) -> None:
    """All passages in order, and what the pack says of the source."""
    reading = start("spring").reading(NOTES)

    assert ("notes", "Notes on rivers", "CC-BY-4.0", "", "paragraph") == (
        reading.source,
        reading.title,
        reading.licence,
        reading.url,
        reading.unit,
    )
    assert [1, 2] == [passage.number for passage in reading.passages]
    assert [0, 1, 1] == [reading.place_of(number) for number in (1, 2, 99)]


def test_only_what_was_answered_is_marked(start: Start) -> None:
    """A question is marked once its answer is on record, even if it was skipped."""
    player = start("spring", "countries")
    assert {} == marked(player)

    player.skip()
    assert {1: ("spring",)} == marked(player)
    player.advance()
    assert {1: ("spring",)} == marked(player)
    player.skip()
    assert {1: ("spring", "countries")} == marked(player)


def test_nothing_is_told_of_questions_to_come(start: Start) -> None:
    """A question that was answered last week is not marked while it waits in this session."""
    earlier = start("spring", "countries")
    earlier.skip()
    earlier.advance()
    earlier.skip()
    player = start("countries", "spring")

    assert {} == marked(player)
    player.skip()
    assert {1: ("countries",)} == marked(player)


def test_a_renamed_question_is_still_known(start: Start, outside: Outside, tmp_path: Path) -> None:
    """What was answered, or is about to be asked, under a former id counts under the present one."""
    start("spring").skip()
    renamed = PACK.replace('id = "spring"', 'id = "source"\nwas = ["spring"]')
    folder = write_pack(tmp_path / "renamed", renamed)
    library = Library((folder.parent,), tmp_path / "cache", outside)

    def begun(question: str) -> Player:
        paper = Paper(1, (QuestionName("example.rivers", question),))
        return library.begin(outside.session(paper, Mode.PRACTICE))

    assert {1: ("source",)} == marked(begun("countries"))
    assert {} == marked(begun("spring"))
    library.close()


def test_questions_of_a_passage_are_practised(start: Start, history: History) -> None:
    """They make a session of their own; the one before stays as it was."""
    player = start("longest", "spring")
    player.skip()
    practice = player.practise((QuestionName("example.rivers", "longest"),))

    assert isinstance(player.view, AnsweredView)
    asked = practice.skip().asked
    assert ("longest", 1) == (asked.question.id, asked.total)
    practice.advance()
    unfinished = history.latest_unfinished()
    assert unfinished is not None
    assert 2 == len(unfinished.paper.questions)


def test_citations_are_opened_in_the_order_in_which_they_are_shown(start: Start) -> None:
    """First those for the key, then those about what was answered, each once, and none that is not at hand."""
    shown = start("spring").skip()
    other = Evidence("Other", "", "", "", "text", source="other", number=2)
    owned = Evidence("Owned", "", "", "passage 1")
    views = [
        RationaleView("a", "", chosen=True, key=False, evidence=(NOTES, owned, other)),
        RationaleView("b", "", chosen=False, key=False, evidence=(Evidence("No", "", "", "", "text"),)),
    ]
    answered = AnsweredView(shown.asked, None, shown.outcome, shown.feedback, tuple(views), (owned, NOTES))

    assert (NOTES, other) == answered.openable

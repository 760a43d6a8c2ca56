"""What a learner says of an answer: how certain it is, and how well it was known."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.engine.certainty import CertaintyMark
from quiz.engine.scheduling.rating import Rating
from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.play.library import Library, Selection
from quiz.play.outside import Outside, Scheduled
from quiz.play.player import Player
from quiz.play.view import AskedView, SummaryView

from .conftest import PACK, answered

SESSION = (1).to_bytes(16, "big")
NAMES = tuple(QuestionName("example.rivers", question) for question in ("spring", "countries", "longest"))
ANSWERS: dict[str, Response] = {
    "spring": ChoiceResponse((1,)),
    "countries": NumberResponse("10", "10"),
    "longest": TruthResponse(value=True),
}


def asked_of(player: Player) -> AskedView:
    """Return what the player asks."""
    assert isinstance(player.view, AskedView)
    return player.view


class PlannedSchedule:
    """A schedule that takes every answer for good, until it is told otherwise."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.asked: list[Attempt] = []

    def after(self, attempt: Attempt) -> Scheduled:
        """Return what the latest rating on record comes to."""
        self.asked.append(attempt)
        rows = self.history.connection.execute("SELECT rating FROM event WHERE kind = 'rated' ORDER BY at").fetchall()
        rating = Rating(rows[-1][0]) if rows else Rating.GOOD
        return Scheduled(rating, days=10 * rating, is_leech=rating is Rating.AGAIN)


def test_a_stated_certainty_is_recorded_and_marked_apart_from_accuracy(library: Library, history: History) -> None:
    """Right with C=3 and wrong with C=2; what was skipped has no certainty and no mark."""
    player = library.start(library.open("rivers"), Selection(certainty=True))
    marks = {}
    while isinstance(player.view, AskedView):
        asked = player.view
        assert asked.asks_certainty
        question = asked.question.id
        if question == "longest":
            view = player.skip()
        else:
            view = answered(player.submit(ANSWERS[question], 2 if question == "spring" else 3))
        marks[question] = (view.certainty, view.mark)
        player.advance()

    assert {"spring": (2, -2.0), "countries": (3, 3.0), "longest": (None, None)} == marks
    assert {"spring": 2, "countries": 3, "longest": None} == {
        attempt.question.question: attempt.certainty for attempt in history.attempts_of(SESSION)
    }
    summary = player.view
    assert isinstance(summary, SummaryView)
    assert CertaintyMark(2, 1.0) == summary.certainty
    assert (1.0, 2) == (summary.overall.score, summary.overall.answered)
    assert asked_of(player.retry_misses()).asks_certainty


def test_a_certainty_is_stated_only_where_it_is_asked_for(library: Library, history: History) -> None:
    """And is one of three."""
    player = library.start(library.open("rivers"), Selection())
    question = asked_of(player).question.id
    assert not asked_of(player).asks_certainty
    with pytest.raises(ValueError, match="certainty of 1"):
        player.submit(ANSWERS[question], 1)
    player.submit(ANSWERS[question])
    other = library.start(library.open("rivers"), Selection(certainty=True))
    with pytest.raises(ValueError, match="certainty of 4"):
        other.submit(ANSWERS[question], 4)
    assert [None] == [attempt.certainty for attempt in history.attempts_of(SESSION)]


def test_the_length_of_the_stem_is_on_record(library: Library, history: History) -> None:
    """As it was read, so that it can be told whether there was time to read it."""
    player = library.start(library.open("rivers"), Selection(topic="Volga"))
    player.skip()
    (attempt,) = history.attempts_of(SESSION)
    assert len("The Volga is the longest river of Europe.") == attempt.stem_characters


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [("key = 10", "key = 9", True), ("does it pass", "does the river pass", False)],
    ids=["key", "wording"],
)
def test_a_question_whose_key_changed_says_so_once(
    old: str, new: str, is_told: bool, library: Library, outside: Outside, pack_folder: Path
) -> None:
    """Its old answers were answers to something else; a wording that was mended goes on as before."""

    def begun() -> Player:
        return library.begin(outside.session(Paper(1, NAMES[1:2]), Mode.PRACTICE))

    player = begun()
    assert "" == asked_of(player).notice
    player.submit(ANSWERS["countries"])
    (pack_folder / "pack.toml").write_text(
        PACK.replace(old, new).replace('id = "countries"', RENAMED), encoding="utf-8"
    )

    player = begun()
    assert is_told == asked_of(player).notice.startswith("This question has changed")
    player.submit(ANSWERS["countries"])
    assert "" == asked_of(begun()).notice
    assert is_told == bool(player.undo().notice)


RENAMED = 'id = "lands"\nwas = ["countries"]'


def test_the_learners_own_rating_replaces_the_one_that_follows(
    library: Library, outside: Outside, history: History
) -> None:
    """The schedule is asked whenever something becomes of an answer, and only where the session studies."""
    schedule = PlannedSchedule(history)
    studying = replace(outside, schedule=schedule)
    packs = {"example.rivers": library.open("rivers")}
    player = Player.begin(packs, studying.session(Paper(1, NAMES), Mode.STUDY), studying)
    view = answered(player.submit(ANSWERS["spring"]))
    assert Scheduled(Rating.GOOD, 30) == view.scheduled

    rated = player.rate(Rating.AGAIN)

    assert Scheduled(Rating.AGAIN, 10, is_leech=True) == rated.scheduled
    assert rated is player.view is player.contestable
    player.undo()
    assert rated == player.redo()
    assert ["spring"] * 4 == [attempt.question.question for attempt in schedule.asked]

    practice = Player.begin(packs, studying.session(Paper(1, NAMES), Mode.PRACTICE), studying)
    assert answered(practice.skip()).scheduled is None
    with pytest.raises(TypeError, match="no answer that could be rated"):
        practice.rate(Rating.EASY)


def test_a_schedule_that_cannot_be_read_keeps_no_verdict_back(library: Library, outside: Outside) -> None:
    """The answer is on record."""

    class LockedSchedule:
        def after(self, attempt: Attempt) -> Scheduled | None:
            raise HistoryError(f"The history is locked: {attempt.position}.")

    studying = replace(outside, schedule=LockedSchedule())
    packs = {"example.rivers": library.open("rivers")}
    player = Player.begin(packs, studying.session(Paper(1, NAMES), Mode.STUDY), studying)
    assert answered(player.submit(ANSWERS["spring"])).scheduled is None

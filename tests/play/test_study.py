"""What there is to study, and the sittings in which it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.engine.scheduling.rating import Rating
from quiz.engine.scheduling.study import PackStudy, Study
from quiz.history.store import History
from quiz.model.attempt import Mode, QuestionName
from quiz.model.instant import Instant
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.play.error import UnknownNameError
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.player import Player
from quiz.play.schedule import Schedule, basis_of
from quiz.play.study import Agenda, Desk, Sitting
from quiz.play.view import AnsweredView, AskedView

from .conftest import NOON, PACK, write_pack

RIVERS, LAKES = "example.rivers", "example.lakes"
RIGHT: dict[str, Response] = {
    "spring": ChoiceResponse((0,)),
    "countries": NumberResponse("10", "10"),
    "longest": TruthResponse(True),
}


@dataclass
class Calendar:
    """A clock that stands still until a day is over."""

    now: datetime = NOON

    def __call__(self) -> Instant:
        """Return the moment."""
        self.now += timedelta(seconds=5)
        return Instant(self.now, self.now.timestamp())

    def sleep(self, days: int = 1) -> None:
        """Let days go by."""
        self.now += timedelta(days)


@pytest.fixture
def calendar() -> Calendar:
    """A clock."""
    return Calendar()


@pytest.fixture
def outside(history: History, calendar: Calendar) -> Outside:
    """A record and ids that can be foretold, by that clock."""
    numbers = iter(range(1, 10_000))
    return Outside(history, calendar, new_id=lambda: next(numbers).to_bytes(16, "big"), new_seed=lambda: 2026)


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    """Two packs with the same questions."""
    lakes = PACK.replace(RIVERS, LAKES).replace('title = "Rivers"', 'title = "Lakes"')
    write_pack(tmp_path / "packs" / "other", lakes).rename(tmp_path / "packs" / "lakes")
    return write_pack(tmp_path / "packs")


@pytest.fixture
def sit_down(tmp_path: Path, pack_folder: Path, outside: Outside) -> Iterator[Callable[..., Desk]]:
    """Return what makes a desk with some choices, as at each start of the program."""
    opened: list[Schedule | Library] = []

    def make(**choices: object) -> Desk:
        study = replace(Study(), **choices)  # type: ignore[arg-type] # the fields are those of the choices
        schedule = Schedule(outside.history, tmp_path / "states", basis_of(study, UTC), outside.clock)
        scheduled = replace(outside, schedule=schedule)
        library = Library((pack_folder.parent,), tmp_path / "cache", scheduled)
        opened.extend((library, schedule))
        return Desk(library, scheduled, schedule, study)

    yield make
    for each in opened:
        each.close()


def play(player: Player | None, *wrong: str, most: int = 99) -> list[AnsweredView]:
    """Answer what a sitting asks, rightly but for the questions named, and return what was shown."""
    assert player is not None
    shown: list[AnsweredView] = []
    while isinstance(player.view, AskedView) and len(shown) < most:
        question = player.view.question.id
        if question in wrong:
            player.skip()
        else:
            player.submit(RIGHT[question])
        assert isinstance(player.view, AnsweredView)
        shown.append(player.view)
        player.advance()
    return shown


def asked(views: list[AnsweredView]) -> list[str]:
    """Return the titles of the packs and the ids of the questions."""
    return [f"{view.asked.pack_title}: {view.asked.question.id}" for view in views]


def test_a_week_of_study(sit_down: Callable[..., Desk], calendar: Calendar, history: History) -> None:
    """New ones up to the limit of a day over all packs; what was missed comes first; then nothing is due."""
    desk = sit_down(new_per_day=4)
    today = NOON.date()
    assert Agenda(today, due=0, new=4, ahead=4, next_due=None) == desk.agenda()
    first = play(desk.study(Sitting()), "countries", "spring")
    missed = [view for view in first if view.asked.question.id != "longest"]
    assert 4 == len(first)
    assert {"Lakes", "Rivers"} == {view.asked.pack_title for view in first}
    assert {Rating.AGAIN} == {view.scheduled.rating for view in missed if view.scheduled is not None}

    agenda = sit_down(new_per_day=4).agenda()
    assert (0, 0, True) == (agenda.due, agenda.new, agenda.is_empty)
    assert today + timedelta(1) == agenda.next_due
    assert None is desk.study(Sitting())

    calendar.sleep()
    agenda = desk.agenda()
    assert (today + timedelta(1), 2) == (agenda.today, agenda.new)
    second = play(desk.study(Sitting()))
    assert agenda.due + agenda.new == len(second)
    assert len(missed) == agenda.due
    calendar.sleep()
    assert 0 == desk.agenda().new
    assert len(history.misses_since(NOON)) == len(missed)


def test_packs_are_studied_by_name_and_from_anywhere(sit_down: Callable[..., Desk], pack_folder: Path) -> None:
    """By id or path; a pack named twice is asked once, and others are left alone."""
    desk = sit_down()
    named = Sitting(("rivers", str(pack_folder)), certainty=True)
    assert 3 == desk.agenda(named.packs).new
    player = desk.study(named)
    assert player is not None
    assert isinstance(player.view, AskedView)
    assert player.view.asks_certainty
    assert {"Rivers"} == {view.asked.pack_title for view in play(player)}
    assert (0, 3) == (desk.agenda(("rivers",)).new, desk.agenda().new)


def test_a_pack_with_choices_of_its_own(sit_down: Callable[..., Desk], calendar: Calendar) -> None:
    """Its limit is counted by itself, and its retention decides when its questions are due."""
    own = {RIVERS: PackStudy(new_per_day=1, desired_retention=0.97)}
    desk = sit_down(new_per_day=2, packs=own)
    assert (3, 1, 2) == tuple(desk.agenda(packs).new for packs in ((), ("rivers",), ("lakes",)))
    shown = play(desk.study(Sitting()))
    assert ["Lakes", "Lakes", "Rivers"] == sorted(view.asked.pack_title for view in shown)
    days = {view.asked.pack_title: view.scheduled.days for view in shown if view.scheduled is not None}
    assert days["Rivers"] < days["Lakes"]
    assert 0 == desk.agenda().new
    calendar.sleep()
    assert 2 == desk.agenda().new


def test_learning_ahead(sit_down: Callable[..., Desk], calendar: Calendar) -> None:
    """When nothing is left, what the next days bring can be asked now; what was answered today is not asked again."""
    desk = sit_down(new_per_day=3, learn_ahead=5)
    play(desk.study(Sitting()))
    assert (True, 3) == (desk.agenda().is_empty, desk.agenda().ahead)
    assert 3 == len(play(desk.study(Sitting(), is_ahead=True)))
    assert (True, 0) == (desk.agenda().is_empty, desk.agenda().ahead)
    assert None is desk.study(Sitting(), is_ahead=True)
    calendar.sleep()
    assert (True, 6) == (desk.agenda().is_empty, desk.agenda().ahead)
    assert 6 == len(play(desk.study(Sitting(), is_ahead=True)))


def test_a_topic_is_crammed_without_a_trace_in_the_schedule(sit_down: Callable[..., Desk], history: History) -> None:
    """All of it, in every pack that has it, however it is written; an unknown topic is told."""
    desk = sit_down()
    player = desk.cram_topic("danube", Sitting())
    shown = play(player)
    assert ["Lakes: countries", "Lakes: spring", "Rivers: countries", "Rivers: spring"] == sorted(asked(shown))
    assert {None} == {view.scheduled for view in shown}
    assert 6 == desk.agenda().new
    session = history.session(next(iter(history.connection.execute("SELECT id FROM session")))[0])
    assert session is not None
    assert Mode.CRAM is session.mode
    with pytest.raises(UnknownNameError, match="Did you mean “Volga”"):
        desk.cram_topic("Volg", Sitting(("rivers",)))
    with pytest.raises(UnknownNameError, match="No pack has a topic “Thames”"):
        desk.cram_topic("Thames", Sitting())


def test_packs_are_offered_for_challenges(sit_down: Callable[..., Desk], pack_folder: Path) -> None:
    """All of the library, or those that were named, each once, also from elsewhere."""
    desk = sit_down()
    assert [("Lakes", LAKES), ("Rivers", RIVERS)] == [(pack.title, pack.name) for pack in desk.packs()]
    path = str(pack_folder)
    (pack,) = desk.packs(("rivers", path))
    assert (path, "Rivers", 3) == (pack.name, pack.title, pack.questions)
    assert "Rivers" == desk.challenges(pack).title


def test_misses_are_crammed(sit_down: Callable[..., Desk], calendar: Calendar, pack_folder: Path) -> None:
    """Those of so many days, each once, whatever the session; not where the question has another key by now."""
    desk = sit_down()
    assert None is desk.cram_misses(7, Sitting())
    play(desk.study(Sitting(("rivers",))), "spring", "longest")
    calendar.sleep(2)
    play(desk.study(Sitting(("lakes",))), "countries")
    lake, rivers = QuestionName(LAKES, "countries"), {QuestionName(RIVERS, name) for name in ("spring", "longest")}
    assert ({lake}, {lake}, {lake, *rivers}) == tuple(set(desk.misses(days)) for days in (1, 2, 3))
    assert rivers == set(desk.misses(3, ("rivers",)))
    assert 3 == len(play(desk.cram_misses(3, Sitting()), "longest"))

    text = (pack_folder / "pack.toml").read_text("utf-8")
    edited = text.replace('id = "longest"', 'id = "renamed"\nwas = ["longest"]').replace("The Black Forest", "A forest")
    (pack_folder / "pack.toml").write_text(edited, "utf-8")
    assert {lake, QuestionName(RIVERS, "renamed")} == set(sit_down().misses(3))


def test_undoing_and_own_ratings_are_scheduled(sit_down: Callable[..., Desk]) -> None:
    """The view of the answer tells how it counts and when the question comes again, whatever the learner does."""
    desk = sit_down()
    player = desk.study(Sitting(("rivers",)))
    (view,) = play(player, most=1)
    assert player is not None
    assert view.scheduled is not None
    assert Rating.GOOD is view.scheduled.rating
    player.undo()
    assert 3 == desk.agenda(("rivers",)).new
    player.redo()
    assert 2 == desk.agenda(("rivers",)).new
    assert isinstance(player.view, AnsweredView)
    easy = player.rate(Rating.EASY).scheduled
    assert easy is not None
    assert (Rating.EASY, True) == (easy.rating, easy.days > view.scheduled.days)


def test_a_leech_is_named(sit_down: Callable[..., Desk], calendar: Calendar) -> None:
    """At the eighth lapse and then at every fourth one."""
    desk = sit_down()
    named = []
    for day in range(14):
        player = desk.study(Sitting(("rivers",)))
        shown = play(player, "longest")
        (view,) = [view for view in shown if view.asked.question.id == "longest"]
        assert view.scheduled is not None
        if view.scheduled.is_leech:
            named.append(day)
        calendar.sleep()
    assert [8, 12] == named


def test_a_guess_is_told_until_it_is_rated(sit_down: Callable[..., Desk]) -> None:
    """A right answer that counts as Hard says why: it was stated with C=1, or came too fast."""
    stated = _began(sit_down().study(Sitting(("rivers",), certainty=True)))
    view = stated.submit(RIGHT[_question(stated)], 1)
    assert isinstance(view, AnsweredView)
    assert view.scheduled is not None
    assert (Rating.HARD, ("With C=1 it was stated as a guess.",)) == (view.scheduled.rating, view.scheduled.remarks)

    hurried = _began(sit_down(hurried=1000.0).study(Sitting(("rivers",))))
    view = hurried.submit(RIGHT[_question(hurried)])
    assert isinstance(view, AnsweredView)
    assert view.scheduled is not None
    words = "It came faster than the question can be read, and so is taken for a guess."
    assert (Rating.HARD, (words,)) == (view.scheduled.rating, view.scheduled.remarks)
    rated = hurried.rate(Rating.HARD).scheduled
    assert rated is not None
    assert (Rating.HARD, ()) == (rated.rating, rated.remarks)


def _began(player: Player | None) -> Player:
    assert player is not None
    return player


def _question(player: Player) -> str:
    assert isinstance(player.view, AskedView)
    return player.view.question.id

"""Challenges on screens: chosen, counted down, played against the clock, and read again at their end."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.message import Message

from quiz.engine.challenge.rules import BLITZ, PAPER, SPRINT, SURVIVAL
from quiz.model.attempt import Mode
from quiz.model.challenge import ExtraTime
from quiz.model.challenge_result import ChallengeResult
from quiz.model.outcome import Verdict
from quiz.play.challenge.view import ClockView
from quiz.tui.challenging import Challenged
from quiz.tui.input_clock import InputClock, age_of
from quiz.tui.screens.challenge import ChallengeScreen
from quiz.tui.screens.challenge_end import ChallengeEndScreen
from quiz.tui.screens.challenge_start import ChallengeStartScreen
from quiz.tui.screens.confirm import ConfirmScreen
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.source import SourceScreen
from quiz.tui.widgets.race_header import seconds_to_next_look
from quiz.tui.widgets.typed import Field

from .challenges import CLOZE, PACK, TAG, HandClock, app_of, ended, offered, racing, screen_of, settled, verdict_of

if TYPE_CHECKING:
    from tests.tui.conftest import FailingHistory, Stage


@pytest.fixture
def clock(stage: "Stage") -> HandClock:
    """A clock by hand for the stage."""
    hand = HandClock()
    stage.outside = replace(stage.outside, clock=hand)
    return hand


@pytest.fixture
def tags(tmp_path: Path) -> Path:
    """A pack of three questions in a fixed order, full of brackets."""
    folder = tmp_path / "tags"
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "sources" / "notes.md").write_text("It ends in the sea.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_a_blitz_from_the_library_to_the_library(
    stage: "Stage", clock: HandClock, tags: Path, size: tuple[int, int]
) -> None:
    """Chosen, counted down, answered by digit and by words, ended, reviewed, played again; brackets stay brackets."""
    async with stage.run(app_of(stage, None, tags), *size) as quiz:
        await quiz.press("down")
        assert ("c Challenge" in quiz.lines()[-1]) == (size[0] >= 80)
        await quiz.press("c")
        assert isinstance(quiz.app.screen, ChallengeStartScreen)
        assert all(f"{title} {TAG}" in quiz.running_text() for title in ("Rivers", "Dash"))
        await quiz.press("5")
        assert "dash" == quiz.app.screen._offer.choice.rules.id
        await quiz.press("2", "f", "f", "enter")
        assert isinstance(quiz.app.screen, ChallengeScreen)
        assert 0 == len(stage.history.challenges("example.tags", "blitz", 3, ExtraTime.USUAL))
        await quiz.press("1", "enter")

        assert racing(quiz).asked.question.kind == "true_false"
        clock.seconds += 2
        await quiz.press("2")
        assert (Verdict.CORRECT, 929) == (verdict_of(quiz), settled(quiz).earned)
        assert "Correct" in quiz.text()
        assert "+929 points" in quiz.running_text()
        await quiz.press("1")  # nothing: that digit was meant for the question before
        assert 929 == settled(quiz).earned
        await quiz.press("enter")

        assert isinstance(quiz.app.focused, Field)
        assert "Hint" not in quiz.text()
        await quiz.write("in the sea")
        await quiz.press("1", "backspace", "enter")
        assert Verdict.INCORRECT is verdict_of(quiz)
        await quiz.press("space")
        clock.seconds += 1
        await quiz.click("A river")
        assert Verdict.CORRECT is verdict_of(quiz)
        await quiz.press("n")

        view = ended(quiz)
        assert (3, False, True) == (len(view.review), view.result.is_left, view.is_best)
        assert 3000 == view.result.milliseconds
        await quiz.press("c")
        assert view.line == quiz.app.clipboard
        quiz.app.clear_notifications()
        await quiz.press("o")
        assert isinstance(quiz.app.screen, SourceScreen)
        await quiz.press("q", "a")
        assert isinstance(quiz.app.screen, ChallengeStartScreen)
        await quiz.press("pagedown", "pagedown")
        assert f"Your best so far: {view.result.points} points" in quiz.running_text()
        assert view.result.code in quiz.running_text()
        await quiz.press("enter", "enter", "q", "n", "q", "y")
        assert ended(quiz).result.is_left
        await quiz.press("q")
        assert isinstance(quiz.app.screen, LibraryScreen)
        assert stage.history.latest_unfinished() is None


@pytest.mark.parametrize(
    ("late", "verdict"), [(0.0, Verdict.CORRECT), (0.001, Verdict.EXPIRED)], ids=["in time", "a thousandth late"]
)
async def test_an_answer_that_comes_with_the_deadline_is_decided_by_its_instant(
    stage: "Stage", clock: HandClock, tags: Path, late: float, verdict: Verdict
) -> None:
    """Whether or not a look at the clock, handled first, has found that the time is up."""
    app = app_of(stage, Challenged(offered(stage, tags, BLITZ, 1)))
    async with stage.run(app) as quiz:
        await quiz.press("enter", "enter")
        limit = racing(quiz).limit_milliseconds
        assert limit is not None
        clock.seconds += limit / 1000 + late + 0.5
        screen_of(quiz)._tick()
        app.input_clock = screen_of(quiz)._clock = InputClock(clock, lambda _: 0.5)
        await quiz.press("2")
        assert verdict is verdict_of(quiz)


async def test_time_is_up_once_all_input_was_handled(stage: "Stage", clock: HandClock, tags: Path) -> None:
    """Nothing is typed: the question expires; the last seconds are told in words before, and lives are lost."""
    async with stage.run(app_of(stage, Challenged(offered(stage, tags, SURVIVAL, 2)))) as quiz:
        await quiz.press("enter", "enter")
        limit = racing(quiz).limit_milliseconds
        assert limit is not None
        clock.seconds += limit / 1000 - 7.2
        screen_of(quiz)._tick()
        await quiz.rest()
        assert "7 seconds left" in quiz.text()
        assert "0 done" in quiz.text()
        clock.seconds += 2.9
        screen_of(quiz)._tick()
        await quiz.rest()
        assert ("╵", "╶─╯") == tuple(quiz.lines()[2].split()[place] for place in (0, 2))  # 4.3
        await quiz.press("question_mark")
        assert isinstance(quiz.app.screen, HelpScreen)
        await quiz.press("escape")
        clock.seconds += 4.4
        screen_of(quiz)._tick()
        await quiz.until(lambda: "Time is up" in quiz.text())
        assert (True, 2) == (settled(quiz).is_late, settled(quiz).figures.lives)


async def test_a_paper_tells_nothing_before_its_end(stage: "Stage", clock: HandClock, tags: Path) -> None:
    """Question follows upon question; the time for the whole is up even while something lies over the screen."""
    saved: list[ChallengeResult] = []

    def save(result: ChallengeResult) -> str:
        saved.append(result)
        return f"Written to {TAG}"

    offer = offered(stage, tags, PAPER, 3, ExtraTime.HALF_MORE)
    async with stage.run(app_of(stage, Challenged(offer, save))) as quiz:
        assert "1.5 times the usual time" in quiz.running_text()
        await quiz.press("enter", "enter", "1")
        assert 2 == racing(quiz).asked.number
        assert "points" not in quiz.text()
        await quiz.press("f4")
        assert isinstance(quiz.app.screen, ConfirmScreen)
        clock.seconds += 1000
        screen = quiz.app.screen_stack[-2]
        assert isinstance(screen, ChallengeScreen)
        screen._tick()
        await quiz.until(lambda: isinstance(quiz.app.screen, ChallengeEndScreen))
        await quiz.rest()
        assert ([ended(quiz).result], 1) == (saved, ended(quiz).not_reached)
        for words in ("1.5 times the usual time", "1 question not reached", f"Written to {TAG}", "Interrupted"):
            assert words in quiz.running_text()
        await quiz.press("l")
        assert isinstance(quiz.app.screen, LibraryScreen)


async def test_what_cannot_be_recorded_keeps_its_instant(
    stage: "Stage", clock: HandClock, tags: Path, history: "FailingHistory"
) -> None:
    """It is told, and once the record can be written again the answer counts as of when it was given."""
    async with stage.run(app_of(stage, Challenged(offered(stage, tags, BLITZ, 1)))) as quiz:
        await quiz.press("enter", "enter")
        clock.seconds += 2
        history.is_failing = True
        await quiz.press("2")
        assert "locked by [another] program" in quiz.running_text()
        history.is_failing = False
        clock.seconds += 500
        await quiz.press("enter")
        assert 929 == settled(quiz).earned
        assert [Mode.CHALLENGE] == [
            Mode(mode) for (mode,) in stage.history.connection.execute("SELECT mode FROM session")
        ]


async def test_leaving_the_program_leaves_the_run(stage: "Stage", clock: HandClock, tags: Path) -> None:
    """The countdown can be left without a trace; a run is on record as left, and is offered no more."""
    assert 100 == clock.seconds
    async with stage.run(app_of(stage, Challenged(offered(stage, tags, SPRINT, 60)))) as quiz:
        await quiz.press("enter", "q", "enter")
        screen = quiz.app.screen
        assert isinstance(screen, ChallengeScreen)
        for _ in range(2):
            screen._count_down(screen.header.countdown - 1)
        assert 1 == screen.header.countdown
        await screen.action_start()
        await quiz.press("ctrl+q")
    assert ["left"] == [kind for (kind,) in stage.history.connection.execute("SELECT kind FROM event")]
    assert stage.history.latest_unfinished() is None


async def test_after_a_challenge_its_questions_can_be_contested_and_practised(
    stage: "Stage", clock: HandClock, tags: Path
) -> None:
    """The one in sight by key, once, and any by its button; from its source a session without a clock begins."""
    assert 100 == clock.seconds
    async with stage.run(app_of(stage, Challenged(offered(stage, tags, PAPER, 2)))) as quiz:
        await quiz.press("enter", "enter", "1", "s", "exclamation_mark")
        assert f"1 The {TAG} Loire ends in a lake." in quiz.running_text()
        await quiz.write("It does.")
        await quiz.press("enter", "exclamation_mark")
        assert "You have contested question 1" in quiz.text()
        await quiz.app.screen.run_action("screen.contest(2)")
        await quiz.press("escape")
        assert [(1, "It does.")] == [
            (each.attempt.position + 1, each.comment) for each in stage.history.open_disputes()
        ]
        await quiz.press("o", "p")
        assert isinstance(quiz.app.screen, QuestionScreen)


async def test_in_a_small_window_what_is_right_has_room_below_a_long_question(
    stage: "Stage", clock: HandClock, tags: Path
) -> None:
    """And what a wrong answer takes from the time is told beside its verdict."""
    assert 100 == clock.seconds
    pack = tags / "pack.toml"
    pack.write_text(PACK.partition("[[questions]]")[0] + CLOZE, encoding="utf-8")
    async with stage.run(app_of(stage, Challenged(offered(stage, tags, SPRINT, 60))), 40, 12) as quiz:
        await quiz.press("enter", "enter")
        await quiz.write("wood")
        await quiz.press("enter", "enter")
        await quiz.until(lambda: "Next" in quiz.text())
        assert "0 points, and 3 s less" in quiz.text()
        for gap, word in enumerate(("wood should be Black Forest", "nothing should be ten"), 1):
            assert f"Gap {gap} → {word}" in quiz.running_text()
        assert "nothing should be owls" in quiz.running_text()


@pytest.mark.parametrize(
    ("remaining", "milliseconds", "seconds"),
    [(None, 1200, 0.8), (60_000, 0, 0.001), (59_999, 1, 1.0), (5001, 0, 0.002), (5000, 0, 0.001), (4999, 0, 0.1)],
)
def test_the_clock_is_drawn_each_second_and_in_the_last_ones_each_tenth(
    remaining: int | None, milliseconds: int, seconds: float
) -> None:
    """The next look comes when there is another figure to be shown."""
    clock = ClockView(remaining, milliseconds, 0, False, None, None, frozenset())

    assert seconds == seconds_to_next_look(clock)


def test_an_input_keeps_the_instant_at_which_it_came() -> None:
    """However late it is handled, and whatever came in between."""
    clock = HandClock()
    instants = InputClock(clock, lambda message: 5.0 if message is early else 0.0)
    early, led = Message(), Message()
    led.time += 1000
    assert clock.seconds == instants.latest.seconds

    instants.note(early)
    assert (95.0, 95.0) == (instants.latest.seconds, instants.of(led).seconds)
    assert 95.0 == instants.of(early).seconds
    assert 0.0 == age_of(led)

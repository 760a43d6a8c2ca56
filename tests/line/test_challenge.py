"""Challenges as lines: what is typed stands behind `> `, and behind `@` how many seconds it took to type it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from itertools import count
from pathlib import Path

import pytest

from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.line.challenge.play import play_challenge
from quiz.line.challenge.timing import Timing
from quiz.line.console import Console, EndOfInput
from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.challenge_result import ChallengeResult
from quiz.model.instant import Instant
from quiz.play.challenge.deal import deal
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.wish import Wish, code_of_wish
from quiz.play.library import Library
from quiz.play.outside import Outside

from .conftest import NOON, PACKS

TRANSCRIPTS = sorted(Path(__file__).with_name("challenges").glob("*.txt"))
HALF_AN_HOUR = 1800


class Race:
    """Plays challenges with a clock that goes on only while something is typed."""

    def __init__(self, history: History, cache: Path) -> None:
        ids = count(1)
        self.seconds = 0.0
        self.results: list[ChallengeResult] = []
        self.ticks: list[Instant] | None = None
        self.outside = Outside(history, self.now, lambda: next(ids).to_bytes(16, "big"), lambda: 1)
        self.library = Library((PACKS,), cache, self.outside)

    def now(self) -> Instant:
        """Return this instant."""
        return Instant(NOON + timedelta(seconds=self.seconds), 500 + self.seconds)

    def looks(self) -> Iterable[Instant]:
        """Return the looks at the clock that somebody had."""
        return self.ticks or ()

    def play(self, lines: Iterable[str], wish: Wish, extra_time: ExtraTime = ExtraTime.USUAL) -> str:
        """Play a challenge with lines typed and return all that was written."""
        output = StringIO()
        pack = self.library.open("nine")
        dealt = deal(code_of_wish(wish, pack, lambda: 1), pack, extra_time)
        player = ChallengePlayer(dealt, pack, self.outside, extra_time)
        timing = Timing(self.now, None if self.ticks is None else self.looks)
        with suppress(EndOfInput):
            play_challenge(player, Console(TimedLines(lines, output, self), output), timing, self.results.append)
        return output.getvalue()


class TimedLines(StringIO):
    """Lines that are typed, each with the seconds that it takes behind an `@`."""

    def __init__(self, lines: Iterable[str], echo: StringIO, race: Race) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._echo = echo
        self._race = race

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Return the next line, once its time has passed, and echo it."""
        line = super().readline(-1 if size is None else size)
        if not line:
            return ""
        self._echo.write(f"> {line}".rstrip() + "\n")
        typed, _, seconds = line.strip().partition("@")
        self._race.seconds += float(seconds or 0)
        return f"{typed.strip()}\n"


@pytest.fixture
def race(history: History, tmp_path: Path) -> Iterator[Race]:
    """Challenges with the pack of nine kinds, and an empty record."""
    playing = Race(history, tmp_path / "challenges")
    with closing(playing.library):
        yield playing


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_challenge_goes_as_kept(path: Path, race: Race) -> None:
    """Typing the lines of a transcript gives the transcript; its first line names rules, length, seed, extra time.

    Where it names two runs the one before is played first, with the same lines.
    """
    opening, _, expected = path.read_text(encoding="utf-8").partition("\n")
    rules, number, seed, *extra = opening.removeprefix("$ ").split()
    typed = [line[2:] for line in expected.splitlines() if line.startswith(">")]
    wish = Wish(rules=rules, seed=int(seed))
    wish = replace(wish, seconds=int(number)) if rules == "sprint" else replace(wish, questions=int(number))
    extra_time = ExtraTime(extra[0]) if extra else ExtraTime.USUAL
    if "again" in extra[1:]:
        race.play(typed, wish, extra_time)

    assert expected == race.play(typed, wish, extra_time)


def test_a_program_that_stood_still_is_noticed(race: Race) -> None:
    """By the looks at the clock that did not come; the time has gone on, and the result is marked."""
    race.ticks = [race.now(), Instant(NOON + timedelta(seconds=9), 509)]

    told = race.play(["", "1 @9.5", "", "q"], Wish(rules="survival", questions=2, seed=1))

    assert "Interrupted: the program stood still" in told
    assert frozenset({Interruption.STOPPED}) == race.results[0].interruptions
    assert 9_500 == race.results[0].milliseconds


def test_a_result_is_told_even_where_its_end_cannot_be_recorded(race: Race, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was answered is on record, and the result can still be saved."""

    def refuse(*_: object) -> None:
        raise HistoryError("The disk is full.")

    monkeypatch.setattr(race.outside.history, "finish", refuse)

    told = race.play(["", "1 @2", "q"], Wish(rules="survival", questions=1, seed=1))

    assert "What was answered is kept, but not that the challenge is over." in told
    assert "Points: 0" in told
    assert not race.results[0].is_left


def test_an_answer_that_cannot_be_recorded_can_be_given_again(race: Race, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long that takes, it counts as fast as it came."""
    history, refusals = race.outside.history, [HistoryError("The disk is full.")]
    record: Callable[..., None] = history.record

    def record_at_last(attempt: object) -> None:
        if refusals:
            raise refusals.pop()
        record(attempt)

    monkeypatch.setattr(history, "record", record_at_last)

    told = race.play(["", "1 @2", f"@{HALF_AN_HOUR}", "q"], Wish(rules="survival", questions=2, seed=1))

    assert "This could not be recorded" in told
    assert 2_000 == race.results[0].milliseconds

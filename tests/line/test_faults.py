"""What happens in a dialogue when the world outside does not play along."""

from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.line.console import Console
from quiz.line.library import browse
from quiz.line.session import play
from quiz.model.attempt import Attempt
from quiz.play.error import PlayError
from quiz.play.library import Library, PackCard, Selection
from quiz.play.statistics import Progress
from quiz.play.study import Desk

Dialogue = Callable[..., str]


def fail(monkeypatch: pytest.MonkeyPatch, history: History, method: str, times: int) -> None:
    """Let a method of the record fail the first times that it is called."""
    works = getattr(history, method)
    failures = iter(range(times))

    def failing(*values: object) -> object:
        if next(failures, None) is not None:
            raise HistoryError("The history cannot grow:\nCorrect")
        return works(*values)

    monkeypatch.setattr(history, method, failing)


def verdicts_in(written: str) -> Sequence[str]:
    """Return the lines that give a verdict."""
    return [line for line in written.splitlines() if line.startswith(("Correct", "Incorrect", "Partly", "Skipped"))]


def test_no_verdict_is_shown_before_the_answer_is_on_record(
    monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """The learner is told, tries again, and only then sees how it went; the answer is on record once."""
    fail(monkeypatch, history, "record", times=2)

    written = dialogue(["f", "", ""], "nine", "True or false")

    before, _, after = written.rpartition("Press Enter to try again, or type q to leave.")
    assert 2 == written.count("This could not be recorded")
    assert [] == verdicts_in(before)
    assert ["Correct"] == verdicts_in(after)
    assert 1 == history.pack_records()["test.nine"].attempts


@pytest.mark.parametrize("lines", [["f"], ["f", "q"], ["f", ":q"], ["s", "q"]])
def test_leaving_an_answer_that_cannot_be_recorded_shows_no_verdict(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """Whoever gives up, or has no more input, leaves without a verdict and without a record of the answer."""
    fail(monkeypatch, history, "record", times=9)

    written = dialogue(lines, "nine", "True or false")

    assert [] == verdicts_in(written)
    assert {} == history.pack_records()


@pytest.mark.parametrize("lines", [["q"], []])
def test_leaving_that_cannot_be_recorded_is_told(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """It is no error: the session is offered again all the same."""
    fail(monkeypatch, history, "leave", times=1)

    written = dialogue(lines, "nine", "True or false")

    assert "What was answered is kept, but not that you left.\n  The history cannot grow:\n" in written


def test_the_end_of_a_session_is_recorded_again_until_it_is(
    monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """The summary waits for the record too."""
    fail(monkeypatch, history, "finish", times=1)

    written = dialogue(["f", "", ""], "nine", "True or false")

    assert written.index("could not be recorded") < written.index("The end.")


def test_a_new_session_for_the_misses_waits_for_the_record(
    monkeypatch: pytest.MonkeyPatch, history: History, library: Library
) -> None:
    """A retry that cannot be begun can be tried again."""
    player = library.start(library.open("nine"), Selection("True or false"))
    fail(monkeypatch, history, "begin", times=1)
    output = StringIO()

    play(player, Console(StringIO("t\n\nr\n\nf\n"), output))

    assert ["Incorrect", "Correct"] == verdicts_in(output.getvalue())


def test_a_line_with_control_characters_is_no_answer(dialogue: Dialogue) -> None:
    """Arrow keys on a dumb terminal end up in no record."""
    written = dialogue(["\x1b[A", "nul\0", "black sea"], "nine", "Short answer")

    assert "The line holds U+001B, which no answer can hold." in written
    assert "The line holds U+0000, which no answer can hold." in written
    assert ["Correct"] == verdicts_in(written)


@pytest.mark.parametrize("topic", ["Number", "Date"])
@pytest.mark.parametrize("command", ["s", "q", "h", "?", "Skip"])
def test_a_command_without_its_colon_is_told_of_where_it_is_no_answer(
    dialogue: Dialogue, topic: str, command: str
) -> None:
    """Where something is typed that is neither a date nor a number, the learner sees how the command is given."""
    written = dialogue([command, "soon", ":s"], "nine", topic)

    assert 1 == written.count(f"To give the command, type :{command}.")
    assert ["Skipped"] == verdicts_in(written)


def test_a_dispute_is_recorded_again_until_it_is(
    monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """The learner is told, tries again, and the comment is still there."""
    fail(monkeypatch, history, "contest", times=1)

    written = dialogue(["t", "! It was longer once.", "", ""], "nine", "True or false")

    assert 1 == written.count("This could not be recorded")
    assert written.index("could not be recorded") < written.index("That is on record for the author")
    assert ["It was longer once."] == [dispute.comment for dispute in history.open_disputes()]


def test_giving_up_on_a_dispute_keeps_the_answer(
    monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """Whoever leaves, or has no more input, has no dispute on record and loses nothing else."""
    fail(monkeypatch, history, "contest", times=9)

    for lines in (["t", "!", "Why?", "q"], ["t", "!"]):
        dialogue(lines, "nine", "True or false")

    assert () == history.open_disputes()
    assert 2 == history.pack_records()["test.nine"].attempts


@pytest.mark.parametrize(
    ("comment", "words"),
    [("\x1b[2J", "The comment holds U+001B"), ("x" * 1001, "The comment has 1001 characters")],
)
@pytest.mark.parametrize("is_asked_for", [True, False])
def test_a_comment_that_cannot_be_kept_is_asked_for_again(
    history: History, dialogue: Dialogue, comment: str, words: str, is_asked_for: bool
) -> None:
    """Whether it stands behind the sign or on a line of its own."""
    lines = ["!", comment] if is_asked_for else [f"! {comment}"]

    written = dialogue(["t", *lines, "Plain words."], "nine", "True or false")

    assert words in written
    assert ["Plain words."] == [dispute.comment for dispute in history.open_disputes()]


def test_a_session_that_was_left_is_offered_again(library: Library, dialogue: Dialogue) -> None:
    """The end of the input leaves a session that can be gone on with where it was."""
    written = dialogue([":s"], "nine")

    unfinished = library.unfinished()

    assert unfinished is not None
    assert (1, 9) == (unfinished.answered, unfinished.total)
    assert written.endswith("The input has ended. What you answered is kept; quiz offers to go on with it.\n")


@pytest.mark.parametrize("key", ["x", "d"])
def test_a_session_can_be_set_aside(library: Library, dialogue: Dialogue, key: str) -> None:
    """With the letter that the screens know, or the one of before."""
    dialogue([":s"], "nine")

    dialogue([key, "q"])

    assert library.unfinished() is None


def test_a_session_without_an_answer_is_not_offered(library: Library, dialogue: Dialogue) -> None:
    """And no farewell says that it would be."""
    for lines in ([], [":q"]):
        written = dialogue(lines, "nine")
        assert written.endswith("Nothing was answered in this session.\n")

    assert library.unfinished() is None


def test_the_answer_is_recorded_in_the_order_of_the_author(
    monkeypatch: pytest.MonkeyPatch, history: History, dialogue: Dialogue
) -> None:
    """Numbers as shown are turned back into the places that the record knows."""
    attempts: list[Attempt] = []
    monkeypatch.setattr(history, "record", attempts.append)

    written = dialogue(["2", ""], "nine", "Single choice")

    shown = next(line for line in written.splitlines() if line.startswith("2. "))
    (attempt,) = attempts
    assert attempt.response is not None
    assert shown == "2. " + ("Vienna", "Bratislava", "Budapest")[attempt.presented[0][1]]
    assert f"ChoiceResponse(choices=({attempt.presented[0][1]},))" == str(attempt.response)


class StubbornLibrary:
    """A library with a pack that has problems, and one that is gone when it is opened."""

    def cards(self) -> tuple[PackCard, ...]:
        """Return the two packs."""
        gone = PackCard(id="a.gone", title="Gone", location=Path("/gone"), questions=1)
        broken = PackCard(id="", title="Broken", location=Path("/broken"), problem="Broken is:\nCorrect")
        return (gone, broken)

    def unfinished(self) -> None:
        """Nothing was left."""

    def open(self, name: str) -> None:
        """Fail."""
        raise PlayError(f"There is no pack called {name}.")


def test_packs_that_cannot_be_played_are_told_of(monkeypatch: pytest.MonkeyPatch, library: Library, desk: Desk) -> None:
    """A pack with problems has no number; one that went away is told of, and the library goes on."""
    stubborn = StubbornLibrary()
    for name in ("cards", "unfinished", "open"):
        monkeypatch.setattr(library, name, getattr(stubborn, name))
    output = StringIO()

    console = Console(StringIO("2\n1\nq\n"), output)
    progress = Progress(date(2026, 3, 1), (), dict)
    browse(library, desk, console, progress=lambda: progress, race=lambda pack: pack.close(), offer_tour=False)

    lines = output.getvalue().splitlines()
    assert "  Broken is:" in lines
    assert "  Correct" in lines
    assert '  "2" is none of these.' in lines
    assert "  There is no pack called /gone." in lines
    assert "  against the clock, p for progress, q to leave." == lines[-1]

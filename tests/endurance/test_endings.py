"""Sessions that are ended, stopped and disturbed from outside, with the terminal given back as it was."""

import signal
from pathlib import Path

import pytest

from .front_ends import Lines, Screens
from .pack import PACK, write_pack
from .program import Program, Run
from .standing import recorded
from .terminal import CURSOR_SHOWN, LINES_WRAPPED

PLAIN_MODES = {CURSOR_SHOWN, LINES_WRAPPED}
SCREENS, LINES = Screens(), Lines()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a pack, and with what is recorded in one test after the other."""
    home = tmp_path_factory.mktemp("endings")
    write_pack(home / "data" / "packs" / "campaign")
    return home


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_screens_in_order(program: Program, home: Path, number: int) -> None:
    """The terminal is as it was, the answer is kept and its session offered, and the exit code names the signal."""
    run = _with_an_answer(program, home)

    run.signal(number)

    assert 128 + number == run.ended()
    _see_all_given_back(run)
    assert run.terminal.transcript.endswith("What you answered is kept. `quiz` offers to go on.\n")
    assert 1 == len(recorded(home / "data" / "history.db").given)


@pytest.mark.parametrize(
    ("options", "ignored", "code"),
    [
        (SCREENS.options, (), 128 + signal.SIGHUP),
        (SCREENS.options, (signal.SIGHUP,), 128 + signal.SIGHUP),
        (LINES.options, (), -signal.SIGHUP),
        (LINES.options, (signal.SIGHUP,), 1),
    ],
)
def test_a_terminal_that_is_taken_away_ends_the_program(
    program: Program, home: Path, options: tuple[str, ...], ignored: tuple[int, ...], code: int
) -> None:
    """With every answer kept, also where it was told to ignore the signal, as by nohup."""
    run = _with_an_answer(program, home, *options, ignores=ignored)

    assert code == run.hang_up()

    assert 1 == len(recorded(home / "data" / "history.db").given)


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_program_that_stood_still_goes_on(program: Program, home: Path, number: int) -> None:
    """All is drawn anew, keys are taken, and in the end the terminal is as it was before the first start."""
    run = _with_an_answer(program, home)
    run.signal(number)
    run.until_stopped()
    assert (number == signal.SIGTSTP) == (PLAIN_MODES == run.terminal.modes)
    run.terminal.clear()

    run.signal(signal.SIGCONT)

    run.until(lambda: all(words in run.terminal.text() for words in ("1 of 3", "Because of", "Next  o Source")))
    run.type(SCREENS.onward)
    run.until(lambda: "2 of 3" in run.terminal.text())
    run.type(SCREENS.leave)
    assert 0 == run.ended()
    _see_all_given_back(run)


def test_bytes_that_are_no_text_do_no_harm(program: Program, home: Path) -> None:
    """Such as what is pasted in another encoding, or a report of the mouse in an old form."""
    run = _with_an_answer(program, home)

    run.type_bytes(b"\xff\xfe\xe4\x1b[M \xf0\xf0\x1b[<0;0;0M\x1b[<999999999;99999999;1m\x1b[999;999R\x1b")

    run.type(SCREENS.onward)
    run.until(lambda: "2 of 3" in run.terminal.text())
    run.type(SCREENS.leave)
    assert 0 == run.ended()
    _see_all_given_back(run)


def test_a_terminal_of_few_characters_shows_the_words(program: Program, home: Path) -> None:
    """What it cannot show stands there as question marks."""
    run = program.run(home, "play", PACK, "--count", "3", encoding="ascii")
    run.until(lambda: "Say q" in run.terminal.text())

    run.type(SCREENS.keys["skip"])

    run.until(lambda: "? Skipped" in run.terminal.text())
    run.type(SCREENS.leave)
    assert 0 == run.ended()
    _see_all_given_back(run)


def _with_an_answer(program: Program, home: Path, *options: str, ignores: tuple[int, ...] = ()) -> Run:
    """Return a run in which one question was answered and its verdict is shown."""
    run = program.run(home, "play", PACK, "--count", "3", *options, ignores=ignores)
    front = LINES if options else SCREENS
    run.until(lambda: front.is_waiting(run.terminal))
    run.type(front.keys["skip"])
    run.until(lambda: any("skipped" == shown.verdict for shown in front.shown(run.terminal, 0)))
    return run


def _see_all_given_back(run: Run) -> None:
    assert (PLAIN_MODES, run.settings_before) == (run.terminal.modes, run.settings_after)
    assert "Traceback" not in run.terminal.transcript

"""`quiz check --watch`."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quiz.packs.watching import LOOK_SECONDS

Run = Callable[..., Any]
Write = Callable[..., Path]

AT = "That was at 14:02:11. It is checked again when a file is saved; Ctrl+C ends."
MISSPELT = ('explanation = "It comes', 'explanatoin = "It comes')


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What happens at the waits between two looks, one at each; when nothing is left, Ctrl+C is pressed."""
    left: list[Callable[[], object]] = []

    def wait(seconds: float) -> None:
        assert LOOK_SECONDS == seconds
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr(time, "sleep", wait)
    monkeypatch.setattr("quiz.cli.check._local_now", lambda: datetime(2026, 3, 1, 14, 2, 11, tzinfo=UTC))
    return left


def nothing() -> None:
    """Let a look pass."""


def test_packs_are_checked_again_when_they_are_saved(
    run: Run, other_pack: Write, steps: list[Callable[[], object]]
) -> None:
    """At once, and after each change that has come to rest; then the exit code is that of the last check."""
    pack = other_pack("pack") / "pack.toml"
    good = pack.read_text(encoding="utf-8")
    bad = good.replace(*MISSPELT)
    steps += [
        *(nothing, nothing, nothing),
        *(lambda: pack.write_text("", encoding="utf-8"), lambda: pack.write_text(bad, encoding="utf-8")),
        *(nothing, nothing, nothing),
        *(pack.unlink, lambda: pack.write_text(good, encoding="utf-8")),
        *(nothing, nothing),
        *(pack.unlink, nothing, nothing),
    ]

    result = run("check", "pack", "--watch")

    told = result.out.split("\n\n")
    assert ["pack: clean (2 questions)", "1 pack checked: clean.", AT] == told[0].splitlines()
    assert "pack: 1 error, 0 warnings (2 questions read)" == told[1].splitlines()[0]
    assert ["1 pack checked: 1 error, 0 warnings.", AT] == told[1].splitlines()[-2:]
    assert told[0] == told[2]
    assert "pack-toml-missing" in told[3]
    assert (4, 1, "") == (len(told), result.code, result.err)


def test_a_folder_that_vanishes_is_waited_for(
    run: Run, other_pack: Write, steps: list[Callable[[], object]], tmp_path: Path
) -> None:
    """It is told that there is nothing; once the folder is back it is checked as before."""
    other_pack("packs/one")
    there, away = tmp_path / "packs", tmp_path / "away"
    steps += [lambda: there.rename(away), nothing, nothing, lambda: away.rename(there), nothing, nothing]

    result = run("check", "packs", "--watch", "--strict")

    told = result.out.split("\n\n")
    assert told[1].startswith("There is nothing at packs.")
    assert ["Nothing could be checked.", AT] == told[1].splitlines()[-2:]
    assert told[0] == told[2].rstrip("\n")
    assert (3, 0) == (len(told), result.code)


def test_on_a_terminal_each_check_stands_alone(
    run: Run, other_pack: Write, steps: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was told before is cleared away, but not where lines are wanted."""
    pack = other_pack("pack", MISSPELT)
    monkeypatch.setattr("quiz.cli.check.can_clear", lambda _: True)
    for options, cleared in (((), 2), (("--line",), 0)):
        steps += [(pack / "more.toml").touch, nothing, nothing]
        result = run(*options, "check", "pack", "--watch")
        (pack / "more.toml").unlink()

        assert (1, 2, cleared) == (result.code, result.out.count(AT), result.out.count("\x1b[H\x1b[2J"))


@pytest.mark.parametrize("option", ["--json", "--lock"])
def test_what_cannot_be_watched_is_refused(option: str, run: Run, other_pack: Write) -> None:
    """One JSON document has an end, and a lock is written on purpose; a path that is not there is a slip."""
    other_pack("pack")

    result = run("check", "pack", "--watch", option)

    assert (2, f"quiz: --watch goes with no {option}. Leave one of them out.\n") == (result.code, result.err)
    assert 2 == run("check", "nowhere", "--watch").code

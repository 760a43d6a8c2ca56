"""Packs that would take too much memory to be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]


def test_a_large_pack_is_checked_as_a_small_one_is(run: Run, other_pack: Write) -> None:
    """Where a process of its own reads the pack, exit code and both streams are the same."""
    folder = other_pack("good")
    small = run("check", "good", "nowhere"), run("check", "good"), run("pack", "build", "good", "-o", "a.quizpack")
    (folder / "LARGE").write_bytes(bytes(2**19))

    large = run("check", "good", "nowhere"), run("check", "good"), run("pack", "build", "good", "-o", "a.quizpack")

    assert [2, 0, 0] == [result.code for result in small]
    assert small == large


@pytest.mark.parametrize("command", [["check"], ["pack", "build"]], ids=" ".join)
def test_a_pack_that_takes_too_much_memory_is_refused(run: Run, other_pack: Write, command: list[str]) -> None:
    """The command ends alone and in words, and says what may be done."""
    folder = other_pack("large")
    (folder / "more.toml").write_text(f'x = "{"a" * 30_000_000}🐝"\n', encoding="utf-8")

    result = run(*command, "large", "--memory", "256")

    assert (1, "") == (result.code, result.out)
    assert "quiz: This takes more than 256 MiB of memory, so it was stopped. " in result.err
    assert result.err.endswith("allow more: --memory 1024\n")


def test_a_folder_to_install_is_held_too(run: Run, other_pack: Write) -> None:
    """Nothing is installed of a pack that cannot be read within bounds."""
    folder = other_pack("large")
    for number in range(3):
        (folder / f"{number}.toml").write_text(f'x = "{"a" * 30_000_000}🐝"\n', encoding="utf-8")

    result = run("pack", "install", "large")

    assert (1, "") == (result.code, result.out)
    assert result.err.endswith("If the pack is to be so large, divide it.\n")


@pytest.mark.parametrize("amount", ["255", "-1", "1e3", "much", "9" * 5000])
def test_an_amount_of_memory_that_is_none_is_refused(run: Run, other_pack: Write, amount: str) -> None:
    """So little would not even be enough for the program itself."""
    other_pack("good")

    assert 2 == run("check", "good", "--memory", amount).code

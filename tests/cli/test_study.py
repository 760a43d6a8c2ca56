"""`quiz study`, as lines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_what_is_new_is_studied_at_once(run: Run, rivers: Path) -> None:
    """Over all packs or those named; then nothing is due, which is said with what can be done instead."""
    assert rivers.is_dir()

    first = run("study", "rivers", typed=":s\n\n:s\n\n\n")
    assert (0, "") == (first.code, first.err)
    assert first.out.startswith("\nQuestion 1 of 2\n")
    assert 2 == first.out.count("asked again tomorrow")

    second = run("study", "rivers", typed="\n")
    assert (0, "") == (second.code, second.err)
    assert "Well done: nothing is due today. The next question falls due tomorrow." in second.out
    assert "Type m to cram what you missed in the last 7 days: 2 questions." in second.out

    assert "Question 1 of 18" in run("study", typed=":q\n").out
    assert "\nStudy: 18 new.\nPacks\n" in run(typed="q\n").out


def test_cramming(run: Run, rivers: Path) -> None:
    """A topic, or the misses of so many days; with certainties where that is wanted."""
    assert rivers.is_dir()

    assert "Nothing was missed in the last 7 days.\n" == run("study", "--cram", "misses").out
    assert "Nothing was missed today.\n" == run("study", "--cram", "misses", "--days", "1").out
    topic = run("study", "--cram", "volga", "--certainty", typed="1\n2\n\n")
    assert "Question 1 of 1" in topic.out
    assert "How certain are you?" in topic.out
    assert "asked again" not in topic.out
    run("study", "rivers", typed=":s\n:q\n")
    assert "Question 1 of 1" in run("study", "--cram", "misses", "--days", "3", typed=":s\n\n\n").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "There is no pack called nowhere."),
        (["--cram", "Thames"], "No pack has a topic “Thames”."),
        (["rivers", "--cram", "Thames"], "rivers[/b] has no topic “Thames”."),
        (["--days", "3"], "--days goes with --cram misses."),
        (["--cram", "misses", "--days", "0"], "'0' is not a whole number from 1 to 36500"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str, run: Run, rivers: Path) -> None:
    """With the exit code 2."""
    assert rivers.is_dir()

    result = run("study", *arguments)
    assert (2, "") == (result.code, result.out)
    assert words in result.err

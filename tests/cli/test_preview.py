"""`quiz preview`."""

from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quiz.play.view import AnsweredView
from quiz.tui.preview import PreviewApp
from quiz.tui.screens.preview import PreviewScreen

Run = Callable[..., Any]
Write = Callable[..., Path]


def test_nothing_is_recorded_of_what_is_played_in_a_preview(
    run: Run, other_pack: Write, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question is answered on the screen, and after that there is no record, no cache and no setting."""
    answered: list[AnsweredView] = []

    async def answer(pilot: Pilot[bool]) -> None:
        await pilot.press("t", "1", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PreviewScreen)
        assert isinstance(screen.view, AnsweredView)
        answered.append(screen.view)
        await pilot.press("q")

    other_pack("pack")
    monkeypatch.setattr("quiz.cli.preview.wants_lines", lambda _: False)
    monkeypatch.setattr(PreviewApp, "run", partialmethod(PreviewApp.run, headless=True, auto_pilot=answer))

    result = run("preview", "pack", "longest")

    assert (0, "", "") == (result.code, result.out, result.err)
    assert [("longest", 1.0)] == [(view.asked.question.id, view.outcome.score) for view in answered]
    assert not home.exists()


def test_as_lines_every_question_is_told_once_with_its_key_and_problems(run: Run, other_pack: Write) -> None:
    """Where there is no screen, or one question alone."""
    other_pack("pack", ('text = "The Alps"', 'text = "The Danube\'s Alps"'), ("key = true\nexplanation", "explanation"))

    result = run("preview", "pack")

    told = result.out.splitlines()
    assert (0, "", False) == (result.code, result.err, "\x1b" in result.out)
    assert ["Question 1 of 2", "  Id: spring in pack.toml", "  Topic: Danube"] == told[:3]
    assert all(line in told for line in ("  + The Black Forest", "  - The Danube's Alps", "Answer: The Black Forest"))
    assert "It cannot be shown before its errors are mended." in told
    assert ["  error missing-key  pack.toml:28"] == [line for line in told if line.startswith("  error")]
    assert told[-1].startswith("2 questions, ")

    alone = run("preview", "pack", "longest", "--line").out.splitlines()
    assert ["Question 2 of 2", "  Id: longest in pack.toml"] == alone[:2]
    assert "No problems elsewhere." == alone[-1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "There is nothing at nowhere. Name a pack's folder or its single TOML file."),
        (("pack", "sprung"), "There is no question sprung in this pack. Did you mean spring?"),
        (("pack", "xyz"), "There is no question xyz in this pack. Leave it out to begin with the first."),
    ],
)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], message: str, run: Run, other_pack: Write) -> None:
    """With what there is."""
    other_pack("pack")

    result = run("preview", *arguments)

    assert (2, "", f"quiz: {message}\n") == (result.code, result.out, result.err)

"""Whole dialogues, kept as they are read: what is typed stands behind `> `, and all the rest is written by the quiz."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.model.question import QUESTION_TYPES

TRANSCRIPTS = sorted(Path(__file__).with_name("transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_dialogue_goes_as_kept(path: Path, dialogue: Callable[..., str]) -> None:
    """Typing the lines of a transcript gives the transcript; its first line names pack and topic, or the library."""
    opening, _, expected = path.read_text(encoding="utf-8").partition("\n")
    opening, *options = opening.removeprefix("$ ").split(" --")
    pack, _, topic = opening.partition("/")
    typed = [line[2:] for line in expected.splitlines() if line.startswith(">")]

    if pack == "browse":
        assert expected == dialogue(typed, offer_tour=topic == "tour")
    else:
        assert expected == dialogue(typed, pack, topic or None, certainty="certainty" in options)


def test_every_kind_has_a_transcript() -> None:
    """No kind of question goes without a dialogue that shows it."""
    assert set(QUESTION_TYPES) <= {path.stem for path in TRANSCRIPTS}

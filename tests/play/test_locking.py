"""`sources.lock`: what becomes of proven citations when a source changes."""

import os
from pathlib import Path

import pytest

from quiz.model.diagnostic import Severity
from quiz.model.response import ChoiceResponse
from quiz.packs.lock import LockError
from quiz.play.checking import check_pack, lock_pack
from quiz.play.library import Library, Selection
from quiz.play.view import AskedView

from .conftest import NOTES, PACK, answered


def told(pack: Path) -> list[tuple[str, Severity, str]]:
    """Return code, severity and key path of all that a check tells."""
    return [(found.code, found.severity, found.key_path) for found in check_pack(pack).diagnostics]


@pytest.fixture
def locked(pack_folder: Path) -> Path:
    """A pack that was locked."""
    assert pack_folder / "sources.lock" == lock_pack(pack_folder)
    return pack_folder


def change(pack: Path, old: str, new: str) -> None:
    """Edit the pack's source."""
    assert old in NOTES
    (pack / "sources" / "notes.md").write_text(NOTES.replace(old, new), encoding="utf-8")


def test_a_locked_pack_is_as_clean_as_before(locked: Path) -> None:
    """The lock says nothing while nothing has changed, and the same pack gives the same lock."""
    first = (locked / "sources.lock").read_bytes()

    assert [] == told(locked)
    lock_pack(locked)
    assert first == (locked / "sources.lock").read_bytes()


def test_citations_that_hold_are_counted(locked: Path) -> None:
    """A change that touches no quote is told once."""
    change(locked, "longest river", "longest stream")

    (found,) = check_pack(locked).diagnostics

    assert ("source-changed", Severity.WARNING) == (found.code, found.severity)
    assert "3 citations hold where they were, 0 moved, 0 are stale. Questions touched: none." in found.message


def test_a_quote_that_moved_is_told_with_both_places(locked: Path) -> None:
    """It still proves what it proved; its new place is named."""
    change(locked, "The Danube rises", "A new paragraph.\n\nThe Danube rises")

    diagnostics = {found.key_path: found for found in check_pack(locked).diagnostics}

    moved = diagnostics["questions[countries].citations[1].quote"]
    assert ("citation-moved", Severity.WARNING) == (moved.code, moved.severity)
    assert "moved from passage 1, character 39, to passage 2, character 39." in moved.message
    assert (
        "The source notes has changed since it was locked: 0 citations hold where they were, 3 moved, 0 are stale."
        " Moved from passage 1 to 2: 3. Questions touched by a move: spring, countries."
    ) == diagnostics["sources[notes]"].message


def test_a_quote_that_is_gone_is_stale_and_the_pack_still_played(locked: Path, library: Library) -> None:
    """The author is told with an error; the learner sees the citation marked, never as proof."""
    change(locked, "rises in the Black Forest", "comes from the Black Forest")
    assert [
        ("citation-stale", Severity.ERROR, "questions[spring].citations[1].quote"),
        ("citation-stale", Severity.ERROR, "questions[spring].choices[2].citations[1].quote"),
    ] == [each for each in told(locked) if each[0] == "citation-stale"]
    (summary,) = [found.message for found in check_pack(locked).diagnostics if found.code == "source-changed"]
    assert "2 are stale." in summary
    assert "Questions with a stale citation: spring." in summary

    player = library.start(library.open("rivers"), Selection())
    while isinstance(player.view, AskedView) and player.view.question.id != "spring":
        player.skip()
        player.advance()
    view = answered(player.submit(ChoiceResponse((0,))))

    evidence = view.evidence[0]
    assert (None, "The Danube rises in the Black Forest.") == (evidence.passage, evidence.stale)


def test_without_a_lock_a_missing_quote_is_an_error(pack_folder: Path) -> None:
    """Nobody knows that it was ever there."""
    change(pack_folder, "rises in the Black Forest", "comes from the Black Forest")

    assert {"quote-not-found"} == {code for code, _, _ in told(pack_folder)}


def test_a_new_quote_is_judged_as_if_there_were_no_lock(locked: Path) -> None:
    """The lock vouches only for what it names."""
    (locked / "pack.toml").write_text(PACK.replace("ten countries", "nine countries"), encoding="utf-8")
    change(locked, "The Volga", "A Volga")

    assert ["quote-not-found", "source-changed"] == sorted(code for code, _, _ in told(locked))


def test_a_pack_with_errors_is_not_locked(pack_folder: Path) -> None:
    """What was not proven is not written down as proven."""
    (pack_folder / "pack.toml").write_text(PACK.replace("ten countries", "nine countries"), encoding="utf-8")

    assert lock_pack(pack_folder) is None
    assert not (pack_folder / "sources.lock").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"format = 2\n",
        b"\xff",
        b"format = 1\nsources = 3",
        b'format = 1\n[sources]\n[[quotes]]\nx = "\\u0000"',
        b'format = 1\n[sources]\n[[quotes]]\nquestion = "a"\nsource = "b"\nquote = "c"\npassage = inf\n',
    ],
)
def test_a_lock_that_is_none_is_an_error(locked: Path, content: bytes) -> None:
    """Whatever lies in its place, the check says what to do."""
    (locked / "sources.lock").write_bytes(content)

    assert [("lock-unreadable", Severity.ERROR, "")] == told(locked)


def test_a_lock_that_cannot_be_written_says_so(pack_folder: Path) -> None:
    """What stands in the way is told, and nothing is left half written."""
    (pack_folder / f".sources.lock.{os.getpid()}").mkdir()

    with pytest.raises(LockError, match="cannot be written"):
        lock_pack(pack_folder)

"""Histories of other machines, and the settings that came along."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.history.store import open_history
from quiz.play.merging import MergeReport, merge
from quiz.settings.settings import SettingDifference

Merge = Callable[[], MergeReport]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the empty history of another machine."""
    path = tmp_path / "stick" / "history.db"
    open_history(path).close()
    return path


@pytest.fixture
def merged(tmp_path: Path, other: Path) -> Merge:
    """Return what merges it twice, into a history whose settings are in `own.toml`."""

    def call() -> MergeReport:
        with open_history(tmp_path / "own.db") as history:
            return merge(history, [other, other], tmp_path / "own.toml")

    return call


def test_settings_that_agree_are_not_told_of(tmp_path: Path, other: Path, merged: Merge) -> None:
    """Nor is it when there are none."""
    assert () == merged().other_settings
    for file in (tmp_path / "own.toml", other.with_name("settings.toml")):
        file.write_text('theme = "dracula"\n')
    assert () == merged().other_settings


def test_settings_that_differ_are_told_once(tmp_path: Path, other: Path, merged: Merge) -> None:
    """With both values, and neither file is changed."""
    theirs = other.with_name("settings.toml")
    theirs.write_text('theme = "dracula"\n')
    (told,) = merged().other_settings
    assert (theirs, (SettingDifference("theme", "quiz-dark", "dracula"),), "") == (
        told.path,
        told.differences,
        told.notice,
    )
    assert 'theme = "dracula"\n' == theirs.read_text()
    assert not (tmp_path / "own.toml").exists()


def test_settings_that_cannot_be_followed_are_told(tmp_path: Path, other: Path, merged: Merge) -> None:
    """What can be is compared all the same."""
    (tmp_path / "own.toml").write_text("[study]\nhurried = -1\n")
    other.with_name("settings.toml").write_text("theme = 7\n[study]\nnew_per_day = 3\n")
    (told,) = merged().other_settings
    assert (SettingDifference("study.new_per_day", 20, 3),) == told.differences
    assert "`study.hurried` should be a number" in told.notice
    assert "`theme` should be text" in told.notice


def test_settings_that_cannot_be_read_are_not_compared(other: Path, merged: Merge) -> None:
    """It is told, and the histories are merged all the same."""
    other.with_name("settings.toml").write_text("theme = \n")
    (told,) = merged().other_settings
    assert None is told.differences
    assert "line 1 is not TOML" in told.notice

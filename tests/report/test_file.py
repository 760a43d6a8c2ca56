"""Pages as files."""

import os
from pathlib import Path

import pytest

from quiz.engine.combining import together
from quiz.report.file import ReportError, write_page
from quiz.report.page import progress_page

from .test_page import TODAY, statistics

PAGE = progress_page([statistics("a", "日本")], None, TODAY)
LATER = progress_page([], together([]), TODAY)


def test_a_page_is_written_and_replaced_by_a_later_one(tmp_path: Path) -> None:
    """Nothing else is left in the folder."""
    file = tmp_path / "progress.html"
    write_page(file, LATER)
    write_page(file, PAGE)

    assert PAGE == file.read_text(encoding="utf-8")
    assert [file] == list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["notes\n", "<!DOCTYPE html><html></html>", " " * 2000 + PAGE])
def test_any_other_file_is_left_alone(content: str, tmp_path: Path) -> None:
    """Whatever it is called."""
    file = tmp_path / "progress.html"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ReportError, match="Choose another name"):
        write_page(file, PAGE)

    assert content == file.read_text(encoding="utf-8")


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    """There is nothing in it to lose."""
    file = tmp_path / "progress.html"
    file.touch()
    write_page(file, PAGE)
    assert PAGE == file.read_text(encoding="utf-8")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """It is left alone."""
    with pytest.raises(ReportError, match="Choose another name"):
        write_page(tmp_path, PAGE)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Folders are not made, as the name may be mistyped."""
    with pytest.raises(ReportError, match="There is no folder"):
        write_page(tmp_path / "reports" / "progress.html", PAGE)
    assert [] == list(tmp_path.iterdir())


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    file, link = tmp_path / "progress.html", tmp_path / "link.html"
    write_page(file, LATER)
    link.symlink_to(file)
    write_page(link, PAGE)

    assert link.is_symlink()
    assert PAGE == file.read_text(encoding="utf-8")


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    """They lead to no file."""
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(ReportError):
        write_page(one, PAGE)


def test_what_the_disk_refuses_leaves_the_earlier_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, and without a trace of the attempt."""
    file = tmp_path / "progress.html"
    write_page(file, LATER)

    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError, match="cannot be written"):
        write_page(file, PAGE)

    assert LATER == file.read_text(encoding="utf-8")
    assert [file] == list(tmp_path.iterdir())

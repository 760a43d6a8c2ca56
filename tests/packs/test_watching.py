"""Noticing that the files of packs were saved."""

import os
import shutil
from pathlib import Path

import pytest

from quiz.packs.watching import Look, Watch, look_at


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two files with a source."""
    folder = tmp_path / "packs" / "bees"
    (folder / "sources").mkdir(parents=True)
    (folder / "more").mkdir()
    for name in ("pack.toml", "more/drones.toml", "sources/notes.md"):
        (folder / name).write_text("Bees.", encoding="utf-8")
    return folder


def test_a_change_is_told_once_and_only_when_it_has_come_to_rest() -> None:
    """A file that is emptied, half written and whole in three looks is one change, told at the fourth."""
    file = Path("pack.toml")
    whole, emptied, half, anew = ({file: (when, size, 1)} for when, size in ((1, 9), (2, 0), (2, 4), (2, 9)))
    looks: list[Look] = [whole, whole, emptied, half, anew, anew, anew]
    watch = Watch(lambda: looks.pop(0))

    assert [False, False, False, False, True, False] == [watch.has_changed() for _ in range(6)]


def test_a_file_that_is_as_before_when_it_comes_to_rest_has_not_changed() -> None:
    """What went away for a moment and came back as it was needs no check."""
    file = Path("pack.toml")
    there: Look = {file: (1, 9, 1)}
    looks: list[Look] = [there, {}, there, there, {}, {}]
    watch = Watch(lambda: looks.pop(0))

    assert [False, False, False, False, True] == [watch.has_changed() for _ in range(5)]


def test_every_way_to_save_is_noticed_whatever_the_editor(pack: Path, tmp_path: Path) -> None:
    """In place, by a new file in the old one's place, by removing it first; new and lost files, sources and folders."""

    def in_place() -> None:
        (pack / "pack.toml").write_text("More bees.", encoding="utf-8")

    def same_size_and_time() -> None:
        state = (pack / "pack.toml").stat()
        draft = pack / "4913"
        draft.write_text("Many bees.", encoding="utf-8")
        os.utime(draft, ns=(state.st_atime_ns, state.st_mtime_ns))
        draft.replace(pack / "pack.toml")

    def source() -> None:
        (pack / "sources" / "notes.md").write_text("Notes.", encoding="utf-8")

    def inner() -> None:
        (pack / "more" / "drones.toml").unlink()

    def lock() -> None:
        (pack / "sources.lock").touch()

    def another_pack() -> None:
        shutil.copytree(pack, pack.parent / "wasps")

    def vanished() -> None:
        shutil.rmtree(pack.parent)

    watch = Watch(lambda: look_at([pack.parent]))
    for save in (in_place, same_size_and_time, source, inner, lock, another_pack, vanished):
        save()
        told = [watch.has_changed() for _ in range(3)]
        assert [False, True, False] == told, save.__name__
    assert {} == look_at([pack.parent, tmp_path / "nowhere"])


def test_what_editors_put_beside_a_file_is_no_change(pack: Path) -> None:
    """Swap files, copies of the former state, drafts and hidden folders."""
    before = look_at([pack])
    for name in (".pack.toml.swp", "pack.toml~", "4913", "#pack.toml#", ".#pack.toml", "pack.toml.tmp"):
        (pack / name).touch()
    (pack / ".git").mkdir()
    (pack / ".git" / "index.toml").touch()

    assert before == look_at([pack])


def test_a_pack_of_a_single_file_is_watched_with_its_sources(tmp_path: Path) -> None:
    """They lie beside it or in `sources`; a folder that is no pack yet is not walked."""
    for name in ("bees.toml", "notes.md", "photo.png", "sources/more.txt", "elsewhere/deep.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert {"bees.toml", "notes.md", "more.txt"} == {file.name for file in look_at([tmp_path / "bees.toml"])}
    assert {"deep.md"} == {file.name for file in look_at([tmp_path / "elsewhere"])}
    (tmp_path / "elsewhere" / "pack.toml").touch()
    assert {"deep.md", "pack.toml"} == {file.name for file in look_at([tmp_path / "elsewhere"])}

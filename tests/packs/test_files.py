"""Files that cannot be part of a pack, made here because they cannot be kept in a repository."""

import os
from pathlib import Path

import pytest

from quiz.model.diagnostic import Diagnostic
from quiz.packs.reader import read_pack

MAIN = """format = 1

[pack]
id = "example.bees"
title = "Bees"
description = "A pack."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["An author"]

[[sources]]
id = "notes"
title = "Notes"
file = "sources/notes.md"
"""

QUESTION = """
[[questions]]
id = "{id}"
kind = "true_false"
topic = "Life"
stem = "A bee is an insect."
key = true
explanation = "It is."
citations = [{{ source = "notes", quote = "A bee is an insect." }}]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A valid pack in a folder, with a second file of questions."""
    folder = tmp_path / "pack"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "notes.md").write_text("A bee is an insect.\n", encoding="utf-8")
    (folder / "pack.toml").write_text(MAIN + QUESTION.format(id="first"), encoding="utf-8")
    (folder / "more.toml").write_text(QUESTION.format(id="second"), encoding="utf-8")
    return folder


def _link(link: Path, target: Path) -> None:
    link.symlink_to(target, target_is_directory=target.is_dir())


def _told(path: Path, limit_bytes: int = 1_000_000) -> list[tuple[str, str, str]]:
    return [_short(diagnostic) for diagnostic in read_pack(path, limit_bytes=limit_bytes).diagnostics]


def _short(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.file, diagnostic.key_path


def test_the_pack_of_these_tests_is_valid(pack: Path) -> None:
    """What the tests below break works unbroken."""
    read = read_pack(pack)

    assert read.diagnostics == ()
    assert read.files == (pack / "more.toml", pack / "pack.toml")
    assert read.folders == (pack,)
    assert read.source_files == {"notes": (pack / "sources" / "notes.md").resolve()}


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    """Nothing there is one diagnostic."""
    assert _told(tmp_path / "none") == [("pack-missing", "none", "")]


def test_a_path_that_no_file_can_have_is_told() -> None:
    """Not even a path with a zero in it raises."""
    assert _told(Path("a\0b")) == [("pack-missing", "a\N{REPLACEMENT CHARACTER}b", "")]


def test_a_file_of_another_type_is_no_pack(tmp_path: Path) -> None:
    """A pack is a folder or a TOML file."""
    (tmp_path / "notes.txt").write_text("format = 1", encoding="utf-8")

    assert _told(tmp_path / "notes.txt") == [("pack-not-toml", "notes.txt", "")]


def test_a_file_over_the_limit_is_not_read(pack: Path) -> None:
    """The size is looked at before the content, in TOML files and in sources."""
    limit = (pack / "pack.toml").stat().st_size
    (pack / "more.toml").write_text("#" * limit + "\n", encoding="utf-8")

    assert _told(pack, limit_bytes=limit) == [("file-too-large", "more.toml", "")]


def test_a_source_over_the_limit_is_told(pack: Path) -> None:
    """A source is held to the same limit as a file of questions."""
    limit = (pack / "pack.toml").stat().st_size
    (pack / "sources" / "notes.md").write_text("a" * (limit + 1), encoding="utf-8")

    assert _told(pack, limit_bytes=limit) == [("file-too-large", "pack.toml", "sources[notes].file")]
    assert read_pack(pack, limit_bytes=limit).source_files == {}


def test_a_pipe_is_refused_without_waiting_for_its_writer(pack: Path) -> None:
    """A special file blocks nothing."""
    os.mkfifo(pack / "pipe.toml")
    (pack / "sources" / "notes.md").unlink()
    os.mkfifo(pack / "sources" / "notes.md")

    assert _told(pack) == [
        ("file-not-regular", "pack.toml", "sources[notes].file"),
        ("file-not-regular", "pipe.toml", ""),
    ]


def test_a_folder_that_links_to_itself_is_a_loop(pack: Path) -> None:
    """A loop ends the walk, with the place of the link."""
    (pack / "chapters").mkdir()
    _link(pack / "chapters" / "again", pack)

    assert _told(pack) == [("directory-loop", "chapters/again/", "")]


def test_a_folder_that_is_linked_twice_is_read_once(pack: Path) -> None:
    """Otherwise every question in it would have a double; the link is blamed, not the folder."""
    (pack / "chapters").mkdir()
    (pack / "chapters" / "one.toml").write_text(QUESTION.format(id="third"), encoding="utf-8")
    _link(pack / "again", pack / "chapters")
    _link(pack / "other", pack / "chapters")

    assert _told(pack) == [("directory-loop", "again/", ""), ("directory-loop", "other/", "")]


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_link_that_leaves_the_pack_is_refused(pack: Path, is_folder: bool) -> None:
    """Neither a folder nor a file from elsewhere is read."""
    outside = pack.parent / "outside"
    outside.mkdir()
    (outside / "secret.toml").write_text(QUESTION.format(id="third"), encoding="utf-8")
    if is_folder:
        _link(pack / "chapters", outside)
    else:
        _link(pack / "chapters.toml", outside / "secret.toml")

    assert _told(pack) == [("path-leaves-pack", "chapters/" if is_folder else "chapters.toml", "")]


def test_a_source_that_links_out_of_the_pack_is_refused(pack: Path) -> None:
    """The path looks innocent and the link is not."""
    (pack.parent / "outside.md").write_text("A bee is an insect.\n", encoding="utf-8")
    (pack / "sources" / "notes.md").unlink()
    _link(pack / "sources" / "notes.md", pack.parent / "outside.md")

    assert _told(pack) == [("path-leaves-pack", "pack.toml", "sources[notes].file")]
    assert read_pack(pack).source_files == {}


def test_a_source_in_a_linked_folder_inside_the_pack_is_taken(pack: Path) -> None:
    """A link that stays in the pack does no harm."""
    (pack / "sources" / "notes.md").rename(pack / "real.md")
    _link(pack / "sources" / "notes.md", pack / "real.md")

    assert _told(pack) == []


@pytest.mark.parametrize("target", ["nothing.toml", "loop.toml"])
def test_a_link_to_nothing_is_told(pack: Path, target: str) -> None:
    """A broken link and one that leads to itself are files that cannot be read."""
    (pack / "loop.toml").symlink_to(target)

    ((code, file, _),) = _told(pack)

    assert file == "loop.toml"
    assert code in {"file-missing", "file-unreadable"}


def test_a_source_behind_a_link_to_itself_is_told(pack: Path) -> None:
    """Resolving such a link raises on some Python versions."""
    (pack / "sources" / "notes.md").unlink()
    (pack / "sources" / "notes.md").symlink_to("notes.md")

    assert _told(pack) == [("file-unreadable", "pack.toml", "sources[notes].file")]


def test_an_unreadable_file_is_told(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses to open is one diagnostic, and the rest is still read."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    assert _told(pack) == [("file-unreadable", "more.toml", ""), ("file-unreadable", "pack.toml", "")]


def test_an_unreadable_folder_is_told(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that cannot even be listed are not passed over in silence."""

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)

    assert _told(pack) == [("file-unreadable", ".", ""), ("pack-toml-missing", "pack.toml", "")]


def test_a_folder_in_the_place_of_pack_toml_is_told(pack: Path) -> None:
    """A folder of that name is no such file."""
    (pack / "pack.toml").unlink()
    (pack / "pack.toml").mkdir()

    assert _told(pack) == [("pack-toml-missing", "pack.toml", "")]


@pytest.mark.parametrize("character", ["\u202e", "\n", "\x1b", "\u2028"])
def test_a_file_name_that_could_forge_a_line_is_refused(pack: Path, character: str) -> None:
    """Such a name is told without the character, and its file is not read."""
    (pack / f"a{character}b.toml").write_text("nonsense", encoding="utf-8")

    assert _told(pack) == [("text-forbidden-character", "a\N{REPLACEMENT CHARACTER}b.toml", "")]


def test_a_file_name_that_is_not_text_is_refused(pack: Path) -> None:
    """Bytes that are no UTF-8 in a name are told as well."""
    name = os.fsencode(pack) + b"/\xff.toml"
    Path(os.fsdecode(name)).write_text("nonsense", encoding="utf-8")

    assert _told(pack) == [("text-forbidden-character", "\N{REPLACEMENT CHARACTER}.toml", "")]


def test_sources_and_hidden_files_hold_no_questions(pack: Path) -> None:
    """TOML files there are left alone, whatever is in them."""
    (pack / "sources" / "table.toml").write_text("nonsense", encoding="utf-8")
    (pack / ".git").mkdir()
    (pack / ".git" / "config.toml").write_text("nonsense", encoding="utf-8")
    (pack / ".unsaved.toml").write_text("nonsense", encoding="utf-8")

    assert _told(pack) == []


def test_a_single_file_is_a_pack_in_its_folder(pack: Path) -> None:
    """Its sources are found beside it, and other files there are not read."""
    (pack / "pack.toml").rename(pack / "bees.toml")
    (pack / "more.toml").write_text("nonsense", encoding="utf-8")

    read = read_pack(pack / "bees.toml")

    assert read.diagnostics == ()
    assert read.files == (pack / "bees.toml",)
    assert read.root == pack


def test_the_place_of_bytes_that_are_not_utf8_is_their_line(pack: Path) -> None:
    """The line is counted in bytes before the first wrong one."""
    (pack / "more.toml").write_bytes(b"# one\n# two\n# \xff\n")

    (found,) = read_pack(pack).diagnostics

    assert (found.code, found.line) == ("file-not-utf8", 3)


def test_a_file_whose_name_is_nearly_right_is_not_passed_over_in_silence(pack: Path) -> None:
    """It is a warning: the pack without it is sound."""
    (pack / "even more.toml.txt").write_text(QUESTION.format(id="third"), encoding="utf-8")
    (pack / "readme.txt").write_text("Bees.", encoding="utf-8")

    read = read_pack(pack)

    assert [("file-misnamed", "even more.toml.txt", "")] == [_short(found) for found in read.diagnostics]
    assert read.pack is not None

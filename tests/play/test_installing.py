"""Packs of others installed whole or not at all, updated and removed."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from quiz.packs.archive import write_archive
from quiz.play.error import PlayError, UnknownNameError
from quiz.play.installing import Shelf, UnsoundPackError, build_pack
from quiz.play.library import Library
from quiz.play.outside import Outside

from .conftest import NOON, PACK, write_pack

WRITING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}


class _Killed(BaseException):
    """The end of the program: nothing that would tidy up comes through any more."""


class _Kill:
    """Ends the program at one of its writes."""

    def __init__(self) -> None:
        self.writes: int | None = None

    def watch(self, event: str, details: tuple[object, ...]) -> None:
        """Be told of everything that the interpreter does."""
        if self.writes is None:
            return
        if event in WRITING or (event == "open" and isinstance(details[1], str) and set(details[1]) & set("wxa")):
            self.writes -= 1
            if self.writes < 0:
                raise _Killed

    @contextmanager
    def after(self, writes: int) -> Iterator[None]:
        """End the program after so many writes."""
        self.writes = writes
        try:
            yield
        finally:
            self.writes = None


@pytest.fixture(scope="module")
def kill() -> _Kill:
    """A hook that cannot be taken away again, and does nothing unless it is told to."""
    hook = _Kill()
    sys.addaudithook(hook.watch)
    return hook


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[str], Path]:
    """Build the pack in some version into an archive."""

    def build(version: str) -> Path:
        folder = write_pack(tmp_path / f"written-{version}", PACK.replace('"1.0.0"', f'"{version}"'))
        return build_pack(folder, None, tmp_path).file

    return build


def installed(shelf: Shelf, path: Path, *, discard_changes: bool = False) -> Path:
    """Put the pack at a path on the shelf."""
    with shelf.candidate(path) as candidate:
        return shelf.put(candidate, NOON, discard_changes=discard_changes)


def test_whenever_the_program_ends_one_edition_is_there_whole(
    shelf: Shelf, edition: Callable[[str], Path], kill: _Kill, outside: Outside, tmp_path: Path
) -> None:
    """Killed at any write of an update, the library shows the old edition or the new one, and an update mends all."""
    old, new = edition("1.0.0"), edition("2.0.0")
    seen = []
    for writes in range(1000):
        shutil.rmtree(tmp_path / "shelf", ignore_errors=True)
        installed(shelf, old)
        try:
            with kill.after(writes):
                installed(shelf, new)
            break
        except _Killed:
            with closing(Library((tmp_path / "shelf",), tmp_path / "cache", outside)) as library:
                (card,) = library.cards()
            seen.append(card.version)
            assert "" == card.problem
            installed(shelf, new)
            left = {path.name[:7] for path in (tmp_path / "shelf").iterdir()}
            assert ["2.0.0"] == [each.pack.info.version for each in shelf.installed() if each.pack]
            assert left <= {"example", ".draft-"}
    assert {"1.0.0", "2.0.0"} == set(seen)
    assert 10 < len(seen) < 100


def test_a_pack_with_errors_leaves_what_was_there(shelf: Shelf, edition: Callable[[str], Path], tmp_path: Path) -> None:
    """It is told what is wrong and where, and nothing of it is kept."""
    installed(shelf, edition("1.0.0"))
    bad = write_pack(tmp_path / "bad", PACK.replace("passes through ten", "passes through two"))

    with pytest.raises(UnsoundPackError, match=r"(?s)holds 1 error.*pack.toml:[0-9]+, questions"):
        installed(shelf, bad)

    # What could grow is checked by a process of its own, which tells the same.
    (bad / "sources" / "notes.md").write_text("Word. " * 30_000, encoding="utf-8")
    with pytest.raises(UnsoundPackError, match=r"(?s)holds [0-9]+ errors.*pack.toml:[0-9]+, questions"):
        installed(shelf, _archive(bad, tmp_path / "strange.quizpack"))

    assert [("example.rivers", ())] == [(each.id, each.changed) for each in shelf.installed()]
    assert 1 == len(list((tmp_path / "shelf").iterdir()))


def _archive(folder: Path, target: Path) -> Path:
    """Write a pack into an archive as a stranger may, unchecked."""
    write_archive(target, {name: (folder / name).read_bytes() for name in ("pack.toml", "sources/notes.md")})
    return target


def test_what_a_learner_keeps_or_changed_is_not_lost(
    shelf: Shelf, edition: Callable[[str], Path], tmp_path: Path
) -> None:
    """A pack that was written there is never replaced or removed, and a changed one only where that is wished."""
    own = write_pack(tmp_path / "shelf", PACK)
    with pytest.raises(PlayError, match="which was not installed"):
        installed(shelf, edition("1.0.0"))
    with pytest.raises(UnknownNameError):
        shelf.called("rivers")
    shutil.rmtree(own)

    folder = installed(shelf, edition("1.0.1"))
    (folder / ".DS_Store").touch()
    assert () == shelf.called("rivers").changed
    (folder / "sources" / "notes.md").write_text("Mine.", encoding="utf-8")
    (folder / "more.txt").touch()
    for refused in (lambda: installed(shelf, edition("2.0.0")), lambda: shelf.remove(shelf.called("rivers"))):
        with pytest.raises(PlayError, match=r"more.txt, sources/notes.md.*--discard-changes"):
            refused()

    installed(shelf, edition("2.0.1"), discard_changes=True)
    shelf.remove(shelf.called("example.rivers"))
    assert [] == list((tmp_path / "shelf").iterdir())


def test_only_what_belongs_to_a_pack_is_shared(shelf: Shelf, tmp_path: Path) -> None:
    """Its files, sources and lock travel, with a licence; drafts and private papers beside them do not."""
    folder = write_pack(tmp_path / "written", PACK)
    for name in ("LICENSE", "sources.lock", "private.docx", "sources/private.md", ".hidden.toml"):
        (folder / name).write_text(
            "format = 1\nquotes = []\n[sources]\n" if "lock" in name else "mine", encoding="utf-8"
        )

    placed = installed(shelf, folder)

    there = {path.relative_to(placed).as_posix() for path in placed.rglob("*") if path.is_file()}
    assert {"LICENSE", "SHA256SUMS", "pack.toml", "sources.lock", "sources/notes.md"} == there
    again = build_pack(placed, tmp_path / "again.quizpack", tmp_path)
    assert again.sha256 == build_pack(folder, tmp_path / "first.quizpack", tmp_path).sha256

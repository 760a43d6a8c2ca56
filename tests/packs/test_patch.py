"""A compiled pack of which files of questions were edited comes to the same as one that is compiled anew."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from quiz.packs.cache import cache_path
from quiz.packs.lock import lock_path
from quiz.packs.patch import patch_compiled
from quiz.play.error import PackProblems
from quiz.play.opening import open_pack

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HEAD = """\
format = 1
[pack]
id = "a.b"
title = "T"
description = "D"
language = "en"
version = "1"
licence = "CC0-1.0"
authors = ["A"]
[[sources]]
id = "s"
title = "S"
file = "sources/s.txt"
"""
QUESTION = """\
[[questions]]
id = "{name}"
kind = "short_answer"
topic = "{topic}"
stem = "Who wrote {name}?"
key = "Ida"
explanation = "She did."
citations = [{{ source = "s", quote = "Ida wrote {name}." }}]
"""
FILES = {
    "1.toml": (("a1", "T1"), ("a2", "T2"), ("a3", "T1")),
    "2.toml": (("b1", "T2"), ("b2", "T3"), ("b3", "T1")),
    "more/3.toml": (("c1", "T4"), ("c2", "T1")),
}
NAMES = [name for file in FILES.values() for name, _ in file] + ["new1", "new2"]


def question(name: str, topic: str = "T1", more: str = "") -> str:
    """Return a question of that name, which its source proves."""
    return QUESTION.format(name=name, topic=topic) + more


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of three files of questions, compiled."""
    folder = tmp_path / "pack"
    for part in ("sources", "more"):
        (folder / part).mkdir(parents=True)
    (folder / "pack.toml").write_text(HEAD + question("main", "T0"))
    (folder / "sources" / "s.txt").write_text("\n\n".join(f"Ida wrote {name}." for name in ["main", *NAMES]))
    for name, questions in FILES.items():
        (folder / name).write_text("".join(question(*parts) for parts in questions))
    compiled(folder, tmp_path / "cache")
    return folder


def compiled(folder: Path, cache: Path) -> dict[str, Any]:
    """Open a pack by way of a cache, and return all that is then compiled there but for what it was made from."""
    open_pack(folder, cache, NOW).close()
    tables = ("question", "topic", "former", "passage")
    with closing(sqlite3.connect(cache_path(cache, folder))) as database:
        rows = {table: sorted(database.execute(f"SELECT * FROM {table}")) for table in tables}  # noqa: S608
        return rows | dict(database.execute("SELECT name, value FROM meta WHERE name != 'inputs'"))


def edit(file: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file, and see that its time tells so whatever the clock of the file system."""
    file.write_text(change(file.read_text()))
    later = file.stat().st_mtime_ns + 10**9
    os.utime(file, ns=(later, later))


def patched(folder: Path) -> bool:
    """Return whether what is compiled of a pack is brought up to date without compiling all of it."""
    target = cache_path(folder.parent / "cache", folder)
    return patch_compiled(target, folder, lock_path(folder), int(NOW.timestamp() * 1e9))


EDITS: dict[str, dict[str, Callable[[str], str]]] = {
    "wording": {"2.toml": lambda text: text.replace("Who wrote b2?", "By whom was b2 written?")},
    "key": {"1.toml": lambda text: text.replace('"Ida"', '"Ida L."')},
    "topic": {"1.toml": lambda text: text.replace('"T2"', '"T9"')},
    "quote": {"more/3.toml": lambda text: text.replace("Ida wrote c2.", "wrote c2")},
    "one more": {"1.toml": lambda text: text + question("new1", "T9")},
    "two more in front": {"2.toml": lambda text: question("new1") + question("new2", "T3") + text},
    "one less": {"1.toml": lambda text: text[text.index("[[questions]]", 5) :]},
    "another order": {"2.toml": lambda text: text[text.index("[[questions]]", 5) :] + question("b1", "T2")},
    "another name": {"2.toml": lambda text: text.replace('"b3"', '"new1"') + 'was = ["old", "b3"]\n'},
    "two files": {
        "1.toml": lambda text: text + question("new1", "T4"),
        "more/3.toml": lambda text: question("new2", "T0") + text,
    },
    "to another file": {
        "1.toml": lambda text: text + question("c2"),
        "more/3.toml": lambda text: text[: text.index("[[questions]]", 5)],
    },
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS.keys())
def test_an_edit_comes_to_the_same_as_compiling_anew(edits: dict[str, Callable[[str], str]], pack: Path) -> None:
    """Whatever was changed in whatever file, and after an edit that follows it."""
    for name, change in edits.items():
        edit(pack / name, change)
    assert compiled(pack, pack.parent / "anew") == compiled(pack, pack.parent / "cache")

    edit(pack / "2.toml", lambda text: text.replace("She did", "She alone did"))
    assert patched(pack)
    assert compiled(pack, pack.parent / "again") == compiled(pack, pack.parent / "cache")


@pytest.mark.parametrize("edits", [EDITS[name] for name in EDITS if name != "to another file"])
def test_an_edit_of_questions_needs_no_compiling_anew(edits: dict[str, Callable[[str], str]], pack: Path) -> None:
    """Only the files that were edited are read."""
    for name, change in edits.items():
        edit(pack / name, change)
    assert patched(pack)


def _replaced(name: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: edit(folder / name, lambda text: text.replace(old, new))


OTHERS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "main file": _replaced("pack.toml", '"T"', '"Title"'),
    "source": _replaced("sources/s.txt", "Ida wrote new2.", "Ida wrote more."),
    "new file": lambda folder: (folder / "4.toml").write_text(question("new1")),
    "new folder": lambda folder: (folder / "empty").mkdir(),
    "file gone": lambda folder: (folder / "1.toml").unlink(),
    "lock": lambda folder: (folder / "sources.lock").write_text(""),
    "quote nowhere": _replaced("1.toml", "Ida wrote a1.", "Ida wrote nothing."),
    "no TOML": _replaced("1.toml", "stem", "stem ="),
    "unknown key": _replaced("1.toml", "stem", "stemm"),
    "unknown source": _replaced("1.toml", '"s"', '"t"'),
    "id of another file": _replaced("1.toml", '"a1"', '"c1"'),
    "former id of another file": lambda folder: edit(folder / "1.toml", lambda text: text + 'was = ["c1"]\n'),
    "empty file": lambda folder: edit(folder / "1.toml", lambda _: ""),
}


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS.keys())
def test_whatever_else_has_changed_calls_for_compiling_anew(change: Callable[[Path], object], pack: Path) -> None:
    """And what was compiled stays as it was."""
    target = cache_path(pack.parent / "cache", pack)
    before = target.read_bytes()
    if change is not OTHERS["nothing"]:
        edit(pack / "2.toml", lambda text: text.replace("She did", "She alone did"))
    change(pack)
    assert not patched(pack)
    assert (before, [target]) == (target.read_bytes(), [*target.parent.iterdir()])


def test_a_problem_is_told_after_an_edit(pack: Path) -> None:
    """As when the pack is compiled for the first time; once it is mended the pack can be played."""
    edit(pack / "1.toml", lambda text: text.replace("Ida wrote a1.", "Ida wrote nothing."))
    with pytest.raises(PackProblems):
        compiled(pack, pack.parent / "cache")
    edit(pack / "1.toml", lambda text: text.replace("Ida wrote nothing.", "Ida wrote a1."))
    assert compiled(pack, pack.parent / "anew") == compiled(pack, pack.parent / "cache")


def test_what_is_damaged_or_others_can_write_is_not_taken_over(pack: Path) -> None:
    """It is made anew."""
    target = cache_path(pack.parent / "cache", pack)
    edit(pack / "2.toml", lambda text: text.replace("She did", "She alone did"))
    target.chmod(0o666)
    assert not patched(pack)
    target.chmod(0o600)
    target.write_bytes(target.read_bytes()[:5000])
    assert not patched(pack)
    assert compiled(pack, pack.parent / "anew") == compiled(pack, pack.parent / "cache")


def test_an_edit_is_seen_from_any_folder(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though a pack was opened by a path from where one was, and there is a copy as old by the same path elsewhere."""
    elsewhere = pack.parent / "elsewhere"
    shutil.copytree(pack, elsewhere / pack.name)
    shutil.rmtree(pack.parent / "cache")
    monkeypatch.chdir(pack.parent)
    compiled(Path(pack.name), pack.parent / "cache")
    edit(pack / "1.toml", lambda text: text + question("new1"))
    monkeypatch.chdir(elsewhere)
    assert compiled(pack, pack.parent / "anew") == compiled(pack, pack.parent / "cache")

"""Packs that have passed the gate, compiled so that a session reads only the questions it draws.

A compiled pack is a SQLite file in the cache, one row a question. It is never the truth: delete it and nothing is lost
but time. It is renewed when a file of the pack, a folder of it, or the program has changed.
"""

import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quiz import __version__
from quiz.model.citation import Place
from quiz.model.error import QuizError
from quiz.model.fingerprint import key_fingerprint, seen_fingerprint
from quiz.model.pack import Pack
from quiz.model.source import Passage

LAYOUT = f"2 {__version__}"
"""Changes with the layout of compiled packs and with the program, which may read packs differently."""

_TRUSTED_AFTER_NANOSECONDS = 2_000_000_000
_SCHEMA = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE topic(position INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, questions INTEGER NOT NULL) STRICT;
CREATE TABLE question(
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, topic INTEGER NOT NULL,
    place_in_topic INTEGER NOT NULL, seen TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, places TEXT NOT NULL
) STRICT;
CREATE TABLE former(id TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX question_by_topic ON question(topic, place_in_topic);
CREATE TABLE passage(
    source TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(source, number)
) STRICT, WITHOUT ROWID;
"""


class CompileError(QuizError):
    """The cache cannot be written; the message says why."""


def compiled_path(pack: Path, cache: Path) -> Path:
    """Return the place of the compiled form of the pack at a path."""
    name = hashlib.sha256(os.fsencode(pack.resolve())).hexdigest()[:32]
    return cache / f"{name}.db"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is compiled: a valid pack, the plain table of each question, and its sources' passages.

    `places` holds, by question id, one place for each citation; `passages` those of each travelling source, by its id.
    """

    pack: Pack
    question_tables: Sequence[Mapping[str, Any]]
    places: Mapping[str, Sequence[Place | None]]
    passages: Mapping[str, Sequence[Passage]]


InputState = Mapping[str, Any]
"""How a file or folder looked just before a pack was read from it."""


def write_compiled(target: Path, contents: Contents, inputs: Sequence[InputState]) -> None:
    """Write the compiled form of a pack to `target`, whole or not at all.

    Raises CompileError where the cache refuses.
    """
    pack = contents.pack
    draft = target.with_name(f"{target.name}.{os.getpid()}.draft")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft, isolation_level=None)) as database:
            # The file takes its name only when it is whole, so it needs no journal of its own.
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
            database.execute("BEGIN")
            _insert_questions(database, contents)
            database.executemany(
                "INSERT INTO passage VALUES (?, ?, ?)",
                (
                    (source, passage.number, _json(asdict(passage)))
                    for source, passages in contents.passages.items()
                    for passage in passages
                ),
            )
            meta = {
                "layout": LAYOUT,
                "info": asdict(pack.info),
                "sources": [asdict(source) for source in pack.sources],
                "inputs": list(inputs),
                "questions": len(pack.questions),
            }
            database.executemany(
                "INSERT INTO meta VALUES (?, ?)", ((name, _json(value)) for name, value in meta.items())
            )
            database.execute("COMMIT")
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise CompileError(f"The cache {target.parent} cannot be written: {error}.") from error


def is_fresh(inputs: Sequence[InputState]) -> bool:
    """Tell whether nothing that a compiled pack was read from has changed since."""
    try:
        return all(_is_unchanged(recorded) for recorded in inputs)
    except OSError:
        return False


def is_private(path: Path) -> bool:
    """Tell whether nobody but the user could have written the file, as far as the system can say."""
    if not hasattr(os, "getuid"):
        return True
    return all(
        state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        for state in (path.stat(), path.parent.stat())
    )


def _insert_questions(database: sqlite3.Connection, contents: Contents) -> None:
    topics: dict[str, list[int]] = {}
    rows = []
    for position, (question, table) in enumerate(zip(contents.pack.questions, contents.question_tables, strict=True)):
        in_topic = topics.setdefault(question.topic, [len(topics), 0])
        rows.append(
            (
                position,
                question.id,
                question.kind,
                in_topic[0],
                in_topic[1],
                seen_fingerprint(question),
                key_fingerprint(question),
                _json(table),
                _json([place and asdict(place) for place in contents.places[question.id]]),
            )
        )
        in_topic[1] += 1
    database.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.executemany(
        "INSERT INTO former VALUES (?, ?)",
        ((former, position) for position, question in enumerate(contents.pack.questions) for former in question.was),
    )
    database.executemany(
        "INSERT INTO topic VALUES (?, ?, ?)", ((position, title, count) for title, (position, count) in topics.items())
    )


def state_of(path: Path, now_nanoseconds: int) -> InputState:
    """Return how a file or folder looks now; to be taken before it is read, so that no later edit can be missed.

    Raises OSError where it is not there.
    """
    state = path.stat()
    # A file changed within one tick of the file system's clock keeps its time, so a young one is compared by content.
    is_young = now_nanoseconds - state.st_mtime_ns < _TRUSTED_AFTER_NANOSECONDS
    return {
        "path": str(path),
        "size": None if path.is_dir() else state.st_size,
        "mtime_ns": state.st_mtime_ns,
        "content": _content_hash(path) if is_young else None,
    }


def _is_unchanged(recorded: InputState) -> bool:
    path = Path(recorded["path"])
    state = path.stat()
    if state.st_mtime_ns != recorded["mtime_ns"] or recorded["size"] not in (None, state.st_size):
        return False
    return recorded["content"] is None or recorded["content"] == _content_hash(path)


def _content_hash(path: Path) -> str:
    content = "\n".join(sorted(entry.name for entry in path.iterdir())).encode() if path.is_dir() else path.read_bytes()
    return hashlib.sha256(content).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

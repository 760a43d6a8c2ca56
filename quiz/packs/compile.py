"""Packs that have passed the gate, compiled so that a session reads only the questions it draws: one row a question."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from quiz.model.citation import Place
from quiz.model.dataclass import dataclass
from quiz.model.fingerprint import key_fingerprint
from quiz.model.pack import Pack
from quiz.model.source import Passage
from quiz.packs.cache import InputState, hold_cache, write_cache
from quiz.packs.passages import PASSAGE_SCHEMA, insert_passages
from quiz.packs.progress import Tell, untold

LAYOUT = "pack 8"

_SCHEMA = f"""
CREATE TABLE topic(position INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, questions INTEGER NOT NULL) STRICT;
CREATE TABLE question(
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, topic INTEGER NOT NULL,
    place_in_topic INTEGER NOT NULL, seen TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, places TEXT NOT NULL,
    file TEXT NOT NULL
) STRICT;
CREATE TABLE former(id TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX question_by_topic ON question(topic, place_in_topic);
CREATE INDEX question_by_file ON question(file);
{PASSAGE_SCHEMA}
"""


_ROWS_AT_ONCE = 500
INSERT = "INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is compiled: a valid pack, the plain table of each question, the file it stands in, and the passages.

    `places` holds, by question id, one place for each citation; `passages` those of each travelling source, by its id.
    """

    pack: Pack
    question_tables: Sequence[Mapping[str, Any]]
    question_files: Sequence[str]
    places: Mapping[str, Sequence[Place | None]]
    passages: Mapping[str, Sequence[Passage]]


def write_compiled(target: Path, contents: Contents, inputs: Sequence[InputState], tell: Tell = untold) -> None:
    """Write the compiled form of a pack to `target`, whole or not at all.

    `inputs` are the files and folders that it was read from. Raises CacheError where the cache refuses.
    """
    write_cache(target, LAYOUT, partial(_fill, contents, tell=tell), inputs)


def hold_compiled(contents: Contents) -> tuple[sqlite3.Connection, dict[str, Any]]:
    """Return the compiled form of a pack in memory and the facts about it, for where the cache refuses."""
    return hold_cache(LAYOUT, partial(_fill, contents))


def _fill(contents: Contents, database: sqlite3.Connection, *, tell: Tell = untold) -> Mapping[str, Any]:
    for statement in _SCHEMA.split(";"):
        database.execute(statement)
    keys = [key_fingerprint(question) for question in contents.pack.questions]
    asked = [
        (question.id, key, question.was, question.topic)
        for question, key in zip(contents.pack.questions, keys, strict=True)
    ]
    _insert_questions(database, contents, keys, tell)
    for source, passages in contents.passages.items():
        insert_passages(database, source, passages)
    return {
        "info": asdict(contents.pack.info),
        "sources": [asdict(source) for source in contents.pack.sources],
        "challenges": [asdict(rules) for rules in contents.pack.challenges],
        "questions": len(contents.pack.questions),
        "edition": edition_of(contents.pack.info.shuffled, asked),
    }


def _insert_questions(database: sqlite3.Connection, contents: Contents, keys: Sequence[str], tell: Tell) -> None:
    from quiz.packs.kept import kept_of

    topics: dict[str, list[int]] = {}
    rows: list[tuple[Any, ...]] = []
    questions = contents.pack.questions
    places = [contents.places[question.id] for question in questions]
    kept = kept_of(zip(questions, keys, contents.question_tables, places, strict=True))
    together = zip(questions, kept, contents.question_files, strict=True)
    for position, (question, kept_of_it, file) in enumerate(together):
        in_topic = topics.setdefault(question.topic, [len(topics), 0])
        topic, place = in_topic
        rows.append((position, question.id, question.kind, topic, place, *kept_of_it, file))
        in_topic[1] += 1
        if len(rows) == _ROWS_AT_ONCE:
            database.executemany(INSERT, rows)
            rows.clear()
            tell(position / len(keys))
    database.executemany(INSERT, rows)
    database.executemany(
        "INSERT INTO former VALUES (?, ?)",
        ((former, position) for position, question in enumerate(questions) for former in question.was),
    )
    database.executemany(
        "INSERT INTO topic VALUES (?, ?, ?)", ((position, title, count) for title, (position, count) in topics.items())
    )


def edition_of(is_shuffled: bool, asked: Iterable[tuple[str, str, Sequence[str], str]]) -> str:
    """Return what changes with the ids, keys, former ids and topics of the questions, which are given in order."""
    from hashlib import sha256  # of packs of any size

    return sha256(_json([is_shuffled, list(asked)]).encode()).hexdigest()[:32]


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

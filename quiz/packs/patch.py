"""Compiled packs brought up to date where nothing but a few files of questions was edited.

Only these files are read; all else is taken over from what was compiled. Where that could come to anything else than
compiling anew does, it is left alone: where the pack's main file, a source or the lock has changed, where a file came
or went, and where anything at all is to be said of what was edited.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from quiz.model.citation import Citation, Place
from quiz.model.diagnostic import Severity
from quiz.model.fingerprint import key_fingerprint
from quiz.model.question import citations_of
from quiz.packs.cache import InputState, change_cache, is_unchanged, state_of
from quiz.packs.citations import resolve_citations
from quiz.packs.collector import collector_paused
from quiz.packs.compile import INSERT, LAYOUT, edition_of
from quiz.packs.contents import FoundQuestion
from quiz.packs.files import PACK_FILE, PackFiles, find_files
from quiz.packs.kept import kept_of
from quiz.packs.passages import PassageTable
from quiz.packs.progress import Tell, untold
from quiz.packs.reader import ReadPack, read_some
from quiz.packs.rebuild import citations_from

_Facts = Mapping[str, Any]
_Row = tuple[Any, ...]


@collector_paused()
def patch_compiled(target: Path, location: Path, lock: Path, now_nanoseconds: int, tell: Tell = untold) -> bool:
    """Bring the compiled pack at `target` up to date, and return whether that could be done.

    `location` is the pack, and `lock` where its lock would be. Never raises for what the files hold, but whatever
    `tell` raises.
    """
    if not location.is_dir():
        return False
    location, lock = location.absolute(), lock.absolute()
    listed = find_files(location)
    try:
        # Looked at before anything is read or listed for good, so that an edit in between makes stale, not wrong.
        states = {path: state_of(path, now_nanoseconds) for path in (*listed.folders, *listed.files.values())}
    except OSError:
        return False
    found = find_files(location)
    if found.diagnostics or {*states} != {*found.folders, *found.files.values()}:
        return False
    return change_cache(target, LAYOUT, partial(_patched, found, states, lock, tell))


def _patched(  # noqa: PLR0913, PLR0917 - what is compared, who waits, and what is changed
    found: PackFiles,
    states: Mapping[Path, InputState],
    lock: Path,
    tell: Tell,
    database: sqlite3.Connection,
    facts: _Facts,
) -> _Facts | None:
    recorded = {Path(state["path"]): state for state in facts["inputs"]}
    files = {*found.files.values()}
    edited = [name for name, file in found.files.items() if not (file in recorded and is_unchanged(recorded[file]))]
    rest = [path for path in recorded if path not in states]
    same_folders = {path for path, state in recorded.items() if state["size"] is None} == {*found.folders}
    same_files = {path for path in recorded if path.suffix.lower() == ".toml"} == files
    if not (edited and same_folders and same_files and lock.exists() == (lock in recorded)):
        return None
    if PACK_FILE in edited or not all(is_unchanged(recorded[path]) for path in rest):
        return None
    tell(0.1)
    read = read_some(found, edited)
    tell(0.5)
    if any(told.file in edited or told.severity is Severity.ERROR for told in read.diagnostics):
        return None
    questions = tuple(question for question in read.found_questions if question.file.name in edited)
    places = (
        None if _clashes(database, questions, edited) else _places(database, replace(read, found_questions=questions))
    )
    if places is None:
        return None
    is_asked_alike = True
    for name in edited:
        tell(0.8)
        own = [question for question in questions if question.file.name == name]
        is_asked_alike &= _exchange(database, name, own, places)
    if is_asked_alike and not database.execute("SELECT count(*) FROM question WHERE topic < 0").fetchone()[0]:
        return {"inputs": [states.get(path, state) for path, state in recorded.items()]}
    _number_topics(database)
    count = database.execute("SELECT count(*) FROM question").fetchone()[0]
    if not count:
        return None
    edition = _edition(database, facts)
    inputs = [states.get(path, state) for path, state in recorded.items()]
    return {"questions": count, "edition": edition, "inputs": inputs}


def _clashes(database: sqlite3.Connection, questions: Iterable[FoundQuestion], edited: Collection[str]) -> bool:
    """Return whether an id of the questions, or a former one, is one of a question in another file."""
    names = json.dumps([name for found in questions for name in (found.question.id, *found.question.was)])
    query = """
        SELECT count(*) FROM (
            SELECT file FROM question WHERE id IN (SELECT value FROM json_each(:names))
            UNION ALL SELECT q.file FROM former f JOIN question q ON q.position = f.position
            WHERE f.id IN (SELECT value FROM json_each(:names))
        ) WHERE file NOT IN (SELECT value FROM json_each(:edited))
    """
    clashing = database.execute(query, {"names": names, "edited": json.dumps(list(edited))})
    return bool(clashing.fetchone()[0])


def _places(database: sqlite3.Connection, read: ReadPack) -> dict[str, tuple[Place | None, ...]] | None:
    """Return the places of the citations of each question, by its id, or None where one is not proven.

    What was proven in the same file before is so still, as no source has changed. Only for other words the source is
    read again.
    """
    known: dict[Citation, Place] = {}
    for name in {found.file.name for found in read.found_questions}:
        for body, places in database.execute("SELECT body, places FROM question WHERE file = ?", (name,)):
            cited = zip(citations_from(json.loads(body)), json.loads(places), strict=True)
            known |= {citation: Place(**place) for citation, place in cited if place}
    new = tuple(
        found
        for found in read.found_questions
        if any(citation not in known for citation in citations_of(found.question))
    )
    sources = {citation.source for found in new for citation in citations_of(found.question)} & {*read.source_files}
    passages = {source: PassageTable(database, source).all() for source in sources}
    resolved = resolve_citations(replace(read, found_questions=new), passages)
    if resolved.diagnostics:
        return None
    return {
        found.question.id: resolved.places.get(found.question.id)
        or tuple(known[citation] for citation in citations_of(found.question))
        for found in read.found_questions
    }


def _exchange(
    database: sqlite3.Connection,
    file: str,
    questions: Sequence[FoundQuestion],
    places: Mapping[str, Sequence[Place | None]],
) -> bool:
    """Put questions in the place of all that stood in a file, and return whether ids and keys are the same.

    Those that are new have no place in their topic yet.
    """
    before = database.execute(
        "SELECT q.id, q.key, group_concat(f.id), t.title, q.topic, q.place_in_topic FROM question q"
        " JOIN topic t ON t.position = q.topic LEFT JOIN former f ON f.position = q.position"
        " WHERE q.file = ? GROUP BY q.position ORDER BY q.position",
        (file,),
    ).fetchall()
    first = database.execute("SELECT count(*) FROM question WHERE file < ?", (file,)).fetchone()[0]
    behind, more = first + len(before), len(questions) - len(before)
    database.execute("DELETE FROM former WHERE position >= ? AND position < ?", (first, behind))
    database.execute("DELETE FROM question WHERE file = ?", (file,))
    if more:
        for table in ("question", "former"):
            # In two steps, so that no two questions have one position in between.
            database.execute(f"UPDATE {table} SET position = -position - ? WHERE position >= ?", (more, behind))  # noqa: S608 - our own
            database.execute(f"UPDATE {table} SET position = -position WHERE position < 0")  # noqa: S608 - our own
    keys = [key_fingerprint(found.question) for found in questions]
    rows: list[_Row] = []
    kept = kept_of(
        (found.question, key, found.table, places[found.question.id])
        for found, key in zip(questions, keys, strict=True)
    )
    for place, (found, kept_of_it) in enumerate(zip(questions, kept, strict=True)):
        question = found.question
        old = before[place] if place < len(before) else None
        topic = old[4:6] if old is not None and not more and old[3] == question.topic else (_UNNUMBERED, 0)
        rows.append((first + place, question.id, question.kind, *topic, *kept_of_it, file))
    database.executemany(INSERT, rows)
    former = [(name, first + place) for place, found in enumerate(questions) for name in found.question.was]
    database.executemany("INSERT INTO former VALUES (?, ?)", former)
    asked = [(found.question.id, key) for found, key in zip(questions, keys, strict=True)]
    return not former and asked == [row[:2] for row in before] and not any(row[2] for row in before)


_UNNUMBERED = -1


def _number_topics(database: sqlite3.Connection) -> None:
    """Give each topic a number by where it comes up first, and the questions of each their places in it."""
    titles = dict(database.execute("SELECT position, title FROM topic"))
    new = "SELECT position, json_extract(body, '$.topic') FROM question WHERE topic = ?"
    title_of = dict(database.execute(new, (_UNNUMBERED,)))
    rows = database.execute("SELECT position, topic, place_in_topic FROM question ORDER BY position").fetchall()
    numbers: dict[str, int] = {}
    counts: Counter[str] = Counter()
    changed = []
    for position, topic, place in rows:
        title = title_of[position] if topic == _UNNUMBERED else titles[topic]
        number = numbers.setdefault(title, len(numbers))
        if (topic, place) != (number, counts[title]):
            changed.append((number, counts[title], position))
        counts[title] += 1
    database.executemany("UPDATE question SET topic = ?, place_in_topic = ? WHERE position = ?", changed)
    database.execute("DELETE FROM topic")
    told = [(number, title, counts[title]) for title, number in numbers.items()]
    database.executemany("INSERT INTO topic VALUES (?, ?, ?)", told)


def _edition(database: sqlite3.Connection, facts: _Facts) -> str:
    with_former = "SELECT position, body FROM question WHERE position IN (SELECT position FROM former)"
    former = {position: json.loads(body)["was"] for position, body in database.execute(with_former)}
    asked = database.execute(
        "SELECT q.position, q.id, q.key, t.title FROM question q JOIN topic t ON t.position = q.topic"
        " ORDER BY q.position"
    )
    return edition_of(
        facts["info"]["shuffled"], ((name, key, former.get(place, ()), topic) for place, name, key, topic in asked)
    )

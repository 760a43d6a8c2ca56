"""Compiled packs as a session reads them."""

import json
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Self

from quiz.model.challenge import Rules
from quiz.model.citation import Place
from quiz.model.dataclass import dataclass
from quiz.model.pack import PackInfo
from quiz.model.question import Question
from quiz.model.source import Passage, Source, TravellingSource
from quiz.packs.cache import open_cache
from quiz.packs.compile import LAYOUT
from quiz.packs.passages import PassageTable
from quiz.packs.rebuild import info_from, question_from, rules_from, source_from


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic and the number of its questions."""

    title: str
    questions: int


@dataclass(frozen=True, slots=True)
class CompiledQuestion:
    """A question with its fingerprints and the place of each of its citations, in the order of `citations_of`."""

    question: Question
    places: tuple[Place | None, ...]
    seen: str
    key: str


class CompiledPack:
    """An open compiled pack. Questions are counted from 0 in the order of the pack."""

    def __init__(self, database: sqlite3.Connection, meta: dict[str, Any]) -> None:
        self._database = database
        self.info: PackInfo = info_from(meta["info"])
        self.sources: tuple[Source, ...] = tuple(source_from(table) for table in meta["sources"])
        self.challenges: tuple[Rules, ...] = tuple(rules_from(table) for table in meta["challenges"])
        self.questions: int = meta["questions"]
        self.edition: str = meta["edition"]
        """Changes with the ids, former ids, keys, topics and order of the questions, and with nothing else."""
        self.topics = tuple(
            TopicCount(*row) for row in database.execute("SELECT title, questions FROM topic ORDER BY position")
        )
        self._attached: dict[str, PassageTable] = {}

    def attach(self, source: str, document: PassageTable) -> None:
        """Show the passages of a source that stays with its owner from that document, until the pack is closed."""
        self._attached[source] = document

    def ids_at(self, positions: Iterable[int], topic: str | None = None) -> tuple[str, ...]:
        """Return the ids of the questions at positions in the pack, or in a topic of it."""
        if topic is None:
            query = "SELECT id FROM question WHERE position = ?"
            return tuple(self._database.execute(query, (position,)).fetchone()[0] for position in positions)
        query = (
            "SELECT id FROM question WHERE topic = (SELECT position FROM topic WHERE title = ?) AND place_in_topic = ?"
        )
        return tuple(self._database.execute(query, (topic, position)).fetchone()[0] for position in positions)

    def topics_and_kinds(self) -> dict[str, tuple[str, str]]:
        """Return the topic and the kind of every question, by id, in the order of the pack."""
        query = "SELECT q.id, t.title, q.kind FROM question q JOIN topic t ON t.position = q.topic ORDER BY q.position"
        return {row[0]: (row[1], row[2]) for row in self._database.execute(query)}

    def ids_and_keys(self) -> dict[str, tuple[str, str]]:
        """Return the id and the fingerprint of the key of every question, by its id and by each of its former ones."""
        query = (
            "SELECT id, id, key FROM question"
            " UNION ALL SELECT f.id, q.id, q.key FROM former f JOIN question q ON q.position = f.position"
        )
        return {row[0]: (row[1], row[2]) for row in self._database.execute(query)}

    def keys_and_topics(self) -> tuple[tuple[str, str, int], ...]:
        """Return the id, the key and the place in `topics` of every question, in the order of the pack."""
        return tuple(self._database.execute("SELECT id, key, topic FROM question ORDER BY position"))

    def topics_and_passages(self, question_ids: Iterable[str]) -> dict[str, tuple[str, frozenset[tuple[str, int]]]]:
        """Return the topics of some questions and the passages they rest on, each as its source's id and its number."""
        query = (
            "SELECT q.id, t.title, q.places FROM question q JOIN topic t ON t.position = q.topic"
            " WHERE q.id IN (SELECT value FROM json_each(?))"
        )
        rows = self._database.execute(query, (json.dumps(list(question_ids)),))
        return {
            question: (topic, frozenset((place["source"], place["passage"]) for place in json.loads(places) if place))
            for question, topic, places in rows
        }

    def seen_fingerprints(self) -> tuple[tuple[str, str], ...]:
        """Return the id of every question with the fingerprint of all that is seen of it, in the order of the pack."""
        return tuple(self._database.execute("SELECT id, seen FROM question ORDER BY position"))

    def question(self, question_id: str) -> CompiledQuestion | None:
        """Return a question by its id or a former one, or None where the pack has none of that name."""
        query = (
            "SELECT body, places, seen, key FROM question"
            " WHERE id = :id OR position = (SELECT position FROM former WHERE id = :id)"
        )
        row = self._database.execute(query, {"id": question_id}).fetchone()
        if row is None:
            return None
        places = tuple(place and Place(**place) for place in json.loads(row[1]))
        return CompiledQuestion(question_from(json.loads(row[0])), places, row[2], row[3])

    def cited_passages(self, source: str) -> dict[str, frozenset[int]]:
        """Return the numbers of the passages of a source that each question cites, by id, in the order of the pack.

        The numbers are those of the source as it is at hand: an attached document may be of another edition, and a
        passage that is not in it has none.
        """
        rows = self._database.execute("SELECT id, places FROM question ORDER BY position")
        number_of = cache(lambda passage: self._number_at_hand(source, passage))
        cited = {
            question: [place["passage"] for place in json.loads(places) if place and place["source"] == source]
            for question, places in rows
        }
        return {
            question: frozenset(number for number in map(number_of, passages) if number is not None)
            for question, passages in cited.items()
        }

    def file_of(self, question_id: str) -> str:
        """Return the name, inside the pack, of the file in which a question of the pack stands."""
        file: str = self._database.execute("SELECT file FROM question WHERE id = ?", (question_id,)).fetchone()[0]
        return file

    def passages_of(self, source: str) -> PassageTable:
        """Return the passages of a travelling source or of an attached document; none where neither is at hand."""
        return self._attached[source] if source in self._attached else PassageTable(self._database, source)

    def passage_of(self, place: Place) -> Passage | None:
        """Return the passage that a citation resolved to, or None where its text is not at hand.

        In an attached document it is found by its fingerprint, wherever it stands in that edition.
        """
        source = next(source for source in self.sources if source.id == place.source)
        if isinstance(source, TravellingSource):
            return self.passages_of(source.id).passage(place.passage)
        fingerprint = source.fingerprint_of(place.passage)
        document = self._attached.get(source.id)
        if document is None or fingerprint is None:
            return None
        return document.with_fingerprint(fingerprint, place.passage)

    def _number_at_hand(self, source: str, passage: int) -> int | None:
        if source not in self._attached:
            return passage
        found = self.passage_of(Place(source, passage))
        return found.number if found else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, and of attached documents."""
        self._database.close()
        for document in self._attached.values():
            document.close()


def open_compiled(path: Path) -> CompiledPack | None:
    """Return the compiled pack at a path, or None where there is none that is whole, fresh and the user's own."""
    found = open_cache(path, LAYOUT)
    return CompiledPack(*found) if found else None

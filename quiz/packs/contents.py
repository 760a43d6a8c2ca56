"""What the TOML files of a pack hold, brought through the gate, with every problem by file."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, NamedTuple

from quiz.model.challenge import Rules
from quiz.model.citation import Citation
from quiz.model.pack import FORMAT, PackInfo
from quiz.model.question import QUESTION_TYPES, Choice, MultipleChoice, Question, Rejected, ShortAnswer, SingleChoice
from quiz.model.source import OwnedSource, Source, TravellingSource
from quiz.packs.gate import Validated, unknown_key, validate
from quiz.packs.locate import KeyPath
from quiz.packs.meant import meant_by
from quiz.packs.problems import Problem, TomlFile, first_told
from quiz.packs.walk import walk
from quiz.packs.wording import listed, nearest, shown, type_found

PACK_KEYS = ("format", "pack", "sources", "challenges", "questions")

_QUESTION_KEYS = tuple(dict.fromkeys(field.name for kind in QUESTION_TYPES.values() for field in fields(kind)))
_TRAVELLING_KEYS = tuple(field.name for field in fields(TravellingSource))
_OWNED_KEYS = tuple(field.name for field in fields(OwnedSource) if field.name not in _TRAVELLING_KEYS)
_SOURCE_KEYS = (*_TRAVELLING_KEYS, *_OWNED_KEYS)


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source at a place, from 0, in the main file; `faulty` fields do not hold what the author wrote."""

    source: Source
    place: int
    faulty: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundRules:
    """A rule set of challenges at a place, from 0, in the main file; `faulty` fields do not hold what is written."""

    rules: Rules
    place: int
    faulty: frozenset[str]


class FoundQuestion(NamedTuple):
    """A question at a place, from 0, in the list of a file; `faulty` fields do not hold what the author wrote.

    `table` is as the file has it, but for a date key that was not written as text.
    """

    question: Question
    table: dict[str, Any]
    file: TomlFile
    place: int
    faulty: frozenset[str]

    def cited(self) -> Iterator[tuple[KeyPath, Citation]]:
        """Yield every citation with its path in the file, in the order of `citations_of`."""
        here = ("questions", self.place)
        question = self.question
        for place, citation in enumerate(question.citations):
            yield (*here, "citations", place), citation
        name = ""
        parts: tuple[Choice | Rejected, ...] = ()
        if isinstance(question, SingleChoice | MultipleChoice):
            name, parts = "choices", question.choices
        elif isinstance(question, ShortAnswer):
            name, parts = "rejected", question.rejected
        for part_place, part in enumerate(parts):
            for place, citation in enumerate(part.citations):
                yield (*here, name, part_place, "citations", place), citation


@dataclass(slots=True)
class FileContents:
    """What one file holds, and its problems by the stage that finds them."""

    file: TomlFile
    is_main: bool
    has_newer_format: bool = False
    info: PackInfo | None = None
    faulty_info: frozenset[str] = frozenset()
    sources: list[FoundSource] = field(default_factory=list)
    all_sources_named: bool = True
    challenges: list[FoundRules] = field(default_factory=list)
    question_places: list[int] = field(default_factory=list)
    questions: list[FoundQuestion] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    gate: list[Problem] = field(default_factory=list)
    empty: list[Problem] = field(default_factory=list)
    checks: list[Problem] = field(default_factory=list)

    def told(self) -> list[Problem]:
        """Return the problems, but none at or inside a place where an earlier stage found something already."""
        return first_told((self.refused, self.gate, self.empty, self.checks))


def read_contents(file: TomlFile, is_main: bool) -> FileContents:
    """Return what a file holds: the main one everything, any further one only questions."""
    refused, empty = walk(file.data, file.data.get("questions") if file.is_plain else None)
    contents = _through_the_gate(file, is_main)
    if file.is_plain and contents.gate:
        # Only numbers can be amiss besides in the questions of a plain text, and large ones do not pass the gate.
        in_questions, _ = walk({"questions": file.data.get("questions", [])})
        if in_questions:
            refused += in_questions
            contents = _through_the_gate(file, is_main)
    contents.refused, contents.empty = refused, empty
    return contents


def _through_the_gate(file: TomlFile, is_main: bool) -> FileContents:
    contents = FileContents(file, is_main)
    if is_main:
        _read_format(contents)
        if contents.has_newer_format:
            return contents
        _read_info(contents)
        _read_sources(contents)
        _read_challenges(contents)
    contents.gate += _unknown_tables(contents)
    for place, table in _tables(contents, "questions"):
        contents.question_places.append(place)
        _read_question(contents, place, table)
    return contents


def _read_format(contents: FileContents) -> None:
    here: KeyPath = ("format",)
    found = contents.file.data.get("format")
    if found is None:
        problem = Problem("missing-key", here, "The key `format` is missing.", f"Write: format = {FORMAT}")
    elif type(found) is not int:
        problem = Problem("wrong-type", here, f"This is {type_found(found)}.", f"Write: format = {FORMAT}")
    elif found > FORMAT:
        contents.has_newer_format = True
        problem = Problem(
            "format-newer",
            here,
            f"This pack has format {found}, and this program reads format {FORMAT}.",
            "Use a newer version of the program.",
        )
    elif found != FORMAT:
        problem = Problem("format-unknown", here, f"There is no format {found}.", f"Write: format = {FORMAT}")
    else:
        return
    contents.gate.append(problem)


def _read_info(contents: FileContents) -> None:
    table = contents.file.data.get("pack")
    if table is None:
        contents.gate.append(
            Problem("missing-key", ("pack",), "The table [pack] is missing.", "Add it, with the id and the title.")
        )
    elif not isinstance(table, dict):
        contents.gate.append(
            Problem("wrong-type", ("pack",), f"This is {type_found(table)}.", "Write a table under [pack].")
        )
    else:
        validated = validate(PackInfo, table)
        contents.info, contents.faulty_info = validated.value, validated.faulty
        contents.gate += [problem.below("pack") for problem in validated.problems]


def _read_sources(contents: FileContents) -> None:
    found = contents.file.data.get("sources")
    contents.all_sources_named = isinstance(found, list) and bool(found) and all(isinstance(t, dict) for t in found)
    if found is None:
        contents.gate.append(
            Problem("missing-key", ("sources",), "There are no sources.", "Add a table [[sources]] for each document.")
        )
    for place, table in _tables(contents, "sources"):
        here = ("sources", place)
        owned_keys = [key for key in _OWNED_KEYS if key in table]
        surplus: frozenset[str] = frozenset()
        if "file" in table:
            if owned_keys:
                surplus = frozenset(owned_keys)
                contents.gate.append(
                    Problem(
                        "source-both-forms",
                        (*here, owned_keys[0]),
                        f"`{owned_keys[0]}` belongs to a source that stays with its owner, `file` to one that travels.",
                        "Keep `file` alone, or name, sha256 and passages without it.",
                    )
                )
            sound = {key: value for key, value in table.items() if key not in surplus}
            validated: Validated[Source] = validate(TravellingSource, sound)
        elif owned_keys:
            validated = validate(OwnedSource, table)
        else:
            contents.all_sources_named = False
            contents.gate += [problem.below(*here) for problem in _form_problems(table)]
            continue
        contents.sources.append(FoundSource(validated.value, place, validated.faulty | surplus))
        contents.gate += [problem.below(*here) for problem in validated.problems]


def _read_challenges(contents: FileContents) -> None:
    for place, table in _tables(contents, "challenges"):
        validated = validate(Rules, table)
        contents.challenges.append(FoundRules(validated.value, place, validated.faulty))
        contents.gate += [problem.below("challenges", place) for problem in validated.problems]


def _form_problems(table: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with a source of neither form, so that only its keys can be judged."""
    unknown = [key for key in table if key not in _SOURCE_KEYS]
    for key in unknown:
        yield unknown_key((key,), _SOURCE_KEYS)
    if not {meant_by(key, _SOURCE_KEYS) for key in unknown} & {"file", *_OWNED_KEYS}:
        yield Problem(
            "source-without-form",
            (),
            "Neither a file nor a name says where the source is.",
            "Add `file` if it travels with the pack, or name, sha256 and passages if it stays with its owner.",
        )


def _read_question(contents: FileContents, place: int, table: dict[str, Any]) -> None:
    here = ("questions", place)
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in QUESTION_TYPES:
        contents.gate += [problem.below(*here) for problem in _kind_problems(table)]
        return
    table = _with_date_as_text(table)
    validated = validate(QUESTION_TYPES[kind], table)
    contents.questions.append(FoundQuestion(validated.value, table, contents.file, place, validated.faulty))
    if validated.problems:
        contents.gate += [problem.below(*here) for problem in validated.problems]


def _kind_problems(table: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with a question that is of no known kind, so that only its keys can be judged."""
    kinds = listed(QUESTION_TYPES)
    unknown = [key for key in table if key not in _QUESTION_KEYS]
    for key in unknown:
        yield unknown_key((key,), _QUESTION_KEYS)
    kind = table.get("kind")
    if kind is None:
        if "kind" not in {meant_by(key, _QUESTION_KEYS) for key in unknown}:
            yield Problem("missing-key", ("kind",), "The key `kind` is missing.", f"Add one of the kinds: {kinds}.")
    elif not isinstance(kind, str):
        yield Problem("wrong-type", ("kind",), f"This is {type_found(kind)}.", f"Write one of the kinds: {kinds}.")
    else:
        near = nearest(kind, QUESTION_TYPES)
        remedy = f"Did you mean {near}?" if near else f"Write one of the kinds: {kinds}."
        yield Problem("unknown-kind", ("kind",), f"There is no kind of question {shown(kind)}.", remedy)


def _with_date_as_text(table: dict[str, Any]) -> dict[str, Any]:
    """Return the table of a question with a date key that is a year or a day of TOML's own written in EDTF."""
    key = table.get("key")
    if table["kind"] != "date":
        return table
    if type(key) is int:
        sign = "-" if key < 0 else ""
        return table | {"key": f"{sign}{abs(key):04}"}
    if isinstance(key, date) and not isinstance(key, datetime):
        return table | {"key": key.isoformat()}
    return table


def _tables(contents: FileContents, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield place and table for each table of a list; anything else becomes a problem."""
    found = contents.file.data.get(name, [])
    remedy = f"Write each under a line [[{name}]]."
    if not isinstance(found, list):
        contents.gate.append(Problem("wrong-type", (name,), f"This is {type_found(found)}, not a list.", remedy))
        found = []
    for place, table in enumerate(found):
        if isinstance(table, dict):
            yield place, table
        else:
            contents.gate.append(Problem("wrong-type", (name, place), f"This is {type_found(table)}.", remedy))


def _unknown_tables(contents: FileContents) -> Iterator[Problem]:
    for key in contents.file.data:
        if key == "questions" or (contents.is_main and key in PACK_KEYS):
            continue
        if key in PACK_KEYS:
            yield Problem(
                "misplaced-key",
                (key,),
                f"`{key}` stands in pack.toml and nowhere else; this file holds only questions.",
                "Move it to pack.toml.",
            )
        else:
            yield unknown_key((key,), PACK_KEYS if contents.is_main else ("questions",))

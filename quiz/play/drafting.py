"""A pack while it is written: what of it can be shown, be the rest wrong, and everything that is wrong with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from quiz.engine.markup import plain_text
from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.pack import Pack, PackInfo
from quiz.model.question import FindEvidence, citations_of
from quiz.model.source import Source
from quiz.model.text import forbidden_character
from quiz.packs.citations import STALE
from quiz.packs.compile import Contents, hold_compiled
from quiz.packs.compiled import CompiledPack
from quiz.packs.linting import lint
from quiz.packs.locate import KeyPath, spots_of
from quiz.packs.patterns import LANGUAGE
from quiz.packs.problems import TomlFile, in_order, in_words
from quiz.play.checking import Examination, ReadSource, examine
from quiz.sources.reading import read_passages

_UNPROVEN = frozenset({STALE, "quote-not-found", "quote-ambiguous"})
"""What is wrong with a citation of a question that can be shown all the same, without what it cites."""

_NO_QUESTIONS = "no-questions"
_IN_LIST = re.compile(r"questions\[[^\]]*\]")

Stated = TypeVar("Stated", PackInfo, Source)


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question of a draft; `name` is how problems name it in its file, such as `questions[spring]`.

    Where it is not sound it cannot be shown.
    """

    id: str
    stem: str
    topic: str
    file: TomlFile = field(repr=False)
    place: int
    name: str
    is_sound: bool

    @property
    def line(self) -> int:
        """The line of its file at which it begins, from 1; the first where that is not certain."""
        path: KeyPath = ("questions", self.place)
        spot = spots_of(self.file.text, {path})[path]
        return spot.line if spot else 1

    @property
    def label(self) -> str:
        """Its id, or its number in the file where it has no id of its own."""
        return self.name.removeprefix("questions[").removesuffix("]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack as its files are now.

    `root` is the folder in which its files have their names. `pack` holds the sound questions alone. `unreadable` are
    those of the problems that keep a whole file from being read, so that more may be missing here than is wrong.
    """

    root: Path
    pack: CompiledPack
    questions: tuple[DraftQuestion, ...]
    problems: tuple[Diagnostic, ...]
    unreadable: tuple[Diagnostic, ...]

    def problems_of(self, question: DraftQuestion) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a question."""
        return tuple(found for found in self.problems if question_named(found) == (question.file.name, question.name))

    def place_of(self, problem: Diagnostic) -> int | None:
        """Return the place of the question that a problem is about, or None where it is about no question here."""
        wanted = question_named(problem)
        places = (
            place for place, question in enumerate(self.questions) if (question.file.name, question.name) == wanted
        )
        return next(places, None)

    def matches(self, words: str) -> tuple[int, ...]:
        """Return the places of the questions with these words, in any case: those with them in their id come first."""
        sought = words.casefold().strip()
        if not sought:
            return ()
        questions = list(enumerate(self.questions))
        exact = [place for place, each in questions if sought == each.label.casefold()]
        by_id = [place for place, each in questions if sought in each.label.casefold()]
        by_text = [place for place, each in questions if sought in f"{plain_text(each.stem)}\n{each.topic}".casefold()]
        return tuple(dict.fromkeys((*exact, *by_id, *by_text)))


def read_draft(path: Path, read_source: ReadSource = read_passages) -> Draft:
    """Read what a pack is now. Never raises for what its files hold; OSError where one goes away meanwhile."""
    return draft_of(examine(path, read_source=read_source))


def draft_of(examination: Examination) -> Draft:
    """Return what can be shown of a pack as it was found."""
    read = examination.read
    problems = in_order((*examination.diagnostics, *lint(read, examination.passages, examination.places)))
    questions = tuple(_questions(examination, problems))
    shown = {(question.file.name, question.place) for question in questions if question.is_sound}
    sound = [found for found in read.found_questions if (found.file.name, found.place) in shown]
    pack = Pack(_info(examination), tuple(_sources(examination).values()), tuple(found.question for found in sound))
    compiled = hold_compiled(
        Contents(
            pack,
            [found.table for found in sound],
            [found.file.name for found in sound],
            examination.places,
            examination.passages,
        )
    )
    unreadable = (
        found
        for found in problems
        if found.severity is Severity.ERROR and not found.key_path and found.code != _NO_QUESTIONS
    )
    return Draft(read.root, CompiledPack(*compiled), questions, problems, tuple(unreadable))


def question_named(problem: Diagnostic) -> tuple[str, str]:
    """Return the file of a problem and the name in it of the question that it is about, or an empty one."""
    named = _IN_LIST.match(problem.key_path)
    return problem.file, named[0] if named else ""


def _questions(examination: Examination, problems: Sequence[Diagnostic]) -> Iterator[DraftQuestion]:
    read = examination.read
    faulty = {
        question_named(found)
        for found in problems
        if found.severity is Severity.ERROR and not (found.code in _UNPROVEN and "citations[" in found.key_path)
    }
    sources = _sources(examination)
    taken: set[str] = set()
    of_known_kind = {(found.file.name, found.place): found for found in read.found_questions}
    for (file, place), name in zip(read.question_places, _names(read.question_places), strict=True):
        found = of_known_kind.get((file.name, place))
        if found is None:
            yield _of_unknown_kind(file, place, name)
            continue
        question = found.question
        ids = {question.id, *question.was}
        is_sound = (
            not found.faulty
            and (file.name, name) not in faulty
            and not ids & taken
            and all(citation.source in sources for citation in citations_of(question))
            and (not isinstance(question, FindEvidence) or bool(examination.passages.get(question.searched)))
        )
        taken |= ids if is_sound else {question.id}
        yield DraftQuestion(question.id, question.stem, question.topic, file, place, name, is_sound)


def _of_unknown_kind(file: TomlFile, place: int, name: str) -> DraftQuestion:
    table = file.data["questions"][place]
    id_, stem, topic = (text if isinstance(text := table.get(key), str) else "" for key in ("id", "stem", "topic"))
    return DraftQuestion(id_, stem, topic, file, place, name, is_sound=False)


def _names(places: Sequence[tuple[TomlFile, int]]) -> list[str]:
    files = {file.name: file for file, _ in places}
    named = {
        name: iter(in_words(file, (("questions", place) for each, place in places if each.name == name)))
        for name, file in files.items()
    }
    return [next(named[file.name]) for file, _ in places]


def _sources(examination: Examination) -> Mapping[str, Source]:
    """Return the sources by id, with what a learner must never see taken out of those with faults."""
    sources: dict[str, Source] = {}
    for found in examination.read.found_sources:
        sources.setdefault(found.source.id, _cleaned(found.source))
    return {
        name: source if source.rests_on in sources else replace(source, rests_on=None)
        for name, source in sources.items()
    }


def _info(examination: Examination) -> PackInfo:
    """Return what the pack says of itself, as far as it does."""
    read = examination.read
    if read.pack is not None:
        return read.pack.info
    table = read.main.data.get("pack") if read.main else None
    stated = {key: value for key, value in table.items() if isinstance(value, str)} if isinstance(table, dict) else {}
    language = stated.get("language", "")
    return _cleaned(
        PackInfo(
            id=stated.get("id", ""),
            title=stated.get("title", "") or read.root.resolve().name,
            description="",
            language=language if re.fullmatch(LANGUAGE, language) else "en",
            version=stated.get("version", ""),
            licence="",
            authors=(),
        )
    )


def _cleaned(stated: Stated) -> Stated:
    """Return it with every text left out that holds a character which could steer a terminal."""
    texts = {each.name: getattr(stated, each.name) for each in fields(stated) if each.name not in {"id", "unit"}}
    foul: dict[str, Any] = {
        name: "" for name, text in texts.items() if isinstance(text, str) and forbidden_character(text)
    }
    return replace(stated, **foul)

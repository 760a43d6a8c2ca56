"""The checks of a whole pack: each part by itself, and what must fit together across its files."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path

from quiz.model.question import QUESTION_TYPES, citations_of
from quiz.model.source import OwnedSource, Source, TravellingSource
from quiz.packs.challenge_checks import check_rules, repeated_rules
from quiz.packs.contents import FileContents, FoundQuestion
from quiz.packs.pack_checks import (
    check_citation,
    check_id,
    check_info,
    check_rests_on,
    check_searched,
    check_source,
)
from quiz.packs.problems import Problem
from quiz.packs.question_checks import check_question, too_short
from quiz.packs.template_words import has_words_left, left_in_info, left_in_question, left_in_source
from quiz.packs.wording import shown

_COMMON_FIELDS = frozenset.intersection(
    *(frozenset(field.name for field in fields(question_type)) for question_type in QUESTION_TYPES.values())
)

_Questions = Sequence[tuple[FileContents, FoundQuestion]]


def check_together(contents: Sequence[FileContents], root: Path, limit_bytes: int, *, is_whole: bool) -> None:
    """Add to each file what is wrong with its sound parts; `is_whole` tells whether every file could be read."""
    if any(content.has_newer_format for content in contents):
        return
    main = next((content for content in contents if content.is_main), None)
    questions = [(content, found) for content in contents for found in content.questions]
    if main is not None:
        main.checks += _main_problems(main, root, limit_bytes)
    sources = _citable_sources(main, questions)
    for content in contents:
        _check_questions(content, sources)
    for content, problem in _id_problems(questions):
        content.checks.append(problem)
    if main is not None and is_whole:
        main.checks += _absences(contents)


def _check_questions(content: FileContents, sources: Mapping[str, Source | None]) -> None:
    has_owned = any(isinstance(source, OwnedSource) for source in sources.values())
    for found in content.questions:
        problems = _question_problems(found)
        if has_owned:
            problems += check_searched(found.question, sources)
        if content.is_main and has_words_left(found.question):
            problems += left_in_question(found.question)
        if problems:
            content.checks += [problem.below("questions", found.place) for problem in problems]
    travelling = {source_id for source_id, source in sources.items() if isinstance(source, TravellingSource)}
    if not _are_plain_quotes(content.questions, travelling):
        for path, citation in chain.from_iterable(found.cited() for found in content.questions):
            content.checks += [problem.below(*path) for problem in check_citation(citation, sources)]


def _main_problems(main: FileContents, root: Path, limit_bytes: int) -> Iterator[Problem]:
    if main.info is not None:
        yield from (
            problem.below("pack")
            for problem in (*check_info(main.info), *left_in_info(main.info))
            if problem.path[0] not in main.faulty_info
        )
    if main.file.data.get("sources") == []:
        yield too_short(("sources",), 0, 1, "source")
    for found_rules in main.challenges:
        for problem in check_rules(found_rules.rules, found_rules.faulty):
            yield problem.below("challenges", found_rules.place)
    named = {found.place: found.rules.id for found in main.challenges if "id" not in found.faulty}
    yield from (problem.below("challenges", place) for place, problem in repeated_rules(named))
    places: dict[str, int] = {}
    sources: dict[str, Source] = {}
    for found in main.sources:
        here = ("sources", found.place)
        source = found.source
        problems = [*check_id(source.id), *check_source(source, root, limit_bytes), *left_in_source(source)]
        yield from (problem.below(*here) for problem in problems if problem.path[0] not in found.faulty)
        if "id" in found.faulty:
            continue
        if source.id in sources:
            yield Problem(
                "id-duplicate",
                (*here, "id"),
                f"The id {shown(source.id)} belongs to another source already.",
                "Give each source an id of its own.",
            )
        else:
            sources[source.id], places[source.id] = source, found.place
    for source_id, problem in check_rests_on(sources):
        if problem.code != "source-unknown" or _are_all_sources_known(main):
            yield problem.below("sources", places[source_id])


def _question_problems(found: FoundQuestion) -> list[Problem]:
    """Return what is wrong with the sound fields; those of the kind are judged together or not at all."""
    problems = check_question(found.question)
    if not problems or not found.faulty:
        return problems
    own_fields = {field.name for field in fields(found.question)} - _COMMON_FIELDS
    has_sound_kind = not found.faulty & own_fields
    return [
        problem
        for problem in problems
        if problem.path[0] not in found.faulty and (has_sound_kind or problem.path[0] in _COMMON_FIELDS)
    ]


def _are_plain_quotes(questions: Iterable[FoundQuestion], travelling: Container[str]) -> bool:
    """Return whether all quote sources that travel with the pack, so that nothing can be wrong with what they cite."""
    for found in questions:
        for citation in citations_of(found.question):
            if citation.quote is None or citation.passage is not None or citation.source not in travelling:
                return False
    return True


def _are_all_sources_known(main: FileContents) -> bool:
    return main.all_sources_named and not any("id" in found.faulty for found in main.sources)


def _citable_sources(main: FileContents | None, questions: _Questions) -> dict[str, Source | None]:
    """Return the sources by id; None stands for one with faults, and for any that a faulty table may have meant."""
    sources: dict[str, Source | None] = {}
    if main is None or not _are_all_sources_known(main):
        sources = {citation.source: None for _, found in questions for citation in citations_of(found.question)}
    for found_source in main.sources if main is not None else ():
        sources[found_source.source.id] = None if found_source.faulty else found_source.source
    return sources


def _id_problems(questions: _Questions) -> Iterator[tuple[FileContents, Problem]]:
    """Yield every id that is none or that two questions have, and every former one that is another's, with its file."""
    named = [(content, found) for content, found in questions if "id" not in found.faulty]
    for content, found in named:
        for problem in check_id(found.question.id):
            yield content, problem.below("questions", found.place)
    has_former_ids = any(found.question.was for _, found in questions)
    if not has_former_ids and len({found.question.id for _, found in named}) == len(named):
        return
    homes: dict[str, str] = {}
    for content, found in named:
        if found.question.id in homes:
            problem = Problem(
                "id-duplicate",
                ("questions", found.place, "id"),
                f"The id {shown(found.question.id)} belongs to another question already, in"
                f" {homes[found.question.id]}.",
                "Give each question an id of its own.",
            )
            yield content, problem
        homes.setdefault(found.question.id, content.file.name)
    owners: dict[str, FoundQuestion] = {}
    for content, found in questions:
        for place, former in enumerate(found.question.was):
            path = ("questions", found.place, "was", place)
            if former in homes:
                message = f"{shown(former)} is the id of a question now."
            elif former in owners:
                message = f"{shown(former)} is a former id of {shown(owners[former].question.id)} already."
            else:
                yield from ((content, problem.below(*path)) for problem in check_id(former, ()))
                owners[former] = found
                continue
            yield (
                content,
                Problem("was-clash", path, message, "Name only ids that this question had and no other question has."),
            )


def _absences(contents: Sequence[FileContents]) -> Iterator[Problem]:
    has_strange_tables = any(len(problem.path) == 1 for content in contents for problem in content.gate)
    if not has_strange_tables and not any(content.file.data.get("questions") for content in contents):
        yield Problem(
            "no-questions",
            (),
            "The pack holds no questions.",
            "Add [[questions]], or give the folder of the pack if they stand in other files of it.",
        )

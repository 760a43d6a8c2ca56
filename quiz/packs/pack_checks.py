"""What a pack and its sources must hold beyond the right keys and types, and what must fit together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quiz.model.citation import Citation
from quiz.model.pack import RESERVED_WORDS, PackInfo, short_name
from quiz.model.question import FindEvidence, Question
from quiz.model.source import UNITS_BY_SUFFIX, OwnedSource, Source, TravellingSource, units_of
from quiz.packs import patterns
from quiz.packs.files import UnusableFileError, check_file, inside
from quiz.packs.locate import KeyPath
from quiz.packs.problems import Problem
from quiz.packs.question_checks import too_short
from quiz.packs.wording import listed, nearest, shown

_ID = re.compile(patterns.ID)


def check_info(info: PackInfo) -> Iterator[Problem]:
    """Yield what is wrong with the `[pack]` table; paths begin at it."""
    if not re.fullmatch(patterns.PACK_ID, info.id):
        yield Problem(
            "pack-id-invalid",
            ("id",),
            f"{shown(info.id)} is not the id of a pack.",
            "Write who.what in lower-case letters, digits and hyphens, such as smith.rivers.",
        )
    elif short_name(info.id) in RESERVED_WORDS:
        yield Problem(
            "pack-id-reserved",
            ("id",),
            f"{shown(short_name(info.id))} is a word that commands use.",
            "Choose another word behind the dot.",
        )
    if not re.fullmatch(patterns.LANGUAGE, info.language):
        yield Problem(
            "language-invalid",
            ("language",),
            f"{shown(info.language)} is not a language tag.",
            "Write a tag such as en, fr or pt-BR.",
        )
    if not re.fullmatch(patterns.VERSION, info.version):
        yield Problem(
            "version-invalid",
            ("version",),
            f"{shown(info.version)} is not a version.",
            "Write numbers with dots between them, such as 1.0.0.",
        )
    if info.code and not re.fullmatch(patterns.CODE, info.code):
        yield Problem(
            "code-invalid",
            ("code",),
            f"{shown(info.code)} cannot open a challenge code.",
            "Write two to four capital letters or digits.",
        )
    if not info.authors:
        yield too_short(("authors",), 0, 1, "author")


def check_source(source: Source, root: Path, limit_bytes: int) -> Iterator[Problem]:
    """Yield what is wrong with a source by itself; paths begin at it. `root` is the pack's folder."""
    if source.url and not re.fullmatch(patterns.URL, source.url):
        yield Problem(
            "url-invalid",
            ("url",),
            f"{shown(source.url)} is not an address in the web.",
            "Write an address that begins with https:// or http://.",
        )
    if isinstance(source, OwnedSource):
        yield from _check_owned(source)
    else:
        yield from _check_travelling(source, root, limit_bytes)


def check_id(item_id: str, path: KeyPath = ("id",)) -> Sequence[Problem]:
    """Return a problem at the path unless the text can be the id of a question or a source."""
    if _ID.fullmatch(item_id):
        return ()
    return (
        Problem(
            "id-invalid",
            path,
            f"{shown(item_id)} is not an id.",
            "Write letters from a to z, digits, hyphens, underscores and dots, at most 80, a letter or digit first.",
        ),
    )


def check_rests_on(sources: Mapping[str, Source]) -> Iterator[tuple[str, Problem]]:
    """Yield the id of each source that rests on nothing known or on itself, with the problem; paths begin at it."""
    for source in sources.values():
        if source.rests_on is None:
            continue
        if source.rests_on not in sources:
            yield source.id, _unknown_source("rests_on", source.rests_on, sources)
            continue
        chain = {source.id}
        below = sources.get(source.rests_on)
        while below is not None and below.id not in chain:
            chain.add(below.id)
            below = sources.get(below.rests_on or "")
        if below is source:
            yield (
                source.id,
                Problem(
                    "rests-on-loop",
                    ("rests_on",),
                    "The source rests on itself in the end.",
                    "Name a source that does not rest on this one.",
                ),
            )


def check_citation(citation: Citation, sources: Mapping[str, Source | None]) -> Iterator[Problem]:
    """Yield what is wrong with a citation; paths begin at it. Sources that cannot be judged are None."""
    if citation.source not in sources:
        yield _unknown_source("source", citation.source, sources)
    if citation.quote is not None and citation.passage is not None:
        yield Problem(
            "citation-quote-and-passage",
            ("passage",),
            "A citation holds a quote or the number of a passage, not both.",
            "Remove one of the two.",
        )
        return
    if citation.quote is None and (citation.prefix or citation.suffix):
        yield Problem(
            "citation-context-without-quote",
            ("prefix",) if citation.prefix else ("suffix",),
            "There is no quote that this could stand beside.",
            "Add the quote, or remove this.",
        )
    source = sources.get(citation.source)
    if isinstance(source, TravellingSource) and citation.quote is None:
        yield Problem(
            "citation-needs-quote",
            ("passage",) if citation.passage is not None else (),
            "This source travels with the pack, and numbers of passages drift when it changes.",
            "Quote it word for word: quote = …",
        )
    elif isinstance(source, OwnedSource) and citation.passage is None:
        yield Problem(
            "citation-needs-passage",
            ("quote",) if citation.quote is not None else (),
            "This source stays with its owner, so that nobody else could check a quote.",
            "Name the passage: passage = 1",
        )
    elif isinstance(source, OwnedSource) and source.passages and source.fingerprint_of(citation.passage or 0) is None:
        yield Problem(
            "passage-without-fingerprint",
            ("passage",),
            f"The source lists no fingerprint of passage {citation.passage}.",
            "Add it to the passages of the source, as `quiz cite` prints it, or name a passage that is listed.",
        )
    elif source is None and citation.quote is None and citation.passage is None:
        yield Problem(
            "citation-without-place",
            (),
            "The citation names no place in its source.",
            "Add the quote, or the number of the passage where the source stays with its owner.",
        )


def check_searched(question: Question, sources: Mapping[str, Source | None]) -> Iterator[Problem]:
    """Yield a problem where the text to be searched is not in the pack; paths begin at the question."""
    if not isinstance(question, FindEvidence) or not question.citations:
        return
    if isinstance(sources.get(question.searched), OwnedSource):
        yield Problem(
            "evidence-not-in-pack",
            ("citations", 0, "source"),
            "The first citation names the text that is searched, and this source stays with its owner.",
            "Begin with a quote from a source that travels with the pack.",
        )


def _check_travelling(source: TravellingSource, root: Path, limit_bytes: int) -> Iterator[Problem]:
    try:
        path = inside(root, source.file)
        if not units_of(source.file):
            raise UnusableFileError(
                "source-not-readable",
                f"A file such as {shown(source.file)} cannot be read as a source.",
                f"Sources that travel with a pack are files that end in {listed(UNITS_BY_SUFFIX)}.",
            )
        check_file(path, limit_bytes)
    except UnusableFileError as error:
        yield Problem(error.code, ("file",), error.message, error.remedy)
        return
    if source.unit not in units_of(source.file):
        yield Problem(
            "unit-not-of-format",
            ("unit",),
            f"A document such as {shown(source.file)} has no {source.unit}s to be cited.",
            f"Use the unit {' or '.join(units_of(source.file))}.",
        )


def _check_owned(source: OwnedSource) -> Iterator[Problem]:
    if not re.fullmatch(patterns.SHA256, source.sha256):
        yield Problem(
            "sha256-invalid",
            ("sha256",),
            "This is not a SHA-256.",
            "Write its 64 hexadecimal digits, letters in lower case.",
        )
    if not source.passages:
        yield too_short(("passages",), 0, 1, "passage")
    for number, fingerprint in source.passages.items():
        if not re.fullmatch(patterns.PASSAGE_NUMBER, number):
            yield Problem(
                "passage-number-invalid",
                ("passages", number),
                f"{shown(number)} is not the number of a passage.",
                "Count passages from 1, in plain digits without leading zeros.",
            )
        if not re.fullmatch(patterns.FINGERPRINT, fingerprint):
            yield Problem(
                "fingerprint-invalid",
                ("passages", number),
                f"{shown(fingerprint)} is not a fingerprint.",
                "Write the first 16 hexadecimal digits of the SHA-256 of the passage, letters in lower case.",
            )


def _unknown_source(key: str, source_id: str, sources: Iterable[str]) -> Problem:
    near = nearest(source_id, sources)
    known = listed(map(shown, sources)) or "none"
    remedy = f"Did you mean {shown(near)}?" if near else f"Sources of this pack: {known}."
    return Problem("source-unknown", (key,), f"The pack has no source {shown(source_id)}.", remedy)

"""Resolving citations: each quote to the one place where it stands in its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain, islice

from quiz.engine.characters import with_plain_marks
from quiz.engine.quoting import MOST_PLACES, Ambiguous, Found, FoundFolded, Missing, QuoteMatch, TextQuote, find_quotes
from quiz.model.citation import Citation, Place
from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.question import citations_of
from quiz.model.source import OwnedSource, Passage, Source
from quiz.model.text import collapsed
from quiz.packs.collector import collector_paused
from quiz.packs.lock import QuoteName, quote_name
from quiz.packs.problems import Problem, TomlFile, as_diagnostics, in_order
from quiz.packs.reader import ReadPack
from quiz.packs.wording import shown

STALE = "citation-stale"
"""The code of a quote that was proven once and is gone since: an error, but no reason not to play the pack."""

MOVED = "citation-moved"
"""The code of a quote that stands elsewhere in its source than when it was locked; nothing needs mending."""

_NO_MATCHES: Mapping[TextQuote, QuoteMatch] = {}
_NO_PLACES: Mapping[TextQuote, Place] = {}
_TOLD_PLACES = 5
_TOLD_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class ResolvedCitations:
    """The places of every citation by question id, in the order of `citations_of`, and what could not be found.

    A place is None where its citation has an error, or where the text of its source is not at hand. Of questions with
    one id, which are an error, it is the first that has its places here.
    """

    places: Mapping[str, tuple[Place | None, ...]]
    diagnostics: tuple[Diagnostic, ...]


@collector_paused()
def resolve_citations(
    read: ReadPack, passages: Mapping[str, Sequence[Passage]], changed: Mapping[QuoteName, Place] | None = None
) -> ResolvedCitations:
    """Return the place of each citation of a pack, also of one with other errors.

    `passages` holds the passages of each travelling source by its id. A citation of a source that stays with its owner
    resolves to the number of its passage, where its fingerprint is listed. `changed` has the places that quotes had in
    sources that were changed since they were locked there: a quote that is gone from there is stale, not unproven.
    """
    sources = {found.source.id: found.source for found in reversed(read.found_sources)}
    cited = [citations_of(found.question) for found in read.found_questions]
    quotes = [[_text_quote(citation) for citation in citations] for citations in cited]
    matches = _matches(cited, quotes, passages)
    proven = {
        source: _proven(source, found)
        for source, found in matches.items()
        if not isinstance(sources.get(source), OwnedSource)
    }
    places: dict[str, tuple[Place | None, ...]] = {}
    problems: dict[str, list[Problem]] = {}
    files: dict[str, TomlFile] = {}
    all_resolved = [
        proven.get(citation.source, _NO_PLACES).get(quote)
        for citation, quote in zip(chain.from_iterable(cited), chain.from_iterable(quotes), strict=True)
    ]
    ends = accumulate(map(len, cited))
    for found, citations, sought, end in zip(read.found_questions, cited, quotes, ends, strict=True):
        resolved = all_resolved[end - len(citations) : end]
        # Nearly all quotes stand in their one place, and nothing is to be told of them.
        for number, citation in enumerate(citations) if changed or not all(resolved) else ():
            match = matches.get(citation.source, _NO_MATCHES).get(sought[number])
            place, problem = _resolve(citation, sources.get(citation.source), match)
            if changed and (locked := changed.get(quote_name(found.question.id, citation))) is not None:
                problem = _since_locked(problem, place, locked)
            resolved[number] = place
            if problem is not None:
                path, _ = next(islice(found.cited(), number, None))
                files[found.file.name] = found.file
                problems.setdefault(found.file.name, []).append(problem.below(*path))
        places.setdefault(found.question.id, tuple(resolved))
    diagnostics = [found for name, file in files.items() for found in as_diagnostics(file, problems[name])]
    return ResolvedCitations(places, in_order(diagnostics))


def _matches(
    cited: Iterable[Iterable[Citation]],
    quotes: Iterable[Iterable[TextQuote]],
    passages: Mapping[str, Sequence[Passage]],
) -> dict[str, Mapping[TextQuote, QuoteMatch]]:
    """Return where the quotes of each source at hand stand in it, found together, as that is much faster."""
    named: dict[str, list[TextQuote]] = {source: [] for source in passages}
    for citation, quote in zip(chain.from_iterable(cited), chain.from_iterable(quotes), strict=True):
        if citation.source in named and quote.exact:
            named[citation.source].append(quote)
    return {source: find_quotes(passages[source], sought) for source, sought in named.items()}


def _text_quote(citation: Citation) -> TextQuote:
    return TextQuote(citation.quote or "", citation.prefix, citation.suffix)


def _resolve(
    citation: Citation, source: Source | None, match: QuoteMatch | None
) -> tuple[Place | None, Problem | None]:
    if isinstance(source, OwnedSource):
        number = citation.passage
        is_listed = number is not None and source.fingerprint_of(number) is not None
        return (Place(source.id, number) if number is not None and is_listed else None), None
    if match is None or not citation.quote or citation.quote.isspace():
        return None, None
    match match:
        case Found() as found:
            return _place(citation.source, found), None
        case FoundFolded(found, exact_text):
            return _place(citation.source, found), Problem(
                "quote-case",
                ("quote",),
                f"The source has these words {_unlike(collapsed(citation.quote), exact_text)}, in passage"
                f" {found.passage}.",
                f"Quote it as it stands there: {shown(exact_text, 200)}.",
                Severity.WARNING,
            )
        case Ambiguous(ambiguous_places):
            return None, _ambiguous(citation, ambiguous_places)
        case Missing() as missing:
            return None, _missing(citation, missing)


def _unlike(quote: str, exact_text: str) -> str:
    """Return in which way the words of a source differ from a quote of the same length."""
    marks = {
        f"{there} where you have {here}"
        for here, there in zip(quote, exact_text, strict=True)
        if here.lower() != there.lower() and with_plain_marks(here) == with_plain_marks(there)
    }
    return f"with other marks ({', '.join(sorted(marks))})" if marks else "in another case"


def _since_locked(problem: Problem | None, place: Place | None, locked: Place) -> Problem | None:
    """Return what is to be said of a quote that stood at the locked place before its source was changed."""
    if problem is not None and problem.code == "quote-not-found":
        return replace(
            problem, code=STALE, message="The source has changed, and the quote is no longer in it: it proves nothing."
        )
    if problem is None and place is not None and place != locked:
        return Problem(
            MOVED,
            ("quote",),
            f"The source has changed: the quote moved from {_told(locked)}, to {_told(place)}.",
            "Nothing needs mending. `quiz check --lock` notes the new place.",
            Severity.WARNING,
        )
    return problem


def _told(place: Place) -> str:
    return f"passage {place.passage}, character {(place.start or 0) + 1}"


def _proven(source: str, matches: Mapping[TextQuote, QuoteMatch]) -> Mapping[TextQuote, Place]:
    """Return the places of the quotes that stand in just one place of a source, word for word."""
    return {quote: _place(source, match) for quote, match in matches.items() if isinstance(match, Found)}


def _place(source: str, found: Found) -> Place:
    return Place(source, found.passage, found.start, found.end)


def _ambiguous(citation: Citation, places: Sequence[Found]) -> Problem:
    told = [
        f"passage {place.passage}, character {place.start + 1}"
        for place in sorted(places, key=lambda place: (place.passage, place.start))[:_TOLD_PLACES]
    ]
    number = f"{MOST_PLACES} places or more" if len(places) == MOST_PLACES else f"{len(places)} places"
    return Problem(
        "quote-ambiguous",
        ("quote",),
        f"The quote stands in {number} of {shown(citation.source)}: {'; '.join(told)}"
        f"{'; and others' if len(places) > len(told) else ''}.",
        "Quote more words, or add the words before it as `prefix` or after it as `suffix`.",
    )


def _with_marks_of(words: str, wanted: str) -> str:
    """Return what was wanted with the marks of print that the source has, so that only other words stand out."""
    there = {with_plain_marks(word): word for word in words.split()}
    return " ".join([there.get(with_plain_marks(word), word) for word in wanted.split()])


def _missing(citation: Citation, missing: Missing) -> Problem:
    context = [name for name in ("prefix", "suffix") if getattr(citation, name)]
    what = f"The quote, with its {' and '.join(context)}," if context else "The quote"
    remedy = "Copy the words from the source as they stand there."
    if missing.nearest is not None:
        from quiz.engine.difference import marked, without_surroundings, word_difference

        line = f", line {missing.nearest.line}" if missing.nearest.line is not None else ""
        page = f", page {missing.nearest.page}" if missing.nearest.page is not None else ""
        wanted = _with_marks_of(
            missing.words, collapsed(" ".join((citation.prefix, citation.quote or "", citation.suffix)))
        )
        marks = " ".join(marked(without_surroundings(word_difference(wanted, missing.words))))
        remedy += (
            f" Passage {missing.nearest.number}{line or page} comes nearest ([-...-] is not there, {{+...+}} is):"
            f" {shown(marks, _TOLD_CHARACTERS)}"
        )
    return Problem("quote-not-found", ("quote",), f"{what} is not in {shown(citation.source)}.", remedy)

"""Words found in the sources of a pack, as citations that are ready to be pasted."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from quiz.engine.citing import MOST_TOLD, Quotable, places_of, quotable_at
from quiz.engine.quoting import Missing, TextQuote, find_quotes, folded
from quiz.model.dataclass import dataclass
from quiz.model.fingerprint import passage_fingerprint
from quiz.model.source import OwnedSource, Passage, Source
from quiz.model.text import collapsed
from quiz.packs.library import pack_id_at
from quiz.packs.toml_text import inline_table
from quiz.packs.wording import typed
from quiz.play.attaching import AttachedDocuments
from quiz.play.checking import examine
from quiz.play.error import PlayError
from quiz.sources.reading import read_passages
from quiz.sources.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class ReadyCitation:
    """A place where words stand. `toml` is the citation, or empty where nothing tells the place apart from others.

    `listing` is what `[sources.passages]` of a source that stays with its owner lacks for it, or empty.
    """

    source: Source
    passage: Passage
    toml: str
    listing: str = ""


@dataclass(frozen=True, slots=True)
class NearestWords:
    """The passage that looks most like words that stand nowhere, and what stands there."""

    source: Source
    passage: Passage
    words: str


@dataclass(frozen=True, slots=True)
class CitingReport:
    """The places of words, as far as they are told, and how many there are; or what comes nearest to them.

    Where words `are_apart` the places are those of sentences that hold all of them. `unsearched` tells of each source
    that is not at hand what to do about it.
    """

    places: tuple[ReadyCitation, ...]
    count: int
    nearest: tuple[NearestWords, ...] = ()
    are_apart: bool = False
    unsearched: tuple[str, ...] = ()


def cite(path: Path, words: str, documents: AttachedDocuments, *, in_sentences: bool = False) -> CitingReport:
    """Look for words in every source of the pack at a path that is at hand. The pack may have errors.

    With `in_sentences` whole sentences are cited. So they are where the words stand nowhere together, and some sentence
    holds all of them. Raises PlayError where no source is at hand, SettingsError, SourceError for an attached document.
    """
    at_hand, away = _at_hand(path, documents)
    unsearched = tuple(f"{source.id}. {_way_to_one(path, [source])}" for source in away)
    together = partial(_sentences_with, patterns=[_begun(words)]) if in_sentences else lambda _: (words,)
    apart = partial(_sentences_with, patterns=[_begun(word) for word in words.split()])
    for are_apart, sought in ((False, together), (True, apart)):
        places, count = _cited(at_hand, sought)
        if places:
            return CitingReport(places, count, are_apart=are_apart, unsearched=unsearched)
    quote = TextQuote(words)
    matches = ((source, find_quotes(passages, [quote])[quote]) for source, passages in at_hand)
    nearest = tuple(
        NearestWords(source, match.nearest, match.words)
        for source, match in matches
        if isinstance(match, Missing) and match.nearest
    )
    return CitingReport((), 0, nearest, unsearched=unsearched)


def citation_of(source: Source, passages: Sequence[Passage], number: int, start: int, end: int) -> ReadyCitation:
    """Return the citation of some characters of the passage of a number, made whole words."""
    place = next(place for place, passage in enumerate(passages) if passage.number == number)
    words = passages[place].text[start:end]
    start += len(words) - len(words.lstrip())
    return _ready(source, quotable_at(passages, place, start, start + len(words.strip())))


def _cited(
    at_hand: Sequence[tuple[Source, Sequence[Passage]]], sought: Callable[[Sequence[Passage]], Iterable[str]]
) -> tuple[tuple[ReadyCitation, ...], int]:
    """Return the citations of what is sought in each document, as far as they are told, and how many places it has."""
    places: list[ReadyCitation] = []
    count = 0
    for source, passages in at_hand:
        for text in sought(passages):
            found = places_of(passages, text)
            count += found.count
            ready = [_ready(source, place) for place in found.told[: MOST_TOLD - len(places)]]
            # Of a passage that is cited by its number, one citation is enough.
            places += [each for number, each in enumerate(ready) if not each.toml or each not in ready[:number]]
    return tuple(places), count


def _begun(words: str) -> re.Pattern[str]:
    """Match words that begin as these do, without regard to case."""
    return re.compile(rf"(?<!\w){re.escape(folded(collapsed(words)))}")


def _sentences_with(passages: Sequence[Passage], patterns: Sequence[re.Pattern[str]]) -> Iterable[str]:
    """Return each sentence in which every pattern is found, once."""
    holding: dict[str, None] = {}
    for passage in passages:
        if all(pattern.search(folded(passage.text)) for pattern in patterns):
            sentences = (passage.text[start:end] for start, end in sentence_spans(passage.text))
            holding |= {
                sentence: None
                for sentence in sentences
                if all(pattern.search(folded(sentence)) for pattern in patterns)
            }
    return holding


def _at_hand(
    path: Path, documents: AttachedDocuments
) -> tuple[Sequence[tuple[Source, Sequence[Passage]]], Sequence[Source]]:
    """Return the sources that can be read, with their passages, and the others. Raises PlayError where none can be."""
    examination = examine(path)
    passages: dict[str, Sequence[Passage]] = dict(examination.passages)
    pack_id = pack_id_at(path)
    for source, file in documents.files_for(pack_id, examination.read.sources) if pack_id else ():
        passages[source.id] = read_passages(file, source.unit)
    sources = {source.id: source for source in examination.read.sources}
    if not passages:
        raise PlayError(f"No source of {path} is at hand. {_way_to_one(path, examination.read.sources)}")
    away = [source for name, source in sources.items() if name not in passages]
    return [(sources[name], read) for name, read in passages.items()], away


def _way_to_one(path: Path, sources: Iterable[Source]) -> str:
    """Return what to do where no source can be read: what stays with its owner is attached to the id of a pack."""
    pack = typed(str(path))
    owned = next((source for source in sources if isinstance(source, OwnedSource)), None)
    if owned is None:
        return f"See `quiz check {pack}`."
    return (
        f"Attach {owned.name}, which stays with its owner, by `quiz source attach {pack} {owned.id} FILE`; that is"
        " needed anew once the pack has another id."
    )


def _ready(source: Source, place: Quotable) -> ReadyCitation:
    if isinstance(source, OwnedSource):
        number, listing = _listed(source.passages, place.passage)
        return ReadyCitation(source, place.passage, inline_table({"source": source.id, "passage": number}), listing)
    if place.quote is None:
        return ReadyCitation(source, place.passage, "")
    parts = {
        "source": source.id,
        "quote": place.quote.exact,
        "prefix": place.quote.prefix,
        "suffix": place.quote.suffix,
    }
    return ReadyCitation(source, place.passage, inline_table({name: part for name, part in parts.items() if part}))


def _listed(listed: Mapping[str, str], passage: Passage) -> tuple[int, str]:
    """Return the number by which a passage can be cited, and the line to be added for it where it is not listed."""
    fingerprint = passage_fingerprint(passage.text)
    known = [int(number) for number, other in listed.items() if other == fingerprint]
    if known:
        return known[0], ""
    # Where another edition is attached, its number may be that of another passage.
    number = passage.number if str(passage.number) not in listed else max(map(int, listed)) + 1
    return number, f'{number} = "{fingerprint}"'

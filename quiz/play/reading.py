"""A source as it is read from beginning to end."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from quiz.engine.searching import WordSearch
from quiz.model.attempt import QuestionName
from quiz.sources.sentences import sentence_spans

if TYPE_CHECKING:
    from quiz.engine.grading.evidence import Span
    from quiz.model.source import Passage, Unit
    from quiz.packs.compiled import CompiledPack


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: its number there, from 1, its passage, and its characters in that."""

    number: int
    passage: "Passage"
    span: "Span"

    @property
    def words(self) -> str:
        """The text of the sentence."""
        return self.passage.text[slice(*self.span)]


@dataclass(frozen=True)
class Reading:
    """A document with all its passages, in order.

    `resting` holds, by the number of a passage, the questions that cite it and of which the learner may know.
    """

    source: str
    title: str
    licence: str
    url: str
    unit: "Unit"
    passages: tuple["Passage", ...]
    resting: Mapping[int, tuple[QuestionName, ...]]

    @cached_property
    def search(self) -> WordSearch:
        """The document made ready for searching, when it is first searched."""
        return WordSearch(self.passages)

    def bearings(self, number: int) -> str:
        """Return where in the document a passage stands, such as `paragraph 12 of 40, page 3`."""
        passage = self.passages[self.place_of(number)]
        return f"{self.unit} {passage.number} of {self.passages[-1].number}{on_page(self.unit, passage)}"

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the document, found when they are first wanted, which takes its time in a large one."""
        spans = ((passage, span) for passage in self.passages for span in sentences_of(passage))
        return tuple(Sentence(number, *found) for number, found in enumerate(spans, 1))

    def place_of(self, number: int) -> int:
        """Return where the passage of a number is among all, from 0; for a number that is none, the next one."""
        place = bisect_left(self.passages, number, key=lambda passage: passage.number)
        return min(place, len(self.passages) - 1)


def on_page(unit: "Unit", passage: "Passage") -> str:
    """Return what is to be said of the page where a passage begins, behind its number; nothing without pages."""
    return "" if passage.page is None or unit == "page" else f", page {passage.page}"


@lru_cache(maxsize=4096)
def sentences_of(passage: "Passage") -> tuple["Span", ...]:
    """Return the first character and the end of each sentence of a passage, one at least."""
    return sentence_spans(passage.text) or ((0, len(passage.text)),)


def reading_of(pack: "CompiledPack", source_id: str, *, answered: Iterable[str], waiting: Iterable[str]) -> Reading:
    """Return a source of a pack whose document is at hand, with the questions that rest on it.

    `answered` are the ids, perhaps former ones, of the questions that were ever answered, and `waiting` of those that
    are about to be asked, and of which nothing may be told.
    """
    cited = pack.cited_passages(source_id)
    told = _present_ids(pack, answered, cited) - _present_ids(pack, waiting, cited)
    resting: dict[int, list[QuestionName]] = {}
    for question, numbers in cited.items():
        if question in told:
            for number in numbers:
                resting.setdefault(number, []).append(QuestionName(pack.info.id, question))
    return replace(
        unmarked_reading(pack, source_id), resting={number: tuple(names) for number, names in resting.items()}
    )


def unmarked_reading(pack: "CompiledPack", source_id: str) -> Reading:
    """Return a source of a pack whose document is at hand, without a word on what rests on it."""
    source = next(source for source in pack.sources if source.id == source_id)
    return Reading(
        source=source.id,
        title=source.title,
        licence=source.licence,
        url=source.url,
        unit=source.unit,
        passages=pack.passages_of(source_id).all(),
        resting={},
    )


def _present_ids(pack: "CompiledPack", ids: Iterable[str], present: Mapping[str, object]) -> set[str]:
    known = set(ids)
    former = (pack.question(name) for name in known if name not in present)
    return {name for name in known if name in present} | {found.question.id for found in former if found is not None}

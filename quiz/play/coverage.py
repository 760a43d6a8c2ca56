"""Which passages of a pack's sources its questions rest on, and which they leave out."""

from collections.abc import Iterable

from quiz.model.dataclass import dataclass
from quiz.model.source import OwnedSource, Source
from quiz.packs.compiled import CompiledPack


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The passages of one source, by number in the order of the source, each with the ids of its questions.

    `is_at_hand` says whether they are those of a document, and not only listed in the pack.
    """

    source: Source
    questions: dict[int, tuple[str, ...]]
    is_at_hand: bool

    @property
    def uncovered(self) -> tuple[int, ...]:
        """The numbers of the passages that no question rests on."""
        return tuple(number for number, questions in self.questions.items() if not questions)

    @property
    def covered(self) -> int:
        """How many passages a question rests on."""
        return len(self.questions) - len(self.uncovered)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of every source, and the ids of questions without a citation that was proven."""

    sources: tuple[SourceCoverage, ...]
    unproven: tuple[str, ...]


def coverage_of(pack: CompiledPack) -> Coverage:
    """Return what the questions of a pack rest on.

    The passages of a source that stays with its owner are those of the attached document, or else the ones that the
    pack lists; a citation of it is proven where its passage is found in the document, or without one by being listed.
    """
    unproven = dict.fromkeys(pack.ids_at(range(pack.questions)))
    sources = []
    for source in pack.sources:
        at_hand = [passage.number for passage in pack.passages_of(source.id).all()]
        questions = {number: list[str]() for number in at_hand or _listed(source)}
        for question, numbers in pack.cited_passages(source.id).items():
            for number in numbers:
                questions[number].append(question)
                unproven.pop(question, None)
        found = {number: tuple(ids) for number, ids in questions.items()}
        sources.append(SourceCoverage(source, found, is_at_hand=bool(at_hand)))
    return Coverage(tuple(sources), tuple(unproven))


def _listed(source: Source) -> Iterable[int]:
    return sorted(int(number) for number in source.passages) if isinstance(source, OwnedSource) else ()

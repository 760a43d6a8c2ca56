"""Which passages of a pack's sources its questions rest on, and which they leave out."""

from dataclasses import dataclass

from quiz.model.source import OwnedSource, Source
from quiz.packs.compiled import CompiledPack


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The passages of one source, by number in the order of the source, each with the ids of its questions."""

    source: Source
    questions: dict[int, tuple[str, ...]]

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
    passages: dict[str, dict[int, list[str]]] = {source.id: _numbers(pack, source) for source in pack.sources}
    unproven = []
    for question_id in pack.ids_at(range(pack.questions)):
        found = pack.question(question_id)
        if found is None:
            continue
        is_proven = False
        for place in found.places:
            number = _number(pack, place.source, place.passage) if place else None
            if place is not None and number is not None:
                is_proven = True
                questions = passages[place.source].setdefault(number, [])
                if question_id not in questions:
                    questions.append(question_id)
        if not is_proven:
            unproven.append(question_id)
    return Coverage(
        tuple(
            SourceCoverage(source, {number: tuple(ids) for number, ids in sorted(passages[source.id].items())})
            for source in pack.sources
        ),
        tuple(unproven),
    )


def _numbers(pack: CompiledPack, source: Source) -> dict[int, list[str]]:
    at_hand = pack.passages_of(source.id).all()
    if at_hand or not isinstance(source, OwnedSource):
        return {passage.number: [] for passage in at_hand}
    return {int(number): [] for number in source.passages}


def _number(pack: CompiledPack, source_id: str, passage: int) -> int | None:
    """Return the number that a cited passage has in its source as it is at hand."""
    source = next(source for source in pack.sources if source.id == source_id)
    if not isinstance(source, OwnedSource) or not len(pack.passages_of(source_id)):
        return passage
    found = pack.passages_of(source_id).with_fingerprint(source.passages[str(passage)])
    return found.number if found else None

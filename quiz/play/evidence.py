"""Citations turned into what a learner is shown of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.model.question import FindEvidence, citations_of
from quiz.model.source import TravellingSource
from quiz.play.view import Evidence

if TYPE_CHECKING:
    from quiz.engine.grading.evidence import CitedPassage
    from quiz.model.citation import Citation, Place
    from quiz.model.source import Source
    from quiz.packs.compiled import CompiledPack, CompiledQuestion


def evidence_for(
    pack: "CompiledPack", citations: Sequence["Citation"], places: Sequence["Place | None"]
) -> tuple[Evidence, ...]:
    """Return the evidence for citations that belong together, in their order.

    Where a source of the pack's own rests on another one that is cited beside it, the passages of that one are named
    with the first citation of the source that rests on them. They are shown by themselves only where they are at hand.
    """
    sources = {source.id: source for source in pack.sources}
    rested_on = {sources[citation.source].rests_on for citation in citations}
    shown = []
    named: set[str] = set()
    for citation, place in zip(citations, places, strict=True):
        source = sources[citation.source]
        if source.id in rested_on and (place is None or pack.passage_of(place) is None):
            continue
        rests_on = source.rests_on if source.rests_on not in named else None
        chain: tuple[str, ...] = ()
        if rests_on is not None:
            named.add(rests_on)
            chain = _chain(sources[rests_on], (other for other in citations if other.source == rests_on))
        stale = citation.quote or "" if place is None else ""
        shown.append(replace(_shown(pack, source, place, chain), stale=stale))
    return tuple(shown)


def places_of(current: "CompiledQuestion") -> dict["Citation", "Place | None"]:
    """Return the place of each citation of a question."""
    return dict(zip(citations_of(current.question), current.places, strict=True))


def deciding_passages(pack: "CompiledPack", current: "CompiledQuestion") -> tuple["CitedPassage", ...]:
    """Return the passages that decide the claim of an evidence question and still stand in its text.

    There are none for other kinds, and where the text does not say.
    """
    if not isinstance(current.question, FindEvidence):
        return ()
    places = places_of(current)
    return cited_passages(pack, [places[citation] for citation in current.question.decisive])


def proving_passages(pack: "CompiledPack", current: "CompiledQuestion") -> tuple["CitedPassage", ...]:
    """Return the passages in which the key of a question is proven, in the first cited source that is at hand.

    There are none where no source is at hand, nor for evidence questions, whose answer is such a passage itself.
    """
    if isinstance(current.question, FindEvidence):
        return ()
    places = places_of(current)
    proofs = cited_passages(pack, [places[citation] for citation in current.question.citations])
    return tuple(passage for passage in proofs if passage.source == proofs[0].source)


def cited_passages(pack: "CompiledPack", places: Iterable["Place | None"]) -> tuple["CitedPassage", ...]:
    """Return the passages at places, as far as they are known and at hand, numbered as they are in their document."""
    from quiz.engine.grading.evidence import CitedPassage
    from quiz.play.reading import sentences_of

    found = ((place, pack.passage_of(place)) for place in places if place)
    return tuple(
        CitedPassage(
            place.source,
            passage.number,
            passage.text,
            sentences_of(passage),
            None if place.start is None or place.end is None else (place.start, place.end),
        )
        for place, passage in found
        if passage
    )


def _shown(pack: "CompiledPack", source: "Source", place: "Place | None", rests_on: tuple[str, ...]) -> Evidence:
    from quiz.play.reading import on_page

    passage = pack.passage_of(place) if place else None
    if place is None or passage is None:
        where = f"passage {place.passage}" if place else ""
        return Evidence(source.title, source.licence, source.url, where, rests_on=rests_on)
    # Of a document that stays with its owner a whole passage is cited.
    start, end = (0, len(passage.text)) if place.start is None or place.end is None else (place.start, place.end)
    where = f"{source.unit} {passage.number}{on_page(source.unit, passage)}"
    if passage.number != place.passage:
        # In another edition, this is what the passage is called wherever the pack speaks of it.
        where += f" (passage {place.passage} in the pack)"
    if passage.headings:
        where += f", “{passage.headings[-1]}”"
    return Evidence(
        title=source.title,
        licence=source.licence,
        url=source.url,
        place=where,
        passage=passage.text,
        start=start,
        end=end,
        rests_on=rests_on,
        source=source.id,
        number=passage.number,
        pack=pack.info.id,
    )


def _chain(source: "Source", citations: Iterable["Citation"]) -> tuple[str, ...]:
    numbers = [str(citation.passage) for citation in citations if citation.passage is not None]
    if isinstance(source, TravellingSource) or not numbers:
        return ()
    noun = "passage" if len(numbers) == 1 else "passages"
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return (f"{noun} {listed} of {source.title}",)

"""The sentences of a source, numbered, and the answer by their numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.engine.grading.evidence import Span
from quiz.engine.unreadable import Unreadable
from quiz.line.console import Console
from quiz.line.layout import INDENT
from quiz.line.turn import Turn
from quiz.model.response import EvidenceResponse, Excerpt
from quiz.model.source import Passage
from quiz.play.reading import Reading, sentences_of

NOT_SAID = frozenset(("0", "n", "no", "none"))

_RANGE = re.compile(r"([0-9]{1,6})(?:\s*[-\u2013]\s*([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its passage."""

    passage: Passage
    span: Span


def ask_for_evidence(reading: Reading, turn: Turn) -> EvidenceResponse:
    """Write the source with its sentences numbered, and return which of them the learner names."""
    sentences = [Sentence(passage, span) for passage in reading.passages for span in sentences_of(passage)]
    _show(sentences, turn.console)

    def read(line: str) -> EvidenceResponse | Unreadable:
        return _response(line, reading.source, sentences)

    return turn.until("Type the number of the sentence, such as 12 or 12-13, or n where the text does not say", read)


def _show(sentences: Sequence[Sentence], console: Console) -> None:
    headings: tuple[str, ...] = ()
    for number, sentence in enumerate(sentences, 1):
        if sentence.passage.headings != headings:
            headings = sentence.passage.headings
            console.tell(" / ".join(headings))
        start, end = sentence.span
        console.tell(sentence.passage.text[start:end], label=f"{INDENT}{number}. ", indent=2 * INDENT)


def _response(line: str, source: str, sentences: Sequence[Sentence]) -> EvidenceResponse | Unreadable:
    if line.casefold() in NOT_SAID:
        return EvidenceResponse(None)
    found = _RANGE.fullmatch(line)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= len(sentences):
        return Unreadable(f'"{line}" is neither a number from 1 to {len(sentences)} nor a range of them.')
    passage, span = sentences[first - 1].passage, sentences[last - 1].span
    if sentences[last - 1].passage is not passage:
        return Unreadable("These sentences stand in two paragraphs. Name sentences of one.")
    start = sentences[first - 1].span[0]
    return EvidenceResponse(Excerpt(source, passage.number, start, span[1], passage.text[start : span[1]]))

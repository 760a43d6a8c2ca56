"""A claim, and the sentences of a text that decide it."""

from collections.abc import Sequence

from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome
from quiz.model.question import FindEvidence
from quiz.model.response import EvidenceResponse, Excerpt

SCORE_OF_THE_PASSAGE = 0.25
"""What is earned by other sentences of the right passage."""

Span = tuple[int, int]
"""The first character and the end of a piece of text."""


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage in which evidence stands: its text, the spans of its sentences, one at least, and that of the quote.

    `quote` is None where the passage is cited as a whole.
    """

    source: str
    number: int
    text: str
    sentences: tuple[Span, ...]
    quote: Span | None = None

    def holds(self, excerpt: Excerpt) -> bool:
        """Tell whether the excerpt is from this passage."""
        return (self.source, self.number) == (excerpt.source, excerpt.passage)

    @property
    def key_sentences(self) -> frozenset[int]:
        """The sentences that the quote touches, from 0; all where it touches none, or is not there."""
        touched = self.touched(self.quote) if self.quote else frozenset()
        return touched or frozenset(range(len(self.sentences)))

    @property
    def key_words(self) -> str:
        """The text from the first key sentence to the last."""
        sentences = [self.sentences[place] for place in sorted(self.key_sentences)]
        return self.text[sentences[0][0] : sentences[-1][1]]

    def touched(self, span: Span) -> frozenset[int]:
        """Return the sentences that share a character with a span, from 0."""
        return frozenset(
            place for place, (start, end) in enumerate(self.sentences) if start < span[1] and span[0] < end
        )


def grade(question: FindEvidence, response: EvidenceResponse, cited: Sequence[CitedPassage]) -> Outcome:
    """Return how well the sentences selected are those that decide the claim, wherever that stands in `cited`.

    Where the text does not say, saying so is right and any selection wrong.
    """
    if question.key == "absent":
        return Outcome.of_score(float(response.excerpt is None))
    return Outcome.of_score(score_of(response.excerpt, cited))


def score_of(excerpt: Excerpt | None, cited: Sequence[CitedPassage]) -> float:
    """Return the score of an excerpt by the cited passage that suits it best, from 0 to 1; none for no excerpt.

    It is the Jaccard index of the sentences selected and the key sentences, |S and K| / |S or K|, as extracted
    rationales are scored by the overlap of their spans (DeYoung and others, ERASER, 2020), but for other sentences of
    the right passage SCORE_OF_THE_PASSAGE at least. In a passage that is cited as a whole every sentence is right.
    """
    return max((_score_in(passage, excerpt) for passage in cited if excerpt and passage.holds(excerpt)), default=0.0)


def best_passage(excerpt: Excerpt | None, cited: Sequence[CitedPassage]) -> CitedPassage | None:
    """Return the cited passage that suits an excerpt best, or else the first; None where there is none."""
    return max(cited, key=lambda passage: score_of(excerpt, (passage,)), default=None)


def _score_in(passage: CitedPassage, excerpt: Excerpt) -> float:
    if passage.quote is None:
        return 1.0
    selected, key = passage.touched((excerpt.start, excerpt.end)), passage.key_sentences
    return max(len(selected & key) / len(selected | key), SCORE_OF_THE_PASSAGE)

"""Questions as they were answered, to be read again when there is time."""

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.play.view import AnsweredView, Evidence
from quiz.tui.content import block_text, plain
from quiz.tui.explained import answer_text, evidence_text, finding_text, rationale_text


class Proof(Static):
    """A piece of evidence that can be opened from here."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(evidence_text(evidence), classes="evidence")
        self.evidence = evidence


class Results(VerticalScroll):
    """One column in which results and reviewed questions are read."""

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children, id="results")

    def question_in_sight(self) -> int | None:
        """Return the place of the first question that begins in sight, from 0, or of the last one that began above."""
        tops = [heading.region.y for heading in self.query(".miss")]
        above = sum(top < self.region.y for top in tops)
        is_in_sight = above < len(tops) and (above == 0 or tops[above] < self.region.bottom)
        return (above if is_in_sight else above - 1) if tops else None

    def citations(self) -> tuple[list[Evidence], int]:
        """Return what can be opened, and which of it is the first in sight, or the last one above."""
        proofs = [proof for proof in self.query(Proof) if proof.evidence.passage is not None]
        above = sum(proof.region.bottom <= self.region.y for proof in proofs)
        return [proof.evidence for proof in proofs], min(above, len(proofs) - 1)


def reviewed(answered: AnsweredView, heading: Content) -> Iterator[Static]:
    """Yield what is to be read of an answer below a heading: the question, both answers, why, and the sources."""
    question = answered.asked.question
    yield Static(heading, classes="miss")
    yield Static(block_text(question.stem), classes="stem")
    yield Static(answer_text(answered), classes="answer")
    if answered.finding is not None:
        yield Static(finding_text(answered.finding), classes="answer")
    yield Static(block_text(question.explanation), classes="why")
    for rationale in answered.rationales:
        if rationale.chosen:
            yield Static(rationale_text(rationale), classes="rationale")
    if answered.feedback.finding:
        yield Static(plain(answered.feedback.finding, "bold"), classes="answer")
    for evidence in answered.evidence:
        yield Proof(evidence)

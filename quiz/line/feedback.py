"""What follows an answer: verdict, key, reasons and sources."""

from collections.abc import Iterator

from quiz.engine.difference import marked
from quiz.engine.figures import number
from quiz.engine.markup import plain_text
from quiz.line.console import Console
from quiz.line.layout import INDENT, indented
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import ShortAnswer
from quiz.play.outside import Scheduled
from quiz.play.view import AnsweredView, Evidence, RationaleView

CONTEXT_CHARACTERS = 400
"""How much of a passage is shown before and behind the quote."""

_STALE = "STALE: the source has changed, and this quote is no longer in it. It proves nothing"
_UNPROVEN = "NOT PROVEN: this quote does not lead to one place of the source. It proves nothing"


def show_feedback(view: AnsweredView, console: Console) -> None:
    """Write the verdict, your answer, `Answer:`, `Why:` and `Source:`, in this order."""
    console.say(_verdict(view.outcome))
    if view.mark is not None:
        console.say(f"C={view.certainty}: {'+' if view.mark > 0 else ''}{number(view.mark)}")
    if view.outcome.remark:
        console.tell(view.outcome.remark)
    console.lines(your_answer(view))
    console.tell(view.feedback.spoken_key, label="Answer: ")
    console.lines(proof(view))
    console.tell(plain_text(view.asked.question.explanation), label="Why: ")
    for rationale in view.rationales:
        if rationale.chosen:
            console.lines(_rationale(rationale))
    if view.feedback.finding:
        console.say(view.feedback.finding)
    for evidence in view.evidence:
        console.lines(source(evidence, label="Source: "))
    if view.scheduled is not None:
        console.lines(scheduled_lines(view.scheduled))


def scheduled_lines(scheduled: Scheduled) -> Iterator[str]:
    """Yield how an answer counts for the schedule, and what is to be said of that."""
    yield scheduled.told
    yield from scheduled.remarks


def your_answer(view: AnsweredView, indent: str = INDENT) -> Iterator[str]:
    """Yield what was answered beside the key where they are not the same, and how typed words differ from it."""
    if view.response is None:
        return
    for row in view.feedback.answers:
        if row.label:
            judged = "right" if row.right else f"wrong, it is {row.key}"
            yield from indented(f"{row.label}: {row.given or 'nothing'} - {judged}", indent=indent)
        elif row.given != row.key:
            yield from indented(row.given, label=f"{indent}Your answer: ", indent=indent + INDENT)
    is_words = isinstance(view.asked.question, ShortAnswer)
    if is_words and any(segment.kind == "same" for segment in view.feedback.difference):
        yield from indented(
            "".join(marked(view.feedback.difference)), label=f"{indent}Difference: ", indent=indent + INDENT
        )
        yield f"{indent}([-...-] is too much, {{+...+}} is missing)"


def proof(view: AnsweredView, indent: str = "") -> Iterator[str]:
    """Yield how the search for the proof went, what was named, and the proof where that was something else."""
    if view.finding is None:
        return
    yield f"{indent}Proof: {_verdict(view.finding.outcome)}"
    deeper = indent + INDENT
    if view.finding.excerpt is not None:
        yield from indented(view.finding.excerpt.words, label=f"{deeper}You named: ", indent=deeper + INDENT)
    if view.finding.key and view.finding.outcome.verdict is not Verdict.CORRECT:
        yield from indented(view.finding.key, label=f"{deeper}It says so: ", indent=deeper + INDENT)


def source(evidence: Evidence, label: str) -> Iterator[str]:
    """Yield the title, the place and the licence of a source, then the passage with its quote marked."""
    indent = " " * (len(label) - len(label.lstrip())) + INDENT
    status = "the document is not at hand" if evidence.passage is None else "found in its source"
    if evidence.stale:
        status = _STALE if evidence.was_proven else _UNPROVEN
    parts = [part for part in (evidence.title, evidence.place, evidence.licence) if part]
    yield from indented(f"{', '.join(parts)} ({status})", label=label, indent=indent)
    if evidence.passage is not None:
        yield from indented(quoted(evidence.passage, evidence.start, evidence.end, CONTEXT_CHARACTERS), indent=indent)
    if evidence.stale:
        yield from indented(evidence.stale, label=f"{indent}It read: ", indent=indent + INDENT)
    for resting in evidence.rests_on:
        yield from indented(resting, label=f"{indent}resting on ", indent=indent + INDENT)
    if evidence.url:
        yield from indented(evidence.url, indent=indent)


def quoted(passage: str, start: int, end: int, most_context: int) -> str:
    """Return a passage with its quote marked, and no more than so many characters before and behind it."""
    opening, closing = ('"', '"') if '"' not in passage else ("[[", "]]")
    before, behind = passage[:start], passage[end:]
    if len(before) > most_context:
        before = f"... {before[-most_context:].partition(' ')[2]}"
    if len(behind) > most_context:
        behind = f"{behind[:most_context].rpartition(' ')[0]} ..."
    return f"{before}{opening}{passage[start:end]}{closing}{behind}"


def _verdict(outcome: Outcome) -> str:
    words = outcome.verdict.value.capitalize()
    return f"{words}, {number(outcome.score)} of 1" if outcome.verdict is Verdict.PARTLY_CORRECT else words


def _rationale(rationale: RationaleView) -> Iterator[str]:
    text = f"{rationale.option}: {plain_text(rationale.text)}"
    yield from indented(text, label=f"{INDENT}About your answer, ", indent=2 * INDENT)
    for evidence in rationale.evidence:
        yield from source(evidence, label=f"{INDENT}Source of that: ")

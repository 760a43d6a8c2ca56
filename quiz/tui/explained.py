"""The parts of an explained answer as `Content`: your answer beside the key, rationales and citations."""

from typing import TYPE_CHECKING

from textual.content import Content

from quiz.model.outcome import Verdict
from quiz.model.question import MultipleChoice
from quiz.model.response import ChoiceResponse
from quiz.play.view import AnsweredView, Evidence, FindingResult, RationaleView
from quiz.tui.content import MUTED, block_text, difference_texts, mark, plain, verdict_line

if TYPE_CHECKING:
    from quiz.engine.feedback import AnswerRow

VOUCHED = "The words are checked; that they bear out the answer is the author's word."
STALE = "Stale: its source has changed, and these words are no longer there. They prove nothing."
UNPROVEN = "Not proven: these words do not lead to one place of its source. They prove nothing."
LONGEST_ECHO_CELLS = 200
"""What was answered is shortened to this, so that a long paste does not push the explanation away."""
QUOTE = "bold underline on $primary 25%"
_CHARACTERS_BEFORE, _CHARACTERS_BEHIND = 200, 400
"""So much of its passage stands around a quote, which is to be seen at once in a window of 24 lines."""
_SPARED_CHARACTERS = 100
"""Less than this is not worth being left out."""


def answer_text(answered: AnsweredView) -> Content:
    """Return what was answered beside what is right, one under the other, part by part where there are parts."""
    rows = answered.feedback.answers
    if len(rows) == 1 and not rows[0].label:
        return _one_answer(answered, rows[0])
    return Content("\n").join(_labelled_answer(row, is_skipped=answered.response is None) for row in rows)


def order_text(answered: AnsweredView) -> Content:
    """Return the right order; what was answered stands above it with its marks."""
    rows = answered.feedback.answers
    lines = [Content.assemble((f"{row.label:>3}  ", MUTED), plain(row.key, "bold")) for row in rows]
    return Content("\n").join([Content.styled("The right order", MUTED), *lines])


def finding_text(finding: FindingResult) -> Content:
    """Return how the search for the proof went, what was selected, and the proof where that was another one."""
    lines = [Content.assemble(("Proof        ", MUTED), verdict_line(finding.outcome))]
    if finding.excerpt is not None:
        selected = plain(finding.excerpt.words).truncate(LONGEST_ECHO_CELLS, ellipsis=True)
        lines.append(Content.assemble(("You selected ", MUTED), selected))
    if finding.key and finding.outcome.verdict is not Verdict.CORRECT:
        lines.append(Content.assemble(("It says so   ", MUTED), plain(finding.key, "bold")))
    return Content("\n").join(lines)


def rationale_text(rationale: RationaleView) -> Content:
    """Return an option with why it is right or wrong."""
    return Content.assemble(
        mark(is_right=rationale.key), " ", plain(rationale.option, "bold"), (" — ", MUTED), block_text(rationale.text)
    )


def evidence_text(evidence: Evidence, about: str = "") -> Content:
    """Return a citation: where it is, the quote and what stands around it, what that rests on, and what is vouched for.

    `about` names the option that it is about, where it is not about the key.
    """
    lines = [plain(f"On “{about}”", MUTED)] if about else []
    lines.append(_place(evidence))
    if evidence.stale:
        told = STALE if evidence.was_proven else UNPROVEN
        lines.append(Content.assemble(mark(is_right=False), plain(f" {told}", "bold")))
        lines.append(plain(evidence.stale, "strike"))
    elif evidence.passage is None:
        lines.append(plain("The document stays with its owner, so its words are not shown here.", MUTED))
    else:
        lines.append(_quote_in_passage(evidence.passage, evidence.start, evidence.end))
    lines += [plain(f"Resting on {line}.", MUTED) for line in evidence.rests_on]
    if evidence.passage is not None:
        lines.append(plain("Found in its source.", MUTED))
    return Content("\n").join(lines)


def _quote_in_passage(passage: str, start: int, end: int) -> Content:
    """Return a quote in its passage, of a long one as much as stands around it; the source screen shows all."""
    first, last = 0, len(passage)
    if start > _CHARACTERS_BEFORE + _SPARED_CHARACTERS:
        blank = passage.find(" ", start - _CHARACTERS_BEFORE, start)
        first = start - _CHARACTERS_BEFORE if blank < 0 else blank + 1
    if last - end > _CHARACTERS_BEHIND + _SPARED_CHARACTERS:
        blank = passage.rfind(" ", end, end + _CHARACTERS_BEHIND)
        last = end + _CHARACTERS_BEHIND if blank < 0 else blank
    shown = Content(passage[first:last]).stylize(QUOTE, start - first, end - first)
    return Content.assemble(("… ", MUTED) if first else "", shown, (" …", MUTED) if last < len(passage) else "")


def _one_answer(answered: AnsweredView, row: "AnswerRow") -> Content:
    given, key = plain(row.given), plain(row.key)
    if isinstance(answered.asked.question, MultipleChoice):
        given, key = _ticked_and_keys(answered, answered.asked.question)
    if answered.feedback.difference:
        given, key = difference_texts(answered.feedback.difference)
    given = given.truncate(LONGEST_ECHO_CELLS, ellipsis=True)
    if answered.response is None:
        return Content.assemble(("Answer       ", MUTED), key.stylize_before("bold"))
    if row.right and not answered.feedback.difference:
        return Content.assemble(("Your answer  ", MUTED), given, *_unless_same(row))
    return Content.assemble(("Your answer  ", MUTED), given, "\n", ("Answer       ", MUTED), key.stylize_before("bold"))


def _ticked_and_keys(answered: AnsweredView, question: MultipleChoice) -> tuple[Content, Content]:
    """Return what was ticked and what is right, both in the order in which the options are shown."""
    from quiz.engine.feedback import option_texts

    texts, (order,) = option_texts(question), answered.asked.orders
    ticked = answered.response.choices if isinstance(answered.response, ChoiceResponse) else ()
    keys = [texts[place] for place in order if question.choices[place].key]
    return plain("; ".join(texts[place] for place in order if place in ticked)), plain("; ".join(keys))


def _unless_same(row: "AnswerRow") -> tuple[Content, ...]:
    if row.given == row.key:
        return ()
    return (Content.styled("\nAnswer       ", MUTED), plain(row.key, "bold"))


def _labelled_answer(row: "AnswerRow", *, is_skipped: bool) -> Content:
    parts = [Content(" ") if is_skipped else mark(is_right=row.right), Content.styled(f" {row.label} → ", MUTED)]
    if row.right or is_skipped:
        return Content.assemble(*parts, plain(row.key, "bold"))
    given = plain(row.given or "nothing", "$error").truncate(LONGEST_ECHO_CELLS, ellipsis=True)
    return Content.assemble(*parts, given, ("  should be  ", MUTED), plain(row.key, "bold"))


def _place(evidence: Evidence) -> Content:
    title, *others = [plain(part) for part in (evidence.title, evidence.place, evidence.licence) if part]
    return Content.styled(" · ", MUTED).join([title.stylize("bold"), *(other.stylize(MUTED) for other in others)])

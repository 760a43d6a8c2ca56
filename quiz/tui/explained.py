"""The parts of an explained answer as `Content`: your answer beside the key, rationales and citations."""

from textual.content import Content

from quiz.engine.feedback import AnswerRow
from quiz.play.view import AnsweredView, Evidence, RationaleView
from quiz.tui.content import MUTED, block_text, difference_texts, mark, plain

VOUCHED = "The words are checked; that they bear out the answer is the author's word."
QUOTE = "bold underline on $primary 25%"


def answer_text(answered: AnsweredView) -> Content:
    """Return what was answered beside what is right, one under the other, part by part where there are parts."""
    rows = answered.feedback.answers
    if len(rows) == 1 and not rows[0].label:
        return _one_answer(answered, rows[0])
    return Content("\n").join(_labelled_answer(row, is_skipped=answered.response is None) for row in rows)


def rationale_text(rationale: RationaleView) -> Content:
    """Return an option with why it is right or wrong."""
    return Content.assemble(
        mark(is_right=rationale.key), " ", plain(rationale.option, "bold"), (" — ", MUTED), block_text(rationale.text)
    )


def evidence_text(evidence: Evidence, about: str = "") -> Content:
    """Return a citation: where it is, the quote in its passage, what that rests on, and what is vouched for.

    `about` names the option that it is about, where it is not about the key.
    """
    lines = [plain(f"On “{about}”", MUTED)] if about else []
    lines.append(_place(evidence))
    if evidence.stale:
        lines.append(
            Content.assemble(
                mark(is_right=False),
                plain(
                    " Stale: its source has changed, and these words are no longer there. They prove nothing.", "bold"
                ),
            )
        )
        lines.append(plain(evidence.stale, "strike"))
    elif evidence.passage is None:
        lines.append(plain("The document stays with its owner, so its words are not shown here.", MUTED))
    else:
        lines.append(Content(evidence.passage).stylize(QUOTE, evidence.start, evidence.end))
    lines += [plain(f"Resting on {line}.", MUTED) for line in evidence.rests_on]
    if evidence.passage is not None:
        lines.append(plain("Found in its source.", MUTED))
    return Content("\n").join(lines)


def _one_answer(answered: AnsweredView, row: AnswerRow) -> Content:
    given, key = plain(row.given), plain(row.key)
    if answered.feedback.difference:
        given, key = difference_texts(answered.feedback.difference)
    if answered.response is None:
        return Content.assemble(("Answer       ", MUTED), key.stylize_before("bold"))
    if row.right and not answered.feedback.difference:
        return Content.assemble(("Your answer  ", MUTED), given, *_unless_same(row))
    return Content.assemble(("Your answer  ", MUTED), given, "\n", ("Answer       ", MUTED), key.stylize_before("bold"))


def _unless_same(row: AnswerRow) -> tuple[Content, ...]:
    if row.given == row.key:
        return ()
    return (Content.styled("\nAnswer       ", MUTED), plain(row.key, "bold"))


def _labelled_answer(row: AnswerRow, *, is_skipped: bool) -> Content:
    parts = [Content(" ") if is_skipped else mark(is_right=row.right), Content.styled(f" {row.label} → ", MUTED)]
    if row.right or is_skipped:
        return Content.assemble(*parts, plain(row.key, "bold"))
    return Content.assemble(
        *parts, plain(row.given or "nothing", "$error"), ("  should be  ", MUTED), plain(row.key, "bold")
    )


def _place(evidence: Evidence) -> Content:
    title, *others = [plain(part) for part in (evidence.title, evidence.place, evidence.licence) if part]
    return Content.styled(" · ", MUTED).join([title.stylize("bold"), *(other.stylize(MUTED) for other in others)])

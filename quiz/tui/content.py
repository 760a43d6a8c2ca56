"""Foreign text made into `Content`: the one place where words of packs, files and learners become something to show.

A `str` that is given to a widget is read as markup by Textual; everything that is not a literal of ours comes through
here instead.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz.engine.markup import Block, Span, parse_inline, parse_markup
from quiz.first_paint.words import TASKS, points
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Question

if TYPE_CHECKING:
    from quiz.engine.difference import Segment

MUTED = "$foreground-muted"

_VERDICTS = {
    Verdict.CORRECT: ("✓", "Correct", "$success"),
    Verdict.PARTLY_CORRECT: ("◐", "Partly correct", "$warning"),
    Verdict.INCORRECT: ("✗", "Incorrect", "$error"),
    Verdict.SKIPPED: ("→", "Skipped", MUTED),
    Verdict.EXPIRED: ("⧗", "Time is up", "$error"),
}

KINDS = {
    "single_choice": "Single choice",
    "multiple_choice": "Multiple choice",
    "true_false": "True or false",
    "short_answer": "Short answer",
    "number": "Number",
    "date": "Date",
    "ordering": "Ordering",
    "matching": "Matching",
    "cloze": "Cloze",
    "evidence": "Evidence",
}
"""What each kind is called."""


def plain(text: str, style: str = "") -> Content:
    """Return text as it stands, in one style."""
    return Content.styled(text, style)


def choice_text(text: str) -> Content:
    """Return the text of a choice, an item or a pair, in which there is only emphasis and inline code."""
    return _inline(parse_inline(text))


def block_text(text: str) -> Content:
    """Return a stem, an explanation or a rationale: paragraphs with a blank line between them, lists, code."""
    parts: list[Content] = []
    last: Block | None = None
    for block in parse_markup(text):
        if last is not None:
            in_one_list = block.marker != "" and (last.marker != "" or last.depth > 0)
            parts.append(Content("\n" if in_one_list else "\n\n"))
        parts.append(_block(block))
        last = block
    return Content.assemble(*parts)


def cloze_text(text: str) -> Content:
    """Return a cloze text with its gaps numbered from 1 in place of their names."""
    first, *others = text.split("{")
    parts = [Content(first)]
    for number, part in enumerate(others, start=1):
        _, _, rest = part.partition("}")
        parts += [Content.styled(f"__{number}__", "bold $primary"), Content(rest)]
    return Content.assemble(*parts)


def mark(*, is_right: bool) -> Content:
    """Return the mark of a right or a wrong option, one cell wide."""
    return Content.styled("✓", "bold $success") if is_right else Content.styled("✗", "bold $error")


def verdict_text(verdict: Verdict) -> Content:
    """Return a verdict as symbol and word in its colour."""
    symbol, word, style = _VERDICTS[verdict]
    return Content.styled(f"{symbol} {word}", f"bold {style}")


def verdict_line(outcome: Outcome) -> Content:
    """Return the verdict, with the share that a partly correct answer earned."""
    verdict = verdict_text(outcome.verdict)
    if outcome.verdict is not Verdict.PARTLY_CORRECT:
        return verdict
    return Content.assemble(verdict, (f"  {percentage(outcome.score)}", MUTED))


def heading(question: Question, task: str = "") -> Content:
    """Return the topic of a question and what is to be done with it, by its kind if not said otherwise."""
    return Content.assemble(plain(question.topic, "$primary"), (f" · {task or TASKS[question.kind]}", MUTED))


def difference_texts(segments: Sequence["Segment"]) -> tuple[Content, Content]:
    """Return what was given and what is right, with the letters underlined that the other one has not."""
    return _side(segments, "extra", "bold underline $error"), _side(segments, "missing", "bold underline $success")


def percentage(share: float) -> str:
    """Return a share from 0 to 1 in whole per cent; only all is 100, and only nothing is 0."""
    rounded = round(share * 100)
    if share < 1:
        rounded = min(rounded, 99)
    return f"{max(rounded, 1) if share > 0 else 0} %"


def signed(mark: float) -> str:
    """Return a mark with its sign, such as `+3` or `0`; a minus sign, where one is due, is a true one."""
    sign = "+" if mark > 0 else "\N{MINUS SIGN}" if mark < 0 else ""
    return sign + points(abs(mark))


def _block(block: Block) -> Content:
    if block.kind == "code":
        code = "".join(span.text for span in block.spans)
        return Content("\n").join(Content.styled(f"  {line}", "$accent") for line in code.split("\n"))
    indent = "  " * block.depth
    lead = f"{indent}{'•' if block.kind == 'bullet' else block.marker} " if block.marker else indent
    return Content.assemble((lead, MUTED), _inline(block.spans))


def _inline(spans: Sequence[Span]) -> Content:
    return Content.assemble(*(Content.styled(span.text, _style(span)) for span in spans))


def _style(span: Span) -> str:
    if span.code:
        return "$accent on $panel"
    return " ".join(word for word, is_on in (("italic", span.emphasis), ("bold", span.strong)) if is_on)


def _side(segments: Sequence["Segment"], kind: str, style: str) -> Content:
    return Content.assemble(
        *(
            plain(segment.text, style if segment.kind == kind else "")
            for segment in segments
            if segment.kind in ("same", kind)
        )
    )

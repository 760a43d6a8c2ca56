"""A text with gaps."""

import re

from quiz.engine.matching import AnswerKey, Comparison, compare
from quiz.engine.presentation import gap_names
from quiz.model.outcome import Outcome
from quiz.model.question import Cloze, Gap
from quiz.model.response import ClozeResponse

_GAP = re.compile(r"\{([^{}]*)\}")


def gaps_in_order(question: Cloze) -> tuple[Gap, ...]:
    """Return the gaps in the order of the text."""
    return tuple(question.gaps[name] for name in gap_names(question.text))


def filled(question: Cloze) -> str:
    """Return the text with the key in each gap."""
    return _GAP.sub(lambda gap: question.gaps[gap[1]].key if gap[1] in question.gaps else gap[0], question.text)


def judge(question: Cloze, response: ClozeResponse, language: str) -> tuple[Comparison, ...]:
    """Return for each gap, in the order of the text, what was given there.

    Typed gaps are compared as short answers with relaxed matching are; in chosen ones the option's text must be the
    key's. Raises ValueError for another number of texts than of gaps, and for a text that is none of the options.
    """
    gaps = gaps_in_order(question)
    if len(response.texts) != len(gaps):
        raise ValueError(f"{len(response.texts)} texts for {len(gaps)} gaps")
    keys = tuple(gap.key for gap in gaps)
    return tuple(_judge_gap(gap, text, keys, language) for gap, text in zip(gaps, response.texts, strict=True))


def grade(question: Cloze, response: ClozeResponse, language: str) -> Outcome:
    """Return the mean over the gaps as the score: each weighs the same, as in Moodle's embedded answers by default."""
    judged = judge(question, response, language)
    remarks = dict.fromkeys(comparison.remark for comparison in judged if comparison.remark)
    return Outcome.of_score(sum(gap.accepted is not None for gap in judged) / len(judged), " ".join(remarks))


def _judge_gap(gap: Gap, text: str, keys: tuple[str, ...], language: str) -> Comparison:
    if not gap.options:
        return compare(text, AnswerKey((gap.key, *gap.also), others=keys), language)
    if text and text not in gap.options:
        raise ValueError(f"none of the options of the gap: {text[:40]!r}")
    return Comparison(accepted=text if text in {gap.key, *gap.also} else None)

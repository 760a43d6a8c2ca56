"""A few typed words."""

from quiz.engine.matching import AnswerKey, Comparison, compare
from quiz.engine.unreadable import Unreadable
from quiz.model.outcome import Outcome
from quiz.model.question import ShortAnswer
from quiz.model.response import TextResponse

LIMIT_CHARACTERS = 1000


def read(text: str) -> TextResponse | Unreadable:
    """Return the words as a response; only blanks, or far too much, are asked again."""
    if not text.strip():
        return Unreadable("Type a few words.")
    if len(text) > LIMIT_CHARACTERS:
        return Unreadable(f"That is too long: a few words are asked for, {LIMIT_CHARACTERS} characters at most.")
    return TextResponse(text)


def judge(question: ShortAnswer, response: TextResponse, language: str) -> Comparison:
    """Return which accepted or rejected text was typed."""
    rejected = tuple(wrong.text for wrong in question.rejected)
    key = AnswerKey((question.key, *question.also), rejected, match=question.match)
    return compare(response.text, key, language)


def grade(question: ShortAnswer, response: TextResponse, language: str) -> Outcome:
    """Return Correct for the key or a variant of it, as the question's way of matching allows."""
    comparison = judge(question, response, language)
    return Outcome.of_score(float(comparison.accepted is not None), comparison.remark)

"""A typed number."""

import re
from decimal import Decimal
from fractions import Fraction

from quiz.engine.numbers import plain_notation, read_number
from quiz.engine.unreadable import Unreadable
from quiz.model.outcome import Outcome
from quiz.model.question import Number
from quiz.model.response import NumberResponse

_PLAIN_NOTATION = re.compile(r"-?[0-9]{1,1000}(?:\.[0-9]{1,1000})?")


def read(question: Number, text: str, language: str) -> NumberResponse | Unreadable:
    """Return the number that was typed, or why it cannot be read."""
    value = read_number(text, language, question.unit)
    return NumberResponse(text, plain_notation(value)) if isinstance(value, Decimal) else value


def grade(question: Number, response: NumberResponse) -> Outcome:
    """Return Correct within the tolerance, its ends included, in exact arithmetic on the digits as written.

    Raises ValueError where the response holds no number in plain decimal notation.
    """
    if not _PLAIN_NOTATION.fullmatch(response.value):
        raise ValueError(f"not in plain decimal notation: {response.value[:40]!r}")
    distance = abs(Fraction(response.value) - _exact(question.key))
    return Outcome.of_score(float(distance <= _exact(question.tolerance)))


def _exact(value: int | float) -> Fraction:
    """Return the decimal number that the author wrote: 0.1 is a tenth."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)

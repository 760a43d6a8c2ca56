"""A typed date or period."""

from quiz.engine.dates import read_date
from quiz.engine.edtf import EdtfDate, EdtfInterval, Granularity, parse_edtf
from quiz.engine.unreadable import Unreadable
from quiz.model.outcome import Outcome
from quiz.model.question import Date
from quiz.model.response import DateResponse

_GRANULARITIES: tuple[Granularity, ...] = ("year", "month", "day")
_FORMS: dict[Granularity, str] = {
    "year": "a year",
    "month": "a year and a month",
    "day": "a day with month and year",
}
_OTHER: dict[Granularity, str] = {"year": "", "month": " or 3/2015", "day": " or 14/3/2015"}
_EXAMPLE_LENGTHS: dict[Granularity, int] = {"year": 4, "month": 7, "day": 10}


def expected_form(question: Date) -> str:
    """Return what the question asks to be typed, with an example that says nothing of the key."""
    key = parse_edtf(question.key)
    if isinstance(key, EdtfDate):
        return f"{_FORMS[key.granularity]}, such as {_example('2015', key.granularity)}{_OTHER[key.granularity]}"
    start, end = key.start.granularity, key.end.granularity
    example = f"such as {_example('2014', start)} to {_example('2015', end)}"
    if start == end == "year":
        return f"a period from one year to another, {example}"
    return f"a period: its start as {_FORMS[start]}, and its end as {_FORMS[end]}, {example}"


def read(question: Date, text: str, language: str) -> DateResponse | Unreadable:
    """Return the date that was typed, or why it cannot be read or states less than the question asks."""
    date = read_date(text, language, expected_form(question))
    if isinstance(date, Unreadable):
        return date
    if _as_fine_as(date, parse_edtf(question.key)) is None:
        return Unreadable(f"The question asks for {expected_form(question)}.")
    return DateResponse(text, str(date))


def grade(question: Date, response: DateResponse) -> Outcome:
    """Return Correct where the date is the key; what it states beyond what the key states is not judged.

    Raises ValueError for a response that is not EDTF or states less than the key.
    """
    key = parse_edtf(question.key)
    given = _as_fine_as(parse_edtf(response.value), key)
    if given is None:
        raise ValueError(f"{response.value} states less than {question.key}")
    return Outcome.of_score(float(given == key))


def _example(year: str, granularity: Granularity) -> str:
    return f"{year}-03-14"[: _EXAMPLE_LENGTHS[granularity]]


def _as_fine_as(date: EdtfDate | EdtfInterval, key: EdtfDate | EdtfInterval) -> EdtfDate | EdtfInterval | None:
    """Return the date without what it states beyond the key, or None where it states less, or another kind of thing."""
    if isinstance(date, EdtfDate) and isinstance(key, EdtfDate):
        return _cut(date, key.granularity)
    if isinstance(date, EdtfInterval) and isinstance(key, EdtfInterval):
        start, end = _cut(date.start, key.start.granularity), _cut(date.end, key.end.granularity)
        return EdtfInterval(start, end) if start and end else None
    return None


def _cut(date: EdtfDate, granularity: Granularity) -> EdtfDate | None:
    if _GRANULARITIES.index(date.granularity) < _GRANULARITIES.index(granularity):
        return None
    if granularity == "day":
        return date
    return EdtfDate(date.year, date.month if granularity == "month" else None)

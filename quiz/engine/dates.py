"""Reading dates as people type them, and writing them for people.

What is typed in figures is read here. Names of months are left to dateparser, which is imported only when a name is
met; it is given a year and a day of our own in place of the typed ones, so that it decides nothing but the month, and
nothing that it returns depends on the day on which it is asked.
"""

import re
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

from quiz.engine.characters import with_plain_digits, with_plain_marks
from quiz.engine.edtf import EdtfDate, EdtfInterval, calendar_date, interval
from quiz.engine.language import language_of, primary_subtag
from quiz.engine.unreadable import Unreadable
from quiz.model.text import collapsed

LIMIT_CHARACTERS = 200

_STAND_IN_YEAR, _STAND_IN_DAY = "2000", "28"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MARK = r" ?[/.-] ?"
_ERA = r"(?P<era>bce?|b\. ?c\.(?: ?e\.)?|ad|a\. ?d\.|ce|c\. ?e\.)"
_YEAR = re.compile(rf"(?:(?:ad|a\. ?d\.) (?P<after>[0-9]{{1,4}})|(?P<year>[0-9]{{1,4}})(?: {_ERA})?)", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"(?P<year>[0-9]{{3,4}}){_MARK}(?P<month>[0-9]{{1,2}})(?:{_MARK}(?P<day>[0-9]{{1,2}}))?\.?")
_EAST_ASIAN = re.compile(
    r"(?P<year>[0-9]{1,4}) ?[年년](?: ?(?P<month>[0-9]{1,2}) ?[月월](?: ?(?P<day>[0-9]{1,2}) ?[日일])?)?"
)
_MONTH_AND_YEAR = re.compile(rf"(?P<month>[0-9]{{1,2}}){_MARK}(?P<year>[0-9]{{3,4}})")
_NEGATIVE = re.compile(r"(?P<year>-[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_YEAR_LAST = re.compile(rf"(?P<one>[0-9]{{1,2}}){_MARK}(?P<two>[0-9]{{1,2}}){_MARK}(?P<year>[0-9]{{3,4}})")
_FIGURES = re.compile(r"[0-9]+")
_DAY_WITH_SIGN = re.compile(r"([0-9]+)\.?\u00ba")
"""A day with the sign of an ordinal number, as the first of a month is written in Portuguese and Spanish."""

_ANY_DATE = "a year (2015), a month (March 2015) or a day (14 March 2015)"
_SHORT_YEAR = "Write the year with all its figures, such as 2015; an early one as 0079 or AD 79."


class _NoDateError(ValueError):
    """The text is no date; the message is for the learner."""


class _UnknownDateError(_NoDateError):
    """The text looks like nothing that a date is written in; what to say depends on what is wanted."""


def read_date(text: str, language: str, wanted: str = _ANY_DATE) -> EdtfDate | EdtfInterval | Unreadable:
    """Return the date or period that was typed, exactly as fine as it was typed.

    `wanted` says in words what is to be typed, for the message on what is no date at all.

    A date in figures that could be two different days is unreadable whatever the language, and so are years of two
    figures, times of day and relative words; the message shows what would be right.
    """
    if len(text) > LIMIT_CHARACTERS:
        return _unknown(wanted)
    typed = with_plain_marks(with_plain_digits(collapsed(text)))
    try:
        return _read_interval(typed, language) or _read_single(typed, language)
    except _UnknownDateError:
        return _unknown(wanted)
    except _NoDateError as problem:
        return Unreadable(str(problem))


def written_date(date: EdtfDate | EdtfInterval, language: str) -> str:
    """Return the date in English words for an English pack, in figures with the year first for any other."""
    if isinstance(date, EdtfInterval):
        return f"{written_date(date.start, language)} \N{EN DASH} {written_date(date.end, language)}"
    if primary_subtag(language) != "en":
        return str(date)
    year = _year_in_words(date.year)
    month = "" if date.month is None else f"{_MONTHS[date.month - 1]} "
    day = "" if date.day is None else f"{date.day} "
    return f"{day}{month}{year}"


def _year_in_words(year: int) -> str:
    if year > 99:
        return str(year)
    return f"AD {year}" if year > 0 else f"{1 - year} BC"


def _unknown(wanted: str) -> Unreadable:
    return Unreadable(f"That is no date that can be read: type {wanted}.")


def _read_interval(typed: str, language: str) -> EdtfInterval | None:
    joiners = "|".join(re.escape(word) for word in language_of(language).joiners)
    joined = rf" (?:{joiners}) "
    for separator in (joined, " - ", "/", "-"):
        parts = re.split(separator, typed, flags=re.IGNORECASE)
        if len(parts) != 2:
            continue
        try:
            start, end = (_read_single(part.strip(), language) for part in parts)
        except _NoDateError:
            if separator == joined:
                raise
            continue
        try:
            return interval(start, end)
        except ValueError as problem:
            raise _NoDateError(str(problem)) from None
    return None


def _read_single(typed: str, language: str) -> EdtfDate:
    year_alone = _YEAR.fullmatch(typed)
    if year_alone:
        return _year(typed, year_alone)
    forms = (_YEAR_FIRST, _MONTH_AND_YEAR, _EAST_ASIAN, _NEGATIVE)
    if found := next(filter(None, (form.fullmatch(typed) for form in forms)), None):
        return _dated(found["year"], found["month"], found.groupdict().get("day"))
    if found := _YEAR_LAST.fullmatch(typed):
        return _dated(found["year"], *_month_and_day(found["one"], found["two"], found["year"]))
    if any(character.isalpha() for character in typed):
        return _read_names(typed, language)
    raise _no_date(_FIGURES.findall(typed))


def _year(typed: str, found: re.Match[str]) -> EdtfDate:
    if len(typed) < 3:
        raise _NoDateError(_SHORT_YEAR)
    year, era = int(found["year"] or found["after"]), (found["era"] or "").casefold()
    if year == 0 and typed != "0000":
        raise _NoDateError("There is no year 0: 1 BC comes before AD 1.")
    return EdtfDate(1 - year if era.startswith("b") else year)


def _month_and_day(one: str, two: str, year: str) -> tuple[str, str]:
    """Tell month and day apart where only one of the two orders, or both alike, make sense."""
    first, second = int(one), int(two)
    if first <= 12 and second <= 12 and first != second:
        raise _NoDateError(
            "That could be two different days: write the month as a word, or the year first:"
            f" {int(year):04}-{second:02}-{first:02} or {int(year):04}-{first:02}-{second:02}."
        )
    return (two, one) if first > 12 else (one, two)


def _dated(year: str, month: str | None, day: str | None) -> EdtfDate:
    if month and int(month) > 12 and day is None:
        raise _NoDateError(f"There is no month {month}. For a period write both years in full, such as 2014 to 2015.")
    try:
        return calendar_date(int(year), *(None if part is None else int(part) for part in (month, day)))
    except ValueError as problem:
        raise _NoDateError(str(problem)) from None


def _read_names(typed: str, language: str) -> EdtfDate:
    typed = _DAY_WITH_SIGN.sub(r"\1", typed)
    figures = _FIGURES.findall(typed)
    years = [figure for figure in figures if len(figure) in {3, 4}]
    days = [figure for figure in figures if len(figure) < 3]
    if len(years) != 1 or len(figures) > 2:
        raise _no_date(figures)
    day = days[0] if days else None
    stand_in = _FIGURES.sub(lambda figure: _stand_in(figure[0]), typed)
    parsed = _names_parser(primary_subtag(language)).get_date_data(stand_in)
    moment = parsed.date_obj
    if moment is None or moment.time() != time() or parsed.period != ("day" if day else "month"):
        raise _UnknownDateError
    if day and moment.day != int(_STAND_IN_DAY):
        raise _UnknownDateError
    return _dated(years[0], str(moment.month), day)


def _stand_in(figure: str) -> str:
    """Return a figure that every month and every date library knows: the calendar judges the typed one afterwards."""
    return _STAND_IN_YEAR if len(figure) > 2 else _STAND_IN_DAY


def _no_date(figures: list[str]) -> _NoDateError:
    is_year_short = bool(figures) and all(len(figure) < 3 for figure in figures)
    return _NoDateError(_SHORT_YEAR) if is_year_short else _UnknownDateError()


@cache
def _names_parser(language: str) -> Any:
    from dateparser.data.languages_info import language_order  # type: ignore[import-untyped]
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    language = "nb" if language == "no" else language
    return DateDataParser(
        languages=[language if language in language_order else "en"],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["month", "year"],
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": datetime(int(_STAND_IN_YEAR), 1, 1, tzinfo=UTC),
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )

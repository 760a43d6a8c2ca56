"""Dates as people type them."""

import subprocess
import sys
from datetime import date as plain_date
from datetime import datetime, tzinfo
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.dates import LIMIT_CHARACTERS, read_date, written_date
from quiz.engine.edtf import EdtfDate, parse_edtf
from quiz.engine.unreadable import Unreadable


def read(text: str, language: str = "en") -> str:
    """Return what was read in EDTF, or the message after an exclamation mark."""
    date = read_date(text, language)
    return f"! {date.message}" if isinstance(date, Unreadable) else str(date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1848", "1848"), (" 1848 ", "1848"), ("800", "0800"), ("0800", "0800"), ("0079", "0079"), ("AD 79", "0079"),
        ("79 AD", "0079"), ("79 CE", "0079"), ("44 BC", "-0043"), ("44 b.c.", "-0043"), ("1 BC", "0000"),
        ("-0043", "-0043"), ("-0043-03-15", "-0043-03-15"),
        ("2022-06", "2022-06"), ("2022-6", "2022-06"), ("2022/06", "2022-06"), ("6/2022", "2022-06"),
        ("06.2022", "2022-06"), ("1904-07", "1904-07"), ("12-1914", "1914-12"),
        ("2022-06-05", "2022-06-05"), ("2022-6-5", "2022-06-05"), ("2022/6/5", "2022-06-05"),
        ("2022.6.5", "2022-06-05"),
        ("13/6/2022", "2022-06-13"), ("6/13/2022", "2022-06-13"), ("13.6.2022", "2022-06-13"),
        ("12/25/1914", "1914-12-25"), ("13. 6. 2022", "2022-06-13"), ("5/5/2022", "2022-05-05"),
        ("31-12-800", "0800-12-31"),
        ("5 June 2022", "2022-06-05"), ("June 5 2022", "2022-06-05"), ("June 5, 2022", "2022-06-05"),
        ("5 JUNE 2022", "2022-06-05"), ("5th of June 2022", "2022-06-05"), ("the 14th of July, 1789", "1789-07-14"),
        ("5-Jun-2022", "2022-06-05"), ("Sept. 5, 2022", "2022-09-05"), ("Sunday 5 June 2022", "2022-06-05"),
        ("June 2022", "2022-06"), ("June, 2022", "2022-06"), ("in May 1848", "1848-05"), ("June 800", "0800-06"),
        ("5 June 0800", "0800-06-05"), ("29 Feb 1904", "1904-02-29"), ("31 January 1848", "1848-01-31"),
        ("\u0665 June \u0662\u0660\u0662\u0662", "2022-06-05"),
    ],
)  # fmt: skip
def test_what_people_type_is_read_as_fine_as_it_was_typed(text: str, expected: str) -> None:
    """Years, months and days in figures and in words; nothing is filled up."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1854/1856", "1854/1856"), ("1854-1856", "1854/1856"), ("1854\u20131856", "1854/1856"),
        ("1854 - 1856", "1854/1856"), ("1854 \u2014 1856", "1854/1856"), ("1854 to 1856", "1854/1856"),
        ("1854 TO 1856", "1854/1856"), ("1854 until 1856", "1854/1856"), ("800-900", "0800/0900"),
        ("44 BC to AD 14", "-0043/0014"), ("-0043/-0040", "-0043/-0040"),
        ("June 1854 to July 1856", "1854-06/1856-07"), ("June 1854-July 1856", "1854-06/1856-07"),
        ("2022-06/2022-08", "2022-06/2022-08"), ("5 June 1854 - 6 June 1856", "1854-06-05/1856-06-06"),
        ("2022-06-05/2022-07-01", "2022-06-05/2022-07-01"), ("13/6/2022-14/6/2022", "2022-06-13/2022-06-14"),
        ("2022-06-05 to 2022-07", "2022-06-05/2022-07"), ("2022-06-05 - 2022-07-01", "2022-06-05/2022-07-01"),
        ("6/1854-1856", "1854-06/1856"),
    ],
)  # fmt: skip
def test_periods_are_read_from_two_dates(text: str, expected: str) -> None:
    """A slash, a dash or a word joins two dates of any granularity."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "5 juin 2022", "2022-06-05"), ("fr", "1er ao\u00fbt 800", "0800-08-01"),
        ("fr", "f\u00e9vrier 1848", "1848-02"),
        ("fr", "le 14 juillet 1789", "1789-07-14"), ("fr", "1854 to 1856", "1854/1856"),
        ("fr", "juin 1854 \u00e0 juillet 1856", "1854-06/1856-07"),
        ("de", "5. Juni 2022", "2022-06-05"), ("de", "M\u00e4rz 1848", "1848-03"),
        ("de-AT", "3. J\u00e4nner 1848", "1848-01-03"),
        ("de", "1854 bis 1856", "1854/1856"), ("es", "5 de junio de 2022", "2022-06-05"),
        ("es", "junio de 2022", "2022-06"),
        ("it", "5 giugno 2022", "2022-06-05"), ("pt-BR", "5 de junho de 2022", "2022-06-05"),
        ("pt-BR", "1\u00ba de junho de 2022", "2022-06-01"), ("es", "1.\u00ba de junio de 2022", "2022-06-01"),
        ("nl", "5 juni 2022", "2022-06-05"),
        ("ru", "5 \u0438\u044e\u043d\u044f 1812 \u0433.", "1812-06-05"),
        ("ru", "\u0438\u044e\u043d\u044c 1812", "1812-06"),
        ("pl", "5 czerwca 2022", "2022-06-05"), ("sv", "5 juni 2022", "2022-06-05"),
        ("da", "5. juni 2022", "2022-06-05"),
        ("no", "5. juni 2022", "2022-06-05"), ("fi", "5. kes\u00e4kuuta 2022", "2022-06-05"),
        ("cs", "5. \u010dervna 2022", "2022-06-05"), ("hu", "1848. m\u00e1rcius 15.", "1848-03-15"),
        ("ja", "2022\u5e746\u67085\u65e5", "2022-06-05"), ("ja", "2022\u5e746\u6708", "2022-06"),
        ("zh-Hans", "2022\u5e74", "2022"),
        ("ko", "2022\ub144 6\uc6d4 5\uc77c", "2022-06-05"), ("xx", "5 June 2022", "2022-06-05"),
        ("tlh", "1848", "1848"),
        ("en-GB", "5 June 2022", "2022-06-05"), ("en_US", "June 5 2022", "2022-06-05"),
    ],
)  # fmt: skip
def test_months_are_read_in_the_language_of_the_pack(language: str, text: str, expected: str) -> None:
    """Names of months belong to the pack's language; an unknown language is taken for English."""
    assert expected == read(text, language)


@pytest.mark.parametrize("language", ["en", "en-US", "en-GB", "fr", "de", "ja", "xx"])
@pytest.mark.parametrize("text", ["5/6/2022", "5.6.2022", "5-6-2022", "05/06/2022", "5. 6. 2022", "5 / 6 / 2022"])
def test_a_day_that_could_be_two_days_is_asked_again_in_every_language(language: str, text: str) -> None:
    """The message names both readings with the year first."""
    message = read(text, language)
    assert "2022-06-05" in message
    assert "2022-05-06" in message
    assert message.startswith("!")


@pytest.mark.parametrize("text", ["12/5/2022", "5/12/2022"])
def test_december_is_a_month_as_any_other(text: str) -> None:
    """The twelfth of May is no more certain than the fifth of June."""
    date = read_date(text, "en")
    assert isinstance(date, Unreadable)
    assert "two different days" in date.message


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "/", "to", "1854 to", "to 1856", "48", "5", "20000", "20220605", "0 BC", "AD 0", "13/2022",
        "13/13/2022",
        "31/6/2022", "2023-02-29", "29 Feb 1900", "31 June 2022", "0 June 2022", "40 June 2022", "5/6/22",
        "5 June 22",
        "5 June", "June", "Monday", "1856-1854", "1856 to 1854", "1854-56", "1854/56", "1854/1856/1858", "1848 1849",
        "yesterday",
        "today", "now", "3 days ago", "last year", "in 2 years", "next June", "5 June 2022 10:30",
        "10 am 5 June 2022",
        "noon 5 June 2022", "2022-06-05T10:00", "2022-06-05 10:00", "banana", "banana 1848", "June banana 1848",
        "spring 1848", "circa June 1848", "5 June June 2022", "June 2022 June", "5 6 June 2022", "5 6 2022",
        "2022 06", "1e3",
        "18\u00bd8", "five June 2022", "June 20220", "5 June 2022 or 6 June 2022", "June to August 1914",
    ],
)  # fmt: skip
def test_what_is_no_single_readable_date_is_asked_again(text: str) -> None:
    """Two-figure years, times, relative words, impossible days and nonsense get a sentence that says what to do."""
    message = read(text)
    assert message.startswith("! ")
    assert message.endswith(".")


def test_four_noughts_are_the_year_before_the_first() -> None:
    """So EDTF writes 1 BC; with fewer noughts it is a year that never was."""
    assert parse_edtf("0000") == read_date("0000", "en")
    assert "There is no year 0" in read("000", "en")


def test_years_of_three_figures_are_not_called_short() -> None:
    """Two of them are no date, and not for their length."""
    assert "no date that can be read" in read("June 800 900", "en")


@pytest.mark.parametrize("text", ["48", "5 June 22", "5/6/22", "5 June"])
def test_a_missing_or_short_year_is_what_the_message_speaks_of(text: str) -> None:
    """The learner is told to write the year in full."""
    assert "year with all its figures" in read(text)


@pytest.mark.parametrize("text", ["31 June 2022", "June 31 2022", "31/6/2022", "2022-06-31"])
def test_a_day_that_no_calendar_has_is_named(text: str) -> None:
    """The message repeats the day, however it was typed."""
    assert "2022-06-31" in read(text)


def test_a_text_that_is_too_long_for_a_date_is_not_looked_at() -> None:
    """Length is bounded before anything is read."""
    assert read("5 June 2022" + " " * LIMIT_CHARACTERS).startswith("!")
    assert "2022-06-05" == read("5 June 2022".ljust(LIMIT_CHARACTERS))


@pytest.mark.parametrize("text", ["2014-15", "13/2022"])
def test_a_month_beyond_december_may_be_half_a_period(text: str) -> None:
    """Two years of which one is cut short look like a month, and it is said how to write them; not so within a day."""
    assert "For a period write both years in full" in read(text)
    assert "period" not in read("2014-15-01")


@given(st.text(max_size=30))
@settings(max_examples=300)
def test_any_text_gives_a_date_or_a_message(text: str) -> None:
    """Nothing that is typed raises."""
    read(text)


date_words = [
    "5",
    "10",
    "31",
    "99",
    "800",
    "2022",
    "June",
    "may",
    "Mon",
    "noon",
    "of",
    "the",
    "to",
    "-",
    "/",
    ".",
    ",",
    ":",
    "T",
    "am",
    "UTC",
    "BC",
    "ago",
    "year",
    "(",
]


@given(st.lists(st.sampled_from(date_words)).map(" ".join), st.sampled_from(["en", "fr", "de", "ja"]))
def test_any_mixture_of_date_words_gives_a_date_or_a_message(text: str, language: str) -> None:
    """Nothing that resembles a date raises, and what is read back is read alike."""
    date = read_date(text, language)
    if not isinstance(date, Unreadable):
        assert date == parse_edtf(str(date))


days = st.dates(min_value=plain_date(100, 1, 1)).map(lambda day: EdtfDate(day.year, day.month, day.day))


@given(days, st.sampled_from(["year", "month", "day"]))
def test_a_date_written_in_words_is_read_as_the_same_date(day: EdtfDate, granularity: str) -> None:
    """What is shown as an answer can be typed as one."""
    date = {"year": EdtfDate(day.year), "month": EdtfDate(day.year, day.month), "day": day}[granularity]
    assert date == read_date(written_date(date, "en"), "en")


@pytest.mark.parametrize(
    ("edtf", "language", "expected"),
    [
        ("1717", "en", "1717"), ("0800", "en", "800"), ("0079", "en", "AD 79"), ("0000", "en", "1 BC"),
        ("-0043", "en", "44 BC"), ("0001", "en", "AD 1"), ("0099", "en", "AD 99"), ("0100", "en", "100"),
        ("1859-03", "en-GB", "March 1859"), ("1859-03", "en_US", "March 1859"), ("2022-06-05", "en", "5 June 2022"),
        ("1854/1856", "en", "1854 \u2013 1856"),
        ("2022-06-05", "fr", "2022-06-05"), ("-0043", "de", "-0043"), ("1854/1856", "fr", "1854 \u2013 1856"),
    ],
)  # fmt: skip
def test_dates_are_written_for_people(edtf: str, language: str, expected: str) -> None:
    """In English with the month as a word, elsewhere with the year first."""
    assert expected == written_date(parse_edtf(edtf), language)


def test_figures_alone_do_not_load_the_library_for_names_of_months() -> None:
    """A year or an ISO date is read without dateparser."""
    program = (
        "import sys; from quiz.engine.dates import read_date\n"
        "for text in ('1848', '2022-06-05', '13/6/2022', '1854 to 1856', '5/6/2022', '48', ''): read_date(text, 'en')\n"
        "print('dateparser' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "False\n" == run.stdout


@pytest.mark.parametrize("today", [(1999, 2, 28), (2024, 2, 29), (2031, 12, 31)])
def test_nothing_depends_on_the_day_of_asking(monkeypatch: pytest.MonkeyPatch, today: tuple[int, int, int]) -> None:
    """With another today, months and days are read alike."""

    class OtherToday(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(*today, tzinfo=tz)

    for module in ("date", "parser"):
        monkeypatch.setattr(f"dateparser.{module}.datetime", OtherToday)
    texts = ("5 June 2022", "June 2022", "29 February 1904", "June 31 2022", "yesterday", "Sunday 5 June 2022", "June")
    assert ["2022-06-05", "2022-06", "1904-02-29", "!", "!", "2022-06-05", "!"] == [
        "!" if read(text).startswith("!") else read(text) for text in texts
    ]

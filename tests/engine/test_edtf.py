"""Dates as packs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.edtf import EdtfDate, EdtfInterval, calendar_date, parse_edtf

dates = st.one_of(
    st.builds(EdtfDate, st.integers(-9999, 9999)),
    st.builds(EdtfDate, st.integers(-9999, 9999), st.integers(1, 12)),
    st.builds(EdtfDate, st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1717", EdtfDate(1717)),
        ("0800", EdtfDate(800)),
        ("0000", EdtfDate(0)),
        ("-0043", EdtfDate(-43)),
        ("1859-03", EdtfDate(1859, 3)),
        ("2022-06-05", EdtfDate(2022, 6, 5)),
        ("2000-02-29", EdtfDate(2000, 2, 29)),
        ("0000-02-29", EdtfDate(0, 2, 29)),
        ("-0004-02-29", EdtfDate(-4, 2, 29)),
        ("1854/1856", EdtfInterval(EdtfDate(1854), EdtfDate(1856))),
        ("1854/1854", EdtfInterval(EdtfDate(1854), EdtfDate(1854))),
        ("2004-06/2004", EdtfInterval(EdtfDate(2004, 6), EdtfDate(2004))),
        ("2004-02-01/2005-02-08", EdtfInterval(EdtfDate(2004, 2, 1), EdtfDate(2005, 2, 8))),
        ("-0044/0010", EdtfInterval(EdtfDate(-44), EdtfDate(10))),
        ("1854/1854-01", EdtfInterval(EdtfDate(1854), EdtfDate(1854, 1))),
        ("1854-01/1854-01-01", EdtfInterval(EdtfDate(1854, 1), EdtfDate(1854, 1, 1))),
        ("1854-01-01/1854-01-01", EdtfInterval(EdtfDate(1854, 1, 1), EdtfDate(1854, 1, 1))),
    ],
)
def test_years_months_days_and_intervals_are_read(text: str, expected: EdtfDate | EdtfInterval) -> None:
    """Each form of level 0 is read, and years before 0."""
    assert expected == parse_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "/", "1854/", "/1856", "1854/1856/1858", "17", "017", "17170", "1717 ", "1717\n", "+1717", "-43",
        "-0000",
        "1859-3", "1859-13", "1859-00", "1859-03-00", "1859-03-32", "1859-04-31", "1900-02-29", "2023-02-29",
        "-0043-02-29", "1856/1854", "1856-02/1856-01", "2022-06-05T10:00", "1984?", "19XX", "1854/..", "5 June 2022",
        "\u0661\u0667\u0661\u0667",
    ],
)  # fmt: skip
def test_other_forms_and_days_that_are_in_no_calendar_are_refused(text: str) -> None:
    """What is no date, or no day of the calendar, or an interval the wrong way round, raises with a sentence."""
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        parse_edtf(text)


def test_the_granularity_is_the_smallest_part_stated() -> None:
    """A date states a year, a month or a day."""
    assert ["year", "month", "day"] == [
        date.granularity for date in (EdtfDate(1717), EdtfDate(1717, 3), EdtfDate(1717, 3, 1))
    ]


@given(dates)
def test_a_written_date_is_read_back(date: EdtfDate) -> None:
    """Writing and reading are each other's inverse."""
    assert date == parse_edtf(str(date))


@given(dates, dates)
def test_two_dates_make_an_interval_in_at_least_one_order(one: EdtfDate, other: EdtfDate) -> None:
    """Of two dates one does not start after the other's end."""

    def is_interval(text: str) -> bool:
        try:
            return str(parse_edtf(text)) == text
        except ValueError:
            return False

    assert is_interval(f"{one}/{other}") or is_interval(f"{other}/{one}")


@pytest.mark.parametrize(("month", "day"), [(0, None), (13, None), (2, 30), (4, 31)])
def test_a_month_or_day_that_does_not_exist_is_refused(month: int, day: int | None) -> None:
    """A date is made only of months and days that the calendar has."""
    with pytest.raises(ValueError, match="There is no"):
        calendar_date(2000, month, day)

"""Charts of characters: what is drawn, that it fits, and that it is readable without colours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Size

from quiz.engine.certainty import LevelTally
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import DayTally, Forecast, Leech, Mastery, QuestionTally, Statistics, Tally
from quiz.tui.charts.accuracy import accuracy_chart
from quiz.tui.charts.braille import Canvas, pattern
from quiz.tui.charts.calendar import calendar_chart
from quiz.tui.charts.certainty import certainty_chart
from quiz.tui.charts.charts import CHARTS, FEWEST_COLUMNS, Chart, Subject
from quiz.tui.charts.due import due_chart
from quiz.tui.charts.hardest import hardest_chart
from quiz.tui.charts.ink import bar, column, fitted, labelled
from quiz.tui.charts.mastery import mastery_chart
from quiz.tui.widgets.chart_panel import ChartPanel

TODAY = date(2026, 3, 18)
HARD = QuestionTally("a", "spring", "Where does the *Danube* rise, and [why] there?", 4, 1)
NOTHING = Statistics(
    id="a",
    title="Rivers",
    questions=9,
    seen=0,
    last_played=None,
    overall=Tally("", 0, 0, 0),
    topics=(),
    kinds=(),
    days=(),
    hardest=(),
)
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60)
SHARES = st.floats(0, 1)


@st.composite
def everything(draw: st.DrawFn) -> Statistics:
    """Statistics in which all is known."""
    days = draw(st.dictionaries(st.integers(-2, 900), st.tuples(st.integers(1, 300), SHARES), max_size=40))
    counts = draw(st.lists(st.integers(0, 10_000), min_size=30, max_size=30))
    stems = draw(st.lists(st.tuples(NAMES, st.integers(1, 999), SHARES), max_size=10))
    topics = draw(st.lists(st.tuples(NAMES, st.integers(1, 99), SHARES, SHARES), min_size=1, max_size=30))
    levels = draw(st.lists(st.tuples(st.integers(0, 99_999), SHARES), min_size=3, max_size=3))
    return Statistics(
        id=draw(st.sampled_from(["", "a"])),
        title="Rivers",
        questions=99,
        seen=99,
        last_played=datetime(2026, 3, 18, tzinfo=UTC),
        overall=Tally("", 1, 1, 0),
        topics=(),
        kinds=(),
        days=tuple(
            DayTally(TODAY - timedelta(ago), days[ago][0], days[ago][0] * days[ago][1])
            for ago in sorted(days, reverse=True)
        ),
        hardest=tuple(QuestionTally("a", "q", stem, count, count * share) for stem, count, share in stems),
        forecast=Forecast(TODAY, counts[0], tuple(counts)),
        mastery=tuple(
            Mastery(name, count, round(count * seen), round(count * seen) * share)
            for name, count, seen, share in topics
        ),
        calibration=tuple(
            LevelTally(certainty, count, count * share) for certainty, (count, share) in enumerate(levels, start=1)
        ),
        prediction=Prediction(200, 180, 60),
        leeches=tuple(Leech("a", "q", stem, count, (stem,)) for stem, count, _ in stems),
    )


@given(everything(), st.integers(FEWEST_COLUMNS, 170), st.sampled_from([None, 6, 10, 25]))
@settings(max_examples=60)
def test_no_line_is_wider_than_the_room(statistics: Statistics, columns: int, rows: int | None) -> None:
    """Whatever the figures and the names are."""
    for chart in CHARTS:
        drawn = chart.draw(Subject(statistics, {"a": "Rivers"}, TODAY), columns, rows)
        assert [] == [line for line in drawn.split("\n", allow_blank=True) if line.cell_length > columns]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_window_of_one_column_does_no_harm(chart: Chart) -> None:
    """Behind the notice that it is too small, the chart is laid out all the same."""
    days = (DayTally(TODAY, 1, 0.0),)
    panel = ChartPanel(chart, Subject(replace(NOTHING, days=days), {}, TODAY), 0)

    assert 0 < panel.get_content_height(Size(1, 1), Size(1, 1), 1)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_without_answers_there_is_a_kind_word(chart: object) -> None:
    """It says that nothing is known yet, or missed."""
    drawn = next(each for each in CHARTS if each is chart).draw(Subject(NOTHING, {}, TODAY), 60, None)
    assert " yet" in drawn.plain


def test_the_calendar_has_a_character_for_each_day() -> None:
    """Weekdays are lines and weeks columns; shades are told in words, and before the first day there is nothing."""
    days = [DayTally(TODAY - timedelta(ago), answered, 1) for ago, answered in ((15, 8), (14, 2), (7, 4), (0, 1))]
    lines = calendar_chart(days, TODAY, 40, is_brief=True).plain.split("\n")

    assert "Answers on 4 of 16 days." == lines[0]
    assert ["· none  ░ up to 1  ▒ up to 2  ▓ up to 4", "█ 5 or more"] == lines[1:3]
    assert ["··", "▒▓░"] == [line[4:].strip() for line in lines if line.startswith(("Mon", "Wed"))]


def test_days_that_are_alike_have_one_shade() -> None:
    """There are no more shades than counts that differ."""
    days = [DayTally(TODAY - timedelta(ago), 5, 1) for ago in range(3)]
    lines = calendar_chart(days, TODAY, 60, is_brief=True).plain.split("\n")

    assert "· none  ▓ up to 5  █ 6 or more" == lines[1]
    assert {"▓"} == {character for line in lines[2:] for character in line if character in "░▒▓█"}


def test_earlier_weeks_stand_below() -> None:
    """As many blocks as are needed to go back to the first day; briefly only the latest."""
    days = [DayTally(TODAY - timedelta(ago), 5, 4) for ago in range(728, -1, -7)]

    assert 3 == calendar_chart(days, TODAY, 40, is_brief=False).plain.count("Mon ")
    assert 2 == calendar_chart(days, TODAY, 80, is_brief=False).plain.count("Mon ")
    assert 1 == calendar_chart(days, TODAY, 40, is_brief=True).plain.count("Mon ")


def test_accuracy_is_a_line_of_braille_over_a_scale() -> None:
    """The scale ends at the quarter below the lowest value, and is named."""
    days = [DayTally(TODAY - timedelta(ago), 10, 9 if ago < 30 else 6) for ago in range(60, -1, -1)]
    lines = accuracy_chart(days, TODAY, 60, 8).plain.split("\n")

    assert "100% " == lines[0][:5]
    assert " 50% " == lines[7][:5]
    assert {False} == {character in lines[7][5:] for character in "⠁⠂⠄"}
    assert "mean of 28 days" in lines[9]


def test_the_line_breaks_where_there_was_a_long_pause() -> None:
    """What lies between is not known."""
    days = [DayTally(TODAY - timedelta(ago), 10, 8) for ago in (200, 193, 7, 0)]
    plot = accuracy_chart(days, TODAY, 60, 4).plain.split("\n")[:4]

    middle = "".join(row[20:45] for row in plot)
    assert "" == middle.strip()
    assert {False} == {row[5:8].strip() == row[57:].strip() == "" for row in plot if row[5:].strip()}


def test_what_is_due_stands_in_columns() -> None:
    """Overdue is hatched and apart; the height is named, and so are today and each week."""
    lines = due_chart(Forecast(TODAY, 2, (4, 0, 1, *[0] * 27)), 60, 4).plain.split("\n")

    assert ["4    █", "     █", "  ▒▒ █", "0 ▒▒ █ █"] == [line.rstrip() for line in lines[:4]]
    assert ["today", "25", "Mar"] == lines[4].split()[:3]


def test_mastery_tells_what_is_recalled_what_is_not_and_what_is_new() -> None:
    """Three signs, and the figures behind them; where room is short the weakest stay."""
    topics = [Mastery("Danube", 10, 6, 3), Mastery("Volga", 10, 10, 9), Mastery("Don", 10, 10, 1)]
    lines = mastery_chart(topics, 60).plain.split("\n")
    assert "Danube  ━━━━" == lines[2][:12]
    assert lines[2].endswith("····   30%  4 new")
    assert ["Danube", "Volga", "Don"] == [line.split()[0] for line in lines[2:]]

    brief = mastery_chart([*topics, *topics], 60, 3).plain.split("\n")
    assert ["Don", "Don", "…"] == [line.split()[0] for line in brief[2:]]


def test_calibration_is_told_with_counts_and_judgement() -> None:
    """A dot on a scale, the range below it hatched, and both in words."""
    levels = (LevelTally(1, 0, 0), LevelTally(2, 10, 7), LevelTally(3, 100, 50))
    lines = certainty_chart(levels, 80).plain.split("\n")

    assert lines[1].endswith("not stated yet")
    assert lines[2].endswith("best below 67%")
    assert "●" in lines[3]
    assert lines[3].endswith("70% of 10 answers")
    assert lines[4].endswith("well judged")
    assert lines[6].endswith("over-confident")


def test_leeches_are_named_with_where_to_read() -> None:
    """Before the hardest questions, over all packs with their titles; briefly they are counted."""
    leech = Leech("a", "spring", HARD.stem, 9, ("Notes on the Danube, paragraph 1",))
    statistics = Statistics(
        id="",
        title="All packs",
        questions=9,
        seen=1,
        last_played=None,
        overall=NOTHING.overall,
        topics=(),
        kinds=(),
        days=(),
        hardest=(HARD,),
        leeches=(leech,),
    )
    lines = hardest_chart(statistics, {"a": "Rivers"}, 80, None).plain.split("\n")

    assert "9 times     Where does the Danube rise, and [why] there?" == lines[2]
    assert "            Read: Notes on the Danube, paragraph 1" == lines[3]
    assert " 25% of 4   Where does the Danube rise, and [why] there?" == lines[8]
    assert ["Rivers", "Rivers"] == [line.strip() for line in lines if line.strip() == "Rivers"]
    many = replace(statistics, leeches=(leech,) * 12)
    assert "… and 2 more" in hardest_chart(many, {"a": "Rivers"}, 80, None).plain
    brief = hardest_chart(statistics, {"a": "Rivers"}, 40, 3).plain.split("\n")
    assert ["Missed again and again: 1 question.".ljust(40), " 25% of 4   Where does the Danube rise,…"] == brief


@given(SHARES, st.integers(1, 60), SHARES)
def test_only_nothing_is_empty_and_only_all_is_full(share: float, columns: int, dotted: float) -> None:
    """However narrow a bar is; it is always as long as it should be."""
    drawn = bar(share, columns, (1 - share) * dotted).plain
    assert columns == len(drawn)
    if columns > 1:
        assert (share > 0, share == 1) == ("━" in drawn, set(drawn) == {"━"})


def test_columns_rise_by_eighths() -> None:
    """From the bottom up; the least there is shows."""
    assert ["   ", "▁  ", "█▄ ", "███"] == [column(share, 3) for share in (0, 0.001, 0.5, 1)]


def test_texts_are_cut_and_padded_by_their_width() -> None:
    """Wide characters take two columns."""
    assert ["abc  ", "ab…", "日 …"] == [fitted("abc", 5).plain, fitted("abcd", 3).plain, fitted("日本語", 4).plain]


def test_labels_do_not_touch() -> None:
    """One for which there is no room is left out; the last moves in from the end."""
    assert "Jan Mar    Apr" == labelled([(0, "Jan"), (2, "Feb"), (4, "Mar"), (13, "Apr")], 14)


def test_braille_has_eight_dots_in_a_cell() -> None:
    """Two across and four down; a line has both its ends, and what lies outside is left out."""
    canvas = Canvas(2, 1)
    canvas.line((0, 0), (3, 3))
    canvas.dot(9, 9)
    assert "⠑⢄" == "".join(pattern(canvas.dots_in(place, 0)) for place in range(2))
    assert " " == pattern(0)

"""Progress in sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.engine.progress import (
    accuracy_told,
    days_in_a_row,
    days_told,
    due_told,
    headline,
    mastery_told,
    prediction_told,
)
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import DayTally, Forecast, Mastery, Statistics, Tally

TODAY = date(2026, 3, 18)


def ago(days: int, answered: int = 2, score: float = 1) -> DayTally:
    """Return answers so many days ago."""
    return DayTally(TODAY - timedelta(days), answered, score)


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], 0), ([0], 1), ([1], 1), ([2], 0), ([4, 2, 1, 0], 3), ([3, 2, 1], 3), ([5, 4, 2], 0)],
)
def test_days_in_a_row_go_up_to_today_or_yesterday(days: list[int], expected: int) -> None:
    """Who has not answered yet today has not broken the row."""
    assert expected == days_in_a_row([ago(day) for day in days], TODAY)


def test_days_are_told() -> None:
    """How many, how many in a row, today, and when there was most."""
    assert [
        "Answers on 3 of 5 days, the last 2 in a row.",
        "Today: 4 answers, 75% right.",
        "The first was 14 Mar 2026; most were on 14 Mar 2026: 9 answers, 11% right.",
    ] == days_told([ago(4, 9), ago(1), ago(0, 4, 3)], TODAY)
    assert "Nothing was answered today yet." == days_told([ago(1)], TODAY)[1]


def test_a_day_ahead_of_the_clock_is_told_like_any_other() -> None:
    """After a journey the latest answers may lie in the days to come."""
    assert "Answers on 1 of 1 day." == days_told([ago(-3)], TODAY)[0]


def test_one_day_is_no_row() -> None:
    """Today alone, and yesterday alone, follow nothing."""
    assert "Answers on 1 of 1 day." == days_told([ago(0)], TODAY)[0]
    assert "Answers on 2 of 4 days." == days_told([ago(3), ago(1)], TODAY)[0]


def test_accuracy_is_told_beside_that_of_before() -> None:
    """Four weeks and the four before; where there was nothing lately, the last that is known."""
    assert ["Last 28 days: 75% of 4 answers right; before: 50%."] == accuracy_told([ago(28), ago(27, 4, 3)], TODAY)
    assert ["Last 28 days: 50% of 2 answers right."] == accuracy_told([ago(0)], TODAY)
    assert ["Last 28 days: 100% of 1 answer right; before: 25%."] == accuracy_told(
        [ago(56, 9, 9), ago(55, 1, 0), ago(54, 3, 1), ago(0, 1)], TODAY
    )
    assert ["No answers in the last 28 days; in those up to 17 Jan 2026 accuracy was 50%."] == accuracy_told(
        [ago(60)], TODAY
    )


def test_what_is_due_is_told() -> None:
    """Today, what is overdue, and when most is to come."""
    assert [
        "Due today: 1 question, and 2 overdue from before.",
        "In the 2 days after: 5, most on 20 Mar: 4.",
    ] == due_told(Forecast(TODAY, 2, (1, 1, 4)))
    assert [
        "Due today: 9 questions.",
        "In the 3 days after: 6, most on 19 Mar: 4.",
    ] == due_told(Forecast(TODAY, 0, (9, 4, 2, 0)))
    assert ["Due today: 0 questions.", "Nothing in the 2 days after."] == due_told(Forecast(TODAY, 0, (0, 0, 0)))


def test_mastery_is_told_over_all_topics() -> None:
    """The sum of the probabilities of recall, and what was never asked."""
    assert ["Today you would recall about 3 of 6 questions; 1 is new."] == mastery_told(
        [Mastery("Danube", 4, 3, 2.2), Mastery("Volga", 2, 2, 1.1)]
    )
    assert ["Today you would recall about 1 of 1 question."] == mastery_told([Mastery("Danube", 1, 1, 0.8)])
    assert ["Today you would recall about 0 of 2 questions; 2 are new."] == mastery_told([Mastery("Danube", 2, 0, 0)])


def test_prediction_is_told_from_a_hundred_reviews_on() -> None:
    """Beside that of the constant average, and which is better."""
    assert ["How well the schedule predicts you is told from 100 reviews on; there are 99 yet."] == prediction_told(
        Prediction(99, 90, 30)
    )
    assert prediction_told(None) == prediction_told(Prediction())
    told = (
        "How well the schedule predicted 100 reviews: log loss 0.300. Your average of 90%, foretold each time, would"
        " have 0.325. Lower is better: the schedule knows more than the average."
    )
    assert [told] == prediction_told(Prediction(100, 90, 30))
    worse = prediction_told(Prediction(100, 90, 40))[0]
    assert worse.endswith("Lower is better: the schedule does not know more than the average yet.")


def test_without_answers_every_word_is_kind() -> None:
    """What to do is said, and no figure."""
    words = [days_told([], TODAY), accuracy_told([], TODAY), due_told(None), mastery_told(None)]
    assert {True} == {"once and this fills" in sentence for sentences in words for sentence in sentences}


def test_the_headline_has_the_figures() -> None:
    """Skipped questions are told where there are some."""
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    statistics = Statistics(
        id="a",
        title="A",
        questions=3,
        seen=2,
        last_played=moment,
        overall=Tally("", 4, 3, 1),
        topics=(),
        kinds=(),
        days=(),
        hardest=(),
    )
    assert "4 answers, accuracy 75%, 1 skipped; 2 of 3 questions seen" == headline(statistics)
    none_skipped = replace(statistics, overall=Tally("", 4, 3, 0))
    assert "4 answers, accuracy 75%; 2 of 3 questions seen" == headline(none_skipped)

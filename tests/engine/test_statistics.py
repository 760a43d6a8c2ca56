"""What answers add up to."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.certainty import LevelTally
from quiz.engine.combining import together
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import (
    DayTally,
    Forecast,
    Leech,
    Mastery,
    PeriodAccuracy,
    QuestionTally,
    Statistics,
    Tally,
    accuracy_over_time,
    calendar,
    forecast,
    hardest,
)

MONDAY = date(2026, 3, 2)
SCORES = st.sampled_from([0.0, 0.25, 0.5, 1.0])
ANSWERS = st.lists(
    st.builds(DayTally, st.integers(0, 200).map(lambda days: MONDAY + timedelta(days)), st.just(1), SCORES), max_size=60
)
TALLIES = st.lists(
    st.builds(
        QuestionTally,
        st.sampled_from("ab"),
        st.text("xyz", min_size=1),
        st.just(""),
        st.integers(2, 6),
        st.integers(0, 2),
    ),
    max_size=30,
    unique_by=lambda tally: (tally.pack, tally.id),
)


def on(days_later: int, score: float = 1) -> DayTally:
    """Return an answer so many days after the Monday."""
    return DayTally(MONDAY + timedelta(days_later), 1, score)


def statistics(pack: str, *days: DayTally, **known: object) -> Statistics:
    """Return the statistics of a pack with answers to its one question."""
    tally = Tally("All questions", len(days), sum(day.score for day in days), 1)
    fields: dict[str, object] = {
        "id": pack,
        "title": pack.upper(),
        "questions": 2,
        "seen": 1,
        "last_played": datetime(2026, 3, 1, tzinfo=UTC),
        "overall": tally,
        "topics": (tally,),
        "kinds": (Tally("number", tally.answered, tally.score, tally.skipped),),
        "days": calendar(days),
        "hardest": hardest([QuestionTally(pack, "question", "Why?", tally.answered, tally.score)]),
    }
    return Statistics(**{**fields, **known})  # type: ignore[arg-type] # the fields of a test are given by name


@given(ANSWERS)
@settings(max_examples=50)
def test_the_calendar_has_every_answer_on_its_day(answers: list[DayTally]) -> None:
    """Each day with answers comes once, in order, and the order of the answers does not matter."""
    days = calendar(answers)

    assert Counter(answer.day for answer in answers) == {day.day: day.answered for day in days}
    assert sum(answer.score for answer in answers) == sum(day.score for day in days)
    assert all(earlier.day < later.day for earlier, later in pairwise(days))
    assert days == calendar(reversed(answers)) == calendar(days)


def test_weeks_begin_on_monday() -> None:
    """A Sunday belongs to the week of the Monday before, and a week without answers is left out."""
    days = calendar([on(0), on(6, 0), on(14)])

    assert (
        PeriodAccuracy(MONDAY, 2, 0.5, 0.5),
        PeriodAccuracy(MONDAY + timedelta(14), 1, 1, 2 / 3),
    ) == accuracy_over_time(days, "week")


def test_days_stand_for_themselves() -> None:
    """The running mean weighs every answer alike and forgets what is four weeks old."""
    days = calendar([on(0, 0), on(27), on(27), on(28)])

    assert [(0.0, 0.0), (1.0, 2 / 3), (1.0, 1.0)] == [
        (period.accuracy, period.running) for period in accuracy_over_time(days, "day")
    ]


def test_a_week_runs_on_with_the_three_before_it() -> None:
    """Four weeks together are the 28 days of the running mean."""
    days = calendar([on(0, 0), on(7), on(21), on(28)])

    assert [0, 1 / 2, 2 / 3, 1] == [period.running for period in accuracy_over_time(days, "week")]


@given(ANSWERS)
@settings(max_examples=50)
def test_the_running_mean_is_that_of_the_answers_of_28_days(answers: list[DayTally]) -> None:
    """Counted anew for every day."""
    for period in accuracy_over_time(calendar(answers), "day"):
        recent = [answer.score for answer in answers if timedelta() <= period.start - answer.day < timedelta(28)]
        assert sum(recent) / len(recent) == pytest.approx(period.running)


def test_the_last_days_of_the_calendar_are_no_trouble() -> None:
    """A clock that was set wrongly may have left any date on record."""
    days = calendar([DayTally(date.min, 1, 1), DayTally(date.max, 1, 0)])

    assert [1, 0] == [period.running for period in accuracy_over_time(days, "day")]
    assert [1, 0] == [period.running for period in accuracy_over_time(days, "week")]


def test_a_forecast_begins_today() -> None:
    """What was due before is overdue, and what comes after the 30 days is left out."""
    today = MONDAY.toordinal()
    due = {date.min.toordinal(): 1, today - 1: 3, today: 2, today + 29: 1, today + 30: 5, date.max.toordinal(): 1}

    assert Forecast(MONDAY, 4, (2, *(0,) * 28, 1)) == forecast(due, MONDAY)


def test_what_is_unseen_is_recalled_by_nobody() -> None:
    """The share of a topic is that of all its questions, and the unseen ones are told apart."""
    topic = Mastery("Danube", questions=3, seen=2, recall_sum=1.5)

    assert (0.5, 1) == (topic.share, topic.unseen)


@given(TALLIES)
@settings(max_examples=50)
def test_the_hardest_are_the_same_in_any_order_and_grouping(tallies: list[QuestionTally]) -> None:
    """Ties are settled, so that the hardest over all are the hardest of the hardest."""
    found = hardest(tallies)

    assert found == hardest(sorted(tallies, key=lambda tally: tally.id))
    assert found == hardest(each for pack in "ab" for each in hardest(t for t in tallies if t.pack == pack))
    assert min(10, sum(tally.accuracy < 1 for tally in tallies)) == len(found)
    many = [tally.accuracy for tally in found if tally.answered >= 3]
    assert sorted(many) == many == [tally.accuracy for tally in found][: len(many)]


def test_one_missed_answer_does_not_outweigh_many() -> None:
    """A question needs three answers to stand with the hardest; with equal accuracy more answers come first."""
    once, thrice, often, easy = (
        QuestionTally("pack", "once", "", 1, 0),
        QuestionTally("pack", "thrice", "", 3, 1.5),
        QuestionTally("pack", "often", "", 8, 4),
        QuestionTally("pack", "easy", "", 9, 9),
    )

    assert (often, thrice, once) == hardest([easy, once, thrice, often])


def test_packs_together_are_summed() -> None:
    """Every answer counts alike; the packs stand in place of the topics."""
    whole = together([statistics("a", on(0), on(1, 0)), statistics("b", on(1))])

    assert ("", "All packs", 4, 2) == (whole.id, whole.title, whole.questions, whole.seen)
    assert Tally("All packs", 3, 2, 2) == whole.overall
    assert (Tally("A", 2, 1, 1), Tally("B", 1, 1, 1)) == whole.topics
    assert (Tally("number", 3, 2, 2),) == whole.kinds
    assert (DayTally(MONDAY, 1, 1), DayTally(MONDAY + timedelta(1), 2, 1)) == whole.days
    assert [("a", 2)] == [(question.pack, question.answered) for question in whole.hardest]
    assert (None, None, None) == (whole.forecast, whole.mastery, whole.calibration)


def test_what_is_known_of_some_packs_is_summed_over_these() -> None:
    """A pack without a schedule adds nothing to the forecast."""
    levels = tuple(LevelTally(certainty, certainty, 1) for certainty in (1, 2, 3))
    known = {
        "forecast": Forecast(MONDAY, 1, (2, 3)),
        "mastery": (Mastery("Danube", 3, 2, 1.5), Mastery("Volga", 1, 1, 0.5)),
        "calibration": levels,
    }

    whole = together([statistics("a"), statistics("b", **known), statistics("c", **known)])

    assert Forecast(MONDAY, 2, (4, 6)) == whole.forecast
    assert (Mastery("B", 4, 3, 2), Mastery("C", 4, 3, 2)) == whole.mastery
    assert tuple(LevelTally(certainty, 2 * certainty, 2) for certainty in (1, 2, 3)) == whole.calibration


def test_what_is_known_of_one_pack_is_known_of_all() -> None:
    """Whoever has studied a single pack sees its forecast and its certainty."""
    due, levels = Forecast(MONDAY, 1, (2, 3)), tuple(LevelTally(certainty, certainty, 1) for certainty in (1, 2, 3))

    whole = together([statistics("a"), statistics("b", forecast=due, calibration=levels)])

    assert (due, levels) == (whole.forecast, whole.calibration)


def test_packs_together_know_what_each_pack_knows() -> None:
    """When one was last played, what the schedule foretold, and what was missed most often in any of them."""
    early, late = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)
    often, seldom = Leech("c", "question", "Why?", 12, ()), Leech("a", "question", "Why?", 8, ())

    whole = together(
        [
            statistics("a", last_played=early, prediction=Prediction(3, 2, 1.5), leeches=(seldom,)),
            statistics("b", last_played=None),
            statistics("c", last_played=late, prediction=Prediction(5, 5, 0.5), leeches=(often,)),
        ]
    )

    assert (late, Prediction(8, 7, 2), (often, seldom)) == (whole.last_played, whole.prediction, whole.leeches)


def test_no_packs_have_empty_statistics() -> None:
    """Nothing is divided by nothing."""
    whole = together([])

    assert (0, None, ()) == (whole.questions, whole.overall.accuracy, whole.days)
    assert whole.last_played is None

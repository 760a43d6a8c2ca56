"""What the page on statistics says is so."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from quiz.cli.statistics_record import pack_record
from quiz.engine.certainty import LEVELS, LevelTally
from quiz.engine.figures import percent
from quiz.engine.scheduling.leech import LEECH_LAPSES
from quiz.engine.scheduling.prediction import LEAST_REVIEWS, Prediction
from quiz.engine.statistics import (
    FORECAST_DAYS,
    HARDEST_QUESTIONS,
    LEAST_ANSWERS,
    RUNNING_DAYS,
    DayTally,
    Forecast,
    Leech,
    Mastery,
    QuestionTally,
    Statistics,
    Tally,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "statistics.md").read_text(encoding="utf-8")
DAY = date(2026, 3, 1)
TALLY = Tally("Danube", 2, 1, 0)
EVERYTHING = Statistics(
    id="example.rivers",
    title="Rivers",
    questions=1,
    seen=1,
    last_played=datetime(2026, 3, 1, tzinfo=UTC),
    overall=TALLY,
    topics=(TALLY,),
    kinds=(TALLY,),
    days=(DayTally(DAY, 2, 1),),
    hardest=(QuestionTally("example.rivers", "spring", "Where?", 2, 1),),
    forecast=Forecast(DAY, 0, (1,)),
    mastery=(Mastery("Danube", 1, 1, 0.9),),
    calibration=(LevelTally(1, 1, 1),),
    prediction=Prediction(100, 90, 30),
    leeches=(Leech("example.rivers", "spring", "Where?", 8, ("Notes, paragraph 1",)),),
)


def fields_of(value: object) -> set[str]:
    """Return the names of all fields, at every depth."""
    if isinstance(value, dict):
        return set(value).union(*map(fields_of, value.values()))
    return set[str]().union(*map(fields_of, value)) if isinstance(value, list) else set()


def test_every_field_of_the_document_is_told_of_and_no_other() -> None:
    """The table names the fields that are written."""
    table = PAGE[PAGE.index("| field |") :]
    assert fields_of(pack_record(EVERYTHING)) == set(re.findall(r"`([a-z_]+)`", table)) - {"overall"}


def test_the_table_of_certainties_is_the_one_that_marks() -> None:
    """Each level with its two marks."""
    rows = re.findall(r"^\| C=([1-3]) \| ([0-9-]+) \| ([0-9-]+) \| (.*) \|$", PAGE, re.MULTILINE)
    assert [(level.certainty, level.right, level.wrong) for level in LEVELS.values()] == [
        tuple(map(int, row[:3])) for row in rows
    ]
    assert [percent(LEVELS[2].lowest), percent(LEVELS[2].highest)] == re.findall("[0-9]+%", rows[1][3])


def test_the_numbers_of_the_page_are_those_of_the_program() -> None:
    """How far back, how far ahead, and how many."""
    assert (28, 30, 10, 3) == (RUNNING_DAYS, FORECAST_DAYS, HARDEST_QUESTIONS, LEAST_ANSWERS)
    assert (8, 100) == (LEECH_LAPSES, LEAST_REVIEWS)
    for words in (
        f"{RUNNING_DAYS} days",
        f"next {FORECAST_DAYS} days",
        "ten at most",
        "fewer\n  than three answers",
        "missed eight times",
        "from 100 reviews on",
    ):
        assert words in PAGE

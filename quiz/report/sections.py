"""The sections of a page on progress: a chart with its table, or what has to be done for there to be one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from quiz.engine.certainty import LevelTally, best_range
from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.engine.progress import prediction_told
from quiz.engine.statistics import (
    FORECAST_DAYS,
    LEAST_ANSWERS,
    RUNNING_DAYS,
    DayTally,
    Leech,
    Mastery,
    QuestionTally,
    Statistics,
    Tally,
)
from quiz.model.dataclass import dataclass
from quiz.report.accuracy_chart import accuracy_chart, charted_periods
from quiz.report.bar_chart import Bar, bar_chart
from quiz.report.calendar_chart import calendar_chart
from quiz.report.calibration_chart import calibration_chart
from quiz.report.figure import Column, Number, Text, figure
from quiz.report.forecast_chart import forecast_chart
from quiz.report.markup import Markup, element, joined

_NOT_ANSWERED = "Nothing was answered yet."
_NOT_SCHEDULED = "This is known once questions are studied by a schedule."
_NOT_CERTAIN = "This is known once answers are given with a certainty, C=1, 2 or 3."
_NOT_MISSED = "No question was missed yet."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the name by which a page refers to it, and what stands below."""

    name: str
    title: str
    content: Markup


def sections(name: str, statistics: Statistics, titles: Mapping[str, str], today: date) -> Iterator[Section]:
    """Yield the sections on one pack, or on all together; `name` begins their names, `titles` are those of packs."""

    def chart(suffix: str) -> str:
        return f"{name}-{suffix}-chart"

    days, group = statistics.days, "topic" if statistics.id else "pack"
    stated = statistics.calibration if any(level.answered for level in statistics.calibration or ()) else None
    pack_titles = None if statistics.id else titles
    for suffix, title, content in (
        ("days", "Calendar of days", _calendar(chart("days"), days, today)),
        ("accuracy", "Accuracy over time", _accuracy(chart("accuracy"), days)),
        ("due", f"Due in the next {FORECAST_DAYS} days", _due(chart("due"), statistics)),
        ("mastery", f"Mastery by {group}", _mastery(chart("mastery"), statistics.mastery, group)),
        ("topics", f"Accuracy by {group}", _topics(chart("topics"), statistics.topics, group)),
        ("calibration", "Calibration", _calibration(chart("calibration"), stated)),
        ("hardest", "Hardest questions", _hardest(chart("hardest"), statistics.hardest, pack_titles)),
    ):
        yield Section(f"{name}-{suffix}", title, content)
    if statistics.leeches:
        yield Section(f"{name}-leeches", "Missed again and again", _leeches(statistics.leeches, pack_titles))


def _calendar(name: str, days: Sequence[DayTally], today: date) -> Markup:
    if not days:
        return _missing(_NOT_ANSWERED)
    return figure(
        calendar_chart(name, days, today),
        "The larger a square, the more answers on that day.",
        (Text("Day"), Number("Answers"), Number("Accuracy")),
        ((day.day.isoformat(), str(day.answered), percent(day.accuracy)) for day in reversed(days)),
    )


def _accuracy(name: str, days: Sequence[DayTally]) -> Markup:
    if not days:
        return _missing(_NOT_ANSWERED)
    by, periods = charted_periods(days)
    return figure(
        accuracy_chart(name, days),
        f"Accuracy is the mean score of the answers, the running mean that of the {RUNNING_DAYS} days up to then.",
        (Text("Day" if by == "day" else "Week from"), Number("Answers"), Number("Accuracy"), Number("Running mean")),
        (
            (period.start.isoformat(), str(period.answered), percent(period.accuracy), percent(period.running))
            for period in reversed(periods)
        ),
    )


def _due(name: str, statistics: Statistics) -> Markup:
    forecast = statistics.forecast
    if forecast is None:
        return _missing(_NOT_SCHEDULED)
    days = [(forecast.today + timedelta(ahead)).isoformat() for ahead in range(len(forecast.due))]
    drawn = figure(
        forecast_chart(name, forecast),
        "Hatched is what is overdue from before today.",
        (Text("Day"), Number("Due")),
        [("overdue", str(forecast.overdue)), *zip(days, map(str, forecast.due), strict=True)],
    )
    return joined(drawn, *(element("p", sentence) for sentence in prediction_told(statistics.prediction)))


def _mastery(name: str, topics: Sequence[Mastery] | None, group: str) -> Markup:
    if topics is None:
        return _missing(_NOT_SCHEDULED)
    bars = [
        Bar(
            topic.name,
            topic.share,
            f"{percent(topic.share)}, {topic.unseen} of {topic.questions} never asked",
            topic.unseen / topic.questions,
        )
        for topic in topics
    ]
    description = (
        f"A bar for each {group}: the mean probability that its questions would be recalled today. Hatched at the"
        " right end is the share of its questions that were never asked."
    )
    return figure(
        bar_chart(name, f"Mastery by {group}", description, bars),
        "How much would be recalled today. The hatched part stands for questions never asked, which count as nothing.",
        (Text(group.capitalize()), Number("Mastery"), Number("Questions"), Number("Never asked")),
        ((topic.name, percent(topic.share), str(topic.questions), str(topic.unseen)) for topic in topics),
    )


def _topics(name: str, tallies: Sequence[Tally], group: str) -> Markup:
    bars = [
        Bar(tally.name, tally.accuracy, _share_of_answers(tally.accuracy, tally.answered))
        for tally in tallies
        if tally.accuracy is not None
    ]
    if not bars:
        return _missing(_NOT_ANSWERED)
    description = f"A bar for each {group} with answers: their mean score, from 0% to 100%."
    return figure(
        bar_chart(name, f"Accuracy by {group}", description, bars),
        "Over all answers, however long ago they were given.",
        (Text(group.capitalize()), Number("Answers"), Number("Accuracy"), Number("Skipped")),
        ((tally.name, str(tally.answered), percent(tally.accuracy), str(tally.skipped)) for tally in tallies),
    )


def _calibration(name: str, levels: Sequence[LevelTally] | None) -> Markup:
    if levels is None:
        return _missing(_NOT_CERTAIN)
    return figure(
        calibration_chart(name, levels),
        "How much was right of what was stated with each certainty.",
        (Text("Certainty"), Number("Answers"), Number("Right"), Text("Where it earns most"), Text("Judgement")),
        (
            (
                f"C={tally.certainty}",
                str(tally.answered),
                percent(tally.fraction_right),
                best_range(tally.level),
                tally.judgement or "not stated yet",
            )
            for tally in levels
        ),
    )


def _hardest(name: str, questions: Sequence[QuestionTally], pack_titles: Mapping[str, str] | None) -> Markup:
    """Return the hardest questions, with the pack of each where they are of several."""
    if not questions:
        return _missing(_NOT_MISSED)
    stems = [plain_text(question.stem) for question in questions]
    shares = [_share_of_answers(question.accuracy, question.answered) for question in questions]
    bars = [Bar(stem, question.accuracy, share) for stem, question, share in zip(stems, questions, shares, strict=True)]
    columns: list[Column] = [Text("Question"), Number("Answers"), Number("Accuracy")]
    rows = [
        [stem, str(question.answered), percent(question.accuracy)]
        for stem, question in zip(stems, questions, strict=True)
    ]
    if pack_titles is not None:
        columns.append(Text("Pack"))
        rows = [[*row, pack_titles[question.pack]] for row, question in zip(rows, questions, strict=True)]
    description = "A bar for each of the hardest questions: the mean score of its answers, the lowest first."
    remark = f"Questions with fewer than {LEAST_ANSWERS} answers come after the others."
    return figure(bar_chart(name, "Hardest questions", description, bars), remark, columns, rows)


def _leeches(leeches: Sequence[Leech], pack_titles: Mapping[str, str] | None) -> Markup:
    """Return the questions with the places where their answers are to be read."""
    items = []
    for leech in leeches:
        told = f"{plain_text(leech.stem)} (missed {leech.lapses} times)"
        pack = () if pack_titles is None else (element("p", element("bdi", pack_titles[leech.pack])),)
        readings = (element("p", "Read: ", element("bdi", reading)) for reading in leech.readings)
        items.append(element("li", element("p", element("bdi", told)), *pack, *readings))
    why = "Reading these up helps more than being asked once more."
    return joined(element("p", why), element("ul", *items))


def _share_of_answers(accuracy: float, answered: int) -> str:
    return f"{percent(accuracy)} of {counted(answered, 'answer')}"


def _missing(why: str) -> Markup:
    return element("p", why, class_="missing")

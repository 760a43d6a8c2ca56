"""What a learner's progress comes to, in sentences, for every front end."""

from collections.abc import Sequence
from datetime import date, timedelta

from quiz.engine.figures import counted, day_name, percent
from quiz.engine.scheduling.prediction import LEAST_REVIEWS, Prediction
from quiz.engine.statistics import RUNNING_DAYS, DayTally, Forecast, Mastery, Statistics, accuracy_over_time

NO_DAYS = "No answers yet: play or study once and this fills."
NO_FORECAST = "Nothing due is known yet: study once and this fills."
NO_MASTERY = "What you would recall is not known yet: study once and this fills."
NO_CERTAINTY = "No certainty was stated yet: study with C=1, 2 or 3 once and this fills."
NO_MISSES = "No question was missed yet."

_DAY = timedelta(days=1)


def headline(statistics: Statistics) -> str:
    """Return the figures of a pack, or of all, in one line."""
    overall = statistics.overall
    skipped = f", {overall.skipped} skipped" if overall.skipped else ""
    return (
        f"{counted(overall.answered, 'answer')}, accuracy {percent(overall.accuracy)}{skipped};"
        f" {statistics.seen} of {counted(statistics.questions, 'question')} seen"
    )


def days_in_a_row(days: Sequence[DayTally], today: date) -> int:
    """Return on how many days one after the other there were answers, up to today or, with none today, yesterday."""
    answered = {day.day for day in days}
    day, count = today if today in answered else today - _DAY, 0
    while day in answered:
        day, count = day - _DAY, count + 1
    return count


def days_told(days: Sequence[DayTally], today: date) -> list[str]:
    """Return sentences on the days with answers."""
    if not days:
        return [NO_DAYS]
    first, busiest = days[0].day, max(days, key=lambda day: day.answered)
    span = max(1, (today - first).days + 1)
    row = days_in_a_row(days, today)
    in_a_row = f", the last {row} in a row" if row > 1 else ""
    latest = days[-1]
    return [
        f"Answers on {len(days)} of {counted(span, 'day')}{in_a_row}.",
        f"Today: {_answers(latest)}." if latest.day == today else "Nothing was answered today yet.",
        f"The first was {_date(first)}; most were on {_date(busiest.day)}: {_answers(busiest)}.",
    ]


def accuracy_told(days: Sequence[DayTally], today: date) -> list[str]:
    """Return sentences on the latest accuracy, and whether it rose or fell."""
    if not days:
        return [NO_DAYS]
    recent = _between(days, today - (RUNNING_DAYS - 1) * _DAY, today)
    before = _between(days, today - (2 * RUNNING_DAYS - 1) * _DAY, today - RUNNING_DAYS * _DAY)
    if recent is None:
        latest = accuracy_over_time(days, "day")[-1]
        told = f"No answers in the last {RUNNING_DAYS} days; in those up to {_date(latest.start)}"
        return [f"{told} accuracy was {percent(latest.running)}."]
    told = f"Last {RUNNING_DAYS} days: {percent(recent.accuracy)} of {counted(recent.answered, 'answer')} right"
    return [f"{told}; before: {percent(before.accuracy)}." if before else f"{told}."]


def due_told(forecast: Forecast | None) -> list[str]:
    """Return sentences on what is due, soon and over all the days of the forecast."""
    if forecast is None:
        return [NO_FORECAST]
    overdue = f", and {forecast.overdue} overdue from before" if forecast.overdue else ""
    told = [f"Due today: {counted(forecast.due[0], 'question')}{overdue}."]
    coming = sum(forecast.due[1:])
    if coming:
        most = max(range(1, len(forecast.due)), key=lambda ahead: forecast.due[ahead])
        day = day_name(forecast.today + most * _DAY)
        told.append(f"In the {len(forecast.due) - 1} days after: {coming}, most on {day}: {forecast.due[most]}.")
    else:
        told.append(f"Nothing in the {len(forecast.due) - 1} days after.")
    return told


def mastery_told(topics: Sequence[Mastery] | None) -> list[str]:
    """Return sentences on how much would be recalled today, over all topics."""
    if topics is None:
        return [NO_MASTERY]
    questions, unseen = sum(topic.questions for topic in topics), sum(topic.unseen for topic in topics)
    recalled = sum(topic.recall_sum for topic in topics)
    told = f"Today you would recall about {round(recalled)} of {counted(questions, 'question')}"
    return [f"{told}; {unseen} {'is' if unseen == 1 else 'are'} new." if unseen else f"{told}."]


def prediction_told(prediction: Prediction | None) -> list[str]:
    """Return sentences on how well the schedule predicts the learner, once there are enough reviews."""
    reviews = 0 if prediction is None else prediction.reviews
    if prediction is None or not prediction.is_telling:
        return [f"How well the schedule predicts you is told from {LEAST_REVIEWS} reviews on; there are {reviews} yet."]
    is_better = prediction.log_loss < prediction.constant_log_loss
    knows = "knows more than the average" if is_better else "does not know more than the average yet"
    told = (
        f"How well the schedule predicted {reviews} reviews: log loss {prediction.log_loss:.3f}. Your average of"
        f" {percent(prediction.passed / reviews)}, foretold each time, would have {prediction.constant_log_loss:.3f}."
        f" Lower is better: the schedule {knows}."
    )
    return [told]


def _answers(day: DayTally) -> str:
    return f"{counted(day.answered, 'answer')}, {percent(day.accuracy)} right"


def _between(days: Sequence[DayTally], first: date, last: date) -> DayTally | None:
    chosen = [day for day in days if first <= day.day <= last]
    if not chosen:
        return None
    return DayTally(last, sum(day.answered for day in chosen), sum(day.score for day in chosen))


def _date(day: date) -> str:
    return f"{day_name(day)} {day.year}"

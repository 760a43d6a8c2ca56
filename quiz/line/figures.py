"""Results, days and lengths of time as the lines show them."""

from datetime import datetime

from quiz.engine.figures import number, percent


def share(score: float, count: int) -> str:
    """Return a score out of a count with its percentage, such as `2.5 of 3 (83%)`."""
    return f"{number(score)} of {count} ({percent(score / count)})"


def local_day(moment: datetime | None) -> str:
    """Return the learner's own day of a moment, such as `2022-06-05`, or `never`."""
    return "never" if moment is None else moment.astimezone().date().isoformat()


def duration(milliseconds: int) -> str:
    """Return a length of time in minutes and seconds, such as `3 min 20 s`."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def kind_name(kind: str) -> str:
    """Return the kind of a question in words, such as `single choice`."""
    return "true or false" if kind == "true_false" else kind.replace("_", " ")

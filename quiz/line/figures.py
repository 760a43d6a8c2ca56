"""Figures as people read them."""

from datetime import datetime


def number(value: float) -> str:
    """Return a score with two decimals at most, such as `2`, `2.5` or `1.67`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def share(score: float, count: int) -> str:
    """Return a score out of a count with its percentage, such as `2.5 of 3 (83%)`."""
    return f"{number(score)} of {count} ({percent(score / count)})"


def percent(fraction: float | None) -> str:
    """Return a fraction from 0 to 1 as a percentage, of which only 1 is 100%, or a dash for none."""
    if fraction is None:
        return "-"
    return "100%" if fraction >= 1 else f"{min(round(fraction * 100), 99)}%"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, such as `1 question` or `2 questions`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


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

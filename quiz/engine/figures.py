"""Figures and days as people read them."""

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float) -> str:
    """Return a score with two decimals at most, such as `2`, `2.5` or `1.67`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(fraction: float | None) -> str:
    """Return a fraction from 0 to 1 as a percentage, of which only 1 is 100%, or a dash for none."""
    if fraction is None:
        return "-"
    return "100%" if fraction >= 1 else f"{min(round(fraction * 100), 99)}%"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, such as `1 question` or `2 questions`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def day_name(day: date) -> str:
    """Return a day within a year, such as `5 Jun`."""
    return f"{day.day} {MONTHS[day.month - 1]}"

"""The calendar of days: a character for each day, the darker the more answers there were."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from quiz.engine.figures import MONTHS
from quiz.engine.progress import days_told
from quiz.engine.statistics import DayTally
from quiz.tui.charts.ink import BAR, labelled, stacked, told, wrapped
from quiz.tui.content import MUTED, plain

_SHADES = "░▒▓█"
_NONE = "·"
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "")
_LABEL_COLUMNS = 4
_YEAR_WEEKS = 53
_FEWEST_WEEKS = 17
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


def calendar_chart(days: Sequence[DayTally], today: date, columns: int, *, is_brief: bool) -> Content:
    """Return the weeks up to today, a column for each, that fit; unless brief, earlier ones in blocks below.

    Each shade stands for a quarter of the days with answers, as far as their counts differ.
    """
    if not days:
        return told(days_told(days, today), columns)
    limits = _limits(days)
    darkest = _SHADES[-len(limits) - 1 :]
    shades = {day.day: darkest[bisect_left(limits, day.answered)] for day in days}
    cells = 2 if columns - _LABEL_COLUMNS >= 2 * _YEAR_WEEKS else 1
    fitting = min((columns - _LABEL_COLUMNS) // cells, _YEAR_WEEKS)
    last = max(today, days[-1].day)
    last_monday, first_monday = last - last.weekday() * _DAY, days[0].day - days[0].day.weekday() * _DAY
    weeks = max((last_monday - first_monday).days // 7 + 1, _FEWEST_WEEKS)
    blocks: list[Content] = []
    while weeks > 0 and not (is_brief and blocks):
        shown = min(weeks, fitting)
        mondays = [last_monday - back * _WEEK for back in reversed(range(shown))]
        blocks.append(_block(mondays, shades, days[0].day, last, cells))
        last_monday, weeks = mondays[0] - _WEEK, weeks - shown
    words = days_told(days, today)
    if is_brief:
        return stacked(told(words[:1], columns), _legend(limits, columns), *blocks)
    return stacked(told(words, columns), Content(), _legend(limits, columns), *blocks)


def _block(mondays: Sequence[date], shades: Mapping[date, str], first: date, last: date, cells: int) -> Content:
    heads = (
        (_LABEL_COLUMNS + place * cells, _month_name(monday))
        for place, monday in enumerate(mondays)
        if (monday - _WEEK).month != monday.month
    )
    rows = [plain(labelled(heads, _LABEL_COLUMNS + len(mondays) * cells), MUTED)]
    for weekday, name in enumerate(_WEEKDAYS):
        cellular = (_cell(monday + weekday * _DAY, shades, first, last) for monday in mondays)
        line = "".join(character.ljust(cells) for character in cellular)
        rows.append(Content.assemble((name.ljust(_LABEL_COLUMNS), MUTED), *_coloured(line)))
    return stacked(*rows)


def _month_name(monday: date) -> str:
    return MONTHS[monday.month - 1] if monday.month > 1 else str(monday.year)


def _cell(day: date, shades: Mapping[date, str], first: date, last: date) -> str:
    return shades.get(day, _NONE) if first <= day <= last else " "


def _coloured(line: str) -> Iterator[tuple[str, str]]:
    for character in line:
        yield character, BAR if character in _SHADES else MUTED


def _limits(days: Sequence[DayTally]) -> list[int]:
    """Return the counts that a quarter, a half and three quarters of the days do not exceed, each once."""
    counts = sorted(day.answered for day in days)
    return sorted({counts[max(0, len(counts) * quarter // 4 - 1)] for quarter in (1, 2, 3)})


def _legend(limits: Sequence[int], columns: int) -> Content:
    names = [*(f"up to {limit}" for limit in limits), f"{limits[-1] + 1} or more"]
    parts = [(f"{_NONE} none", MUTED)]
    for shade, name in zip(_SHADES[-len(names) :], names, strict=True):
        parts += [(f"  {shade}", BAR), (f" {name}", MUTED)]
    return wrapped(Content.assemble(*parts), columns)

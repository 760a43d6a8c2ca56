"""What is hard: the questions of the lowest accuracy, and those that are missed again and again."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.engine.progress import NO_MISSES
from quiz.engine.statistics import HARDEST_QUESTIONS, Leech, QuestionTally, Statistics
from quiz.tui.charts.ink import fitted, stacked, wrapped
from quiz.tui.content import MUTED, plain

_LEAD_COLUMNS = 12
_LEECHES = "Missed again and again: read these up before they are asked once more."


def hardest_chart(statistics: Statistics, titles: Mapping[str, str], columns: int, most_rows: int | None) -> Content:
    """Return the questions with their accuracy, and before them as many leeches at most, with where to read.

    Where room is short, there is a line for each question, and the leeches are only counted.

    `titles` are those of the packs, by id, and are told where the statistics are of several.
    """
    if not statistics.hardest:
        return plain(NO_MISSES)
    leeches = statistics.leeches
    if most_rows is None:
        rows: list[Content] = []
        if leeches:
            rows += [wrapped(plain(_LEECHES, "bold"), columns), Content()]
            for leech in leeches[:HARDEST_QUESTIONS]:
                rows += [*_leech(leech, columns), *_pack(statistics, leech.pack, titles, columns), Content()]
            if (more := len(leeches) - HARDEST_QUESTIONS) > 0:
                rows += [plain(f"… and {more} more", MUTED), Content()]
            rows += [plain("The lowest accuracy", "bold"), Content()]
        for question in statistics.hardest:
            rows += [*_wrapped(question, columns), *_pack(statistics, question.pack, titles, columns)]
        return stacked(*rows)
    count = f"Missed again and again: {counted(len(leeches), 'question')}."
    named = [fitted(count, columns).stylize("$warning")] if leeches else []
    shown = statistics.hardest[: most_rows - len(named)]
    return stacked(
        *named,
        *(
            Content.assemble((_share(question), "bold"), fitted(plain_text(question.stem), columns - _LEAD_COLUMNS))
            for question in shown
        ),
    )


def _share(question: QuestionTally) -> str:
    return f"{percent(question.accuracy):>4} of {question.answered}".ljust(_LEAD_COLUMNS)


def _wrapped(question: QuestionTally, columns: int) -> Iterator[Content]:
    return _hanging(_share(question), plain_text(question.stem), columns)


def _leech(leech: Leech, columns: int) -> Iterator[Content]:
    yield from _hanging(f"{leech.lapses} times".ljust(_LEAD_COLUMNS), plain_text(leech.stem), columns)
    for reading in leech.readings:
        yield from _hanging(" " * _LEAD_COLUMNS, f"Read: {reading}", columns)


def _hanging(lead: str, text: str, columns: int) -> Iterator[Content]:
    lines = plain(" ".join(text.split())).wrap(columns - _LEAD_COLUMNS)
    for place, line in enumerate(lines):
        yield Content.assemble((lead if place == 0 else " " * _LEAD_COLUMNS, "bold"), line)


def _pack(statistics: Statistics, pack: str, titles: Mapping[str, str], columns: int) -> Iterator[Content]:
    if not statistics.id:
        title = fitted(titles[pack], columns - _LEAD_COLUMNS)
        yield Content.assemble(" " * _LEAD_COLUMNS, title.stylize(MUTED))

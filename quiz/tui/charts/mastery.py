"""Mastery: for each topic, how much of it would be recalled today."""

from collections.abc import Sequence

from textual.content import Content

from quiz.engine.figures import percent
from quiz.engine.progress import mastery_told
from quiz.engine.statistics import Mastery
from quiz.tui.charts.ink import BAR, TRACK, bar, fitted, stacked, told, wrapped
from quiz.tui.content import MUTED, plain

_LONGEST_BAR_COLUMNS = 40
_GAP = "  "
_LEGEND = Content.assemble(
    ("━", BAR), (" recalled today  ", MUTED), ("─", TRACK), (" not recalled  ", MUTED), ("·", MUTED), (" new", MUTED)
)


def mastery_chart(topics: Sequence[Mastery] | None, columns: int, most_rows: int | None = None) -> Content:
    """Return a bar for each topic in their order; where there is not room for all, the weakest of them."""
    if topics is None:
        return told(mastery_told(topics), columns)
    shown: Sequence[Mastery] = topics
    more: list[Content] = []
    if most_rows is not None and len(topics) > most_rows:
        weakest = sorted(topics, key=lambda topic: topic.share)[: most_rows - 1]
        shown = [topic for topic in topics if topic in weakest]
        more = [plain(f"… and {len(topics) - len(shown)} that you know better", MUTED)]
    figures = [f"{percent(topic.share):>4}" for topic in shown]
    new = [f"{topic.unseen} new" if topic.unseen else "" for topic in shown]
    new_columns = max(map(len, new), default=0)
    room = columns - 4 - new_columns - 3 * len(_GAP)
    name_columns = min(max((plain(topic.name).cell_length for topic in shown), default=0), room // 2)
    bar_columns = min(room - name_columns, _LONGEST_BAR_COLUMNS)
    rows = [
        Content.assemble(
            fitted(topic.name, name_columns),
            _GAP,
            bar(topic.share, bar_columns, topic.unseen / topic.questions),
            _GAP,
            (share, "bold"),
            _GAP,
            (unseen, MUTED),
        )
        for topic, share, unseen in zip(shown, figures, new, strict=True)
    ]
    return stacked(told(mastery_told(topics), columns), wrapped(_LEGEND, columns), *rows, *more)

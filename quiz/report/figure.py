"""A chart with what belongs to it on a page: a remark below, and its figures as a table."""

from collections.abc import Iterable, Sequence

from quiz.model.dataclass import dataclass
from quiz.report.markup import Markup, element


@dataclass(frozen=True, slots=True)
class Text:
    """The heading of a column that holds words or days."""

    head: str


@dataclass(frozen=True, slots=True)
class Number:
    """The heading of a column that holds figures."""

    head: str


Column = Text | Number


def figure(chart: Markup, remark: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Markup:
    """Return a chart with its remark, and below it the table, which opens on demand; rows are as long as `columns`."""
    heads = (element("th", column.head, class_=_class_of(column), scope="col") for column in columns)
    lines = (element("tr", *(_cell(text, column) for text, column in zip(row, columns, strict=True))) for row in rows)
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *lines))
    return element(
        "div",
        element("figure", chart, element("figcaption", remark)),
        element("details", element("summary", "Figures as a table"), table),
    )


def _cell(text: str, column: Column) -> Markup:
    # Words may be of any script; isolated, they leave the order of what stands beside them alone.
    return element("td", text if isinstance(column, Number) else element("bdi", text), class_=_class_of(column))


def _class_of(column: Column) -> str | None:
    return "number" if isinstance(column, Number) else None

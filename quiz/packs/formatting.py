"""The canonical layout of a pack's files: spacing, and the order of keys. What they say and remark stays."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quiz.model.dataclass import dataclass
from quiz.model.error import QuizError

if TYPE_CHECKING:
    from tomlkit.container import Container
    from tomlkit.items import Item, Key

WIDTH = 120
"""A list that fits into so many columns stands on one line."""

_INDENT = "  "
# fmt: off
_ORDER = {key: place for place, key in enumerate((
    "format", "id", "was", "kind", "topic", "title", "description", "language", "version", "file", "name", "sha256",
    "licence", "authors", "code", "shuffled", "url", "limit", "seconds", "questions", "stem", "source", "quote",
    "prefix", "suffix", "passage", "text", "left", "right", "key", "tolerance", "unit", "rests_on", "also", "rejected",
    "match", "items", "pairs", "extra", "options", "rationale", "pinned", "explanation", "hint", "difficulty", "tags",
    "allow", "citations", "choices", "gaps",
))}
# fmt: on


class LayoutError(QuizError):
    """A file cannot be laid out; the message says why, and what would be right."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A piece of the file that begins a line of its own; a value may go over several."""

    kind: str
    text: str = ""


def laid_out(text: str) -> str:
    """Return the text of a valid TOML file in its canonical layout, in which it says and remarks the same.

    Raises LayoutError where that cannot be done, so that nothing is ever lost.
    """
    import tomli
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        before = tomli.loads(text)
        document = tomlkit.parse(text)
        formatted = "".join(f"{line.text}\n" for line in _spaced(_lines(document, ())))
        is_whole = _comparable(before) == _comparable(tomli.loads(formatted))
    except (tomli.TOMLDecodeError, TOMLKitError, RecursionError, ValueError) as error:
        raise LayoutError(f"It cannot be read as TOML 1.0: {error}") from error
    if _bare(text) != _bare(document.as_string()):
        raise LayoutError("Tables of one list stand apart in it. Put them together first.")
    if not is_whole or Counter(_bare(text)) != Counter(_bare(formatted)):
        raise LayoutError("It is written in a way that cannot be laid out without losing something.")
    return formatted


def _lines(container: "Container", path: tuple[str, ...]) -> Iterator[_Line]:
    """Yield what a table holds, with the tables below it."""
    from tomlkit.items import AoT, Comment, Null, Table, Whitespace

    for key, item in _ordered(container.body):
        if isinstance(item, Whitespace):
            yield _Line("blank")
        elif isinstance(item, Comment):
            yield _Line("comment", item.as_string().strip())
        elif isinstance(item, Null) or key is None:
            continue
        elif isinstance(item, AoT):
            for table in item.body:
                yield _Line("header", f"[[{'.'.join((*path, _written(key)))}]]{_remark(table)}")
                yield from _lines(table.value, (*path, _written(key)))
        elif isinstance(item, Table) and key.is_dotted():
            yield from _dotted(item.value, _written(key))
        elif isinstance(item, Table):
            if not item.is_super_table():
                yield _Line("header", f"[{'.'.join((*path, _written(key)))}]{_remark(item)}")
            yield from _lines(item.value, (*path, _written(key)))
        else:
            yield _pair(_written(key), item)


def _dotted(container: "Container", prefix: str) -> Iterator[_Line]:
    from tomlkit.items import Table

    for key, item in container.body:
        if key is None:
            continue
        name = f"{prefix}.{_written(key)}"
        if isinstance(item, Table):
            yield from _dotted(item.value, name)
        else:
            yield _pair(name, item)


def _pair(name: str, item: "Item") -> _Line:
    return _Line("pair", f"{name} = {_value(item, len(name) + 3)}{_remark(item)}")


def _ordered(body: "list[tuple[Key | None, Item]]") -> "list[tuple[Key | None, Item]]":
    """Return the parts of a table with its keys in order, unless remarks or blank lines part them on purpose."""
    from tomlkit.items import Whitespace

    first = next((place for place, (_, item) in enumerate(body) if not isinstance(item, Whitespace)), 0)
    last = max((place for place, (key, item) in enumerate(body) if _is_value(key, item)), default=-1) + 1
    values = body[first:last]
    if not all(_is_value(key, item) for key, item in values):
        return body
    return sorted(values, key=lambda pair: _ORDER.get(_written(pair[0]), len(_ORDER))) + body[max(first, last) :]


def _is_value(key: "Key | None", item: "Item") -> bool:
    from tomlkit.items import AoT, Table

    return key is not None and not isinstance(item, AoT | Table)


def _value(item: "Item", column: int | None = None, indent: str = "") -> str:
    """Return a value as it is to be written from a column on, or on one line; with remarks inside it stays as it is."""
    from tomlkit.items import Array, InlineTable

    written = item.as_string()
    if isinstance(item, InlineTable):
        pairs = [f"{_written(key)} = {_value(value)}" for key, value in item.value.body if _is_value(key, value)]
        anew = f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    elif isinstance(item, Array):
        # As with many formatters, a comma behind the last item says that a list is to stand over several lines.
        anew = _list(item, column, indent, is_broken=written[:-1].rstrip().endswith(","))
    else:
        return written
    return anew if _bare(anew) == _bare(written) else written


def _list(array: Iterable[Any], column: int | None, indent: str, *, is_broken: bool) -> str:
    from tomlkit import item as as_item
    from tomlkit.items import InlineTable, Item

    items = [each if isinstance(each, Item) else as_item(each) for each in array]
    on_one_line = f"[{', '.join(_value(each) for each in items)}]"
    if column is None or (len(items) < 2 and not is_broken):
        return on_one_line
    has_tables = any(isinstance(each, InlineTable) for each in items)
    if not is_broken and not has_tables and column + len(on_one_line) <= WIDTH:
        return on_one_line
    deeper = indent + _INDENT
    return "\n".join(("[", *(f"{deeper}{_value(each, len(deeper), deeper)}," for each in items), f"{indent}]"))


def _spaced(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield the lines with one blank line before each header and the remarks right above it, and none behind it."""
    kept: list[_Line] = []
    for line in lines:
        before = kept[-1].kind if kept else "header"
        if line.kind == "blank":
            if before not in ("blank", "header"):
                kept.append(line)
            continue
        if line.kind == "header":
            place = len(kept)
            while place and kept[place - 1].kind == "comment":
                place -= 1
            if place and kept[place - 1].kind != "blank":
                kept.insert(place, _Line("blank"))
        kept.append(line)
    while kept and kept[-1].kind == "blank":
        kept.pop()
    return iter(kept)


def _written(key: "Key | None") -> str:
    return key.as_string().strip() if key is not None else ""


def _remark(item: "Item") -> str:
    return f" {item.trivia.comment.strip()}" if item.trivia.comment else ""


def _bare(text: str) -> str:
    """Return the text without white space and commas, which are all that the layout changes besides the order."""
    return "".join(text.split()).replace(",", "")


def _comparable(value: object) -> object:
    """Return a value that equals another only where both are of the same type and say the same."""
    if isinstance(value, dict):
        return {key: _comparable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_comparable(each) for each in value]
    return type(value).__name__, repr(value)

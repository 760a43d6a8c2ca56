"""The place of a key path in a TOML text, through its syntax tree, or None where that is not certain."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

from quiz.model.dataclass import dataclass
from quiz.packs.parsing import parse

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

KeyPath = tuple[str | int, ...]
"""Keys and, in lists, places counted from 0, such as `("questions", 3, "choices", 1, "text")`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands in a text: its line, from 1, and in that line its first byte and the one behind its last.

    A value that goes over several lines ends, here, with the first of them.
    """

    line: int
    start: int
    end: int | None


def spots_of(
    text: str, paths: Collection[KeyPath], keys: Collection[KeyPath] = frozenset()
) -> dict[KeyPath, Spot | None]:
    """Return where the value at each key path of a valid TOML text begins, for all paths in one walk.

    Of those among `keys` it is where the key itself stands. Where the last key is not in the text, it is the table that
    lacks it.
    """
    root = _parser().parse(text.encode()).root_node
    if root.has_error:
        return dict.fromkeys(paths)
    wanted = {path[:length] for path in paths for length in range(len(path) + 1)}
    spots: dict[KeyPath, Spot] = {}
    for path, node in _places(root, wanted):
        spot = _spot(node, is_key=path in keys)
        spots[path] = spot
        for length in range(len(path) - 1, 0, -1):
            if spots.setdefault(path[:length], spot).line != spot.line:
                break
    return {path: spots.get(path, spots.get(path[:-1])) for path in paths}


def _spot(node: "Node", *, is_key: bool) -> Spot:
    """Return where a table begins, or a key or its value."""
    line = node.start_point.row + 1
    meant = node
    if node.type == "pair":
        meant = [child for child in node.named_children if child.type != "comment"][0 if is_key else 1]
    elif node.type in {"table", "table_array_element"}:
        meant = node.named_children[0]
    is_short = meant.end_point.row == meant.start_point.row
    return Spot(line, meant.start_point.column, meant.end_point.column if is_short else None)


@cache
def _parser() -> "Parser":
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language()))


def _places(root: "Node", wanted: Collection[KeyPath]) -> Iterator[tuple[KeyPath, "Node"]]:
    """Yield the path and node of every table, key and list item on the way to a wanted path, in the text's order."""
    lengths: dict[KeyPath, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _values(node, (), wanted)
        elif node.type in {"table", "table_array_element"}:
            header = _header_path(node, lengths)
            yield header, node
            if header in wanted:
                for child in node.named_children:
                    if child.type == "pair":
                        yield from _values(child, header, wanted)


def _header_path(node: "Node", lengths: dict[KeyPath, int]) -> KeyPath:
    """Return the path of a table header; `lengths` holds how many elements each array of tables has so far."""
    path: KeyPath = ()
    keys = _keys(node.named_children[0])
    for depth, key in enumerate(keys, start=1):
        path = (*path, key)
        if depth == len(keys) and node.type == "table_array_element":
            lengths[path] = lengths.get(path, 0) + 1
        if path in lengths:
            path = (*path, lengths[path] - 1)
    return path


def _values(pair: "Node", parent: KeyPath, wanted: Collection[KeyPath]) -> Iterator[tuple[KeyPath, "Node"]]:
    waiting: list[tuple[Node, KeyPath]] = [(pair, parent)]
    while waiting:
        node, path = waiting.pop()
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "pair":
            path = (*path, *_keys(children[0]))
            value = children[1]
        else:
            value = node
        yield path, node
        if path not in wanted:
            continue
        if value.type == "inline_table":
            waiting += [(child, path) for child in reversed(value.named_children) if child.type == "pair"]
        elif value.type == "array":
            items = [child for child in value.named_children if child.type != "comment"]
            waiting += [(item, (*path, place)) for place, item in reversed(list(enumerate(items)))]


def _keys(node: "Node") -> tuple[str, ...]:
    keys: list[str] = []
    while node.type == "dotted_key":
        node, last = (child for child in node.named_children if child.type != "comment")
        keys.append(_key(last))
    return (_key(node), *reversed(keys))


def _key(node: "Node") -> str:
    written = (node.text or b"").decode()
    if node.type == "bare_key":
        return written
    return next(iter(parse(f"{written} = 0")))

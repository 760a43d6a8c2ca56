"""The line of a key path in a TOML text, through its syntax tree, or None where that is not certain."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

import tomli

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

KeyPath = tuple[str | int, ...]
"""Keys and, in lists, places counted from 0, such as `("questions", 3, "choices", 1, "text")`."""


def line_of(text: str, path: KeyPath) -> int | None:
    """Return the line, from 1, where the value at a key path of a valid TOML text begins.

    Where the last key is not in the text, it is the line of the table that lacks it.
    """
    return lines_of(text, {path})[path]


def lines_of(text: str, paths: Collection[KeyPath]) -> dict[KeyPath, int | None]:
    """Return the line of each path, as `line_of` does, for all paths in one walk."""
    root = _parser().parse(text.encode()).root_node
    if root.has_error:
        return dict.fromkeys(paths)
    wanted = {path[:length] for path in paths for length in range(len(path) + 1)}
    lines: dict[KeyPath, int] = {}
    for path, line in _places(root, wanted):
        lines[path] = line
        for length in range(len(path) - 1, 0, -1):
            if lines.setdefault(path[:length], line) != line:
                break
    return {path: lines.get(path, lines.get(path[:-1])) for path in paths}


@cache
def _parser() -> "Parser":
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language()))


def _places(root: "Node", wanted: Collection[KeyPath]) -> Iterator[tuple[KeyPath, int]]:
    """Yield the path and line of every table, key and list item on the way to a wanted path, in the text's order."""
    lengths: dict[KeyPath, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _values(node, (), wanted)
        elif node.type in {"table", "table_array_element"}:
            header = _header_path(node, lengths)
            yield header, node.start_point.row + 1
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


def _values(pair: "Node", parent: KeyPath, wanted: Collection[KeyPath]) -> Iterator[tuple[KeyPath, int]]:
    waiting: list[tuple[Node, KeyPath]] = [(pair, parent)]
    while waiting:
        node, path = waiting.pop()
        children = [child for child in node.named_children if child.type != "comment"]
        line = node.start_point.row + 1
        if node.type == "pair":
            path = (*path, *_keys(children[0]))
            value = children[1]
        else:
            value = node
        yield path, line
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
    return next(iter(tomli.loads(f"{written} = 0")))

"""Word documents (Office Open XML) as blocks."""

import posixpath
import re
from typing import TYPE_CHECKING

from quiz.sources.archive import Archive
from quiz.sources.blocks import Block, BlockList

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements are known by their names without the namespace, which differs between the two editions of the standard.
_NOT_TEXT = frozenset(("Fallback", "del", "moveFrom", "pPr", "rPr", "rt"))
_AS_TEXT = {"br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "tab": "\t"}
_HEADING_STYLE = re.compile(r"heading (\d)", re.IGNORECASE)
_LOWEST_LEVEL = 9
_LONGEST_STYLE_CHAIN = 20


def docx_blocks(name: str, content: bytes) -> list[Block]:
    """Return the paragraphs, headings and table rows of a Word document, then those of its footnotes and endnotes.

    Insertions and deletions that are only proposed are read as made. Raises SourceError for a damaged document.
    """
    archive = Archive(name, content)
    document = _related(archive, "").get("officeDocument")
    if document is None:
        raise archive.damage("it names no main document")
    parts = _related(archive, document)
    levels = _heading_levels(archive.xml(parts["styles"])) if "styles" in parts else {}
    blocks = _blocks_below(archive.xml(document), levels)
    for notes in ("footnotes", "endnotes"):
        if notes in parts:
            blocks += [Block("", level=1), *_blocks_below(archive.xml(parts[notes]), levels)]
    return blocks


def _related(archive: Archive, part: str) -> dict[str, str]:
    """Return the path of each part that a part (or, for an empty path, the package) is related to, by its type."""
    folder, file = posixpath.split(part)
    relationships = posixpath.join(folder, "_rels", f"{file}.rels")
    if relationships not in archive:
        return {}
    return {
        relationship.get("Type", "").rpartition("/")[2]: posixpath.normpath(
            posixpath.join("/", folder, relationship.get("Target", ""))
        ).lstrip("/")
        for relationship in archive.xml(relationships).iterfind("{*}Relationship")
        if relationship.get("TargetMode") != "External"
    }


def _blocks_below(root: "_Element", levels: dict[str, int]) -> list[Block]:
    from lxml import etree

    found = BlockList()
    # A paragraph can hold a text box with paragraphs of its own.
    open_paragraphs: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        kind = element.tag.rpartition("}")[2]
        if event == "start" and kind in _NOT_TEXT:
            walk.skip_subtree()
        elif event == "start" and kind == "p":
            open_paragraphs.append([])
        elif event == "start" and kind == "tr":
            found.begin_row()
        elif event == "start" and kind == "tc":
            found.begin_cell()
        elif event == "end" and kind == "p":
            found.add("".join(open_paragraphs.pop()), _level_of(element, levels))
        elif event == "end" and kind == "tr":
            found.end_row()
        elif event == "start" and open_paragraphs and kind == "t":
            open_paragraphs[-1].append(element.text or "")
        elif event == "start" and open_paragraphs:
            open_paragraphs[-1].append(_AS_TEXT.get(kind, ""))
    return found.blocks


def _level_of(paragraph: "_Element", levels: dict[str, int]) -> int:
    style = _value(paragraph.find("{*}pPr/{*}pStyle"))
    return _outline_level(paragraph) or levels.get(style, 0)


def _heading_levels(styles: "_Element") -> dict[str, int]:
    """Return the heading level of each style that has one, of its own or from a style that it is based on."""
    own_levels: dict[str, int] = {}
    bases: dict[str, str] = {}
    for style in styles.iterfind("{*}style"):
        style_id = _attribute(style, "styleId")
        name = _value(style.find("{*}name"))
        heading = _HEADING_STYLE.fullmatch(name)
        bases[style_id] = _value(style.find("{*}basedOn"))
        own_levels[style_id] = int(heading[1]) if heading else _outline_level(style) or int(name.lower() == "title")
    levels = {}
    for style_id in own_levels:
        base = style_id
        for _ in range(_LONGEST_STYLE_CHAIN):
            if level := own_levels.get(base):
                levels[style_id] = level
                break
            base = bases.get(base, "")
    return levels


def _outline_level(element: "_Element") -> int:
    value = _value(element.find("{*}pPr/{*}outlineLvl"))
    # Outline levels count from 0; the lowest is that of body text.
    return int(value) + 1 if value.isdecimal() and int(value) < _LOWEST_LEVEL else 0


def _value(element: "_Element | None") -> str:
    return "" if element is None else _attribute(element, "val")


def _attribute(element: "_Element", name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")

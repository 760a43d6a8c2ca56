"""What an author is told of a text that is not valid TOML: what stops its reader there, and what would be right."""

import re
from typing import NamedTuple

from quiz.packs.wording import shown

_LISTS = ("questions", "sources", "challenges", "parts")
_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_ASSIGNED = r"[\w-]+\s*="
_GENERAL = "Look at this line and the one before it: a quotation mark, a bracket or a comma may be missing."


class SyntaxHint(NamedTuple):
    """What is wrong, to be put behind a colon, and what would be right."""

    what: str
    remedy: str


class _Slip(NamedTuple):
    """How a slip looks to the reader: its message, and what stands before and from the place where it stops."""

    found: str
    before: str
    rest: str
    what: str
    remedy: str


_SLIPS = (
    _Slip(
        ".",
        "",
        "[“”„‟«»\u2039\u203a\u2018\u2019\u201a]",
        "{sign} is a mark of print, not of TOML",
        'Put texts between straight quotation marks, as in topic = "Cells"; inside of them every mark may stand.',
    ),
    _Slip(
        r"Illegal character '\\n'",
        "",
        "",
        "the line ends before the text does",
        'Add the quotation mark at the end of the text. A text of several lines stands between three: """…""".',
    ),
    _Slip("Illegal character", "", "", "", "Remove the character, which nobody can see, by writing the text anew."),
    _Slip("Unterminated string", "", "", "a text has no end", 'Add the three quotation marks at the end of it: """.'),
    _Slip(
        "Unescaped|Invalid hex",
        "",
        "",
        "a backslash stands for a special character",
        "Write it twice, \\\\, or put the text between single quotation marks: '…'.",
    ),
    _Slip(
        "Cannot overwrite",
        r"\s*([^=]*?)\s*=",
        "",
        "{key} has a value already",
        "Remove one of the two. Where a new question begins, a line [[questions]] stands above it.",
    ),
    _Slip("Expected '='", "", "", "", 'Write = between a key and its value: topic = "Cells".'),
    _Slip("Expected ']", "", "", "", "Close what was opened: [[questions]] in two pairs of brackets, [pack] in one."),
    _Slip("Invalid value", "", r"\s*$", "the value is missing", "Write it behind the =."),
    _Slip("Invalid value", "", _ASSIGNED, "a list has no end", "Close it above this line with ]."),
    _Slip("Invalid value", "", r"(?i:true)\b", "{word} is no value", "Write true in small letters."),
    _Slip("Invalid value", "", r"(?i:false)\b", "{word} is no value", "Write false in small letters."),
    _Slip(
        "Invalid value",
        "",
        r"[^\W\d]",
        "this is neither a text nor a number",
        'Put a text between quotation marks: topic = "Cells".',
    ),
    _Slip(
        "Expected newline|Unclosed",
        '.*"$',
        r"[^\s,\]}#\"']",
        "the text ended before this",
        'A quotation mark inside a text ends it. Write \\" there, or put the whole text between single ones:'
        " '…\"…\"…'.",
    ),
    _Slip(
        "Expected newline|Unclosed",
        ".*'$",
        r"[^\s,\]}#\"']",
        "the text ended before this",
        'An apostrophe ends a text between single quotation marks. Put it between double ones: "…\'…".',
    ),
    _Slip(
        "Expected newline",
        "",
        r",\d",
        "a number goes on",
        "Write a point before the decimals, 3.5, and no other mark.",
    ),
    _Slip("Expected newline", "", _ASSIGNED, "a second key stands on this line", "Put each key on a line of its own."),
    _Slip("Unclosed", r".*\S", rf"[\"'{{\[]|{_ASSIGNED}", "", "Add the comma that is missing before this."),
    _Slip("Unclosed", "", r"\{", "", "Add the comma that is missing at the end of the line above."),
    _Slip("Unclosed", "", "", "", "Add the bracket that is missing above this line: ] for a list, } for a table."),
)


def syntax_hint(found: str, line: str, column: int) -> SyntaxHint:
    """Return what to tell where tomli stops with the message `found` at a column, from 1, of a line."""
    header = _HEADER.match(line)
    if header and found.startswith("Cannot"):
        return _of_header(header[1])
    before, rest = line[: column - 1], line[column - 1 :]
    for slip in _SLIPS:
        key = re.match(slip.before, before)
        if key and re.match(slip.found, found) and re.match(slip.rest, rest):
            word = re.match(r"\w*", rest)
            named = {"sign": rest[:1], "word": word[0] if word else "", "key": shown(key[1]) if key.lastindex else ""}
            return SyntaxHint(slip.what.format_map(named) or found, slip.remedy)
    return SyntaxHint(found, _GENERAL)


def _of_header(name: str) -> SyntaxHint:
    top = name.partition(".")[0]
    if name in _LISTS:
        return SyntaxHint(
            f"[{name}] in single brackets can stand only once",
            f"Write [[{name}]], in two pairs of brackets, wherever one begins, also above the first.",
        )
    if top in _LISTS:
        return SyntaxHint(
            f"the table {shown(name)} stands here already",
            f"Remove one, or write [[{top}]] above what the second one belongs to.",
        )
    return SyntaxHint(f"the table {shown(name)} stands here already", "Join the two into one.")

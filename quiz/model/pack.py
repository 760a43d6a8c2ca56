"""A pack of questions with the sources they rest on."""

from dataclasses import field
from typing import Any, ClassVar

from quiz.model.challenge import Rules
from quiz.model.dataclass import dataclass
from quiz.model.gate import FORBID_UNKNOWN_KEYS, Flag
from quiz.model.question import Question
from quiz.model.source import Source

FORMAT = 1
"""The version of the pack format that this program reads."""

# fmt: off
RESERVED_WORDS = frozenset((
    "all", "attach", "backup", "board", "cards", "challenge", "check", "cite", "coverage", "derive", "detach",
    "disputes", "explain", "export", "fingerprint", "forget", "format", "help", "history", "import", "info", "install",
    "library", "list", "merge", "misses", "new", "pack", "packs", "play", "preview", "questions", "quiz", "read",
    "remove", "replay", "report", "resume", "schema", "settings", "source", "sources", "stats", "study",
))
# fmt: on
"""Words that commands use: the part of a pack id behind the dot, by which packs are called, is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """The `[pack]` table: what a pack says of itself.

    `id` is `who.what`. `language` is the language tag of the questions. `code` opens a challenge code.
    Where `shuffled` is false, a session asks the questions in the order of the pack. `allow` names what `quiz check`
    would warn of over the whole pack, each code with the reason why it is so on purpose.
    """

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    id: str
    title: str
    description: str
    language: str
    version: str
    licence: str
    authors: tuple[str, ...]
    code: str = ""
    shuffled: Flag = True
    allow: dict[str, str] = field(default_factory=dict)


def short_name(pack_id: str) -> str:
    """Return the part of a pack id behind the dot, by which a pack is called where only one has it."""
    return pack_id.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack that has passed the gate."""

    info: PackInfo
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    challenges: tuple[Rules, ...] = ()

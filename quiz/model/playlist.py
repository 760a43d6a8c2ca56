"""A mix of several packs, as a teacher writes it down."""

from typing import Any, ClassVar

from quiz.model.dataclass import dataclass
from quiz.model.gate import FORBID_UNKNOWN_KEYS, Whole

PLAYLIST_FORMAT = 1
"""The version of the playlist format that this program reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistPart:
    """Questions of a pack, or of one topic of it. Of two parts, one with twice the share is asked about twice as much.

    `pack` is an id, the part of one behind the dot, or a path as seen from the playlist.
    """

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    pack: str
    topic: str | None = None
    share: Whole = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """How many questions are asked in all, and of what."""

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    format: Whole
    parts: tuple[PlaylistPart, ...]
    questions: Whole = 20

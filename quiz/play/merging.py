"""Histories of other machines brought into the learner's own, with a look at the settings that came along."""

from collections.abc import Sequence
from pathlib import Path

from quiz.history.merge import merge_files
from quiz.history.store import History
from quiz.history.union import Union
from quiz.model.dataclass import dataclass
from quiz.settings.paths import settings_beside
from quiz.settings.settings import SettingDifference, differences, load_settings


@dataclass(frozen=True, slots=True)
class OtherSettings:
    """A file of settings that came along with a history, and how it differs; the learner's own were left alone.

    `differences` is None where they could not be compared. `notice` says what could not be followed, or is empty.
    """

    path: Path
    differences: tuple[SettingDifference, ...] | None
    notice: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was new and what was known, and the settings that say otherwise than the learner's own."""

    union: Union
    other_settings: tuple[OtherSettings, ...]


def merge(history: History, files: Sequence[Path], settings: Path) -> MergeReport:
    """Add the histories in `files`, all of them or nothing, and compare settings. Raises HistoryError."""
    union = merge_files(history, files)
    places = dict.fromkeys(place for file in files if (place := settings_beside(file)) is not None)
    compared = (_compared(settings, place) for place in places)
    return MergeReport(union, tuple(each for each in compared if each.differences or each.notice))


def _compared(own: Path, other: Path) -> OtherSettings:
    here, there = load_settings(own), load_settings(other)
    notice = " ".join(loaded.notice for loaded in (here, there) if loaded.notice)
    is_readable = here.is_readable and there.is_readable
    return OtherSettings(other, differences(here.settings, there.settings) if is_readable else None, notice)

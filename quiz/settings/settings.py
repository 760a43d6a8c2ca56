"""What a learner has chosen, in a small TOML file that may be edited by hand, and so may be broken by hand."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from quiz.engine.scheduling.study import Study
from quiz.model.dataclass import dataclass
from quiz.model.text import forbidden_character
from quiz.settings.error import SettingsError
from quiz.settings.study_table import Fault, choices_in, read_study

LIMIT_BYTES = 1 << 16
"""A settings file larger than this is not read."""

_OF_ONE_MACHINE = frozenset({"welcomed"})  # what differs there is no conflict
_TYPES_IN_WORDS = {str: "text in quotation marks", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that are remembered: the theme's name, and whether the first start's welcome was shown.

    What was chosen about studying is for the learner alone to write; the program never changes it.
    """

    theme: str = "quiz-dark"
    welcomed: bool = False
    study: Study = field(default_factory=Study)


_REMEMBERED: dict[str, str | bool] = {"theme": Settings().theme, "welcomed": Settings().welcomed}
"""What the program itself writes, with the defaults."""

NOT_CHOSEN = "not chosen"


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings to go by, and a notice for the learner where the file could not all be followed, else empty."""

    settings: Settings
    notice: str = ""
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class SettingDifference:
    """A choice that was made differently on two machines."""

    name: str
    here: object
    there: object


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings; whatever the file holds, what cannot be followed is replaced by its default and told of.

    A missing file means the defaults. A value of the wrong type costs only itself.
    """
    table, unreadable = _read(path)
    settings, faults, unknown = _follow(table)
    if not (unreadable or faults or unknown):
        return LoadedSettings(settings)
    told = "; ".join([*unreadable, *map(_told, [*faults, *unknown])])
    return LoadedSettings(
        settings,
        f"The settings in {path} were not all followed: {told}. Defaults stand in. Mend the file or delete it.",
        is_readable=not unreadable,
    )


def differences(here: Settings, there: Settings) -> tuple[SettingDifference, ...]:
    """Return the choices that differ; which of them is to hold is for the learner to say."""
    ours, theirs = dict(_choices(here)), dict(_choices(there))
    return tuple(
        SettingDifference(name, ours.get(name, NOT_CHOSEN), theirs.get(name, NOT_CHOSEN))
        for name in {**ours, **theirs}
        if ours.get(name) != theirs.get(name) and name not in _OF_ONE_MACHINE
    )


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all; keys that a newer version wrote stay, comments do not.

    A file that could not be followed is kept beside the new one as `settings.damaged.toml`. Raises SettingsError where
    the disk refuses; then nothing of what the old file held is lost.
    """
    import tomli_w

    try:
        target = Path(os.path.realpath(path))  # a link to a file kept elsewhere stays a link
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise SettingsError(f"The settings cannot be saved: {path} is not a file. Move it elsewhere.")
        table, unreadable = _read(target)
        _, faults, _ = _follow(table)
        for names, _ in faults:
            _remove(table, names)
        text = tomli_w.dumps(table | {name: getattr(settings, name) for name in _REMEMBERED})
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(target, text.encode(), keep_old=bool(unreadable or faults))
    except OSError as error:
        raise SettingsError(
            f"The settings cannot be saved in {path}: {error.strerror}. See that the folder can be written."
        ) from error


def _choices(settings: Settings) -> Iterator[tuple[str, object]]:
    for name in _REMEMBERED:
        yield name, getattr(settings, name)
    yield from choices_in(settings.study)


def _follow(table: Mapping[str, Any]) -> tuple[Settings, list[Fault], Sequence[Fault]]:
    """Return the settings in the table, with defaults for what is missing or wrong, what is wrong, and what unknown."""
    chosen: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, default in _REMEMBERED.items():
        value = table.get(name, default)
        if type(value) is not type(default):
            faults.append(((name,), f"should be {_TYPES_IN_WORDS[type(default)]}"))
        elif isinstance(value, str) and forbidden_character(value):
            faults.append(((name,), "holds a control character"))
        else:
            chosen[name] = value
    study = read_study(table.get("study", {}))
    return Settings(**chosen, study=study.study), [*faults, *study.faults], study.unknown


def _told(fault: Fault) -> str:
    names, words = fault
    return f"`{'.'.join(name if name.isprintable() else ascii(name) for name in names)}` {words}"


def _remove(table: dict[str, Any], names: Sequence[str]) -> None:
    *outer, last = names
    for name in outer:
        table = table[name]
    del table[last]


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the table in the file, empty where it cannot be read, and what is wrong with it."""
    import tomli

    try:
        if path.exists() and not path.is_file():
            return {}, ["it is not a file"]
        with path.open("rb") as file:
            content = file.read(LIMIT_BYTES + 1)
        if len(content) > LIMIT_BYTES:
            return {}, [f"it is larger than {LIMIT_BYTES // 1024} KiB"]
        return tomli.loads(content.decode("utf-8-sig")), []
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [f"it cannot be read ({error.strerror})"]
    except UnicodeDecodeError:
        return {}, ["it is not in UTF-8"]
    except tomli.TOMLDecodeError as error:
        return {}, [f"line {error.lineno} is not TOML"]
    except (ValueError, RecursionError):
        return {}, ["it holds a number that is too long, or tables that are nested too deeply"]


def _replace(target: Path, content: bytes, *, keep_old: bool) -> None:
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # a system that locks open files could not rename it
            if keep_old:
                target.replace(target.with_name(f"{target.stem}.damaged{target.suffix}"))
            new.replace(target)
        except BaseException:
            file.close()
            new.unlink(missing_ok=True)
            raise

"""The places where the program stores its files. Naming them creates nothing."""

from collections.abc import Mapping
from pathlib import Path

from quiz.model.dataclass import dataclass
from quiz.settings.error import SettingsError

HOME_VARIABLE = "QUIZ_HOME"
"""The environment variable that moves everything the program stores into one folder."""

SETTINGS_FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders for what must be kept, for what was chosen, and for what can be made anew; all absolute."""

    data: Path
    config: Path
    cache: Path

    @property
    def history(self) -> Path:
        """The file of the record."""
        return self.data / "history.db"

    @property
    def backups(self) -> Path:
        """The folder of the copies of the record."""
        return self.data / "backups"

    @property
    def packs(self) -> Path:
        """The folder of the learner's own packs."""
        return self.data / "packs"

    @property
    def attachments(self) -> Path:
        """The list of documents that the learner attached to sources."""
        return self.data / "attachments.json"

    @property
    def settings(self) -> Path:
        """The file of the settings."""
        return self.config / SETTINGS_FILE

    @property
    def documents(self) -> Path:
        """The folder of attached documents as they were read."""
        return self.cache / "documents"

    @property
    def compiled(self) -> Path:
        """The folder of compiled packs."""
        return self.cache / "packs"

    @property
    def states(self) -> Path:
        """The folder of the states that the record leads to."""
        return self.cache / "states"


def settings_beside(history: Path) -> Path | None:
    """Return the settings that came along with a history of another machine, or None.

    They lie beside it, or where QUIZ_HOME would have them.
    """
    for place in (history.parent / SETTINGS_FILE, history.absolute().parent.parent / "config" / SETTINGS_FILE):
        if place.is_file():
            return place
    return None


def paths_from(environment: Mapping[str, str], current_folder: Path) -> Paths:
    """Return the places named by QUIZ_HOME, seen from the current folder, or else the customary ones of the system.

    An empty QUIZ_HOME is none. Where it is none, the system's own variables, such as XDG_DATA_HOME, are read from the
    process. Raises SettingsError where QUIZ_HOME is not a folder and where the system knows no home.
    """
    if name := environment.get(HOME_VARIABLE):
        home = current_folder / name
        if _is_other_than_folder(home):
            raise SettingsError(f"{HOME_VARIABLE} names {home}, which is not a folder. Name a folder, or a new one.")
        return Paths(home / "data", home / "config", home / "cache")

    from platformdirs import PlatformDirs

    folders = PlatformDirs("quiz", appauthor=False)
    paths = Paths(folders.user_data_path, folders.user_config_path, folders.user_cache_path)
    if not (paths.data.is_absolute() and paths.config.is_absolute() and paths.cache.is_absolute()):
        raise SettingsError(f"The system knows no home folder. Set {HOME_VARIABLE} to a folder to keep things in.")
    return paths


def _is_other_than_folder(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:
        return False  # a folder that cannot be looked into is told of by whoever writes there

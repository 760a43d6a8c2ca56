"""Where things are kept."""

from pathlib import Path

import pytest

from quiz.settings.error import SettingsError
from quiz.settings.paths import Paths, paths_from, settings_beside


def test_quiz_home_moves_everything(tmp_path: Path) -> None:
    """Each kind of thing into a folder of its own, and none of them is made by naming it."""
    home = tmp_path / "home"
    paths = paths_from({"QUIZ_HOME": str(home)}, Path.cwd())
    assert Paths(home / "data", home / "config", home / "cache") == paths
    assert [
        home / "data" / "history.db",
        home / "data" / "backups",
        home / "data" / "packs",
        home / "config" / "settings.toml",
        home / "cache" / "packs",
    ] == [paths.history, paths.backups, paths.packs, paths.settings, paths.compiled]
    assert not home.exists()


def test_a_relative_quiz_home_is_seen_from_the_current_folder(tmp_path: Path) -> None:
    """It means the same place whatever the folder is later."""
    assert tmp_path / "here" / "data" == paths_from({"QUIZ_HOME": "here"}, tmp_path).data


def test_quiz_home_may_be_a_folder_that_is_there(tmp_path: Path) -> None:
    """It is used as it is."""
    assert tmp_path / "data" == paths_from({"QUIZ_HOME": str(tmp_path)}, Path.cwd()).data


def test_quiz_home_is_no_file(tmp_path: Path) -> None:
    """What was named and what would be right is told."""
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"QUIZ_HOME names .*file, which is not a folder"):
        paths_from({"QUIZ_HOME": "file"}, tmp_path)


@pytest.mark.parametrize("environment", [{}, {"QUIZ_HOME": ""}])
def test_without_quiz_home_the_customary_folders_are_used(environment: dict[str, str], tmp_path: Path) -> None:
    """They are absolute and bear the program's name; an empty QUIZ_HOME is none."""
    paths = paths_from(environment, tmp_path)
    for folder in (paths.data, paths.config, paths.cache):
        assert folder.is_absolute()
        assert "quiz" in folder.parts
        assert not folder.is_relative_to(tmp_path)


def test_without_any_home_quiz_home_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is kept in a folder called `~`."""
    monkeypatch.setattr("platformdirs.PlatformDirs.user_data_path", Path("~/.local/share/quiz"))
    with pytest.raises(SettingsError, match="Set QUIZ_HOME to a folder"):
        paths_from({}, tmp_path)


def test_settings_that_came_along_with_a_history_are_found(tmp_path: Path) -> None:
    """Beside it first, then where QUIZ_HOME has them; elsewhere there are none."""
    history = tmp_path / "stick" / "data" / "history.db"
    beside, of_a_home = history.with_name("settings.toml"), tmp_path / "stick" / "config" / "settings.toml"
    assert settings_beside(history) is None
    for place in (of_a_home, beside):
        place.parent.mkdir(parents=True)
        place.touch()
        assert place == settings_beside(history)

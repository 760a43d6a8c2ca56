"""What is remembered, and files in which it cannot be found."""

import os
from dataclasses import asdict, replace
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.scheduling.study import PackStudy, Study
from quiz.settings.error import SettingsError
from quiz.settings.settings import (
    LIMIT_BYTES,
    LoadedSettings,
    SettingDifference,
    Settings,
    differences,
    load_settings,
    save_settings,
)

CHOSEN = Settings(theme="high-contrast", welcomed=True)
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a place for settings, in a folder that is not there yet."""
    return tmp_path / "config" / "settings.toml"


def write(path: Path, content: bytes) -> None:
    """Write a settings file by hand."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def test_without_a_file_the_defaults_stand(path: Path) -> None:
    """Without a notice, and nothing is made."""
    assert LoadedSettings(Settings()) == load_settings(path)
    assert not path.parent.exists()


@given(st.builds(Settings, st.sampled_from(["quiz-dark", "Ünïcode", 'a "b" \\ c']), st.booleans()))
def test_what_is_saved_is_loaded(settings: Settings) -> None:
    """Every setting."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        save_settings(path, settings)
        assert LoadedSettings(settings) == load_settings(path)


def test_settings_belong_to_their_owner_alone(path: Path) -> None:
    """Where the system knows such modes, they are set; no other file is left behind."""
    save_settings(path, CHOSEN)
    modes = [each.stat().st_mode & 0o777 for each in (path.parent, path)]
    assert ([0o700, 0o600] if os.name == "posix" else [0o777, 0o666]) == modes
    assert [path] == list(path.parent.iterdir())


@given(st.dictionaries(st.text().filter(lambda key: key not in ("theme", "welcomed", "study")), VALUES, max_size=4))
def test_keys_of_a_newer_version_are_kept(unknown: dict[str, object]) -> None:
    """They are neither complained of nor lost."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(tomli_w.dumps(unknown).encode())
        assert LoadedSettings(Settings()) == load_settings(path)
        save_settings(path, CHOSEN)
        assert {**unknown, "theme": "high-contrast", "welcomed": True} == tomli.loads(path.read_text("utf-8"))
        assert [path] == list(Path(folder).iterdir())


def test_a_byte_order_mark_does_no_harm(path: Path) -> None:
    """Some editors write one."""
    write(path, b'\xef\xbb\xbftheme = "plain"\r\n')
    assert LoadedSettings(Settings(theme="plain")) == load_settings(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'theme = "a"\nwelcomed = tru', "line 2 is not TOML"),
        (b'theme = "a"\ntheme = "b"', "line 2 is not TOML"),
        (b'theme = "\x1b[31m"', "line 1 is not TOML"),
        (b"theme = '\xff'", "not in UTF-8"),
        (b"#" * (LIMIT_BYTES + 1), "larger than 64 KiB"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"a = " + b"9" * 5000, "too long"),
        (b"theme = 3", "`theme` should be text in quotation marks"),
        (b'theme = "a\\u001b[31mb"', "`theme` holds a control character"),
        (b"welcomed = 1", "`welcomed` should be true or false"),
        (b"[theme]\nname = 1", "`theme` should be text"),
    ],
)
def test_a_damaged_file_is_told_kept_and_replaced(path: Path, content: bytes, words: str) -> None:
    """The defaults stand in for it, the notice says where and what, and saving keeps a copy."""
    write(path, content)
    loaded = load_settings(path)
    assert Settings() == loaded.settings
    assert words in loaded.notice
    assert str(path) in loaded.notice
    assert loaded.notice.isprintable()

    save_settings(path, CHOSEN)
    assert LoadedSettings(CHOSEN) == load_settings(path)
    assert content == path.with_name("settings.damaged.toml").read_bytes()


def test_a_wrong_value_costs_only_itself(path: Path) -> None:
    """The others are followed."""
    write(path, b"theme = 3\nwelcomed = true")
    assert Settings(welcomed=True) == load_settings(path).settings


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_content_breaks_the_loading(content: bytes) -> None:
    """Whatever stands in the file, there are settings, and a notice that can be shown."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.toml"
        path.write_bytes(content)
        assert load_settings(path).notice.isprintable()


def test_a_folder_in_its_place_is_told_and_left(path: Path) -> None:
    """On loading by a notice, on saving by an error."""
    path.mkdir(parents=True)
    loaded = load_settings(path)
    assert Settings() == loaded.settings
    assert "it is not a file" in loaded.notice
    with pytest.raises(SettingsError, match="is not a file"):
        save_settings(path, CHOSEN)
    assert path.is_dir()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """It is left as it is."""
    (tmp_path / "config").write_text("mine")
    path = tmp_path / "config" / "settings.toml"
    assert Settings() == load_settings(path).settings
    with pytest.raises(SettingsError, match="cannot be saved in"):
        save_settings(path, CHOSEN)
    assert "mine" == (tmp_path / "config").read_text()


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_refuses_leaves_the_old_settings(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The new ones are written whole or not at all, and no half of them stays behind."""
    save_settings(path, CHOSEN)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, refuse)
    with pytest.raises(SettingsError, match="No space left on device"):
        save_settings(path, Settings())
    assert LoadedSettings(CHOSEN) == load_settings(path)
    assert [path] == list(path.parent.iterdir())


def test_a_link_to_settings_kept_elsewhere_stays_a_link(path: Path, tmp_path: Path) -> None:
    """As learners do who keep such files in one place."""
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.touch()
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    save_settings(path, CHOSEN)
    assert path.is_symlink()
    assert LoadedSettings(CHOSEN) == load_settings(elsewhere)


def test_a_loop_of_links_is_told(path: Path) -> None:
    """On loading and on saving."""
    path.parent.mkdir()
    path.symlink_to(path)
    assert "cannot be read" in load_settings(path).notice
    with pytest.raises(SettingsError, match="cannot be saved"):
        save_settings(path, CHOSEN)


def test_choices_that_differ_are_named_with_both_values() -> None:
    """What is true of one machine alone, such as that its learner was welcomed, is no choice."""
    here, there = Settings(theme="one", welcomed=True), Settings(theme="other", welcomed=False)
    assert (SettingDifference("theme", "one", "other"),) == differences(here, there)
    assert () == differences(here, here)


STUDY = """
[study]
desired_retention = 0.85
new_per_day = 5
longest = 30
learn_ahead = 0
day_starts = 02:30:00
time_zone = "Europe/Vienna"
hurried = 0
challenges_count = true

[study.packs."who.what"]
desired_retention = 0.95

[study.packs."who.else"]
new_per_day = 0
"""


def test_choices_about_studying_are_followed_and_kept(path: Path) -> None:
    """The program never changes them."""
    write(path, STUDY.encode())
    study = Study(
        desired_retention=0.85,
        new_per_day=5,
        longest=30,
        learn_ahead=0,
        day_starts=time(2, 30),
        time_zone="Europe/Vienna",
        hurried=0,
        challenges_count=True,
        packs={"who.what": PackStudy(desired_retention=0.95), "who.else": PackStudy(new_per_day=0)},
    )
    assert LoadedSettings(Settings(study=study)) == load_settings(path)
    assert ({"who.what": 0.95}, {"who.else": 0}) == (study.retentions, study.limits)

    save_settings(path, CHOSEN)
    assert tomli.loads(STUDY) | {"theme": "high-contrast", "welcomed": True} == tomli.loads(path.read_text("utf-8"))
    assert [path] == list(path.parent.iterdir())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("desired_retention = 0.98", "`study.desired_retention` should be a number from 0.7 to 0.97"),
        ("desired_retention = nan", "`study.desired_retention` should be a number"),
        ("new_per_day = true", "`study.new_per_day` should be a whole number from 0 to 1000"),
        ("longest = 0", "`study.longest` should be a whole number from 1 to 1000"),
        ("learn_ahead = 1.5", "`study.learn_ahead` should be a whole number from 0 to 365"),
        ('day_starts = "4:00"', "`study.day_starts` should be a time of day, such as 04:00:00"),
        ('time_zone = "Atlantis"', "`study.time_zone` should be the name of a time zone"),
        ("hurried = -1", "`study.hurried` should be a number from 0 to 1000"),
        ("challenges_count = 1", "`study.challenges_count` should be true or false"),
        ("packs = 1", "`study.packs` should be a table"),
        ('packs."a.b" = 1', "`study.packs.a.b` should be a table"),
        ('packs."a.\\u001bb".new_per_day = "1"', "`study.packs.'a.\\x1bb'.new_per_day` should be a whole number"),
    ],
)
def test_a_wrong_choice_about_studying_costs_only_itself(path: Path, value: str, words: str) -> None:
    """It is told of, the default stands in, and once something is saved it is in the copy alone."""
    spared = "longest = 7" if value.startswith("hurried") else "hurried = 7"
    write(path, f"[study]\n{value}\n{spared}".encode())
    loaded = load_settings(path)
    assert words in loaded.notice
    assert loaded.notice.isprintable()
    assert tomli.loads(spared).items() <= asdict(loaded.settings.study).items()

    save_settings(path, CHOSEN)
    assert "" == load_settings(path).notice
    assert tomli.loads(spared).items() <= tomli.loads(path.read_text("utf-8"))["study"].items()
    assert value in path.with_name("settings.damaged.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[study]\nnew_a_day = 3", "`study.new_a_day` is not known"),
        ('[study.packs."who.what"]\nlongest = 3', "`study.packs.who.what.longest` is not known"),
        (
            "[study.packs.tour]\nnew_per_day = 3",
            '`study.packs.tour` should be the whole id of a pack, such as "who.what"',
        ),
        ("[study.packs.who.what]\nnew_per_day = 3", "`study.packs.who` should be the whole id of a pack"),
    ],
)
def test_a_choice_by_a_wrong_name_is_told_and_kept(path: Path, text: str, words: str) -> None:
    """It may be misspelt; a newer version may know it."""
    write(path, text.encode())
    loaded = load_settings(path)
    assert Settings() == replace(loaded.settings, study=replace(loaded.settings.study, packs={}))
    assert words in loaded.notice

    save_settings(path, loaded.settings)
    assert tomli.loads(text).items() <= tomli.loads(path.read_text("utf-8")).items()


def test_choices_about_studying_that_differ_are_named_one_by_one() -> None:
    """Those for a pack too, where one of the two was never made."""
    here = Settings(study=Study(longest=30, packs={"a.b": PackStudy(new_per_day=3)}))
    there = Settings(study=Study(packs={"a.b": PackStudy(new_per_day=4, desired_retention=0.8)}))
    assert (
        SettingDifference("study.longest", 30, 50),
        SettingDifference("study.packs.a.b.new_per_day", 3, 4),
        SettingDifference("study.packs.a.b.desired_retention", "not chosen", 0.8),
    ) == differences(here, there)

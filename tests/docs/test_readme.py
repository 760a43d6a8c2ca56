"""What the README says is so."""

import importlib
import re
from pathlib import Path

import pytest
import tomli

from quiz.settings.paths import paths_from
from tests.docs.pages import CHECKOUT, PAGES

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def shell_lines() -> list[str]:
    """Return every command in the shell blocks of the README, without remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]


def test_the_check_before_every_change_is_the_readmes() -> None:
    """What CI runs is the README's test command, word for word and as the last thing."""
    (command,) = (line for line in shell_lines() if line.endswith("tox"))
    assert command == (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]


def test_the_places_of_the_readme_are_the_places(tmp_path: Path) -> None:
    """Each thing that is stored lies below QUIZ_HOME where the README says."""
    paths = paths_from({"QUIZ_HOME": str(tmp_path)}, tmp_path)
    for place in (paths.history, paths.backups, paths.packs, paths.settings, paths.cache):
        assert f"`{place.relative_to(tmp_path).as_posix()}`" in README


@pytest.mark.parametrize(
    ("column", "module", "name"), [(2, "unix", "Unix"), (3, "macos", "MacOS"), (4, "windows", "Windows")]
)
def test_the_places_on_each_system_are_the_places(
    column: int, module: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Record, own packs and settings lie in the folders that platformdirs gives for that system."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, "/home/somebody")
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda _: "%LOCALAPPDATA%", raising=False)
    folders = getattr(importlib.import_module(f"platformdirs.{module}"), name)("quiz", appauthor=False)
    rows = {
        cells[1].strip(): cells[column].strip(" `").replace("\\", "/")
        for line in README.splitlines()
        if len(cells := line.split("|")) == 6
    }
    for row, folder, file in (
        ("record", folders.user_data_dir, "history.db"),
        ("own packs", folders.user_data_dir, "packs"),
        ("settings", folders.user_config_dir, "settings.toml"),
    ):
        written = folder.replace("/home/somebody", "~").replace("\\", "/")
        assert f"{written}/{file}" == rows[row]


@pytest.mark.parametrize(
    "page", [*PAGES, CHECKOUT / "CONTRIBUTING.md", CHECKOUT / "CHANGELOG.md"], ids=lambda page: page.name
)
def test_every_link_and_picture_is_there(page: Path) -> None:
    """Nothing that the pages lead to is missing, neither a file nor a heading in it."""
    links = re.findall(r"\]\((?!https://)([^)#]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8"))
    missing = [
        (target, heading)
        for target, heading in links
        if not (page.parent / target).exists()
        or (heading and heading not in headings(page.parent / target if target else page))
    ]
    assert [] == missing


def headings(page: Path) -> list[str]:
    """Return the headings of a page as links name them."""
    found = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found]


def test_every_dependency_is_justified() -> None:
    """CONTRIBUTING has a line for each runtime dependency, and for nothing else."""
    project = tomli.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [re.split("[<>=]", dependency)[0] for dependency in project["dependencies"]]
    table = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("| library |")[2].partition("\n\n")[0]
    assert declared == re.findall(r"^\| ([a-z][a-z-]*) \|", table, re.MULTILINE)


def test_every_benchmark_has_its_row_in_the_readme() -> None:
    """Each benchmark that can be run is named with its command, and each command that is named can be run."""
    named = re.findall(r"`python (tests/benchmarks/\w+\.py)`", README)
    measured = {
        file.relative_to(CHECKOUT).as_posix()
        for file in (CHECKOUT / "tests" / "benchmarks").glob("*.py")
        if "wanted" in file.read_text(encoding="utf-8")
    }
    assert measured == set(named)

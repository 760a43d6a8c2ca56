"""What the page on studying says is so."""

import re
from pathlib import Path

import tomli

from quiz.engine.scheduling.leech import LEECH_LAPSES, NAMED_AGAIN_EVERY
from quiz.engine.scheduling.memory import Memory, interval
from quiz.engine.scheduling.rating import LOW_CERTAINTY, PASS_ABOVE
from quiz.engine.scheduling.study import PackStudy, Study
from quiz.settings.settings import LoadedSettings, Settings, load_settings
from quiz.settings.study_table import choices_in

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "study.md").read_text(encoding="utf-8")
(TOML,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def test_the_settings_of_the_page_are_the_defaults(tmp_path: Path) -> None:
    """Each choice is there with its default, and those for a pack can be followed."""
    path = tmp_path / "settings.toml"
    path.write_text(TOML, encoding="utf-8")
    packs = {"who.what": PackStudy(desired_retention=0.95, new_per_day=5)}
    assert LoadedSettings(Settings(study=Study(packs=packs))) == load_settings(path)
    assert {f"study.{name}" for name in tomli.loads(TOML)["study"] if name != "packs"} == dict(
        choices_in(Study())
    ).keys()


def test_the_numbers_of_the_page_are_the_rules() -> None:
    """Those of ratings, leeches and gaps."""
    memory = Memory(1000.0, 5.0)
    assert interval(memory, 0.95) < interval(memory, 0.9) / 2
    words = ("", "", "two", "three", "four", "five", "six", "seven", "eight")
    assert f"the certainty {LOW_CERTAINTY}," in PAGE
    assert f"with a score above {PASS_ABOVE} " in PAGE
    assert f"was forgotten {words[LEECH_LAPSES]} times" in PAGE
    assert f"every {words[NAMED_AGAIN_EVERY]} times" in PAGE

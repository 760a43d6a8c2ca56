"""What the page on challenges says is so."""

import re
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import tomli

from quiz.engine.challenge.award import STREAK_STEPS, earning, speed_points
from quiz.engine.challenge.chance import EXACT_ITEMS, EXACT_SENTENCES
from quiz.engine.challenge.code import read_code, spelt
from quiz.engine.challenge.dealing import code_for
from quiz.engine.challenge.limits import MOST_SEARCHED_CHARACTERS
from quiz.engine.challenge.result import SIGNS
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, PAPER, SPRINT, SPRINT_SECONDS, SURVIVAL
from quiz.engine.scheduling.study import Study
from quiz.model.challenge import ChallengeCode, ExtraTime
from quiz.model.outcome import Verdict
from quiz.packs.library import shipped_folder
from quiz.play.challenge.terms import print_of
from quiz.play.opening import open_pack
from quiz.settings.study_table import StudyTable, read_study

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
PAGE = (CHECKOUT / "docs" / "challenges.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, without its own headings."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [re.split(r" \| ", line.strip("| ")) for line in re.findall(r"^\|.*\|$", section, re.MULTILINE)][2:]


def test_the_rules_are_those_of_the_program() -> None:
    """Each figure of the table."""
    *first, last = map(str, SPRINT_SECONDS)
    reading = {BLITZ.characters_per_second, SURVIVAL.characters_per_second, PAPER.characters_per_second}

    shrinking = f"{SURVIVAL.shrink_percent}% less each time down to {SURVIVAL.shortest_seconds} s"

    assert {10} == reading
    assert 3 == SURVIVAL.lives
    assert "at the end" == PAPER.feedback
    assert [
        [
            "`sprint`",
            f"{', '.join(first)} or {last} s for the whole",
            f"{SPRINT.points} points",
            f"a wrong answer takes {SPRINT.penalty_seconds} s from your time",
        ],
        [
            "`blitz`",
            f"for each question {BLITZ.seconds} s, and 1 s for every 10 characters",
            f"{BLITZ.points} points, falling with time",
            f"{BLITZ.streak} more for each right answer in a row before, {BLITZ.streak * STREAK_STEPS} at most",
        ],
        [
            "`survival`",
            f"for each question {SURVIVAL.seconds} s, {shrinking}, and 1 s for every 10 characters",
            f"{SURVIVAL.points} points",
            "three lives",
        ],
        [
            "`paper`",
            f"for the whole, {PAPER.seconds} s for each question, and 1 s for every 10 characters",
            f"{PAPER.points} points",
            "nothing is told before the end",
        ],
    ] == rows("Rules")
    assert ["sprint", "blitz", "survival", "paper"] == [rules.id for rules in BUILT_IN]


def test_the_figures_in_the_text_are_those_of_the_program() -> None:
    """The example of the formula, the price of a guess, and where counting ends."""
    assert f"after 2 seconds is worth {speed_points(1000, 2_000, 30_000)}." in PAGE
    assert -Fraction(1, 3) == earning(1, 0.0, Fraction(1, 4))
    assert f"more than {EXACT_ITEMS} items" in PAGE
    assert f"more than {EXACT_SENTENCES} sentences" in PAGE
    assert f"{MOST_SEARCHED_CHARACTERS} characters count at most" in PAGE


def test_the_codes_of_the_pages_deal_what_comes_with_the_program(tmp_path: Path) -> None:
    """Whoever types one in is not told that it was made with another version of the pack."""
    named = re.findall("FRR-[-A-Z0-9]+", README + PAGE)
    code = read_code(named[0])
    assert isinstance(code, ChallengeCode)

    with open_pack(shipped_folder() / "franco-russian-relations", tmp_path, datetime(2026, 3, 1, tzinfo=UTC)) as pack:
        fitting = spelt(code_for(print_of(pack), BLITZ, code.number, code.seed))
    assert [fitting] * 3 == named


def test_every_choice_of_extra_time_is_told() -> None:
    """As it stands in a file too."""
    (cell,) = (cells[1] for cells in rows("Results") if cells[0] == "`extra_time`")

    assert [choice.value for choice in ExtraTime] == re.findall("`(.*?)`", cell)


def test_every_sign_of_a_line_is_told() -> None:
    """In the order of the verdicts."""
    told = dict(re.findall(r"`(.)` ([a-z ]+)", PAGE.partition("gives no answer away:")[2].partition("\n")[0]))
    words = ["right", "partly right", "wrong", "skipped", "not answered in time"]

    assert dict(zip((SIGNS[verdict] for verdict in Verdict), words, strict=True)) == told


def test_the_setting_of_the_page_is_followed() -> None:
    """It is switched off where nothing is said."""
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    assert StudyTable(Study(challenges_count=True)) == read_study(tomli.loads(block)["study"])
    assert not Study().challenges_count

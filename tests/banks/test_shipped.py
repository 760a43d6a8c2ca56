"""The banks that come with the program, all alike."""

import re
from pathlib import Path

import pytest

import quiz
from quiz.packs.library import pack_locations, shipped_folder
from quiz.play.checking import check_pack

CHECKOUT = Path(__file__).resolve().parents[2]
BANKS = ("franco-russian-relations", "tides", "tour")


def test_all_banks_come_with_the_program() -> None:
    """The library finds each of them where the program itself lies."""
    assert BANKS == tuple(location.name for location in pack_locations((shipped_folder(),)))


def test_the_installed_banks_are_those_of_the_checkout() -> None:
    """Not a file of the banks is lost or changed on the way into the wheel."""
    assert _contents(CHECKOUT / "questions") == _contents(shipped_folder())


def test_an_installed_program_brings_its_own_banks() -> None:
    """What was installed reads nothing from the checkout."""
    runs_from_checkout = Path(quiz.__file__).resolve().is_relative_to(CHECKOUT / "quiz")
    assert runs_from_checkout is shipped_folder().is_relative_to(CHECKOUT / "questions")


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_is_clean(bank: str) -> None:
    """There is not one error, not one warning, and every quote stands in just one place of its source."""
    assert () == check_pack(shipped_folder() / bank).diagnostics


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_calls_itself_by_the_word_that_learners_know(bank: str) -> None:
    """Nowhere on the screen is a pack called a bank."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (shipped_folder() / bank).glob("*.toml")}
    assert [] == [name for name, text in texts.items() if re.search(r"\bbanks?\b", text, re.IGNORECASE)]


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

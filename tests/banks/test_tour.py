"""The tour shows what there is, and its sources are the documentation."""

from pathlib import Path

import pytest

from quiz.model.pack import Pack
from quiz.model.question import QUESTION_TYPES, MultipleChoice, SingleChoice
from quiz.packs.library import shipped_folder
from quiz.packs.reader import read_pack

CHECKOUT = Path(__file__).resolve().parents[2]
TOUR = shipped_folder() / "tour"


@pytest.fixture(scope="module")
def tour() -> Pack:
    """Return the tour as it is played."""
    pack = read_pack(TOUR).pack
    assert pack is not None
    return pack


def test_the_tour_shows_each_kind(tour: Pack) -> None:
    """A learner who has taken the tour has met every kind of question."""
    assert set(QUESTION_TYPES) == {question.kind for question in tour.questions}


def test_the_tour_fits_into_one_session(tour: Pack) -> None:
    """It is short enough for a first start."""
    assert 9 <= len(tour.questions) <= 20


def test_the_tour_leads_from_easy_to_hard(tour: Pack) -> None:
    """It is asked in its own order: playing comes first, matters of authors last, and it never gets easier."""
    assert not tour.info.shuffled
    assert ["Playing", "Scores", "Packs"] == list(dict.fromkeys(question.topic for question in tour.questions))
    difficulties = [question.difficulty or 0 for question in tour.questions]
    assert sorted(difficulties) == difficulties


def test_every_question_of_the_tour_helps(tour: Pack) -> None:
    """There is a hint for each question, and a rationale for each distractor."""
    assert [] == [question.id for question in tour.questions if not question.hint and question.kind != "true_false"]
    assert [] == [
        choice.text
        for question in tour.questions
        if isinstance(question, SingleChoice | MultipleChoice)
        for choice in question.choices
        if not choice.key and not choice.rationale
    ]


@pytest.mark.parametrize("page", ["pack-format.md", "playing.md"])
def test_the_tour_rests_on_the_documentation_as_it_is(page: str) -> None:
    """The pages that travel with the tour are those of the documentation, byte for byte.

    After editing one of them in docs, copy it to questions/tour/sources.
    """
    assert (CHECKOUT / "docs" / page).read_bytes() == (TOUR / "sources" / page).read_bytes()

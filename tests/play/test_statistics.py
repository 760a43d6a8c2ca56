"""What the record says of a learner's answers to a pack."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from quiz.history.store import History
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.play.library import Library, Selection
from quiz.play.statistics import HardQuestion, PackStatistics, overall_tally, pack_statistics
from quiz.play.view import AskedView, Tally

RIGHT: dict[str, Response] = {
    "spring": ChoiceResponse((0,)),
    "countries": NumberResponse("10", "10"),
    "longest": TruthResponse(value=True),
}
WRONG: dict[str, Response] = {
    "spring": ChoiceResponse((1,)),
    "countries": NumberResponse("9", "9"),
    "longest": TruthResponse(value=False),
}


def play(library: Library, answers: Mapping[str, Response | None]) -> None:
    """Answer the questions of one session; None skips, and one without an answer ends it."""
    player = library.start(library.open("rivers"), Selection())
    while isinstance(player.view, AskedView):
        response = answers[player.view.question.id]
        if response is None:
            player.skip()
        else:
            player.submit(response)
        player.advance()


def statistics(library: Library, history: History) -> PackStatistics:
    """Return the statistics of the rivers pack."""
    with library.open("rivers") as pack:
        return pack_statistics(pack, history)


def test_a_pack_that_was_never_played_has_empty_statistics(library: Library, history: History) -> None:
    """All topics and kinds are there, with nothing in them."""
    found = statistics(library, history)

    assert ("example.rivers", "Rivers", 3, 0, None) == (
        found.id,
        found.title,
        found.questions,
        found.seen,
        found.last_played,
    )
    assert Tally("All questions", 0, 0, 0) == found.overall
    assert [("Danube", None), ("Volga", None)] == [(topic.name, topic.accuracy) for topic in found.topics]
    assert ["single_choice", "number", "true_false"] == [kind.name for kind in found.kinds]
    assert () == found.hardest


def test_answers_are_summed_over_all_sessions(library: Library, history: History) -> None:
    """Skipped questions count as seen and as skipped, but not as answered."""
    play(library, RIGHT | {"spring": None})
    play(library, WRONG | {"longest": RIGHT["longest"]})

    found = statistics(library, history)

    assert 3 == found.seen
    assert Tally("All questions", answered=5, score=3, skipped=1) == found.overall
    assert (Tally("Danube", 3, 1, 1), Tally("Volga", 2, 2, 0)) == found.topics
    assert (Tally("single_choice", 1, 0, 1), Tally("number", 2, 1, 0), Tally("true_false", 2, 2, 0)) == found.kinds
    assert history.pack_records()["example.rivers"].last_played == found.last_played


def test_the_hardest_questions_come_first_and_the_easy_ones_not_at_all(library: Library, history: History) -> None:
    """The lower the accuracy, the earlier; what was always right is not hard, and what was skipped is not known."""
    play(library, WRONG | {"longest": None})
    play(library, RIGHT | {"spring": WRONG["spring"]})

    assert (
        HardQuestion("spring", "Where does the Danube rise?", 2, 0.0),
        HardQuestion("countries", "Through how many countries does it pass?", 2, 0.5),
    ) == statistics(library, history).hardest


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [("key = 10\n", "key = 11\n", 2), ('id = "countries"', 'id = "lands"', 2), ("It comes from", "It is from", 3)],
)
def test_answers_to_what_is_no_longer_asked_do_not_count(
    old: str, new: str, seen: int, library: Library, history: History
) -> None:
    """A changed key or id makes another question; a changed explanation does not."""
    play(library, RIGHT)
    file = next(card.location for card in library.cards()) / "pack.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert seen == statistics(library, history).seen


def test_several_packs_have_one_sum(library: Library, history: History) -> None:
    """Over all, every answer counts alike."""
    play(library, WRONG | {"longest": None})
    found = statistics(library, history)

    assert Tally("All packs", answered=4, score=0, skipped=2) == overall_tally([found, found])
    assert Tally("All packs", 0, 0, 0) == overall_tally([])


def test_a_renamed_question_keeps_its_answers(library: Library, history: History, pack_folder: Path) -> None:
    """Answers under a former id and under the new one are answers to the same question."""
    play(library, RIGHT)
    toml = pack_folder / "pack.toml"
    renamed = toml.read_text(encoding="utf-8").replace('id = "spring"', 'id = "source-of-it"\nwas = ["spring"]')
    toml.write_text(renamed, encoding="utf-8")
    play(library, RIGHT | {"source-of-it": WRONG["spring"]})

    found = statistics(library, history)

    assert 3 == found.seen
    assert Tally("single_choice", answered=2, score=1, skipped=0) == found.kinds[0]
    assert [("source-of-it", 2, 0.5)] == [
        (question.id, question.answered, question.accuracy) for question in found.hardest
    ]

"""What the record says of a learner's answers to a pack."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quiz.engine.certainty import LevelTally
from quiz.engine.statistics import DayTally, QuestionTally, Statistics, Tally
from quiz.history.store import History
from quiz.model.outcome import Outcome
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.play.library import Library, Selection
from quiz.play.statistics import pack_statistics
from quiz.play.view import AskedView

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


def day_of(moment: datetime) -> date:
    """Return the day of a moment where the sun rises fourteen hours before it does in Greenwich."""
    return moment.astimezone(timezone(timedelta(hours=14))).date()


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


def statistics(library: Library, history: History) -> Statistics:
    """Return the statistics of the rivers pack."""
    with library.open("rivers") as pack:
        return pack_statistics(pack, history.answers(day_of))


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
        QuestionTally("example.rivers", "spring", "Where does the Danube rise?", 2, 0.0),
        QuestionTally("example.rivers", "countries", "Through how many countries does it pass?", 2, 1.0),
    ) == statistics(library, history).hardest


def test_answers_fall_on_the_learners_own_days(library: Library, history: History) -> None:
    """What was skipped is no answer; noon in Greenwich is already the next day further east."""
    play(library, RIGHT | {"spring": None, "longest": WRONG["longest"]})

    assert (DayTally(date(2026, 3, 2), 2, 1),) == statistics(library, history).days


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

    found = statistics(library, history)
    assert seen == found.seen
    assert [seen] == [day.answered for day in found.days]


def test_certainties_are_counted_where_they_were_stated(library: Library, history: History) -> None:
    """By level, also where none of an answer's level was right; without any there is nothing to say."""
    play(library, RIGHT)
    assert statistics(library, history).calibration is None

    unfinished = library.start(library.open("rivers"), Selection())
    assert isinstance(unfinished.view, AskedView)
    unfinished.skip()
    session = history.latest_unfinished()
    assert session is not None
    (skipped,) = history.attempts_of(session.id)
    for number, (certainty, score) in enumerate([(1, 0.0), (3, 1.0), (3, 1.0)]):
        outcome = Outcome.of_score(score)
        history.record(replace(skipped, id=bytes([number] * 16), certainty=certainty, outcome=outcome))

    assert (LevelTally(1, 1, 0), LevelTally(2, 0, 0), LevelTally(3, 2, 2)) == statistics(library, history).calibration


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
    assert [6] == [day.answered for day in found.days]
    assert [("source-of-it", 2, 0.5)] == [
        (question.id, question.answered, question.accuracy) for question in found.hardest
    ]

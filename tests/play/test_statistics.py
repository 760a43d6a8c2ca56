"""What the record says of a learner's answers to a pack."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta, timezone
from pathlib import Path

import pytest

from quiz.engine.certainty import LevelTally
from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import DayTally, QuestionTally, Statistics, Tally
from quiz.history.state_cache import Basis
from quiz.history.store import History
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.play.library import Library, Selection
from quiz.play.schedule import Schedule
from quiz.play.statistics import progress_of
from quiz.play.view import AskedView

from .conftest import NOON

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


def statistics(library: Library, history: History, days_later: int = 0) -> Statistics:
    """Return the statistics of the rivers pack where the sun rises fourteen hours before it does in Greenwich."""
    days = LocalDays(timezone(timedelta(hours=14)), time(0))
    basis = Basis(days, hurried=0, retention=0.9, retentions={})

    def clock() -> Instant:
        return Instant(NOON + timedelta(days_later), 0)

    with (
        library.open("rivers") as pack,
        closing(Schedule(history, history.path.parent / "states", basis, clock)) as schedule,
    ):
        (found,) = progress_of(pack, schedule).predicted()
        return found


def answer_again(history: History, days: int, score: float) -> None:
    """Record each answer of the first session once more, as if it had been given with that score so much later."""
    for attempt in history.attempts_of((1).to_bytes(16, "big")):
        if attempt.ended < NOON + timedelta(1):
            later = replace(
                attempt,
                id=bytes([days, attempt.position] * 8),
                outcome=Outcome.of_score(score),
                started=attempt.started + timedelta(days),
                ended=attempt.ended + timedelta(days),
            )
            history.record(later)


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


def test_what_is_remembered_is_told_by_the_schedule(library: Library, history: History) -> None:
    """What is due and overdue, and by topic what would be recalled; without any answer nothing is known."""
    nothing = statistics(library, history)
    assert (None, None, None) == (nothing.forecast, nothing.mastery, nothing.prediction)

    play(library, RIGHT | {"longest": None})
    today, later = statistics(library, history), statistics(library, history, 40)

    assert today.forecast is not None
    assert later.forecast is not None
    assert (date(2026, 3, 2), 0, 0, 1) == (today.forecast.today, today.forecast.overdue, *today.forecast.due[:2])
    assert (3, 0) == (later.forecast.overdue, sum(later.forecast.due))
    assert today.mastery is not None
    assert later.mastery is not None
    assert [("Danube", 2, 2, 2.0), ("Volga", 1, 1, 1.0)] == [
        (topic.name, topic.questions, topic.seen, topic.recall_sum) for topic in today.mastery
    ]
    assert 0 < later.mastery[1].share < later.mastery[0].share < 1
    assert Prediction() == today.prediction


def test_what_was_foretold_of_later_days_is_judged(library: Library, history: History) -> None:
    """One review of each question on a later day; all packs together are judged as one."""
    play(library, RIGHT)
    answer_again(history, 3, 1.0)

    prediction = statistics(library, history, 4).prediction

    assert prediction is not None
    assert (3, 3) == (prediction.reviews, prediction.passed)
    assert 0 < prediction.log_loss < 0.5


def test_leeches_are_named_with_their_citations(library: Library, history: History) -> None:
    """From eight lapses on; the place is that of the source which proves the answer."""
    play(library, RIGHT)
    for days in range(1, 8):
        answer_again(history, days, 0.0)
    assert () == statistics(library, history, 8).leeches
    answer_again(history, 8, 0.0)

    found = statistics(library, history, 8).leeches

    assert [("countries", 8), ("longest", 8), ("spring", 8)] == [(leech.id, leech.lapses) for leech in found]
    assert "Where does the Danube rise?" == found[2].stem
    assert ("Notes on rivers, paragraph 1, “The Danube”",) == found[2].readings


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

"""A session from its first question to its summary."""

import gc
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from quiz.engine.statistics import Tally
from quiz.engine.unreadable import Unreadable
from quiz.history.error import HistoryError
from quiz.history.record import Course
from quiz.history.store import History
from quiz.model.attempt import Paper, QuestionName
from quiz.model.outcome import Verdict
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.play.error import PlayError
from quiz.play.library import Library, Selection
from quiz.play.player import Player
from quiz.play.view import AnsweredView, AskedView, SummaryView

from .conftest import answered

RIGHT: dict[str, Response] = {
    "spring": ChoiceResponse((0,)),
    "countries": NumberResponse("10", "10"),
    "longest": TruthResponse(value=True),
}

WRONG: dict[str, Response] = {"spring": ChoiceResponse((1,)), "longest": TruthResponse(value=False)}


def started(library: Library) -> Player:
    """Return a player for all three questions."""
    return library.start(library.open("rivers"), Selection())


def asked_of(player: Player) -> AskedView:
    """Return what the player asks."""
    assert isinstance(player.view, AskedView)
    return player.view


def answer_all(player: Player, wrong: str = "") -> SummaryView:
    """Answer every question, right but for the one named `wrong`, and return the summary."""
    while isinstance(player.view, AskedView):
        question = player.view.question.id
        if question == wrong:
            player.submit(WRONG[question])
        else:
            player.submit(RIGHT[question])
        player.advance()
    assert isinstance(player.view, SummaryView)
    return player.view


def test_an_answer_is_on_record_before_its_verdict_is_shown(library: Library, history: History) -> None:
    """What the record holds of an answer is all that was asked, given, judged and measured."""
    player = started(library)
    asked = asked_of(player)

    view = answered(player.submit(RIGHT[asked.question.id]))

    (attempt,) = history.attempts_of((1).to_bytes(16, "big"))
    assert Verdict.CORRECT == view.outcome.verdict == attempt.outcome.verdict
    assert QuestionName("example.rivers", asked.question.id) == attempt.question
    assert ("1.0.0", 2026, asked.orders, view.response) == (
        attempt.pack_version,
        attempt.seed,
        attempt.presented,
        attempt.response,
    )
    assert 1000 == attempt.milliseconds
    assert 1 == (attempt.ended - attempt.started).seconds


def test_an_answer_that_cannot_be_recorded_shows_no_verdict(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question stays asked, and the answer can be given again once the record takes it."""
    player = started(library)
    asked = asked_of(player)
    with monkeypatch.context() as patch:
        patch.setattr(History, "record", _refuse)
        with pytest.raises(HistoryError, match="full"):
            player.submit(RIGHT[asked.question.id])
    assert asked == player.view

    assert Verdict.CORRECT == answered(player.submit(RIGHT[asked.question.id])).outcome.verdict


def _refuse(*_: object) -> None:
    raise HistoryError("The disk is full.")


def test_the_summary_adds_up_by_topic_and_kind_and_lists_the_misses(library: Library) -> None:
    """Three questions, one wrong: two thirds right, with the miss as it was shown."""
    summary = answer_all(started(library), wrong="spring")

    assert Tally("All questions", 3, 2.0, 0) == summary.overall
    assert {Tally("Danube", 2, 1.0, 0), Tally("Volga", 1, 1.0, 0)} == set(summary.topics)
    assert {"single_choice", "number", "true_false"} == {tally.name for tally in summary.kinds}
    (miss,) = summary.misses
    assert ("spring", ChoiceResponse((1,))) == (miss.asked.question.id, miss.response)
    assert "The Black Forest" == miss.feedback.answers[0].key


def test_misses_are_played_again_in_a_session_of_their_own(library: Library, history: History) -> None:
    """Retrying asks just what was not right; with nothing missed there is nothing to retry."""
    player = started(library)
    answer_all(player, wrong="longest")

    again = player.retry_misses()

    assert (1, "longest") == (asked_of(again).total, asked_of(again).question.id)
    answer_all(again)
    assert history.latest_unfinished() is None
    with pytest.raises(PlayError, match="nothing to retry"):
        again.retry_misses()


def test_skipping_shows_the_answer_and_counts_for_nothing(library: Library) -> None:
    """A skipped question is neither right nor wrong, and is a miss to be played again."""
    player = started(library)

    view = player.skip()

    assert (Verdict.SKIPPED, None) == (view.outcome.verdict, view.response)
    assert (0, 0.0) == (view.asked.answered, view.asked.score)
    assert view.feedback.spoken_key
    player.advance()
    summary = answer_all(player)
    assert (2, 1) == (summary.overall.answered, summary.overall.skipped)
    assert 1 == len(summary.misses)


def test_a_hint_is_shown_and_recorded(library: Library, history: History) -> None:
    """Taking the hint is part of the record of that answer."""
    player = started(library)
    while asked_of(player).question.id != "spring":
        player.skip()
        player.advance()

    assert "It is a dark place." == player.take_hint().hint
    view = player.submit(RIGHT["spring"])

    assert "It is a dark place." == view.asked.hint
    assert [attempt.hint_used for attempt in history.attempts_of((1).to_bytes(16, "big"))][-1]


def test_a_question_without_a_hint_has_none_to_take(library: Library) -> None:
    """Asking for a hint that is not there changes nothing."""
    player = started(library)
    while asked_of(player).question.id != "longest":
        player.skip()
        player.advance()

    assert asked_of(player) == player.take_hint()


def test_typed_words_are_read_before_they_are_graded(library: Library) -> None:
    """What cannot be a number is explained and changes nothing."""
    player = started(library)
    while asked_of(player).question.id != "countries":
        player.skip()
        player.advance()
    asked = player.view

    assert isinstance(player.read("many"), Unreadable)
    assert asked == player.view
    assert NumberResponse("10", "10") == player.read("10")


def test_what_does_not_fit_the_moment_is_a_fault_of_the_caller(library: Library) -> None:
    """There is no answering twice and no reading of typed words for a choice."""
    player = started(library)
    while asked_of(player).question.id != "spring":
        player.skip()
        player.advance()
    with pytest.raises(TypeError, match="takes no typed words"):
        player.read("The Alps")
    player.submit(RIGHT["spring"])
    with pytest.raises(TypeError, match="No question is being asked"):
        player.submit(RIGHT["spring"])
    assert isinstance(player.view, AnsweredView)


def test_a_session_left_is_offered_and_goes_on_with_the_same_question(library: Library) -> None:
    """Resuming asks the next question of the same paper, its options in the same order."""
    player = started(library)
    player.submit(RIGHT[asked_of(player).question.id])
    expected = player.advance()
    player.leave()

    unfinished = library.unfinished()

    assert unfinished is not None
    assert ("Rivers", 1, 3) == (unfinished.pack_title, unfinished.answered, unfinished.total)
    resumed = library.resume(unfinished)
    assert expected == resumed.view
    assert 3 == answer_all(resumed).overall.answered
    assert library.unfinished() is None


def test_a_killed_session_is_offered_too(library: Library) -> None:
    """No farewell is needed for what was answered to count."""
    player = started(library)
    player.submit(RIGHT[asked_of(player).question.id])

    unfinished = library.unfinished()

    assert unfinished is not None
    assert 1 == unfinished.answered


def test_a_session_goes_on_when_a_question_was_renamed(library: Library, pack_folder: Path) -> None:
    """A paper that names a question by its former id still asks it."""
    player = started(library)
    skipped = asked_of(player).question.id
    player.skip()
    player.leave()
    toml = pack_folder / "pack.toml"
    renamed = toml.read_text(encoding="utf-8").replace('id = "longest"', 'id = "greatest"\nwas = ["longest"]')
    toml.write_text(renamed, encoding="utf-8")
    unfinished = library.unfinished()
    assert unfinished is not None

    resumed = library.resume(unfinished)

    asked = {"greatest" if skipped == "longest" else skipped}
    while isinstance(resumed.view, AskedView):
        asked.add(resumed.view.question.id)
        resumed.skip()
        resumed.advance()
    assert {"spring", "countries", "greatest"} == asked


def test_leaving_after_the_last_answer_ends_the_session(library: Library) -> None:
    """There is nothing left to go on with."""
    player = started(library)
    for _ in range(2):
        player.skip()
        player.advance()
    player.skip()
    player.leave()

    assert library.unfinished() is None


def test_a_session_set_aside_takes_older_ones_with_it(library: Library) -> None:
    """Offers do not pile up: one no is enough."""
    for _ in range(3):
        player = started(library)
        player.skip()
        player.leave()
    unfinished = library.unfinished()
    assert unfinished is not None

    library.set_aside(unfinished)

    assert library.unfinished() is None


def test_a_session_set_aside_is_not_offered_again(library: Library) -> None:
    """The learner's no is remembered."""
    player = started(library)
    player.skip()
    player.leave()
    unfinished = library.unfinished()
    assert unfinished is not None

    library.set_aside(unfinished)

    assert library.unfinished() is None


def test_hardly_anything_is_kept_in_memory_of_an_answer(library: Library) -> None:
    """Not one block of memory for each, so that a session does not grow however long it goes on."""
    player = started(library)
    asked, ids = (QuestionName("example.rivers", "longest"),) * 100, count(1000)
    outside = replace(player._outside, new_id=lambda: next(ids).to_bytes(16, "big"))
    session = replace(player._session, id=bytes(16), paper=Paper(1, asked))
    long = Player.begin(player._packs, session, outside)
    blocks = []
    for _ in range(2):
        for _ in range(40):
            long.submit(WRONG["longest"])
            long.advance()
        gc.collect()
        blocks.append(sys.getallocatedblocks())
    assert blocks[1] - blocks[0] < 40
    assert 80 == asked_of(long).done


def test_a_question_that_left_the_pack_is_told(library: Library) -> None:
    """A paper that names what the pack has no more cannot go on."""
    player = started(library)
    session = player._session
    gone = Paper(session.paper.seed, (QuestionName("example.rivers", "gone"),))

    with pytest.raises(PlayError, match="its question “gone” is gone"):
        Player(player._packs, replace(session, paper=gone), player._outside, Course())

"""Contesting the question that was answered last."""

import pytest

from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.play.error import PlayError
from quiz.play.library import Library, Selection
from quiz.play.player import Player


def started(library: Library) -> Player:
    """Return a player for all three questions."""
    return library.start(library.open("rivers"), Selection())


def test_the_question_answered_last_is_contested(library: Library, history: History) -> None:
    """Also once the next one is asked; what is recorded is the answer, the comment and the moment."""
    player = started(library)
    assert player.contestable is None
    first = player.skip()
    assert first is player.contestable
    player.advance()

    player.contest("It is out of date.")

    (dispute,) = history.open_disputes()
    (attempt,) = history.attempts_of((1).to_bytes(16, "big"))
    assert (attempt, "It is out of date.") == (dispute.attempt, dispute.comment)
    assert 16 == len(dispute.id)
    assert attempt.ended < dispute.at


def test_an_answer_is_contested_once(library: Library, history: History) -> None:
    """There is nothing to contest before an answer, after it was contested, and after another sitting."""
    player = started(library)
    with pytest.raises(PlayError, match="nothing to contest"):
        player.contest("")
    player.skip()
    player.contest("")
    with pytest.raises(PlayError, match="nothing to contest"):
        player.contest("")
    player.advance()
    player.leave()
    unfinished = library.unfinished()
    assert unfinished is not None
    assert library.resume(unfinished).contestable is None
    assert 1 == len(history.open_disputes())


def test_a_dispute_that_cannot_be_recorded_can_be_raised_again(
    library: Library, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing has changed, and the session goes on."""

    def refuse(*_: object) -> None:
        raise HistoryError("The disk is full.")

    player = started(library)
    view = player.skip()
    with monkeypatch.context() as patch:
        patch.setattr(History, "contest", refuse)
        with pytest.raises(HistoryError, match="full"):
            player.contest("")
    assert view is player.contestable

    player.contest("")

    assert 1 == len(history.open_disputes())

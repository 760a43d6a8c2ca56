"""A session from its first question to its summary."""

from collections.abc import Callable
from typing import TypeVar

from quiz.engine.markup import plain_text
from quiz.history.error import HistoryError
from quiz.line.asking import response_to
from quiz.line.commands import Command, LeaveRequested, SkipRequested, command_in
from quiz.line.console import Console, EndOfInput
from quiz.line.feedback import show_feedback
from quiz.line.figures import share
from quiz.line.reading import show_sources
from quiz.line.summary import show_summary
from quiz.line.turn import Turn
from quiz.play.player import Player
from quiz.play.view import AnsweredView, AskedView, SummaryView

Result = TypeVar("Result")

_KEPT = "What you answered is kept; quiz offers to go on with it."
_NOTHING_KEPT = "No answer is on record yet."


def play(player: Player, console: Console) -> None:
    """Play a session, and the misses again as often as is wished, until the learner leaves.

    Raises EndOfInput when nothing more will be typed, and QuizError when the session cannot go on.
    """
    following: Player | None = player
    while following is not None:
        current = following
        try:
            following = _play_once(current, console)
        except LeaveRequested:
            console.say(_farewell(current))
            return
        except EndOfInput:
            if not isinstance(current.view, SummaryView):
                console.say(f"The input has ended. {_farewell(current)}")
            raise
        finally:
            current.leave()


def _farewell(player: Player) -> str:
    view = player.view
    return _NOTHING_KEPT if isinstance(view, AskedView) and view.number == 1 else _KEPT


def _play_once(player: Player, console: Console) -> Player | None:
    last: AnsweredView | None = None
    while True:
        match player.view:
            case AskedView() as view:
                _show_question(view, console)
                _answer(view, player, console, last)
            case AnsweredView() as view:
                show_feedback(view, console)
                last = view
                _recorded(player.advance, console)
            case SummaryView() as view:
                show_summary(view, console)
                return _retry(view, player, console, last)


def _show_question(view: AskedView, console: Console) -> None:
    console.say()
    console.say(f"Question {view.number} of {view.total}")
    if view.answered:
        console.say(f"Score so far: {share(view.score, view.answered)}")
    console.tell(view.question.topic, label="  Topic: ")
    console.tell(plain_text(view.question.stem))
    if view.caveat:
        console.say(view.caveat)


def _answer(view: AskedView, player: Player, console: Console, last: AnsweredView | None) -> None:
    try:
        response = response_to(view, Turn(view, player, console, last))
    except SkipRequested:
        _recorded(player.skip, console)
    else:
        _recorded(lambda: player.submit(response), console)


def _recorded(record: Callable[[], Result], console: Console) -> Result:
    """Record, and while that fails say so and ask whether to try again. Raises LeaveRequested, EndOfInput."""
    while True:
        try:
            return record()
        except HistoryError as problem:
            console.say("This could not be recorded, so it does not count yet:")
            console.tell(str(problem))
        if command_in(console.ask("Press Enter to try again, or type q to leave.")) is Command.LEAVE:
            raise LeaveRequested


def _retry(view: SummaryView, player: Player, console: Console, last: AnsweredView | None) -> Player | None:
    if not view.misses:
        return None
    while True:
        wish = console.ask("Type r to play the misses again, or press Enter to end.").casefold().removeprefix(":")
        if wish == "r":
            return _recorded(player.retry_misses, console)
        if not wish or command_in(wish) is Command.LEAVE:
            return None
        if command_in(wish) is Command.SOURCE:
            show_sources(last, player, console)
        else:
            console.tell(f'"{wish}" is none of these.')

"""A session from its first question to its summary."""

from quiz.engine.markup import plain_text
from quiz.line.asking import response_to
from quiz.line.commands import Command, LeaveRequested, SkipRequested, command_in
from quiz.line.console import Console, EndOfInput
from quiz.line.contesting import contest
from quiz.line.feedback import show_feedback
from quiz.line.figures import share
from quiz.line.reading import show_sources
from quiz.line.recording import recorded
from quiz.line.summary import show_summary
from quiz.line.turn import Turn
from quiz.play.player import Player
from quiz.play.view import AnsweredView, AskedView, FindingView, SummaryView

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
    return _NOTHING_KEPT if isinstance(view, AskedView) and view.done == 0 else _KEPT


def _play_once(player: Player, console: Console) -> Player | None:
    last: AnsweredView | None = None
    while True:
        match player.view:
            case AskedView() as view:
                _show_question(view, console)
                _answer(view, player, console, last)
            case FindingView():
                recorded(player.skip_finding, console)
            case AnsweredView() as view:
                show_feedback(view, console)
                last = view
                recorded(player.advance, console)
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
        recorded(player.skip, console)
    else:
        recorded(lambda: player.submit(response), console)


def _retry(view: SummaryView, player: Player, console: Console, last: AnsweredView | None) -> Player | None:
    if not view.misses:
        return None
    while True:
        line = console.ask("Type r to play the misses again, or press Enter to end.")
        wish = line.casefold().removeprefix(":")
        if wish == "r":
            return recorded(player.retry_misses, console)
        match command_in(line):
            case Command.SOURCE:
                show_sources(last, player, console)
            case Command.CONTEST:
                contest(line, last, player, console)
            case Command.LEAVE:
                return None
            case _ if not wish:
                return None
            case _:
                console.tell(f'"{wish}" is none of these.')

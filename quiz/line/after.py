"""What a learner can do behind an answer, before going on."""

from quiz.engine.scheduling.rating import Rating
from quiz.line.commands import Command, LeaveRequested, StepRequested, command_in
from quiz.line.console import Console, EndOfInput
from quiz.line.contesting import contest
from quiz.line.feedback import scheduled_lines
from quiz.line.practising import practise
from quiz.line.reading import show_sources
from quiz.line.recording import recorded
from quiz.play.player import Player
from quiz.play.view import AnsweredView

_RATINGS = {rating.name.casefold(): rating for rating in Rating} | {str(rating.value): rating for rating in Rating}
_RATE = "r and again, hard, good or easy says how well you knew it; the schedule follows that"
_COMMANDS = (
    "u undoes this answer: it counts for nothing, and the question is asked again",
    "o shows what stands around the words that it rests on",
    "p practises the questions that rest on the same passages",
    "! contests the question; words behind it say what is wrong",
    "q leaves; what you have answered is kept",
    "? shows this",
)


def pause(view: AnsweredView, player: Player, console: Console) -> None:
    """Wait where there is something to be done behind an answer: the last one, or one that the schedule counts.

    Raises StepRequested, LeaveRequested and EndOfInput; behind the last answer, the end of the input goes on.
    """
    is_last = view.asked.done == view.asked.total
    if not is_last and view.scheduled is None:
        return
    rate = "r rate it, " if view.scheduled is not None else ""
    prompt = f"Press Enter {'for the results' if is_last else 'to go on'} ({rate}u undo, ? help)"
    while True:
        try:
            line = console.ask(prompt)
        except EndOfInput:
            if is_last:
                return
            raise
        if not line:
            return
        _obey(line, view, player, console)


def _obey(line: str, view: AnsweredView, player: Player, console: Console) -> None:
    match command_in(line):
        case Command.HELP:
            for command in (*([_RATE] if view.scheduled is not None else []), *_COMMANDS):
                console.say(f"{command}.")
        case Command.UNDO:
            raise StepRequested(Command.UNDO)
        case Command.REDO if player.can_redo:
            raise StepRequested(Command.REDO)
        case Command.RATE if view.scheduled is not None:
            _rate(line, player, console)
        case Command.SOURCE:
            show_sources(view, player, console)
        case Command.PRACTISE:
            practise(view, player, console)
        case Command.CONTEST:
            contest(line, view, player, console)
        case Command.LEAVE:
            raise LeaveRequested
        case _:
            console.tell(f'"{line}" is none of these.')


def _rate(line: str, player: Player, console: Console) -> None:
    word = line.removeprefix(":").partition(" ")[2].strip().casefold().removesuffix(".")
    rating = _RATINGS.get(word)
    if rating is None:
        console.say("Type r and one of again, hard, good and easy, such as r hard.")
        return
    rated = recorded(lambda: player.rate(rating), console)
    if rated.scheduled is not None:
        console.lines(scheduled_lines(rated.scheduled))

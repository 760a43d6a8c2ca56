"""Contesting the question that was answered last, or one of a challenge that is over."""

from quiz.engine.comment import read_comment
from quiz.engine.markup import plain_text
from quiz.engine.unreadable import Unreadable
from quiz.line.commands import Command, command_in
from quiz.line.console import Console
from quiz.line.numbers import one_of
from quiz.line.recording import recorded
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.view import EndView
from quiz.play.player import Player
from quiz.play.view import AnsweredView

_ON_RECORD = "That is on record for the author of the pack; quiz disputes lists it."


def contest_reviewed(line: str, player: ChallengePlayer, console: Console) -> None:
    """Contest a question of a challenge that is over; behind the sign stand its number, and the comment if any.

    Raises EndOfInput.
    """
    number, _, words = line.partition(Command.CONTEST)[2].strip().partition(" ")
    view = player.view
    if not isinstance(view, EndView):
        raise TypeError("The challenge is not over.")
    place = one_of(range(len(view.review)))(number)
    if isinstance(place, Unreadable):
        console.tell(place.message)
    elif place + 1 in player.contested:
        console.say(f"You have contested question {place + 1} already.")
    else:
        console.say("You contest this question:")
        console.tell(plain_text(view.review[place].answered.asked.question.stem))
        comment = _comment(words, console)
        if comment is not None:
            recorded(lambda: player.contest(place + 1, comment), console)
            console.say(_ON_RECORD)


def contest(line: str, answered: AnsweredView | None, player: Player, console: Console) -> None:
    """Contest the question answered last; what stands behind the sign in the line is the comment.

    Raises LeaveRequested and EndOfInput.
    """
    if answered is None:
        console.say("There is no answer yet that could be contested.")
        return
    if player.contestable is None:
        console.say("You have contested your last answer already.")
        return
    console.say("You contest the question that you answered last:")
    console.tell(plain_text(answered.asked.question.stem))
    comment = _comment(line.partition(Command.CONTEST)[2], console)
    if comment is not None:
        recorded(lambda: player.contest(comment), console)
        console.say(_ON_RECORD)


def _comment(words: str, console: Console) -> str | None:
    """Return the comment in the words, or else the one asked for, or None where the learner takes the wish back."""
    comment = read_comment(words) if words else None
    while not isinstance(comment, str):
        if comment is not None:
            console.tell(comment.message)
        line = console.ask(
            "Type what is wrong with it, press Enter to contest it without a comment, or type :q to go back."
        )
        if command_in(line, typed=True) is Command.LEAVE:
            return None
        comment = read_comment(line)
    return comment

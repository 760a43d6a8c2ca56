"""Contesting the question that was answered last."""

from quiz.engine.comment import read_comment
from quiz.engine.markup import plain_text
from quiz.line.commands import Command, command_in
from quiz.line.console import Console
from quiz.line.recording import recorded
from quiz.play.player import Player
from quiz.play.view import AnsweredView


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
        console.say("That is on record for the author of the pack; quiz disputes lists it.")


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

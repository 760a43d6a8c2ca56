"""Practising what rests on the same passages as the answer that was given last."""

from quiz.engine.figures import counted
from quiz.line.commands import PracticeRequested
from quiz.line.console import Console
from quiz.model.attempt import QuestionName
from quiz.model.error import QuizError
from quiz.play.player import Player
from quiz.play.view import AnsweredView, SummaryView


def practise(answered: AnsweredView | None, player: Player, console: Console) -> None:
    """Leave for the questions that rest on the passages of the last answer, if that is wanted.

    Raises PracticeRequested and EndOfInput.
    """
    questions = _resting(answered, player, console)
    if not questions:
        console.say("Nothing that you have answered rests on a document at hand.")
        return
    if not isinstance(player.view, SummaryView):
        console.say(f"Leave this session, and practise {counted(len(questions), 'question')} on the same passages?")
        console.say("What you have answered is kept, and quiz offers to go on with it.")
        if console.ask("Type y to do so, or press Enter to stay.").casefold() not in {"y", "yes"}:
            return
    raise PracticeRequested(questions)


def _resting(answered: AnsweredView | None, player: Player, console: Console) -> tuple[QuestionName, ...]:
    """Return the questions that rest on the passages of an answer, as far as they may be told."""
    questions: dict[QuestionName, None] = {}
    for evidence in answered.openable if answered is not None else ():
        try:
            resting = player.reading(evidence).resting
        except QuizError as problem:
            console.tell(str(problem))
        else:
            questions |= dict.fromkeys(resting.get(evidence.number, ()))
    return tuple(questions)

"""A session from its first question to its summary."""

from dataclasses import replace

from quiz.engine.feedback import given_words
from quiz.engine.markup import plain_text
from quiz.history.error import HistoryError
from quiz.line.after import pause
from quiz.line.asking import response_to
from quiz.line.certainty import ask_certainty
from quiz.line.commands import Command, LeaveRequested, PracticeRequested, StepRequested, command_in
from quiz.line.console import Console, EndOfInput
from quiz.line.contesting import contest
from quiz.line.feedback import show_feedback
from quiz.line.figures import share
from quiz.line.finding import ask_for_proof
from quiz.line.practising import practise
from quiz.line.reading import show_sources
from quiz.line.recording import recorded
from quiz.line.summary import show_summary
from quiz.line.turn import SessionTurn
from quiz.model.attempt import QuestionName
from quiz.play.player import Player
from quiz.play.view import AnsweredView, AskedView, FindingView, SummaryView

_KEPT = "What you answered is kept; quiz offers to go on with it."
_COMPLETE = "What you answered is kept."
_NOTHING_KEPT = "Nothing was answered in this session."


def play(player: Player, console: Console) -> None:
    """Play a session, then the misses or what rests on a passage as often as is wished, until the learner leaves.

    Raises EndOfInput when nothing more will be typed, and QuizError when the session cannot go on.
    """
    following: Player | None = player
    while following is not None:
        current = following
        practice: tuple[QuestionName, ...] = ()
        try:
            following = _play_once(current, console)
        except PracticeRequested as wish:
            practice = wish.questions
        except LeaveRequested:
            console.say(_farewell(current))
            return
        except EndOfInput:
            if not isinstance(current.view, SummaryView):
                console.say(f"The input has ended. {_farewell(current)}")
            raise
        finally:
            _leave(current, console)
        if practice:
            following = current.practise(practice)


def _leave(player: Player, console: Console) -> None:
    try:
        player.leave()
    except HistoryError as problem:
        console.say("What was answered is kept, but not that you left.")
        console.tell(str(problem))


def _farewell(player: Player) -> str:
    match player.view:
        case AskedView(done=0):
            return _NOTHING_KEPT
        case AnsweredView() as view if view.asked.done == view.asked.total:
            return _COMPLETE
    return _KEPT


def _play_once(player: Player, console: Console) -> Player | None:
    last: AnsweredView | None = None
    number = 0  # of the question that stands there last
    while True:
        match player.view:
            case AskedView() as view:
                if last is not None and view.done < last.asked.done:
                    last = None  # it was undone
                _show_question(view, console)
                number = view.number
                _answer(view, player, console, last)
            case FindingView() as view:
                if view.asked.number != number:
                    _show_question(view.asked, console)
                    given = given_words(view.asked.question, view.response, view.asked.language)
                    console.tell(given, label="  Your answer: ")
                    number = view.asked.number
                console.say()
                _prove(view, player, console, last)
            case AnsweredView() as view:
                if view.asked.number != number:
                    _show_question(replace(view.asked, answered=0), console)  # the score would tell the verdict
                    number = view.asked.number
                show_feedback(view, console)
                last = view
                _go_on(view, player, console)
            case SummaryView() as view:
                show_summary(view, console)
                return _retry(view, player, console, last)


def _show_question(view: AskedView, console: Console) -> None:
    console.say()
    again = ", which you put off" if view.was_put_off else ""
    console.say(f"Question {view.number} of {view.total}{again}")
    if view.answered:
        console.say(f"Score so far: {share(view.score, view.answered)}")
    console.tell(view.question.topic, label="  Topic: ")
    console.tell(plain_text(view.question.stem))
    for remark in (view.notice, view.caveat):
        if remark:
            console.say(remark)


def _answer(view: AskedView, player: Player, console: Console, last: AnsweredView | None) -> None:
    turn = SessionTurn(view, player, console, last)
    try:
        response = response_to(view, turn)
    except StepRequested as step:
        _take(step.command, player, console)
        return
    certainty = None
    if view.asks_certainty and not view.caveat:
        try:
            certainty = ask_certainty(turn, is_first=view.done == 0)
        except StepRequested as step:
            if step.command is Command.UNDO:
                console.say("Your answer is taken back.")
            else:
                _take(step.command, player, console)
            return
    recorded(lambda: player.submit(response, certainty), console)


def _go_on(view: AnsweredView, player: Player, console: Console) -> None:
    try:
        pause(view, player, console)
    except StepRequested as step:
        _take(step.command, player, console)
    else:
        recorded(player.advance, console)


def _take(command: Command, player: Player, console: Console) -> None:
    """Take a step of the session other than to answer, which is known to be possible now."""
    match command:
        case Command.SKIP:
            recorded(player.skip, console)
        case Command.LATER:
            recorded(player.put_off, console)
            console.say("Put off. It comes back at the end.")
        case Command.UNDO:
            recorded(player.undo, console)
            console.say("Undone. That answer counts for nothing, and its question is asked again.")
        case Command.REDO:
            recorded(player.redo, console)
            console.say("Redone. The answer counts again:")


def _prove(view: FindingView, player: Player, console: Console, last: AnsweredView | None) -> None:
    try:
        response = ask_for_proof(view.searched, SessionTurn(view, player, console, last))
    except StepRequested as step:
        if step.command is Command.SKIP:
            recorded(player.skip_finding, console)
        else:
            _take(step.command, player, console)
    else:
        recorded(lambda: player.submit_finding(response), console)


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
            case Command.PRACTISE:
                practise(last, player, console)
            case Command.CONTEST:
                contest(line, last, player, console)
            case Command.LEAVE:
                return None
            case _ if not wish:
                return None
            case _:
                console.tell(f'"{wish}" is none of these.')

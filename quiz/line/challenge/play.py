"""A challenge from its rules to its result."""

from collections.abc import Callable
from functools import partial

from quiz.engine.challenge.wording import time_told
from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.history.error import HistoryError
from quiz.line.asking import response_to
from quiz.line.challenge.end import show_end, show_review
from quiz.line.challenge.timing import Timing
from quiz.line.challenge.turn import ChallengeTurn, TimeIsUp
from quiz.line.commands import Command, LeaveRequested, StepRequested, command_in
from quiz.line.console import Console, EndOfInput
from quiz.line.contesting import contest_reviewed
from quiz.line.recording import recorded
from quiz.model.challenge_result import ChallengeResult
from quiz.model.outcome import Verdict
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.view import EndView, RacingView, ReadyView, SettledView
from quiz.play.challenge.wording import best_told, settled_told, standing_told

Save = Callable[[ChallengeResult], None]


def play_challenge(player: ChallengePlayer, console: Console, timing: Timing, save: Save) -> None:
    """Play a challenge, tell its result, save it, and review its questions, which can be contested then.

    Raises EndOfInput when nothing more will be typed, and QuizError when the challenge cannot go on.
    """
    is_input_over = False
    try:
        _race(player, console, timing)
    except LeaveRequested:
        pass
    except EndOfInput:
        console.say("The input has ended.")
        is_input_over = True
    finally:
        _leave(player, console, timing)
    view = player.view
    if not isinstance(view, EndView):
        console.say("The challenge was not begun.")
        return
    show_end(view, console)
    save(view.result)
    if is_input_over:
        raise EndOfInput
    if view.review and not _wants_to_leave(console, "Press Enter for the review of every question, or type q to end."):
        show_review(view, console)
        _contest(player, console)


def _leave(player: ChallengePlayer, console: Console, timing: Timing) -> None:
    try:
        player.leave(timing.clock())
    except HistoryError as problem:
        console.say("What was answered is kept, but not that the challenge is over.")
        console.tell(str(problem))


def _race(player: ChallengePlayer, console: Console, timing: Timing) -> None:
    while True:
        match player.view:
            case ReadyView() as view:
                _show_rules(view, console)
                if _wants_to_leave(console, "Press Enter to start the clock, or type q to leave."):
                    raise LeaveRequested
                recorded(partial(player.begin, timing.clock(), is_ticking=timing.is_ticking), console)
            case RacingView() as view:
                _show_question(view, player, console, timing)
                _answer(view, player, console, timing)
            case SettledView() as view:
                _show_settled(view, player, console)
                is_read = view.outcome is not None and not view.is_last
                if is_read and _wants_to_leave(console, "Press Enter for the next question, or type q to leave."):
                    raise LeaveRequested
                recorded(partial(player.advance, timing.clock()), console)
            case EndView():
                return


def _show_rules(view: ReadyView, console: Console) -> None:
    console.say(f"Challenge: {view.title}")
    console.tell(view.pack_title, label="  Pack: ")
    for rule in view.rules:
        console.say(f"- {rule}")
    console.say(f"Code: {view.code}")
    console.say(best_told(view.best))
    console.say("Once begun, a challenge cannot be interrupted and gone on with later.")


def _show_question(view: RacingView, player: ChallengePlayer, console: Console, timing: Timing) -> None:
    asked = view.asked
    console.say()
    of_all = "" if view.questions is None else f" of {view.questions}"
    console.say(f"Question {asked.number}{of_all}. {_time(view)}")
    if asked.done and view.figures.points is not None:
        console.say(", ".join(standing_told(view.figures)))
        ghost = player.look(timing.clock()).ghost_points
        if ghost is not None:
            console.say(f"Your best run had {counted(ghost, 'point')} at this time.")
    console.tell(plain_text(asked.question.stem))
    if asked.caveat:
        console.say(asked.caveat)


def _time(view: RacingView) -> str:
    if view.limit_milliseconds is None:
        return "No limit."
    words = time_told(view.limit_milliseconds)
    return f"{words} left for the whole." if view.is_shared else f"You have {words}."


def _answer(view: RacingView, player: ChallengePlayer, console: Console, timing: Timing) -> None:
    turn = ChallengeTurn(player, console, timing)
    try:
        response = response_to(view.asked, turn)
    except TimeIsUp:
        recorded(player.expire, console)
    except StepRequested:
        recorded(partial(player.skip, turn.at), console)
    else:
        recorded(partial(player.submit, response, turn.at), console)


def _show_settled(view: SettledView, player: ChallengePlayer, console: Console) -> None:
    if view.is_late:
        console.say("The time was up.")
    outcome = view.outcome
    if outcome is None or view.earned is None:
        return
    if not view.is_late:
        words = outcome.verdict.value.capitalize()
        share = f", {percent(outcome.score)}" if outcome.verdict is Verdict.PARTLY_CORRECT else ""
        console.say(f"{words}{share}: {settled_told(view)}")
    if outcome.verdict is not Verdict.CORRECT:
        console.tell(player.answered().feedback.spoken_key, label="Answer: ")


def _contest(player: ChallengePlayer, console: Console) -> None:
    prompt = "Press Enter to end, or type ! and the number of a question to contest it; words behind it say why."
    while line := console.ask(prompt):
        match command_in(line):
            case Command.LEAVE:
                return
            case Command.CONTEST:
                contest_reviewed(line, player, console)
            case _:
                console.tell(f'"{line}" is none of these.')


def _wants_to_leave(console: Console, prompt: str) -> bool:
    """Ask for Enter, and tell whether the learner wants to leave instead."""
    while True:
        line = console.ask(prompt)
        if not line:
            return False
        if command_in(line) is Command.LEAVE:
            return True
        console.tell(f'"{line}" is none of these.')

"""The result of a challenge, and the review of its questions."""

from quiz.engine.challenge.result import clock_time
from quiz.engine.challenge.wording import extra_time_told
from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.line.console import Console
from quiz.line.feedback import show_feedback
from quiz.line.figures import local_day
from quiz.play.challenge.view import Best, EndView


def best_told(best: Best | None) -> str:
    """Return what is to be said of the personal best before a run."""
    if best is None:
        return "You have no result by these rules, of this length and with this time yet."
    marked = ", interrupted" if best.interruptions else ""
    return (
        f"Your best so far: {counted(best.points, 'point')}, {percent(best.accuracy)} right,"
        f" {clock_time(best.milliseconds)}, on {local_day(best.started)}{marked}"
    )


def earned_told(points: int) -> str:
    """Return what a question earned, such as `+967 points`."""
    return f"{'+' if points > 0 else ''}{counted(points, 'point')}"


def show_end(view: EndView, console: Console) -> None:
    """Write the three figures apart from one another, what is to be remarked, and the line that can be shared."""
    result = view.result
    console.say()
    if result.is_left:
        console.say("You left the challenge. What you answered is kept; it cannot be gone on with.")
    else:
        console.say("The end of the challenge.")
    console.say(f"Points: {result.points}")
    console.say(f"Accuracy: {percent(result.accuracy)}")
    console.say(f"Time: {clock_time(result.milliseconds)}")
    if extra := extra_time_told(result.extra_time):
        console.say(f"Extra time: {extra}")
    for interruption in sorted(result.interruptions):
        console.say(f"Interrupted: {interruption}")
    if view.not_reached:
        console.say(f"{counted(view.not_reached, 'question')} not reached")
    if view.is_best:
        console.say("A new personal best." if view.best else "Your first result by these rules.")
    if view.best is not None:
        console.say(best_told(view.best))
    console.say("To share:")
    console.lines([view.line])  # whole, so that it can be copied


def show_review(view: EndView, console: Console) -> None:
    """Write every question that was asked with its answer, its explanation and its sources."""
    for reviewed in view.review:
        console.say()
        number = reviewed.answered.asked.number
        console.say(f"Question {number}: {earned_told(reviewed.earned)}, {clock_time(reviewed.milliseconds)}")
        console.tell(plain_text(reviewed.answered.asked.question.stem))
        show_feedback(reviewed.answered, console)

"""The result of a challenge, and the review of its questions."""

from quiz.engine.challenge.result import clock_time
from quiz.engine.figures import percent
from quiz.engine.markup import plain_text
from quiz.line.console import Console
from quiz.line.feedback import show_feedback
from quiz.play.challenge.view import EndView
from quiz.play.challenge.wording import earned_told, end_told, remarks_told


def show_end(view: EndView, console: Console) -> None:
    """Write the three figures apart from one another, what is to be remarked, and the line that can be shared."""
    result = view.result
    console.say()
    console.say(end_told(view))
    console.say(f"Points: {result.points}")
    console.say(f"Accuracy: {percent(result.accuracy)}")
    console.say(f"Time: {clock_time(result.milliseconds)}")
    for remark in remarks_told(view):
        console.say(remark)
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

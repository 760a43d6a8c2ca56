"""What can be done while a challenge is played, by which keys."""

from textual.binding import Binding, BindingType

from quiz.model.question import SingleChoice, TrueFalse
from quiz.play.challenge.view import RacingView, ReadyView, SettledView

CHALLENGE_HELP = """
Answer by keyboard or by mouse: what counts is the instant of your key or click. 1 to 9 answer a choice at once. The
clock goes on while you read this.
"""

CHALLENGE_KEYS: list[BindingType] = [
    *(
        Binding(
            str(digit),
            f"answer({digit})",
            "Answer",
            key_display="1-9",
            priority=True,  # so that nothing stands between the key and its verdict
            show=digit == 1,
            system=digit > 1,
            tooltip="Answer with the option of that number, at once",
            id=f"challenge.answer.{digit}",
        )
        for digit in range(1, 10)
    ),
    Binding("enter,space", "start", "Start", tooltip="Start the clock at once", id="challenge.start"),
    Binding(
        "enter,space,n",
        "next",
        "Next",
        priority=True,  # the answer keeps the focus until all of its verdict is shown
        tooltip="Go on to the next question",
        id="challenge.next",
    ),
    Binding("enter,i", "return", "Back to the answer", tooltip="Go back to answering", id="challenge.return"),
    Binding("s,f3", "skip", "Skip", tooltip="Skip this question; it earns nothing", id="challenge.skip"),
    Binding("q,f4", "leave", "Leave", tooltip="Leave; it cannot be gone on with", id="challenge.leave"),
]


def can_be_done(action: str, view: RacingView | SettledView | ReadyView | None) -> bool:
    """Return whether an action can be taken where the view is shown."""
    match action:
        case "answer":
            return isinstance(view, RacingView) and isinstance(view.asked.question, SingleChoice | TrueFalse)
        case "start":
            return isinstance(view, ReadyView)
        case "next":
            return isinstance(view, SettledView)
        case "skip" | "submit":
            return isinstance(view, RacingView)
    return True

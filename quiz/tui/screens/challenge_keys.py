"""What can be done while a challenge is played, by which keys."""

from textual.binding import Binding, BindingType

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

"""How an answer counts for the schedule, and the learner's own word on it."""

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.engine.scheduling.rating import Rating
from quiz.play.outside import Scheduled
from quiz.tui.widgets.press import Press


class RatingBar(Vertical):
    """What the answer counts as, when its question is asked again, and the four ratings to choose from.

    They are laid out when they are first shown: most sessions have none, and none stands below a first question.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words = Static(id="scheduled")
        self._presses: dict[Rating, Press] = {}

    def show(self, scheduled: Scheduled | None) -> None:
        """Show how an answer counts, or nothing where it does not."""
        self.display = scheduled is not None
        if scheduled is None:
            return
        if not self._presses:
            self._presses = {rating: _press(rating) for rating in Rating}
            self.mount(Horizontal(self._words, Horizontal(*self._presses.values(), id="ratings")))
        self._words.update(
            Content.assemble((scheduled.rating.name.capitalize(), "bold"), f" · comes back {scheduled.when}")
        )
        for rating, press in self._presses.items():
            press.set_class(rating is scheduled.rating, "-counts")


def _press(rating: Rating) -> Press:
    name = rating.name
    return Press(f"{rating.value} {name.capitalize()}", f"screen.rate({rating.value})", id=f"rate-{name.casefold()}")

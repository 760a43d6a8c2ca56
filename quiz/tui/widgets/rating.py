"""How an answer counts for the schedule, and the learner's own word on it."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.engine.scheduling.rating import Rating
from quiz.play.outside import Scheduled
from quiz.tui.widgets.press import Press


class RatingBar(Vertical):
    """What the answer counts as, when its question is asked again, and the four ratings to choose from."""

    def compose(self) -> ComposeResult:
        """Lay out the ratings beside what is said of them."""
        presses = Horizontal(
            *(
                Press(f"{rating.value} {rating.name.capitalize()}", f"screen.rate({rating.value})", id=_name(rating))
                for rating in Rating
            ),
            id="ratings",
        )
        yield Horizontal(Static(id="scheduled"), presses)

    def show(self, scheduled: Scheduled | None) -> None:
        """Show how an answer counts, or nothing where it does not."""
        self.display = scheduled is not None
        if scheduled is None:
            return
        self.query_one("#scheduled", Static).update(
            Content.assemble((scheduled.rating.name.capitalize(), "bold"), f" · comes back {scheduled.when}")
        )
        for rating in Rating:
            self.query_one(f"#{_name(rating)}").set_class(rating is scheduled.rating, "-counts")


def _name(rating: Rating) -> str:
    return f"rate-{rating.name.casefold()}"

"""What both front ends say of a challenge."""

from collections.abc import Iterator

from quiz.engine.challenge.result import clock_time
from quiz.engine.challenge.wording import extra_time_told, time_told
from quiz.engine.figures import counted, percent
from quiz.play.challenge.view import Best, EndView, Figures, SettledView


def best_told(best: Best | None, when: str = "so far") -> str:
    """Return what is to be said of the personal best so far, or as it was `before` a run that is over."""
    if best is None:
        return "You have no result by these rules, of this length and with this time yet."
    marked = ", interrupted" if best.interruptions else ""
    day = best.started.astimezone().date().isoformat()
    return (
        f"Your best {when}: {counted(best.points, 'point')}, {percent(best.accuracy)} right,"
        f" {clock_time(best.milliseconds)}, on {day}{marked}"
    )


def earned_told(points: int) -> str:
    """Return what a question earned, such as `+967 points`."""
    return f"{'+' if points > 0 else ''}{counted(points, 'point')}"


def settled_told(settled: SettledView) -> str:
    """Return what comes of an answer, such as `+967 points`, or `-33 points, and 3 s less`, once that is told."""
    earned = earned_told(settled.earned or 0)
    taken = settled.taken_milliseconds
    return f"{earned}, and {time_told(taken)} less" if taken else earned


def standing_told(figures: Figures) -> tuple[str, ...]:
    """Return how a run stands, such as `1834 points`, `2 right in a row` and `1 life left`, as far as it is told."""
    told = [] if figures.points is None else [counted(figures.points, "point")]
    if figures.streak:
        told.append(f"{figures.streak} right in a row")
    if figures.lives is not None:
        told.append("1 life left" if figures.lives == 1 else f"{figures.lives} lives left")
    return tuple(told)


def end_told(view: EndView) -> str:
    """Return how a run came to its end."""
    if view.result.is_left:
        return "You left the challenge. What you answered is kept; it cannot be gone on with."
    return "The end of the challenge."


def remarks_told(view: EndView) -> Iterator[str]:
    """Yield what has to be said beside the three figures of a run that is over, a sentence each."""
    result = view.result
    if extra := extra_time_told(result.extra_time):
        yield f"Extra time: {extra}"
    for interruption in sorted(result.interruptions):
        yield f"Interrupted: {interruption}"
    if view.not_reached:
        yield f"{counted(view.not_reached, 'question')} not reached"
    if view.is_best:
        yield "A new personal best." if view.best else "Your first result by these rules."
    if view.best is not None:
        yield best_told(view.best, "before" if view.is_best else "so far")

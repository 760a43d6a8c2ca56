"""The way to a sitting of study, also where nothing is due."""

from functools import partial
from typing import TYPE_CHECKING

from quiz.play.player import Player
from quiz.play.study import MISS_DAYS, Desk, Sitting

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp


async def study(sitting: Sitting, desk: Desk, app: "QuizApp") -> Player | None:
    """Return today's sitting, or what the learner chooses instead where nothing is due; None for the library."""
    begun = await app.tried(lambda: (desk.study(sitting),))
    if begun is None:
        return None
    (player,) = begun
    return player or await instead_of(sitting, desk, app)


async def instead_of(sitting: Sitting, desk: Desk, app: "QuizApp") -> Player | None:
    """Show that nothing is due, and return what the learner chooses instead; None for the library."""
    from quiz.tui.screens.nothing_due import Instead, NothingDueScreen

    while True:
        known = await app.tried(lambda: (desk.agenda(sitting.packs), len(desk.misses(MISS_DAYS, sitting.packs))))
        if known is None:
            return None
        agenda, misses = known
        match await app.push_screen_wait(NothingDueScreen(agenda, misses)):
            case Instead.AHEAD:
                player = await app.tried(partial(desk.study, sitting, is_ahead=True))
            case Instead.MISSES:
                player = await app.tried(partial(desk.cram_misses, MISS_DAYS, sitting))
            case Instead.TOPIC:
                player = await _cram_topic(sitting, desk, app)
            case None:
                return None
        if player is not None:
            return player


async def _cram_topic(sitting: Sitting, desk: Desk, app: "QuizApp") -> Player | None:
    from quiz.tui.screens.nothing_due import TopicScreen

    topics = await app.tried(partial(desk.topics, sitting.packs))
    if not topics:
        return None
    topic = await app.push_screen_wait(TopicScreen(topics))
    return None if topic is None else await app.tried(partial(desk.cram_topic, topic, sitting))

"""The way to a sitting of study, also where nothing is due."""

from functools import partial

from quiz.play.player import Player
from quiz.play.study import MISS_DAYS, Desk, Sitting
from quiz.tui.challenging import Challenged, challenge
from quiz.tui.screens.after_challenge import AfterChallenge
from quiz.tui.stage import Stage


async def study(sitting: Sitting, desk: Desk, stage: Stage) -> Player | None:
    """Return today's sitting, or what the learner chooses instead where nothing is due; None for the library."""
    begun = await stage.tried(lambda: (desk.study(sitting),))
    if begun is None:
        return None
    (player,) = begun
    return player or await instead_of(sitting, desk, stage)


async def instead_of(sitting: Sitting, desk: Desk, stage: Stage) -> Player | None:
    """Show that nothing is due, and return what the learner chooses instead; None for the library."""
    from quiz.tui.screens.nothing_due import Instead, NothingDueScreen

    while True:
        known = await stage.tried(lambda: (desk.agenda(sitting.packs), len(desk.misses(MISS_DAYS, sitting.packs))))
        if known is None:
            return None
        agenda, misses = known
        match await stage.push_screen_wait(NothingDueScreen(agenda, misses)):
            case Instead.AHEAD:
                player = await stage.tried(partial(desk.study, sitting, is_ahead=True))
            case Instead.MISSES:
                player = await stage.tried(partial(desk.cram_misses, MISS_DAYS, sitting))
            case Instead.TOPIC:
                player = await _cram_topic(sitting, desk, stage)
            case Instead.CHALLENGE:
                wish = await _challenge(sitting, desk, stage)
                if wish is AfterChallenge.LIBRARY:
                    return None
                player = wish if isinstance(wish, Player) else None
            case None:
                return None
        if player is not None:
            return player


async def _cram_topic(sitting: Sitting, desk: Desk, stage: Stage) -> Player | None:
    from quiz.tui.screens.nothing_due import TopicScreen

    topics = await stage.tried(partial(desk.topics, sitting.packs))
    if not topics:
        return None
    topic = await stage.push_screen_wait(TopicScreen(topics))
    return None if topic is None else await stage.tried(partial(desk.cram_topic, topic, sitting))


async def _challenge(sitting: Sitting, desk: Desk, stage: Stage) -> Player | AfterChallenge | None:
    from quiz.tui.screens.nothing_due import PackScreen

    packs = await stage.tried(partial(desk.packs, sitting.packs))
    if not packs:
        return None
    pack = packs[0] if len(packs) == 1 else await stage.push_screen_wait(PackScreen(packs))
    offer = None if pack is None else await stage.tried(partial(desk.challenges, pack))
    return None if offer is None else await challenge(Challenged(offer), stage)

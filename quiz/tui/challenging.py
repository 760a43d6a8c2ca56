"""The way from a pack to a challenge, to its end and to another one."""

from collections.abc import Callable
from functools import partial

from quiz.model.challenge_result import ChallengeResult
from quiz.model.dataclass import dataclass
from quiz.play.challenge.offer import Offer
from quiz.play.player import Player
from quiz.tui.screens.after_challenge import AfterChallenge
from quiz.tui.screens.practice import Practice
from quiz.tui.stage import Stage

Save = Callable[[ChallengeResult], str]
"""Writes a result where that was wanted, and returns what there is to be said of it."""


@dataclass(frozen=True, slots=True)
class Challenged:
    """The challenge that was named on the command line, and what becomes of its result."""

    offer: Offer
    save: Save | None = None


async def challenge(challenged: Challenged, stage: Stage) -> Player | AfterChallenge:
    """Play challenges with a pack until the learner wants something else, and return what that is."""
    from quiz.tui.screens.challenge import ChallengeScreen
    from quiz.tui.screens.challenge_end import ChallengeEndScreen
    from quiz.tui.screens.challenge_start import ChallengeStartScreen

    while True:
        player = await stage.push_screen_wait(ChallengeStartScreen(challenged.offer))
        if player is None:
            return AfterChallenge.LEAVE
        view = await stage.push_screen_wait(ChallengeScreen(player, stage.input_clock))
        if view is None:
            continue
        saved = "" if challenged.save is None else challenged.save(view.result)
        wish = await stage.push_screen_wait(ChallengeEndScreen(view, player, saved))
        match wish:
            case AfterChallenge.ANOTHER:
                challenged.offer.deal_another()
            case Practice(questions):
                begun = await stage.tried(partial(player.practise, questions))
                return begun or AfterChallenge.LEAVE
            case AfterChallenge.LIBRARY | AfterChallenge.LEAVE:
                return wish

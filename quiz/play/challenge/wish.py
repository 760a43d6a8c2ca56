"""What a learner wants to play, turned into the code of a challenge."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.dealing import code_for, daily_code, is_of_pack, rules_in_force, rules_of
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, rules_called, usual_number, wrong_number
from quiz.engine.figures import counted
from quiz.model.challenge import SEED_BITS, ChallengeCode, Rules
from quiz.model.dataclass import dataclass
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.terms import print_of
from quiz.play.error import PlayError
from quiz.play.library import Library


class WishError(PlayError):
    """There is no such challenge; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner wants to play; None where nothing was said. Without `speed`, points do not fall with time.

    `rules` is the id of a rule set of the program or of the pack.
    """

    rules: str | None = None
    questions: int | None = None
    seconds: int | None = None
    seed: int | None = None
    speed: bool = True


def code_of_wish(wish: Wish, pack: CompiledPack, new_seed: Callable[[], int]) -> str:
    """Return the code of the challenge that is wanted. Raises WishError where there is none."""
    name = wish.rules or BLITZ.id
    rules = rules_called(name, pack.challenges)
    if rules is None:
        known = ", ".join(each.id for each in (*BUILT_IN, *pack.challenges))
        raise WishError(f"There are no rules called {name}. There are: {known}.")
    seed = new_seed() % (1 << SEED_BITS) if wish.seed is None else wish.seed
    return spelt(code_for(print_of(pack), _with_speed(rules, wish), _number(wish, rules, pack), seed))


def code_of_the_day(wish: Wish, pack: CompiledPack, day: date) -> str:
    """Return the code of the day, with speed points or without."""
    pack_print = print_of(pack)
    code = daily_code(pack_print, day)
    return spelt(code_for(pack_print, _with_speed(BLITZ, wish), code.number, code.seed))


def pack_with_challenge(library: Library, code: ChallengeCode) -> CompiledPack:
    """Return the pack of a library that a code was made with, or else one of those with the code of that pack.

    Raises WishError where there is none.
    """
    nearest: str | None = None
    for pack in library.packs():
        if is_of_pack(code, pack.info):
            rules = rules_of(code, pack.challenges)
            if rules is not None and rules_in_force(code, print_of(pack), rules) is not None:
                nearest = pack.info.id
                break
            nearest = nearest or pack.info.id
    if nearest is None:
        raise WishError(f"No pack here has the code {code.pack}, with which {spelt(code)} begins. See `quiz list`.")
    return library.open(nearest)


def _with_speed(rules: Rules, wish: Wish) -> Rules:
    return rules if wish.speed else replace(rules, speed=False)


def _number(wish: Wish, rules: Rules, pack: CompiledPack) -> int:
    is_by_clock = rules.limit == "clock"
    wanted, other = (wish.seconds, wish.questions) if is_by_clock else (wish.questions, wish.seconds)
    if other is not None:
        right, wrong = ("seconds", "questions") if is_by_clock else ("questions", "seconds")
        raise WishError(f"{rules.title} is played for a number of {right}, not of {wrong}.")
    number = wanted
    if number is None:
        usual = usual_number(rules)
        number = usual if is_by_clock else min(usual, pack.questions)
    if problem := wrong_number(rules, number):
        raise WishError(problem)
    if not is_by_clock and number > pack.questions:
        raise WishError(f"{pack.info.title} has {counted(pack.questions, 'question')}, and {number} are too many.")
    return number

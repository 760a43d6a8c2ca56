"""The challenges that can be played with a pack, before one of them is chosen."""

from dataclasses import replace

from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.dealing import code_for
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, QUESTION_COUNTS, SPRINT, SPRINT_SECONDS, usual_number
from quiz.model.challenge import SEED_BITS, ExtraTime, Rules
from quiz.model.dataclass import dataclass
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.deal import Dealt, deal
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.terms import print_of
from quiz.play.outside import Outside

_COUNTS = (5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a learner chooses before a challenge.

    `number` counts questions, or seconds where the rules go by the clock; without `speed`, points do not fall with
    time, even where the rules would have it.
    """

    rules: Rules
    number: int
    speed: bool
    extra_time: ExtraTime


class Offer:
    """The challenges with a pack, all of one seed until another paper is wanted.

    `first` is the one that is offered first; without it that is a blitz of the usual length. Where `is_fixed` only
    the extra time can be chosen. `name` is the player's in the result, or empty.
    """

    def __init__(  # noqa: PLR0913 - what the command line may have said
        self,
        pack: CompiledPack,
        outside: Outside,
        first: Dealt | None = None,
        extra_time: ExtraTime = ExtraTime.USUAL,
        *,
        is_fixed: bool = False,
        name: str = "",
    ) -> None:
        self._pack = pack
        self._outside = outside
        self._name = name
        self._seed = self._new_seed() if first is None else first.code.seed
        self.is_fixed = is_fixed
        self.rules: tuple[Rules, ...] = (*BUILT_IN, *pack.challenges)
        if first is None:
            self.choice = Choice(BLITZ, self.usual_number(BLITZ), speed=True, extra_time=extra_time)
        else:
            rules = next(rules for rules in self.rules if rules.id == first.rules.id)
            speed = first.rules.speed or not rules.speed
            self.choice = Choice(rules, first.code.number, speed, extra_time)

    @property
    def title(self) -> str:
        """The title of the pack."""
        return self._pack.info.title

    def usual_number(self, rules: Rules) -> int:
        """Return how many questions are asked, or for how many seconds, where nobody says otherwise."""
        usual = usual_number(rules)
        return usual if rules.limit == "clock" else min(usual, self._pack.questions)

    def numbers(self, rules: Rules) -> tuple[int, ...]:
        """Return the numbers of questions, or of seconds, that are offered with rules, in rising order.

        Among them is the one that is chosen.
        """
        own = {self.choice.number} if rules == self.choice.rules else set()
        if rules == SPRINT:
            return tuple(sorted({*SPRINT_SECONDS, *own}))
        if rules.limit == "clock":
            return tuple(sorted({rules.seconds, *own}))
        most = min(self._pack.questions, QUESTION_COUNTS[-1])
        fitting = {count for count in (*_COUNTS, most) if count <= most}
        return tuple(sorted({*fitting, self.usual_number(rules), *own}))

    def deal_another(self) -> None:
        """Deal another paper from now on."""
        self._seed = self._new_seed()

    def player(self) -> ChallengePlayer:
        """Return the player of the challenge that is chosen. Raises PlayError, HistoryError."""
        choice = self.choice
        rules = choice.rules if choice.speed else replace(choice.rules, speed=False)
        code = spelt(code_for(print_of(self._pack), rules, choice.number, self._seed))
        dealt = deal(code, self._pack, choice.extra_time)
        return ChallengePlayer(dealt, self._pack, self._outside, choice.extra_time, name=self._name)

    def _new_seed(self) -> int:
        return self._outside.new_seed() % (1 << SEED_BITS)

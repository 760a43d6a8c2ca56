"""Questions drawn from several packs, or topics of them, in one paper."""

from collections.abc import Sequence

from quiz.engine.dice import Dice
from quiz.engine.shares import apportioned
from quiz.model.attempt import QuestionName
from quiz.model.dataclass import dataclass
from quiz.packs.compiled import CompiledPack


@dataclass(frozen=True, slots=True)
class Part:
    """A pack that is open, or one topic of it, and its share among the parts of a mix."""

    pack: CompiledPack
    topic: str | None = None
    share: int = 1


@dataclass(frozen=True, slots=True)
class Pool:
    """The questions that a part has: so many in its pack, or in a topic that is written just so."""

    part: Part
    topic: str | None
    available: int


def mixed(pools: Sequence[Pool], count: int, seed: int) -> tuple[QuestionName, ...]:
    """Return questions by the shares of their parts, each once, mixed by chance; those of one part keep their order.

    A question that lies in two parts is drawn for the first of them. Of a pack that is not shuffled come the first
    ones, in the author's order.
    """
    counts = apportioned(count, [pool.part.share for pool in pools], [pool.available for pool in pools])
    drawn: list[list[QuestionName]] = []
    taken: set[QuestionName] = set()
    for number, (pool, wanted) in enumerate(zip(pools, counts, strict=True)):
        names = _drawn(pool, wanted, taken, Dice(seed, f"draw {number}" if number else "draw"))
        taken.update(names)
        drawn.append(names)
    turns = [number for number, names in enumerate(drawn) for _ in names]
    if len(pools) > 1:
        turns = list(Dice(seed, "mix").shuffled(turns))
    following = [iter(names) for names in drawn]
    return tuple(next(following[number]) for number in turns)


def _drawn(pool: Pool, wanted: int, taken: set[QuestionName], dice: Dice) -> list[QuestionName]:
    pack = pool.part.pack
    most = wanted + len(taken)
    positions = dice.sample(pool.available, most) if pack.info.shuffled else range(min(most, pool.available))
    names = (QuestionName(pack.info.id, question) for question in pack.ids_at(positions, pool.topic))
    return [name for name in names if name not in taken][:wanted]

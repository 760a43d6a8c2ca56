"""What to ask in one sitting of study, and in which order."""

from collections import Counter, deque
from collections.abc import Hashable, Mapping, Sequence
from math import gcd
from types import MappingProxyType

from quiz.engine.dice import Dice
from quiz.model.attempt import QuestionName
from quiz.model.dataclass import dataclass

GOLDEN_SECTION = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked. `passages` are those it rests on, each as its source's id and its number."""

    question: QuestionName
    topic: str
    passages: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Due:
    """A question to ask again: the probability that it is recalled today, and the one wanted for it."""

    candidate: Candidate
    recall: float
    desired_retention: float


def select(  # noqa: PLR0913 - what there is, and each limit by its name
    due: Sequence[Due],
    new: Sequence[Candidate],
    *,
    longest: int,
    new_limit: int,
    seed: int,
    own_limits: Mapping[str, int] = MappingProxyType({}),
) -> tuple[QuestionName, ...]:
    """Return the questions of a sitting, at most `longest` and at most `new_limit` of them new, in the order to ask.

    New ones of a pack in `own_limits` have a limit of their own, and do not count for the other.

    What is due comes before what is new: the question whose recall has fallen lowest, against the one wanted, is the
    first to be chosen and, apart from what follows, to be asked. New ones are taken in the order given, where room is
    left, and spread evenly among the due ones. A question that shares a passage with one chosen before gives way to
    others, and is asked, late, only where no others are left: among those due, and then among the new ones, whatever is
    left out beside it shares a passage with a chosen one too. Two of one topic follow each other only where the topic
    makes up more than half. Chance, by the seed, decides between equals.

    Takes time in proportion to the candidates, and to the topics for each question chosen. More candidates than are
    asked leave a choice of passages; four times as many are plenty.
    """
    taken: set[Hashable] = set()
    again = _spared(_by_urgency(due, seed), longest, taken, {None: longest})
    limits: dict[str | None, int] = {None: new_limit}
    limits.update(own_limits)
    introduced = _spared(new, longest - len(again), taken, limits)
    return tuple(candidate.question for candidate in _interleaved(_spread(again, introduced)))


def order_of_introduction(count: int) -> tuple[int, ...]:
    """Return the places of so many questions, each once, such that any few in a row come from all over the pack.

    Each place is a golden section of the whole behind the one before, counted around.
    """
    stride = next((step for step in range(round(count * GOLDEN_SECTION), count) if gcd(step, count) == 1), 1)
    return tuple(place * stride % count for place in range(count))


def _by_urgency(due: Sequence[Due], seed: int) -> list[Candidate]:
    ranked = sorted(Dice(seed, "study").shuffled(due), key=lambda item: item.recall / item.desired_retention)
    return [item.candidate for item in ranked]


def _spared(
    candidates: Sequence[Candidate], room: int, taken: set[Hashable], limits: Mapping[str | None, int]
) -> list[Candidate]:
    """Return up to `room` of the candidates, first those that rest on no taken passage; take the passages of all.

    A limit holds for the candidates of its pack, and the one of None for those of all packs that have none.
    """
    left = Counter(limits)
    chosen: list[Candidate] = []
    sharing: list[Candidate] = []

    def choose(candidate: Candidate) -> None:
        pack = candidate.question.pack
        limit = pack if pack in limits else None
        if left[limit] > 0:
            left[limit] -= 1
            chosen.append(candidate)
            taken.update(_passages(candidate))

    for candidate in candidates:
        if len(chosen) == room:
            return chosen
        if taken.isdisjoint(_passages(candidate)):
            choose(candidate)
        else:
            sharing.append(candidate)
    for candidate in sharing:
        if len(chosen) < room:
            choose(candidate)
    return chosen


def _passages(candidate: Candidate) -> set[Hashable]:
    return {(candidate.question.pack, *passage) for passage in candidate.passages}


def _spread(again: Sequence[Candidate], introduced: Sequence[Candidate]) -> list[Candidate]:
    """Return both in their own order, mixed evenly."""
    places = [((place + 0.5) / len(part), part[place]) for part in (again, introduced) for place in range(len(part))]
    return [candidate for _, candidate in sorted(places, key=lambda placed: placed[0])]


def _interleaved(wanted: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates as near to the order given as topics that never follow themselves allow.

    A topic that makes up more than half of what is left has to come at every second place from there on.
    """
    queues: dict[Hashable, deque[tuple[int, Candidate]]] = {}
    for place, candidate in enumerate(wanted):
        queues.setdefault((candidate.question.pack, candidate.topic), deque()).append((place, candidate))
    left = Counter({topic: len(queue) for topic, queue in queues.items()})
    order: list[Candidate] = []
    last: Hashable = None
    for remaining in range(len(wanted), 0, -1):
        others = [topic for topic in queues if topic != last] or [last]
        fullest = max(others, key=lambda topic: left[topic])
        topic = fullest if 2 * left[fullest] > remaining else min(others, key=lambda topic: queues[topic][0][0])
        order.append(queues[topic].popleft()[1])
        left[topic] -= 1
        if not queues[topic]:
            del queues[topic]
        last = topic
    return order

"""What to study today, and the sittings in which it is studied."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from quiz.engine.dice import Dice
from quiz.engine.figures import day_name
from quiz.engine.scheduling.selection import Candidate, Due, select
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.dataclass import dataclass
from quiz.packs.compiled import TopicCount
from quiz.play.error import UnknownNameError
from quiz.play.naming import topic_called
from quiz.play.player import Player

if TYPE_CHECKING:
    from quiz.engine.scheduling.study import Study
    from quiz.history.state_tables import StateTables
    from quiz.packs.compiled import CompiledPack
    from quiz.play.challenge.offer import Offer
    from quiz.play.library import Library
    from quiz.play.outside import Outside
    from quiz.play.schedule import Schedule

MISS_DAYS = 7
"""The days whose misses are crammed where no other number is named."""

_CHOICE = 4
"""So many candidates for each question that is asked leave a choice of passages."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to study.

    `due` and `new` are today's, and `ahead` is how much a sitting ahead of time would have to choose from. `next_due`
    is the first day after `today` on which a question falls due, or None where none does.
    """

    today: date
    due: int
    new: int
    ahead: int
    next_due: date | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left for today."""
        return not (self.due or self.new)

    @property
    def told(self) -> str:
        """What is left for today, in words such as `12 due, 8 new`."""
        parts = [f"{count} {word}" for count, word in ((self.due, "due"), (self.new, "new")) if count]
        return ", ".join(parts) or "nothing is due"

    @property
    def next_told(self) -> str:
        """A sentence on when the next question falls due."""
        if self.next_due is None:
            return "Nothing that you have studied falls due again yet."
        is_near = self.next_due == self.today + timedelta(1)
        return f"The next question falls due {'tomorrow' if is_near else f'on {day_name(self.next_due)}'}."


@dataclass(frozen=True, slots=True)
class Sitting:
    """How a learner wants to study: packs by name, or all of the library where none is named.

    With `certainty` it is asked with each answer how certain the learner is; with `evidence` each is followed by the
    question where the source says so.
    """

    packs: tuple[str, ...] = ()
    certainty: bool = False
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class OfferedPack:
    """A pack that can be chosen: the name that opens it, its title, and how many questions it has."""

    name: str
    title: str
    questions: int


@dataclass(frozen=True, slots=True)
class _Limits:
    """How many new questions may be introduced: of packs with a limit of their own, and of all others together."""

    own: Mapping[str, int]
    shared: int

    def of(self, pack_id: str) -> int:
        return self.own.get(pack_id, self.shared)

    def within(self, new: Mapping[str, int]) -> int:
        """Return how many of the new questions of each pack may be introduced."""
        others = sum(count for pack_id, count in new.items() if pack_id not in self.own)
        return min(self.shared, others) + sum(min(limit, new.get(pack_id, 0)) for pack_id, limit in self.own.items())


class Desk:
    """Where a learner sits down to study. Every method raises PlayError and HistoryError.

    A sitting that would have nothing to ask is None.
    """

    def __init__(self, library: "Library", outside: "Outside", schedule: "Schedule", choices: "Study") -> None:
        self._library = library
        self._outside = outside
        self._schedule = schedule
        self._choices = choices

    def agenda(self, packs: Sequence[str] = ()) -> Agenda:
        """Return what there is to study in some packs, or in all of the library."""
        today = self._schedule.today
        by = today + self._choices.learn_ahead
        now, ahead = self._limits(self._introduced(today)), self._limits({})
        due = due_ahead = 0
        new: dict[str, int] = {}
        coming: list[int] = []
        for pack in self._packs(packs):
            pack_id = pack.info.id
            most = max(now.of(pack_id), ahead.of(pack_id))
            counts = self._schedule.ask(lambda tables: _counts(tables, pack_id, today, by, most), pack)  # noqa: B023
            due += counts[0]
            due_ahead += counts[1]
            new[pack_id] = counts[2]
            coming += [day for day in counts[3:] if day is not None]
        return Agenda(
            today=date.fromordinal(today),
            due=due,
            new=now.within(new),
            ahead=due_ahead + ahead.within(new),
            next_due=date.fromordinal(min(coming)) if coming else None,
        )

    def study(self, sitting: Sitting, *, is_ahead: bool = False) -> Player | None:
        """Begin a sitting of what is due and new today; or, where `is_ahead`, of what the next days will bring."""
        seed = self._outside.new_seed()
        return self._begin(self.chosen(sitting.packs, seed, is_ahead=is_ahead), seed, Mode.STUDY, sitting)

    def chosen(self, packs: Sequence[str], seed: int, *, is_ahead: bool) -> tuple[QuestionName, ...]:
        """Return the questions that a sitting of some packs, or of all of the library, asks in that order."""
        today = self._schedule.today
        by = today + (self._choices.learn_ahead if is_ahead else 0)
        limits = self._limits({} if is_ahead else self._introduced(today))
        due: list[Due] = []
        new: list[list[Candidate]] = []
        for pack in self._packs(packs):
            pack_id, most_new = pack.info.id, limits.of(pack.info.id)
            waiting, unseen = self._schedule.ask(
                lambda tables: (
                    tables.due(pack_id, by, today, _CHOICE * self._choices.longest),  # noqa: B023 - asked at once
                    tables.new(pack_id, _CHOICE * most_new),  # noqa: B023 - the same
                ),
                pack,
            )
            candidates = _candidates(pack, [*(question for question, _ in waiting), *unseen])
            retention = self._schedule.retention_of(pack_id)
            due += [Due(candidates[question], state.recall_on(today), retention) for question, state in waiting]
            new.append([candidates[question] for question in unseen])
        return select(
            due,
            [candidate for candidate in chain.from_iterable(zip_longest(*new)) if candidate is not None],
            longest=self._choices.longest,
            new_limit=limits.shared,
            own_limits=limits.own,
            seed=seed,
        )

    def cram_topic(self, topic: str, sitting: Sitting) -> Player | None:
        """Begin a sitting of everything of a topic, which leaves the schedule alone. Raises UnknownNameError."""
        found: list[QuestionName] = []
        unknown: list[UnknownNameError] = []
        for pack in self._packs(sitting.packs):
            try:
                title, count = topic_called(topic, pack)
            except UnknownNameError as error:
                unknown.append(error)
            else:
                found += [QuestionName(pack.info.id, question) for question in pack.ids_at(range(count), title)]
        if not found and len(unknown) == 1:
            raise unknown[0]
        if not found:
            raise UnknownNameError(f"No pack has a topic “{topic}”. See `quiz stats` for the topics.")
        return self._cram(found, sitting)

    def topics(self, packs: Sequence[str] = ()) -> tuple[TopicCount, ...]:
        """Return the topics of some packs, or of all of the library; those of one title count as one."""
        counts: dict[str, int] = {}
        for pack in self._packs(packs):
            for topic in pack.topics:
                counts[topic.title] = counts.get(topic.title, 0) + topic.questions
        return tuple(TopicCount(title, count) for title, count in counts.items())

    def packs(self, names: Sequence[str] = ()) -> tuple[OfferedPack, ...]:
        """Return what packs there are to choose from: some by name, or all of the library."""
        if not names:
            return tuple(OfferedPack(pack.info.id, pack.info.title, pack.questions) for pack in self._packs(()))
        opened = ((name, self._library.open(name)) for name in names)
        named = {pack.info.id: OfferedPack(name, pack.info.title, pack.questions) for name, pack in opened}
        return tuple(named.values())

    def challenges(self, pack: OfferedPack) -> "Offer":
        """Return the challenges that can be played with a pack."""
        from quiz.play.challenge.offer import Offer

        return Offer(self._library.open(pack.name), self._outside)

    def misses(self, days: int, packs: Sequence[str] = ()) -> tuple[QuestionName, ...]:
        """Return what was missed in so many days, today among them, and is still asked as it was."""
        begin = self._schedule.begin_of(self._schedule.today - days + 1)
        missed: dict[str, list[tuple[str, str]]] = {}
        for pack_id, question, key in self._outside.history.misses_since(begin):
            missed.setdefault(pack_id, []).append((question, key))
        found: dict[QuestionName, None] = {}
        for pack in self._packs(packs):
            for name, key in missed.get(pack.info.id, ()):
                current = pack.question(name)
                if current is not None and current.key == key:
                    found[QuestionName(pack.info.id, current.question.id)] = None
        return tuple(found)

    def cram_misses(self, days: int, sitting: Sitting) -> Player | None:
        """Begin a sitting of all misses of so many days, which leaves the schedule alone."""
        return self._cram(self.misses(days, sitting.packs), sitting)

    def _cram(self, questions: Sequence[QuestionName], sitting: Sitting) -> Player | None:
        seed = self._outside.new_seed()
        return self._begin(Dice(seed, "cram").shuffled(questions), seed, Mode.CRAM, sitting)

    def _begin(self, questions: tuple[QuestionName, ...], seed: int, mode: Mode, sitting: Sitting) -> Player | None:
        if not questions:
            return None
        session = self._outside.session(
            Paper(seed, questions), mode, evidence=sitting.evidence, certainty=sitting.certainty
        )
        if not sitting.packs:
            return self._library.begin(session)
        asked = {name.pack for name in questions}
        packs = {pack.info.id: pack for pack in self._packs(sitting.packs)}
        return Player.begin({pack: packs[pack] for pack in packs if pack in asked}, session, self._outside)

    def _packs(self, names: Sequence[str]) -> Iterator["CompiledPack"]:
        if not names:
            yield from self._library.packs()
            return
        seen: set[str] = set()
        for name in names:
            pack = self._library.open(name)
            if pack.info.id not in seen:
                seen.add(pack.info.id)
                yield pack

    def _introduced(self, day: int) -> Mapping[str, int]:
        return self._schedule.ask(lambda tables: tables.introduced_on(day))

    def _limits(self, introduced: Mapping[str, int]) -> _Limits:
        """Return what is left of the limits of a day on which so many questions of each pack were introduced."""
        own = self._choices.limits
        others = sum(count for pack_id, count in introduced.items() if pack_id not in own)
        return _Limits(
            {pack_id: max(0, limit - introduced.get(pack_id, 0)) for pack_id, limit in own.items()},
            max(0, self._choices.new_per_day - others),
        )


def _counts(
    tables: "StateTables", pack_id: str, today: int, by: int, most_new: int
) -> tuple[int, int, int, int | None]:
    return (
        tables.due_count(pack_id, today, today),
        tables.due_count(pack_id, by, today),
        tables.new_count(pack_id, most_new),
        tables.next_due_day(pack_id, today),
    )


def _candidates(pack: "CompiledPack", questions: Sequence[str]) -> Mapping[str, Candidate]:
    facts = pack.topics_and_passages(questions)
    return {
        question: Candidate(QuestionName(pack.info.id, question), topic, passages)
        for question, (topic, passages) in facts.items()
    }

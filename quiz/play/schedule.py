"""Where every question stands in the learner's days, what will be due, and how well that is foretold."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.rating import guess_in, rating_of
from quiz.engine.scheduling.selection import order_of_introduction
from quiz.engine.scheduling.state import states_of
from quiz.engine.scheduling.study import Study
from quiz.history.followed import PackEdition
from quiz.history.prediction_cache import PredictionCache
from quiz.history.state_cache import Basis, StateCache
from quiz.history.state_tables import Contents, StateTables
from quiz.history.store import History
from quiz.history.tally_cache import TallyCache
from quiz.history.tally_tables import AskedContents, Tallies
from quiz.model.attempt import Attempt
from quiz.model.instant import Clock
from quiz.packs.cache import cache_path, is_private, sweep_drafts
from quiz.packs.compiled import CompiledPack
from quiz.play.outside import Scheduled

if TYPE_CHECKING:
    from quiz.engine.scheduling.prediction import Prediction

Result = TypeVar("Result")


class Schedule:
    """What the answers on record amount to by now. Every method raises HistoryError where they cannot be read.

    `folder` is where the states, the tallies and the predictions are cached.
    """

    def __init__(self, history: History, folder: Path, basis: Basis, clock: Clock) -> None:
        self._cache = StateCache(history, cache_path(folder, history.path), basis, is_private, sweep_drafts)
        self._tallies = TallyCache(
            history, cache_path(folder, history.path, "tallies"), basis.days, is_private, sweep_drafts
        )
        self._predictions = PredictionCache(
            history, cache_path(folder, history.path, "predictions"), basis.reading, is_private, sweep_drafts
        )
        self._basis = basis
        self._clock = clock

    def close(self) -> None:
        """Let go of the cache."""
        self._cache.close()
        self._tallies.close()
        self._predictions.close()

    def discard(self) -> None:
        """Delete the cache, after something was forgotten that it still holds; it is made anew when it is needed."""
        self._cache.discard()
        self._tallies.discard()
        self._predictions.discard()

    def begin_of(self, day: int) -> datetime:
        """Return when the day of that number begins, in UTC."""
        return self._basis.days.start_of(date.fromordinal(day))

    @property
    def today(self) -> int:
        """The number of the learner's day, as by `date.toordinal`."""
        return self.days.day_of(self._clock().utc).toordinal()

    @property
    def days(self) -> LocalDays:
        """The learner's days."""
        return self._basis.days

    def retention_of(self, pack_id: str) -> float:
        """Return the recall at which the questions of a pack are asked again."""
        return self._basis.retention_of(pack_id)

    def tallies(self, pack: CompiledPack) -> Tallies:
        """Return what the answers to a pack add up to."""
        return self._tallies.tallies(pack.info.id, PackEdition(pack.edition, partial(_asked_contents, pack)))

    def predictions(self) -> Mapping[str, "Prediction"]:
        """Return for each pack on record how well its reviews were foretold."""
        return self._predictions.predictions()

    def after(self, attempt: Attempt) -> Scheduled | None:
        """Return how the question of an attempt on record stands, or None where the attempt does not count."""
        from quiz.engine.scheduling.leech import is_named, lapses_in

        answer = self._cache.answer_of(attempt.id)
        rating = None if answer is None else rating_of(answer)
        if answer is None or rating is None:
            return None
        name = attempt.question
        history = self._cache.reviews_of(name.pack, name.question)[attempt.key]
        state = states_of({name: history})[name]
        is_lapse = lapses_in(history.reviews[-1:]) > 0
        return Scheduled(
            rating=rating,
            days=max(0, state.due_day(self.retention_of(name.pack)) - self.today),
            guess=guess_in(answer),
            is_leech=is_lapse and is_named(state.lapses),
        )

    def ask(self, question: Callable[[StateTables], Result], *packs: CompiledPack) -> Result:
        """Return what the tables of the states answer; what is due and new in a pack is asked with the pack."""
        editions = {pack.info.id: PackEdition(pack.edition, partial(_contents, pack)) for pack in packs}
        return self._cache.ask(question, editions)


def basis_of(study: Study, zone: tzinfo) -> Basis:
    """Return what states and due days rest on by the choices of a learner whose clocks show the time of `zone`."""
    return Basis(
        LocalDays(zone, study.day_starts),
        study.hurried,
        retention=study.desired_retention,
        retentions=study.retentions,
        challenges_count=study.challenges_count,
    )


def _contents(pack: CompiledPack) -> Contents:
    """Return what a pack asks, with its questions in the order in which new ones are introduced."""
    questions = pack.keys_and_topics()
    places = order_of_introduction(len(questions)) if pack.info.shuffled else range(len(questions))
    former = {name: question for name, (question, _) in pack.ids_and_keys().items() if name != question}
    return Contents([questions[place] for place in places], former)


def _asked_contents(pack: CompiledPack) -> AskedContents:
    return AskedContents(pack.ids_and_keys(), pack.topics_and_kinds())

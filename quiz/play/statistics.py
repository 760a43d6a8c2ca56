"""What the record says of a learner's answers to packs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from quiz.engine.certainty import LEVELS, LevelTally
from quiz.engine.scheduling.leech import is_leech
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import (
    FORECAST_DAYS,
    DayTally,
    Leech,
    QuestionTally,
    Statistics,
    Tally,
    hardest,
    leeches,
    mastery,
)
from quiz.history.answers import Answers, answers_by_subject
from quiz.history.reviews import Subject
from quiz.history.store import History
from quiz.model.dataclass import dataclass
from quiz.packs.collector import collector_paused
from quiz.packs.compiled import CompiledPack
from quiz.play.evidence import evidence_for, places_of
from quiz.play.library import Library
from quiz.play.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Progress:
    """How the learning goes by `today`, the learner's day: the statistics of packs, by title, without predictions yet.

    These take as long as all the rest: `predictions` works out those of each pack on record, by its id, when they are
    wanted, and raises HistoryError.
    """

    today: date
    packs: tuple[Statistics, ...]
    predictions: Callable[[], Mapping[str, Prediction]]

    def predicted(self) -> tuple[Statistics, ...]:
        """Return the statistics with the predictions."""
        with collector_paused():
            predictions = self.predictions()
        return tuple(replace(pack, prediction=predictions.get(pack.id)) for pack in self.packs)


def progress_of_all(library: Library, history: History, schedule: Schedule) -> Progress:
    """Return the progress in every pack of the library that can be played. Raises HistoryError."""
    return _progress(library.packs(), history, schedule)


def progress_of(pack: CompiledPack, history: History, schedule: Schedule) -> Progress:
    """Return the progress in a pack. Raises HistoryError."""
    return _progress([pack], history, schedule)


def _progress(packs: Iterable[CompiledPack], history: History, schedule: Schedule) -> Progress:
    with collector_paused():
        answers = answers_by_subject(history, schedule.days)
        statistics = tuple(_statistics(pack, answers, schedule) for pack in packs)
        return Progress(date.fromordinal(schedule.today), statistics, schedule.predictions)


def _statistics(pack: CompiledPack, answers: Mapping[Subject, Answers], schedule: Schedule) -> Statistics:
    pack_id, keys = pack.info.id, pack.ids_and_keys()
    asked = _asked(pack_id, keys, answers)
    topics: dict[str, list[Answers]] = {}
    kinds: dict[str, list[Answers]] = {}
    topic_of = {}
    for question_id, (topic, kind) in pack.topics_and_kinds().items():
        found = [asked[question_id]] if question_id in asked else []
        topics.setdefault(topic, []).extend(found)
        kinds.setdefault(kind, []).extend(found)
        topic_of[question_id] = topic
    days, levels = _by_day_and_level(asked.values())
    today, forecast = schedule.today, schedule.forecast(pack, FORECAST_DAYS)
    states = {
        question_id: state
        for (question_id, key), state in schedule.states(pack_id).items()
        if keys.get(question_id) == (question_id, key)
    }
    return Statistics(
        id=pack_id,
        title=pack.info.title,
        questions=pack.questions,
        seen=len(asked),
        last_played=max((each.last for each in asked.values()), default=None),
        overall=_tally("All questions", asked.values()),
        topics=tuple(_tally(topic, group) for topic, group in topics.items()),
        kinds=tuple(_tally(kind, group) for kind, group in kinds.items()),
        days=days,
        hardest=_hardest(pack, asked),
        forecast=forecast if states else None,
        mastery=mastery(topic_of, {name: state.recall_on(today) for name, state in states.items()}) if states else None,
        calibration=levels,
        leeches=leeches(_leech(pack, name, state.lapses) for name, state in states.items() if is_leech(state.lapses)),
    )


def _asked(pack_id: str, keys: Mapping[str, tuple[str, str]], answers: Mapping[Subject, Answers]) -> dict[str, Answers]:
    """Return the answers to each question of the pack that was asked, by its id, given under any of its ids."""
    asked: dict[str, Answers] = {}
    for name, (question_id, key) in keys.items():
        found = answers.get((pack_id, name, key))
        if found is not None:
            asked[question_id] = asked[question_id].with_more(found) if question_id in asked else found
    return asked


def _by_day_and_level(asked: Iterable[Answers]) -> tuple[tuple[DayTally, ...], tuple[LevelTally, ...] | None]:
    """Return the answers of each day, and where certainties were stated those of each level, in one pass."""
    days: dict[int, tuple[int, float]] = {}
    levels = dict.fromkeys(LEVELS, (0, 0.0))
    for answers in asked:
        for day, score, certainty in answers.scored:
            count, total = days.get(day, (0, 0.0))
            days[day] = count + 1, total + score
            if certainty is not None:
                count, total = levels[certainty]
                levels[certainty] = count + 1, total + score
    is_stated = any(count for count, _ in levels.values())
    return (
        tuple(DayTally(date.fromordinal(day), *days[day]) for day in sorted(days)),
        tuple(LevelTally(certainty, *sums) for certainty, sums in levels.items()) if is_stated else None,
    )


def _hardest(pack: CompiledPack, asked: Mapping[str, Answers]) -> tuple[QuestionTally, ...]:
    chosen = hardest(
        QuestionTally(pack.info.id, question_id, "", len(answers.scored), answers.score)
        for question_id, answers in asked.items()
    )
    return tuple(replace(tally, stem=_stem(pack, tally.id)) for tally in chosen)


def _stem(pack: CompiledPack, question_id: str) -> str:
    found = pack.question(question_id)
    return "" if found is None else found.question.stem


def _leech(pack: CompiledPack, question_id: str, lapses: int) -> Leech:
    found = pack.question(question_id)
    if found is None:
        return Leech(pack.info.id, question_id, "", lapses, ())
    places, citations = places_of(found), found.question.citations
    evidence = evidence_for(pack, citations, [places[citation] for citation in citations])
    readings = dict.fromkeys(", ".join(filter(None, (each.title, each.place))) for each in evidence)
    return Leech(pack.info.id, question_id, found.question.stem, lapses, tuple(readings))


def _tally(name: str, group: Iterable[Answers]) -> Tally:
    answers = tuple(group)
    return Tally(
        name,
        answered=sum(len(each.scored) for each in answers),
        score=sum(each.score for each in answers),
        skipped=sum(each.skipped for each in answers),
    )

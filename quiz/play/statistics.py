"""What the record says of a learner's answers to packs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import (
    FORECAST_DAYS,
    Leech,
    Mastery,
    QuestionTally,
    Statistics,
    Tally,
    forecast,
    hardest,
    leeches,
)
from quiz.history.tally_tables import HeadingTally, Tallies
from quiz.model.dataclass import dataclass
from quiz.packs.collector import collector_paused
from quiz.packs.compiled import CompiledPack
from quiz.play.evidence import evidence_for, places_of
from quiz.play.library import Library
from quiz.play.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Progress:
    """How the learning goes by `today`, the learner's day: the statistics of packs, by title, without predictions yet.

    `predictions` tells those of each pack on record, by its id, when they are wanted, and raises HistoryError; where
    they are not kept yet, working them out takes as long as all the rest.
    """

    today: date
    packs: tuple[Statistics, ...]
    predictions: Callable[[], Mapping[str, Prediction]]

    def predicted(self) -> tuple[Statistics, ...]:
        """Return the statistics with the predictions."""
        with collector_paused():
            predictions = self.predictions()
        return tuple(replace(pack, prediction=predictions.get(pack.id)) for pack in self.packs)


def progress_of_all(library: Library, schedule: Schedule) -> Progress:
    """Return the progress in every pack of the library that can be played. Raises HistoryError."""
    return _progress(library.packs(), schedule)


def progress_of(pack: CompiledPack, schedule: Schedule) -> Progress:
    """Return the progress in a pack. Raises HistoryError."""
    return _progress([pack], schedule)


def _progress(packs: Iterable[CompiledPack], schedule: Schedule) -> Progress:
    with collector_paused():
        statistics = tuple(_statistics(pack, schedule) for pack in packs)
        return Progress(date.fromordinal(schedule.today), statistics, schedule.predictions)


def _statistics(pack: CompiledPack, schedule: Schedule) -> Statistics:
    pack_id, today, tallies = pack.info.id, schedule.today, schedule.tallies(pack)
    due, recalls, missed = schedule.ask(
        lambda tables: (
            tables.due_counts(pack_id, today + FORECAST_DAYS),
            tables.recalls(pack_id, today),
            tables.leeches(pack_id),
        ),
        pack,
    )
    kinds = dict.fromkeys(each.kind for each in tallies.headings)
    return Statistics(
        id=pack_id,
        title=pack.info.title,
        questions=pack.questions,
        seen=tallies.seen,
        last_played=tallies.last,
        overall=_tally("All questions", tallies.headings),
        topics=tuple(
            _tally(topic.title, [each for each in tallies.headings if each.topic == topic.title])
            for topic in pack.topics
        ),
        kinds=tuple(_tally(kind, [each for each in tallies.headings if each.kind == kind]) for kind in kinds),
        days=tallies.days,
        hardest=_hardest(pack, tallies),
        forecast=forecast(due, date.fromordinal(today)) if recalls else None,
        mastery=_mastery(pack, recalls) if recalls else None,
        calibration=tallies.levels,
        leeches=leeches(_leech(pack, name, lapses) for name, lapses in missed),
    )


def _mastery(pack: CompiledPack, recalls: Mapping[int, tuple[int, float]]) -> tuple[Mastery, ...]:
    return tuple(
        Mastery(topic.title, topic.questions, *recalls.get(place, (0, 0.0))) for place, topic in enumerate(pack.topics)
    )


def _hardest(pack: CompiledPack, tallies: Tallies) -> tuple[QuestionTally, ...]:
    return hardest(
        QuestionTally(pack.info.id, question_id, _stem(pack, question_id), answered, score)
        for question_id, answered, score in tallies.hardest
    )


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


def _tally(name: str, group: Sequence[HeadingTally]) -> Tally:
    return Tally(
        name,
        answered=sum(each.answered for each in group),
        score=fsum(each.score for each in group),
        skipped=sum(each.skipped for each in group),
    )

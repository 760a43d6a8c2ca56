"""The statistics of several packs taken as those of one."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain

from quiz.engine.certainty import LevelTally
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import Forecast, Mastery, Statistics, Tally, calendar, hardest, leeches


def together(packs: Sequence[Statistics]) -> Statistics:
    """Return the statistics of several packs taken as one. Their forecasts, where known, are of the same day."""
    forecasts = [pack.forecast for pack in packs if pack.forecast is not None]
    masteries = [(pack.title, pack.mastery) for pack in packs if pack.mastery is not None]
    calibrations = [pack.calibration for pack in packs if pack.calibration is not None]
    predictions = [pack.prediction for pack in packs if pack.prediction is not None]
    return Statistics(
        id="",
        title="All packs",
        questions=sum(pack.questions for pack in packs),
        seen=sum(pack.seen for pack in packs),
        last_played=max((pack.last_played for pack in packs if pack.last_played is not None), default=None),
        overall=_summed("All packs", (pack.overall for pack in packs)),
        topics=tuple(_summed(pack.title, [pack.overall]) for pack in packs),
        kinds=_by_name(chain.from_iterable(pack.kinds for pack in packs)),
        days=calendar(chain.from_iterable(pack.days for pack in packs)),
        hardest=hardest(chain.from_iterable(pack.hardest for pack in packs)),
        forecast=_summed_forecast(forecasts) if forecasts else None,
        mastery=tuple(_summed_mastery(title, topics) for title, topics in masteries) if masteries else None,
        calibration=_summed_calibration(calibrations) if calibrations else None,
        prediction=reduce(Prediction.with_more, predictions) if predictions else None,
        leeches=leeches(chain.from_iterable(pack.leeches for pack in packs)),
    )


def _summed(name: str, tallies: Iterable[Tally]) -> Tally:
    group = tuple(tallies)
    return Tally(
        name,
        answered=sum(tally.answered for tally in group),
        score=sum(tally.score for tally in group),
        skipped=sum(tally.skipped for tally in group),
    )


def _by_name(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    groups: dict[str, list[Tally]] = {}
    for tally in tallies:
        groups.setdefault(tally.name, []).append(tally)
    return tuple(_summed(name, group) for name, group in groups.items())


def _summed_forecast(forecasts: Sequence[Forecast]) -> Forecast:
    return Forecast(
        forecasts[0].today,
        sum(each.overdue for each in forecasts),
        tuple(sum(counts) for counts in zip(*(each.due for each in forecasts), strict=True)),
    )


def _summed_mastery(name: str, topics: Sequence[Mastery]) -> Mastery:
    return Mastery(
        name,
        sum(topic.questions for topic in topics),
        sum(topic.seen for topic in topics),
        sum(topic.recall_sum for topic in topics),
    )


def _summed_calibration(calibrations: Sequence[tuple[LevelTally, ...]]) -> tuple[LevelTally, ...]:
    return tuple(
        LevelTally(levels[0].certainty, sum(level.answered for level in levels), sum(level.score for level in levels))
        for levels in zip(*calibrations, strict=True)
    )

"""Statistics as a JSON document has them; docs/statistics.md tells what each field means."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.engine.certainty import LevelTally
    from quiz.engine.scheduling.prediction import Prediction
    from quiz.engine.statistics import Forecast, Leech, Mastery, Statistics, Tally


def pack_record(pack: "Statistics") -> dict[str, object]:
    """Return the fields of one pack."""
    return {
        "id": pack.id,
        "title": pack.title,
        **statistics_record(pack),
        "topics": [{"name": tally.name, **_tally(tally)} for tally in pack.topics],
        "mastery": None if pack.mastery is None else [_mastery(topic) for topic in pack.mastery],
    }


def statistics_record(statistics: "Statistics") -> dict[str, object]:
    """Return the fields that one pack and all packs together have."""
    from quiz.engine.statistics import accuracy_over_time

    return {
        "questions": statistics.questions,
        "seen": statistics.seen,
        "last_played": statistics.last_played,
        **_tally(statistics.overall),
        "kinds": [{"name": tally.name, **_tally(tally)} for tally in statistics.kinds],
        "days": [
            {"day": day.day, "answered": day.answered, "score": day.score, "accuracy": day.accuracy}
            for day in statistics.days
        ],
        "weeks": [
            {"from": week.start, "answered": week.answered, "accuracy": week.accuracy, "running": week.running}
            for week in accuracy_over_time(statistics.days, "week")
        ],
        "hardest": [
            {
                "pack": question.pack,
                "id": question.id,
                "stem": question.stem,
                "answered": question.answered,
                "accuracy": question.accuracy,
            }
            for question in statistics.hardest
        ],
        "forecast": None if statistics.forecast is None else _forecast(statistics.forecast),
        "leeches": [_leech(leech) for leech in statistics.leeches],
        "calibration": None if statistics.calibration is None else [_level(level) for level in statistics.calibration],
        "prediction": None if statistics.prediction is None else _prediction(statistics.prediction),
    }


def _tally(tally: "Tally") -> dict[str, object]:
    return {
        "attempts": tally.answered + tally.skipped,
        "answered": tally.answered,
        "skipped": tally.skipped,
        "score": tally.score,
        "accuracy": tally.accuracy,
    }


def _leech(leech: "Leech") -> dict[str, object]:
    return {
        "pack": leech.pack,
        "id": leech.id,
        "stem": leech.stem,
        "lapses": leech.lapses,
        "read": leech.readings,
    }


def _prediction(prediction: "Prediction") -> dict[str, object]:
    return {
        "reviews": prediction.reviews,
        "log_loss": prediction.log_loss if prediction.is_telling else None,
        "constant_log_loss": prediction.constant_log_loss if prediction.is_telling else None,
    }


def _mastery(topic: "Mastery") -> dict[str, object]:
    return {"name": topic.name, "questions": topic.questions, "seen": topic.seen, "recall": topic.share}


def _forecast(forecast: "Forecast") -> dict[str, object]:
    return {"from": forecast.today, "overdue": forecast.overdue, "due": forecast.due}


def _level(tally: "LevelTally") -> dict[str, object]:
    return {
        "certainty": tally.certainty,
        "answered": tally.answered,
        "accuracy": tally.fraction_right,
        "best_from": tally.level.lowest,
        "best_to": tally.level.highest,
        "judgement": tally.judgement,
    }

"""What the record says of a learner's answers to packs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from quiz.engine.certainty import LEVELS, LevelTally
from quiz.engine.statistics import DayTally, QuestionTally, Statistics, Tally, hardest
from quiz.history.answers import Answers, Subject
from quiz.history.store import History
from quiz.packs.compiled import CompiledPack
from quiz.play.library import Library


def statistics_of_all(library: Library, history: History, day_of: Callable[[datetime], date]) -> tuple[Statistics, ...]:
    """Return the statistics of every pack of the library that can be played, in its order.

    `day_of` gives the learner's local day of a moment in UTC. Raises HistoryError where the record cannot be read.
    """
    answers = history.answers(day_of)
    return tuple(pack_statistics(pack, answers) for pack in library.packs())


def pack_statistics(pack: CompiledPack, answers: Mapping[Subject, Answers]) -> Statistics:
    """Return the statistics of a pack after the answers on record, without what only a schedule tells."""
    pack_id, asked = pack.info.id, _asked(pack, answers)
    topics: dict[str, list[Answers]] = {}
    kinds: dict[str, list[Answers]] = {}
    for question_id, (topic, kind) in pack.topics_and_kinds().items():
        found = [asked[question_id]] if question_id in asked else []
        topics.setdefault(topic, []).extend(found)
        kinds.setdefault(kind, []).extend(found)
    days, levels = _by_day_and_level(asked.values())
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
        calibration=levels,
    )


def _asked(pack: CompiledPack, answers: Mapping[Subject, Answers]) -> dict[str, Answers]:
    """Return the answers to each question of the pack that was asked, by its id, given under any of its ids."""
    asked: dict[str, Answers] = {}
    for name, (question_id, key) in pack.ids_and_keys().items():
        found = answers.get((pack.info.id, name, key))
        if found is not None:
            asked[question_id] = asked[question_id].with_more(found) if question_id in asked else found
    return asked


def _by_day_and_level(asked: Iterable[Answers]) -> tuple[tuple[DayTally, ...], tuple[LevelTally, ...] | None]:
    """Return the answers of each day, and where certainties were stated those of each level, in one pass."""
    days: dict[date, tuple[int, float]] = {}
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
        tuple(DayTally(day, *days[day]) for day in sorted(days)),
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


def _tally(name: str, group: Iterable[Answers]) -> Tally:
    answers = tuple(group)
    return Tally(
        name,
        answered=sum(len(each.scored) for each in answers),
        score=sum(each.score for each in answers),
        skipped=sum(each.skipped for each in answers),
    )

"""What the record says of a learner's answers to a pack."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from quiz.engine.statistics import DayTally, QuestionTally, Statistics, Tally, calendar, hardest
from quiz.history.record import QuestionRecord
from quiz.history.store import History
from quiz.packs.compiled import CompiledPack
from quiz.play.library import Library


def statistics_of_all(library: Library, history: History, day_of: Callable[[datetime], date]) -> tuple[Statistics, ...]:
    """Return the statistics of every pack of the library that can be played, in its order."""
    statistics = []
    for card in library.cards():
        if not card.problem:
            with library.open(str(card.location)) as pack:
                statistics.append(pack_statistics(pack, history, day_of))
    return tuple(statistics)


def pack_statistics(pack: CompiledPack, history: History, day_of: Callable[[datetime], date]) -> Statistics:
    """Return the statistics of a pack, without what only a schedule or stated certainties tell.

    `day_of` gives the learner's local day of a moment in UTC. Raises HistoryError where the record cannot be read.
    """
    pack_id = pack.info.id
    records: dict[str, QuestionRecord] = {}
    stems: dict[str, str] = {}
    keys: dict[str, str] = {}
    for asked_as, record in history.question_records(pack_id).items():
        found = pack.question(asked_as)
        if found is not None and found.key == record.key:
            # A renamed question was recorded under its former id, and perhaps under the new one since.
            question_id = found.question.id
            records[question_id] = records[question_id].with_more(record) if question_id in records else record
            stems[question_id] = found.question.stem
            keys[asked_as] = record.key
    topics: dict[str, list[QuestionRecord]] = {}
    kinds: dict[str, list[QuestionRecord]] = {}
    for question_id, (topic, kind) in pack.topics_and_kinds().items():
        asked = [records[question_id]] if question_id in records else []
        topics.setdefault(topic, []).extend(asked)
        kinds.setdefault(kind, []).extend(asked)
    return Statistics(
        id=pack_id,
        title=pack.info.title,
        questions=pack.questions,
        seen=len(records),
        last_played=max((record.last_at for record in records.values()), default=None),
        overall=_tally("All questions", records.values()),
        topics=tuple(_tally(topic, group) for topic, group in topics.items()),
        kinds=tuple(_tally(kind, group) for kind, group in kinds.items()),
        days=calendar(
            DayTally(day_of(answer.ended), 1, answer.score)
            for answer in history.scored_answers(pack_id)
            if keys.get(answer.question) == answer.key
        ),
        hardest=hardest(
            QuestionTally(pack_id, question_id, stems[question_id], record.answered, record.score_sum)
            for question_id, record in records.items()
        ),
    )


def _tally(name: str, records: Iterable[QuestionRecord]) -> Tally:
    group = tuple(records)
    return Tally(
        name,
        answered=sum(record.answered for record in group),
        score=sum(record.score_sum for record in group),
        skipped=sum(record.skipped for record in group),
    )

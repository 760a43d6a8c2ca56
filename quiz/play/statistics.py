"""What the record says of a learner's answers to a pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from quiz.history.record import QuestionRecord
from quiz.history.store import History
from quiz.packs.compiled import CompiledPack
from quiz.play.view import Tally

HARDEST_QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question that was not always right. `accuracy` is the mean score from 0 to 1 of the `answered` attempts."""

    id: str
    stem: str
    answered: int
    accuracy: float


@dataclass(frozen=True, slots=True)
class PackStatistics:
    """The answers to the questions that a pack has now; answers to a question whose key has changed do not count.

    `seen` counts the questions that were asked at least once. `last_played` is in UTC. `hardest` begins with the lowest
    accuracy.
    """

    id: str
    title: str
    questions: int
    seen: int
    last_played: datetime | None
    overall: Tally
    topics: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    hardest: tuple[HardQuestion, ...]


def pack_statistics(pack: CompiledPack, history: History) -> PackStatistics:
    """Return the statistics of a pack. Raises HistoryError where the record cannot be read."""
    records: dict[str, QuestionRecord] = {}
    stems: dict[str, str] = {}
    for asked_as, record in history.question_records(pack.info.id).items():
        found = pack.question(asked_as)
        if found is not None and found.key == record.key:
            # A renamed question was recorded under its former id, and perhaps under the new one since.
            question_id = found.question.id
            records[question_id] = records[question_id].with_more(record) if question_id in records else record
            stems[question_id] = found.question.stem
    topics: dict[str, list[QuestionRecord]] = {}
    kinds: dict[str, list[QuestionRecord]] = {}
    for question_id, (topic, kind) in pack.topics_and_kinds().items():
        asked = [records[question_id]] if question_id in records else []
        topics.setdefault(topic, []).extend(asked)
        kinds.setdefault(kind, []).extend(asked)
    return PackStatistics(
        id=pack.info.id,
        title=pack.info.title,
        questions=pack.questions,
        seen=len(records),
        last_played=max((record.last_at for record in records.values()), default=None),
        overall=_tally("All questions", records.values()),
        topics=tuple(_tally(topic, group) for topic, group in topics.items()),
        kinds=tuple(_tally(kind, group) for kind, group in kinds.items()),
        hardest=_hardest(records, stems),
    )


def overall_tally(statistics: Iterable[PackStatistics]) -> Tally:
    """Return the sums over several packs."""
    tallies = [pack.overall for pack in statistics]
    return Tally(
        "All packs",
        answered=sum(tally.answered for tally in tallies),
        score=sum(tally.score for tally in tallies),
        skipped=sum(tally.skipped for tally in tallies),
    )


def _tally(name: str, records: Iterable[QuestionRecord]) -> Tally:
    group = tuple(records)
    return Tally(
        name,
        answered=sum(record.answered for record in group),
        score=sum(record.score_sum for record in group),
        skipped=sum(record.skipped for record in group),
    )


def _hardest(records: Mapping[str, QuestionRecord], stems: Mapping[str, str]) -> tuple[HardQuestion, ...]:
    missed = [
        HardQuestion(question_id, stems[question_id], record.answered, record.score_sum / record.answered)
        for question_id, record in records.items()
        if record.score_sum < record.answered
    ]
    return tuple(sorted(missed, key=lambda question: (question.accuracy, -question.answered)))[:HARDEST_QUESTIONS]

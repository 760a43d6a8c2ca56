"""All answers on record, by question."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from quiz.engine.scheduling.days import LocalDays
from quiz.history.answers import answers_by_subject
from quiz.history.store import open_history
from quiz.model.attempt import Attempt, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SKIPPED = Outcome(Verdict.SKIPPED, 0.0)


def test_the_answers_to_each_question_have_their_days_and_scores(
    history_path: Path, make_session: Callable[..., Session], make_attempt: Callable[..., Attempt]
) -> None:
    """Time that ran out is an answer, what was skipped is none; the learner's day may begin at any minute."""
    with open_history(history_path) as history:
        history.begin(make_session(1))
        history.record(make_attempt(1, outcome=Outcome.of_score(0.5), certainty=2))
        history.record(make_attempt(2, outcome=SKIPPED, response=None))
        history.record(make_attempt(3, outcome=Outcome(Verdict.EXPIRED, 0.0), response=None))
        history.record(make_attempt(4, question=QuestionName("who.else", "question-0")))
        answers = answers_by_subject(history, LocalDays(UTC, time(12, 2)))

    found = answers["who.what", "question-0", "4" * 32]
    assert {(date(2026, 2, 28).toordinal(), 0.5, 2), (date(2026, 3, 1).toordinal(), 0.0, None)} == set(found.scored)
    assert (1, NOON + timedelta(minutes=3, seconds=9)) == (found.skipped, found.last)
    assert {"who.what", "who.else"} == {pack for pack, _, _ in answers}

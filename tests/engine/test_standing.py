"""When a dispute is closed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.standing import Standing, standing_of
from quiz.model.attempt import Attempt, QuestionName
from quiz.model.dispute import Dispute
from quiz.model.outcome import Outcome

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def dispute(version: str) -> Dispute:
    """Return a dispute about a question that was seen as `before` in that version of its pack."""
    attempt = Attempt(
        id=bytes(16),
        session=bytes(16),
        question=QuestionName("who.what", "question"),
        pack_version=version,
        seen="before",
        key="key",
        position=0,
        presented=(),
        response=None,
        outcome=Outcome.of_score(0),
        hint_used=False,
        started=NOON,
        ended=NOON,
        milliseconds=0,
        seed=0,
    )
    return Dispute(id=bytes(16), attempt=attempt, comment="", at=NOON)


@pytest.mark.parametrize(
    ("played", "at_hand", "seen", "expected"),
    [
        ("1.0.0", "1.0.0", "before", Standing.OPEN),
        ("1.0.0", "2.0.0", "before", Standing.OPEN),
        ("1.0.0", "1.0.0", "after", Standing.CHANGED),
        ("1.0.0", "1.0.1", "after", Standing.CHANGED),
        ("1.9", "1.10", "after", Standing.CHANGED),
        ("1.0", "1.0.0", "after", Standing.CHANGED),
        ("1.0.0", "1", "after", Standing.CHANGED),
        ("1.0.0", "1.0.0", None, Standing.GONE),
        ("1.10", "1.9", "after", Standing.OPEN),
        ("1.10", "1.9", None, Standing.OPEN),
        ("1.1-rc1", "1.0+more", "after", Standing.OPEN),
        ("no version", "1.0", "after", Standing.CHANGED),
    ],
)
def test_a_dispute_is_open_until_its_question_has_changed_since(
    played: str, at_hand: str, seen: str | None, expected: Standing
) -> None:
    """What an older pack holds is no change since."""
    assert expected is standing_of(dispute(played), at_hand, seen)


@given(st.text() | st.from_regex(r"[0-9]{1,5000}(\.[0-9]+){0,3}", fullmatch=True), st.text(max_size=9))
def test_a_question_that_is_as_it_was_leaves_its_dispute_open(played: str, at_hand: str) -> None:
    """Whatever the versions; a history may come from elsewhere, and no version in it raises an error."""
    assert Standing.OPEN is standing_of(dispute(played), at_hand, "before")
    assert standing_of(dispute(played), at_hand, "after") in (Standing.OPEN, Standing.CHANGED)

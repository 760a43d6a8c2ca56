"""How answers count for the schedule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.scheduling.rating import Answer, Guess, Rating, guess_in, rating_of
from quiz.model.outcome import Verdict

answers = st.builds(
    Answer,
    verdict=st.sampled_from(Verdict),
    score=st.floats(0, 1),
    certainty=st.sampled_from([None, 1, 2, 3]),
    hurried=st.booleans(),
    override=st.sampled_from([None, *Rating]),
    cram=st.booleans(),
    undone=st.booleans(),
)


@pytest.mark.parametrize(
    ("answer", "rating"),
    [
        (Answer(verdict=Verdict.CORRECT, score=1), Rating.GOOD),
        (Answer(verdict=Verdict.CORRECT, score=1, certainty=3), Rating.GOOD),
        (Answer(verdict=Verdict.CORRECT, score=1, certainty=2), Rating.GOOD),
        (Answer(verdict=Verdict.CORRECT, score=1, certainty=1), Rating.HARD),
        (Answer(verdict=Verdict.CORRECT, score=1, hurried=True), Rating.HARD),
        (Answer(verdict=Verdict.CORRECT, score=1, certainty=3, hurried=True), Rating.HARD),
        (Answer(verdict=Verdict.PARTLY_CORRECT, score=0.9), Rating.HARD),
        (Answer(verdict=Verdict.PARTLY_CORRECT, score=0.51), Rating.HARD),
        (Answer(verdict=Verdict.PARTLY_CORRECT, score=0.51, certainty=1), Rating.HARD),
        (Answer(verdict=Verdict.PARTLY_CORRECT, score=0.5), Rating.AGAIN),
        (Answer(verdict=Verdict.INCORRECT, score=0), Rating.AGAIN),
        (Answer(verdict=Verdict.INCORRECT, score=0, certainty=1), Rating.AGAIN),
        (Answer(verdict=Verdict.SKIPPED, score=0), Rating.AGAIN),
        (Answer(verdict=Verdict.EXPIRED, score=0), Rating.AGAIN),
    ],
)
def test_an_answer_counts_by_its_verdict_and_certainty(answer: Answer, rating: Rating) -> None:
    """Right is Good, a right guess Hard, partly right Hard if mostly right, and all else Again."""
    assert rating == rating_of(answer)


@given(answers)
def test_only_a_right_answer_that_was_not_rated_is_called_a_guess(answer: Answer) -> None:
    """A wrong one in haste, or with the lowest certainty, is wrong and nothing else."""
    guess = guess_in(answer)
    if answer.verdict is not Verdict.CORRECT or answer.override is not None:
        assert guess is None
    elif answer.certainty == 1:
        assert Guess.STATED is guess
    else:
        assert (Guess.HURRIED if answer.hurried else None) is guess


@given(answers)
def test_the_learners_own_rating_wins_where_an_answer_counts(answer: Answer) -> None:
    """Cram and undone answers never count; otherwise an override is the rating, and only it can be Easy."""
    rating = rating_of(answer)
    if answer.cram or answer.undone:
        assert rating is None
    elif answer.override is not None:
        assert answer.override is rating
    else:
        assert rating in {Rating.AGAIN, Rating.HARD, Rating.GOOD}


@given(answers)
def test_a_right_answer_is_never_a_miss_and_a_wrong_one_never_a_pass(answer: Answer) -> None:
    """Without the learner's word, Again stands for every wrong answer and for no right one."""
    if rating_of(answer) is not None and answer.override is None:
        assert (rating_of(answer) is Rating.AGAIN) or answer.verdict in {Verdict.CORRECT, Verdict.PARTLY_CORRECT}
        assert (rating_of(answer) is not Rating.AGAIN) or answer.verdict is not Verdict.CORRECT

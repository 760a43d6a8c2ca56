"""Grading the sentences that decide a claim, and what is shown of them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.feedback import AnswerRow, feedback_for, given_words
from quiz.engine.grading import grade
from quiz.engine.grading.evidence import SCORE_OF_THE_PASSAGE, CitedPassage, Span, best_passage, score_of
from quiz.model.citation import Citation
from quiz.model.fingerprint import key_fingerprint
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import FindEvidence
from quiz.model.response import ChoiceResponse, EvidenceResponse, Excerpt

TEXT = "One. Two. Three. Four."
ONE, TWO, THREE, FOUR = SENTENCES = ((0, 4), (5, 9), (10, 16), (17, 22))
TWO_IS_KEY = CitedPassage("notes", 7, TEXT, SENTENCES, TWO)

PROVEN = FindEvidence(
    kind="evidence",
    key="proves",
    id="q",
    stem="?",
    topic="t",
    explanation="e",
    citations=(Citation(source="notes", quote="Two."),),
)
ABSENT = replace(PROVEN, key="absent")
SKIPPED = Outcome(Verdict.SKIPPED, 0.0)


def excerpt(start: int, end: int, passage: int = 7, source: str = "notes") -> Excerpt:
    """Return the excerpt from one character of the passage to another."""
    return Excerpt(source, passage, start, end, TEXT[start:end])


@pytest.mark.parametrize(
    ("selected", "score"),
    [
        (excerpt(*TWO), 1), (excerpt(5, 16), 1 / 2), (excerpt(0, 16), 1 / 3), (excerpt(0, 22), SCORE_OF_THE_PASSAGE),
        (excerpt(*FOUR), SCORE_OF_THE_PASSAGE), (excerpt(10, 22), SCORE_OF_THE_PASSAGE), (excerpt(6, 8), 1),
        (excerpt(*TWO, passage=8), 0), (excerpt(*TWO, source="other"), 0), (None, 0),
    ],
)  # fmt: skip
def test_sentences_are_graded_by_their_overlap_with_the_key(selected: Excerpt | None, score: float) -> None:
    """Shared sentences by all sentences, a quarter for the passage at least, and nothing for another one."""
    assert Outcome.of_score(score) == grade(PROVEN, EvidenceResponse(selected), "en", (TWO_IS_KEY,))


def test_a_quote_over_two_sentences_has_both_as_its_key() -> None:
    """Each of them alone is half of it."""
    both = replace(TWO_IS_KEY, quote=(7, 12))
    assert [0.5, 0.5, 1] == [score_of(excerpt(*span), (both,)) for span in (TWO, THREE, (5, 16))]


def test_the_best_of_several_proofs_counts() -> None:
    """Whoever finds one of them has found the evidence, and is shown that one."""
    other = replace(TWO_IS_KEY, quote=FOUR)
    assert [1, 1] == [score_of(excerpt(*span), (TWO_IS_KEY, other)) for span in (TWO, FOUR)]
    assert [other, TWO_IS_KEY] == [best_passage(found, (TWO_IS_KEY, other)) for found in (excerpt(*FOUR), None)]


def test_in_a_passage_that_is_cited_as_a_whole_every_sentence_is_right() -> None:
    """A citation without a quote says no more than that."""
    whole = replace(TWO_IS_KEY, quote=None)
    assert {1.0} == {score_of(excerpt(*span), (whole,)) for span in (*SENTENCES, (0, 22))}
    assert 0 == score_of(excerpt(*TWO, passage=8), (whole,))
    assert TEXT == whole.key_words


def test_a_quote_that_touches_no_sentence_leaves_all_of_them() -> None:
    """Such as the mark of a footnote that begins a passage."""
    assert TEXT == replace(TWO_IS_KEY, quote=(4, 5)).key_words


@pytest.mark.parametrize(("selected", "score"), [(None, 1), (excerpt(*TWO), 0), (excerpt(*ONE, passage=8), 0)])
def test_where_the_text_does_not_say_any_sentence_is_wrong(selected: Excerpt | None, score: float) -> None:
    """Only saying so is right, even beside the sentence that comes nearest."""
    assert Outcome.of_score(score) == grade(ABSENT, EvidenceResponse(selected), "en", ())


def test_another_response_is_no_answer() -> None:
    """A choice among options answers no question of evidence."""
    with pytest.raises(ValueError, match="no evidence question"):
        grade(PROVEN, ChoiceResponse((0,)), "en", (TWO_IS_KEY,))


@st.composite
def passages(draw: st.DrawFn) -> CitedPassage:
    """Return a passage of one to eight sentences of which a run of characters is quoted."""
    lengths = draw(st.lists(st.integers(1, 9), min_size=1, max_size=8))
    sentences: list[Span] = []
    for length in lengths:
        start = sentences[-1][1] + 1 if sentences else 0
        sentences.append((start, start + length))
    end = sentences[-1][1]
    first = draw(st.integers(0, end - 1))
    last = draw(st.integers(first + 1, end))
    return CitedPassage("notes", 7, "x" * end, tuple(sentences), (first, last))


def _run(passage: CitedPassage, first: int, last: int) -> Excerpt:
    start, end = passage.sentences[first][0], passage.sentences[last][1]
    return Excerpt("notes", 7, start, end, passage.text[start:end])


@st.composite
def selections(draw: st.DrawFn) -> tuple[CitedPassage, int, int]:
    """Return a passage and the first and the last sentence of a selection in it."""
    passage = draw(passages())
    first, last = sorted(draw(st.tuples(*(2 * [st.integers(0, len(passage.sentences) - 1)]))))
    return passage, first, last


@given(passages())
def test_the_key_sentences_are_always_correct(passage: CitedPassage) -> None:
    """Whoever selects just what the quote touches gets the whole score."""
    key = sorted(passage.key_sentences)
    response = EvidenceResponse(_run(passage, key[0], key[-1]))
    assert Outcome(Verdict.CORRECT, 1.0) == grade(PROVEN, response, "en", (passage,))


@given(selections())
def test_the_score_is_full_for_the_key_alone(selection: tuple[CitedPassage, int, int]) -> None:
    """It lies between the passage's and the whole, and anything more or less than the key is partly correct."""
    passage, first, last = selection
    score = score_of(_run(passage, first, last), (passage,))
    assert SCORE_OF_THE_PASSAGE <= score <= 1
    assert (passage.key_sentences == set(range(first, last + 1))) is (score == 1)


@given(selections(), st.booleans())
def test_a_sentence_more_only_helps_where_it_is_a_key(
    selection: tuple[CitedPassage, int, int], is_behind: bool
) -> None:
    """A wrong sentence added never raises the score, and a key sentence never lowers it."""
    passage, first, last = selection
    added = last + 1 if is_behind else first - 1
    if not 0 <= added < len(passage.sentences):
        return
    before = score_of(_run(passage, first, last), (passage,))
    after = score_of(_run(passage, min(first, added), max(last, added)), (passage,))
    if added in passage.key_sentences:
        assert before <= after
    else:
        assert after <= before


@pytest.mark.parametrize(
    ("question", "response", "row"),
    [
        (PROVEN, EvidenceResponse(excerpt(*TWO)), AnswerRow("", "Two.", "Two.", right=True)),
        (PROVEN, EvidenceResponse(excerpt(5, 16)), AnswerRow("", "Two. Three.", "Two.", right=False)),
        (PROVEN, EvidenceResponse(None), AnswerRow("", "The text does not say", "Two.", right=False)),
        (PROVEN, None, AnswerRow("", "", "Two.", right=False)),
        (ABSENT, EvidenceResponse(excerpt(*ONE)), AnswerRow("", "One.", "The text does not say", right=False)),
        (
            ABSENT,
            EvidenceResponse(None),
            AnswerRow("", "The text does not say", "The text does not say", right=True),
        ),
    ],
)
def test_the_sentences_selected_stand_beside_those_that_decide(
    question: FindEvidence, response: EvidenceResponse | None, row: AnswerRow
) -> None:
    """Whole sentences, or that the text does not say."""
    cited = () if question.key == "absent" else (TWO_IS_KEY,)
    outcome = grade(question, response, "en", cited) if response else SKIPPED
    feedback = feedback_for(question, response, outcome, "en", cited)
    assert ((row,), row.key) == (feedback.answers, feedback.spoken_key)
    if response:
        assert row.given == given_words(question, response, "en")


def test_the_proof_that_was_found_is_the_one_shown_as_right() -> None:
    """Of several the one that suits what was selected; and it is said where none stands in the text any more."""
    response, right = EvidenceResponse(excerpt(*FOUR)), Outcome(Verdict.CORRECT, 1.0)
    cited = (TWO_IS_KEY, replace(TWO_IS_KEY, quote=FOUR))
    assert "Four." == feedback_for(PROVEN, response, right, "en", cited).spoken_key
    assert "words that are no longer in the text" == feedback_for(PROVEN, None, SKIPPED, "en", ()).spoken_key


def test_the_feedback_says_what_the_cited_words_do() -> None:
    """They prove the claim, refute it, or decide nothing."""
    findings = {
        question.key: feedback_for(question, None, SKIPPED, "en", cited).finding
        for question, cited in ((PROVEN, (TWO_IS_KEY,)), (replace(PROVEN, key="refutes"), (TWO_IS_KEY,)), (ABSENT, ()))
    }
    assert {
        "proves": "The quoted words prove the claim.",
        "refutes": "The quoted words refute the claim.",
        "absent": "The quoted words come nearest to the claim, and decide nothing.",
    } == findings
    assert "" == feedback_for(PROVEN, None, SKIPPED, "en", ()).finding


def test_the_key_is_the_finding_and_the_words_that_decide() -> None:
    """Other words change the key, and so does another finding; the place, the stem and other sources do not."""

    def key(**changes: Any) -> str:
        return key_fingerprint(replace(PROVEN, **changes))

    same: tuple[dict[str, Any], ...] = (
        {"citations": (Citation(source="notes", quote=" Two.\n", prefix="One."),)},
        {"citations": (*PROVEN.citations, Citation(source="book", passage=3))},
        {"stem": "Is it?"},
    )
    assert {key()} == {key(**changes) for changes in same}
    others: list[dict[str, Any]] = [
        {"key": "refutes"},
        {"key": "absent"},
        {"citations": (Citation(source="notes", quote="Three."),)},
    ]
    assert 4 == len({key(), *(key(**changes) for changes in others)})


def test_the_words_that_come_nearest_are_no_key() -> None:
    """Where the text does not say, another place may come nearest without changing the question."""
    other = replace(ABSENT, citations=(Citation(source="notes", quote="Three."),))
    assert key_fingerprint(ABSENT) == key_fingerprint(other)

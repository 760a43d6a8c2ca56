"""Questions of evidence as a session asks them."""

from pathlib import Path

import pytest

from quiz.history.store import History
from quiz.model.citation import Place
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import FindEvidence
from quiz.model.response import EvidenceResponse, Excerpt
from quiz.play.checking import lock_pack
from quiz.play.evidence import cited_passages
from quiz.play.library import Library, Selection
from quiz.play.player import Player
from quiz.play.reading import sentences_of, unmarked_reading
from quiz.play.view import AnsweredView, AskedView, SummaryView

from .conftest import NOTES, PACK, answered

CLAIM = """
[[questions]]
id = "claim"
kind = "evidence"
topic = "Evidence"
stem = "Five countries share the river."
key = "refutes"
explanation = "There are ten."
hint = "Count them."
citations = [
  { source = "notes", quote = "ten countries" },
  { source = "atlas", passage = 2 },
]
"""
RISE = Excerpt("notes", 1, 0, 38, "The Danube rises in the Black Forest.")
TEN = Excerpt("notes", 1, 38, 70, "It passes through ten countries.")
VOLGA = Excerpt("notes", 2, 0, 41, "The Volga is the longest river of Europe.")


@pytest.fixture
def player(pack_folder: Path, library: Library) -> Player:
    """A session that asks for the evidence."""
    return started(pack_folder, library, CLAIM)


def started(pack_folder: Path, library: Library, question: str) -> Player:
    """Return a session with one more question in the rivers pack, and that alone."""
    (pack_folder / "pack.toml").write_text(PACK + question, encoding="utf-8")
    return library.start(library.open("rivers"), Selection("Evidence"))


def asked_of(player: Player) -> AskedView:
    """Return what the player asks."""
    assert isinstance(player.view, AskedView)
    return player.view


def test_the_searched_source_comes_with_the_question_and_without_marks(player: Player) -> None:
    """Every passage is there, and nothing says what rests on which."""
    searched = asked_of(player).searched
    assert searched is not None
    assert ("notes", {}) == (searched.source, searched.resting)
    assert [
        (TEN.passage, ["The Danube rises in the Black Forest.", "It passes through ten countries."]),
        (VOLGA.passage, ["The Volga is the longest river of Europe."]),
    ] == [
        (passage.number, [passage.text[start:end] for start, end in sentences_of(passage)])
        for passage in searched.passages
    ]


def test_no_other_kind_brings_a_source(library: Library) -> None:
    """Nor does a question of a summary."""
    player = library.start(library.open("rivers"), Selection())
    assert asked_of(player).searched is None


@pytest.mark.parametrize(
    ("excerpt", "outcome"),
    [
        (TEN, Outcome.of_score(1)),
        (Excerpt("notes", 1, 0, 70, f"{RISE.words} {TEN.words}"), Outcome.of_score(0.5)),
        (RISE, Outcome.of_score(0.25)),
        (VOLGA, Outcome.of_score(0)),
        (None, Outcome.of_score(0)),
    ],
)
def test_the_selection_is_judged_by_the_sentence_around_the_quote(
    player: Player, history: History, excerpt: Excerpt | None, outcome: Outcome
) -> None:
    """Two quoted words stand for their sentence; what was selected is recorded with its words."""
    view = answered(player.submit(EvidenceResponse(excerpt)))

    (attempt,) = history.attempts_of((1).to_bytes(16, "big"))
    assert outcome == view.outcome == attempt.outcome
    assert EvidenceResponse(excerpt) == attempt.response
    assert TEN.words == view.feedback.spoken_key
    assert "The quoted words refute the claim." == view.feedback.finding
    (evidence,) = view.evidence
    assert ("ten countries", ("passage 2 of A small atlas",)) == (
        (evidence.passage or "")[evidence.start : evidence.end],
        evidence.rests_on,
    )


def test_the_summary_shows_the_sentence_that_was_missed(player: Player) -> None:
    """And the kind has a tally of its own."""
    player.submit(EvidenceResponse(VOLGA))
    summary = player.advance()
    assert isinstance(summary, SummaryView)
    assert ["evidence"] == [tally.name for tally in summary.kinds]
    (miss,) = summary.misses
    assert (VOLGA.words, TEN.words) == (miss.feedback.answers[0].given, miss.feedback.answers[0].key)


def test_skipping_and_hints_go_as_with_other_kinds(player: Player) -> None:
    """A skipped question shows its sentence."""
    assert "Count them." == player.take_hint().hint
    view = player.skip()
    assert Outcome(Verdict.SKIPPED, 0.0) == view.outcome
    assert ("", TEN.words) == (view.feedback.answers[0].given, view.feedback.answers[0].key)
    assert "Count them." == view.asked.hint


def test_further_quotes_into_the_searched_source_are_right_too(pack_folder: Path, library: Library) -> None:
    """The learner is shown the one that was found."""
    more = '{ source = "notes", quote = "ten countries" },\n  { source = "notes", quote = "The Volga is" },'
    question = CLAIM.replace('{ source = "notes", quote = "ten countries" },', more)
    view = answered(started(pack_folder, library, question).submit(EvidenceResponse(VOLGA)))
    assert (Verdict.CORRECT, VOLGA.words) == (view.outcome.verdict, view.feedback.spoken_key)


@pytest.mark.parametrize(("excerpt", "score"), [(None, 1), (TEN, 0), (VOLGA, 0)])
def test_where_the_text_does_not_say_only_saying_so_is_right(
    pack_folder: Path, library: Library, excerpt: Excerpt | None, score: float
) -> None:
    """The words that come nearest are shown as that."""
    player = started(pack_folder, library, CLAIM.replace("refutes", "absent"))
    view = answered(player.submit(EvidenceResponse(excerpt)))
    assert score == view.outcome.score
    assert "The text does not say" == view.feedback.spoken_key
    assert "The quoted words come nearest to the claim, and decide nothing." == view.feedback.finding
    assert "ten countries" in (view.evidence[0].passage or "")


def _stale(pack_folder: Path, library: Library, question: str) -> Player:
    (pack_folder / "pack.toml").write_text(PACK + question, encoding="utf-8")
    assert lock_pack(pack_folder) is not None
    changed = NOTES.replace("It passes through ten countries.", "It is long.")
    (pack_folder / "sources" / "notes.md").write_text(changed, encoding="utf-8")
    return library.start(library.open("rivers"), Selection("Evidence"))


def test_a_claim_whose_evidence_is_gone_says_so_and_counts_for_nothing(
    pack_folder: Path, library: Library, history: History
) -> None:
    """Nobody is wrong for not finding what is no longer there."""
    player = _stale(pack_folder, library, CLAIM)
    caveat = asked_of(player).caveat
    assert "no longer in it" in caveat

    view = answered(player.submit(EvidenceResponse(None)))

    (attempt,) = history.attempts_of((1).to_bytes(16, "big"))
    assert Outcome(Verdict.SKIPPED, 0.0, caveat) == view.outcome == attempt.outcome
    assert attempt.response is None
    assert (None, "ten countries") == (view.evidence[0].passage, view.evidence[0].stale)
    assert "ten countries" not in view.feedback.spoken_key
    assert not view.feedback.finding


def test_one_proof_that_is_left_is_enough(pack_folder: Path, library: Library) -> None:
    """The other one is shown as stale."""
    more = '{ source = "notes", quote = "ten countries" },\n  { source = "notes", quote = "The Volga is" },'
    player = _stale(pack_folder, library, CLAIM.replace('{ source = "notes", quote = "ten countries" },', more))
    assert not asked_of(player).caveat
    view = answered(player.submit(EvidenceResponse(VOLGA)))
    assert Verdict.CORRECT == view.outcome.verdict
    assert ["ten countries", ""] == [evidence.stale for evidence in view.evidence]


def test_what_comes_nearest_may_be_gone(pack_folder: Path, library: Library) -> None:
    """That the text does not say can be judged all the same."""
    player = _stale(pack_folder, library, CLAIM.replace("refutes", "absent"))
    assert not asked_of(player).caveat
    assert Verdict.CORRECT == answered(player.submit(EvidenceResponse(None))).outcome.verdict


def test_the_answered_question_keeps_its_source(player: Player) -> None:
    """So that a screen can mark in it what was selected and what is right."""
    searched = asked_of(player).searched
    player.submit(EvidenceResponse(TEN))
    assert isinstance(player.view, AnsweredView)
    assert player.view.asked.searched is searched


def test_cited_passages_are_those_at_hand(library: Library) -> None:
    """With the span of the quote where there is one; a document that stays with its owner is left out without it."""
    pack = library.open("rivers")
    (quoted, whole) = cited_passages(
        pack, [None, Place("atlas", 2), Place("notes", 1, 38, 70), Place("notes", 2), Place("notes", 9, 0, 1)]
    )
    assert (1, (38, 70), frozenset({1})) == (quoted.number, quoted.quote, quoted.key_sentences)
    assert (2, None) == (whole.number, whole.quote)


def test_a_passage_without_a_sentence_is_one(library: Library) -> None:
    """Whatever stands in a passage can be selected."""
    reading = unmarked_reading(library.open("rivers"), "notes")
    (passage, *_) = reading.passages
    assert sentences_of(passage)
    assert ((0, 4),) == sentences_of(type(passage)(1, "[12]"))


def test_the_kind_is_read_from_the_pack(pack_folder: Path, library: Library) -> None:
    """The first citation names the text that is searched; others count where they quote the same."""
    question = asked_of(started(pack_folder, library, CLAIM)).question
    assert isinstance(question, FindEvidence)
    assert ("notes", ["ten countries"]) == (question.searched, [cited.quote for cited in question.decisive])

"""An evidence round: answer first, then find where the source says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.engine.statistics import Tally
from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import ChoiceResponse, EvidenceResponse, Excerpt, NumberResponse, Response, TruthResponse
from quiz.play.checking import lock_pack
from quiz.play.library import Library, Selection
from quiz.play.player import Player
from quiz.play.view import AskedView, FindingResult, FindingView, SummaryView

from .conftest import NOTES, PACK, answered, findings_in

SESSION = (1).to_bytes(16, "big")
RISE = Excerpt("notes", 1, 0, 37, "The Danube rises in the Black Forest.")
TEN = Excerpt("notes", 1, 38, 70, "It passes through ten countries.")
BOTH = Excerpt("notes", 1, 0, 70, f"{RISE.words} {TEN.words}")
VOLGA = Excerpt("notes", 2, 0, 41, "The Volga is the longest river of Europe.")
ANSWERS: dict[str, Response] = {
    "spring": ChoiceResponse((1,)),
    "countries": NumberResponse("10", "10"),
    "longest": TruthResponse(value=True),
}


def started(library: Library, topic: str | None = "Danube") -> Player:
    """Return an evidence round; both questions about the Danube are proven in the notes."""
    return library.start(library.open("rivers"), Selection(topic, evidence=True))


def at_the_search(library: Library, question: str = "countries") -> tuple[Player, FindingView]:
    """Return an evidence round in which that question is answered and its proof is to be found."""
    player = started(library)
    while asked_of(player).question.id != question:
        player.skip()
        player.advance()
    view = player.submit(ANSWERS[question])
    assert isinstance(view, FindingView)
    return player, view


def asked_of(player: Player) -> AskedView:
    """Return what the player asks."""
    assert isinstance(player.view, AskedView)
    return player.view


def test_the_search_tells_nothing_of_the_answer_which_is_on_record(library: Library, history: History) -> None:
    """What is shown is the question as it was asked, what was answered, and the source without any mark."""
    player = started(library)
    asked = asked_of(player)

    view = player.submit(ANSWERS[asked.question.id])

    assert isinstance(view, FindingView)
    assert view is player.view
    assert (asked, ANSWERS[asked.question.id]) == (view.asked, view.response)
    assert ("notes", {}) == (view.searched.source, view.searched.resting)
    (attempt,) = history.attempts_of(SESSION)
    assert view.response == attempt.response
    assert player.contestable is None


def test_the_question_before_is_contested_during_the_search(library: Library, history: History) -> None:
    """The verdict on the one being proven is not told yet, so it is the one answered before that can be contested."""
    player = started(library)
    first = asked_of(player).question.id
    player.skip()
    player.advance()
    player.submit(ANSWERS[asked_of(player).question.id])

    player.contest("")

    (dispute,) = history.open_disputes()
    assert first == dispute.attempt.question.question


@pytest.mark.parametrize(
    ("excerpt", "score"), [(TEN, 1.0), (BOTH, 0.5), (RISE, 0.25), (VOLGA, 0.0), (None, 0.0)], ids=str
)
def test_what_is_found_is_judged_apart_from_the_answer(
    library: Library, history: History, excerpt: Excerpt | None, score: float
) -> None:
    """By its overlap with the sentence that proves the key; that the text does not say is wrong here."""
    player, _ = at_the_search(library)

    view = player.submit_finding(EvidenceResponse(excerpt))

    assert FindingResult(Outcome.of_score(score), excerpt, TEN.words) == view.finding
    assert (Verdict.CORRECT, NumberResponse("10", "10")) == (view.outcome.verdict, view.response)
    assert view.asked.answered == view.asked.score == 1
    attempt = history.attempts_of(SESSION)[-1]
    finding = history.finding_of(attempt.id)
    assert finding is not None
    assert (EvidenceResponse(excerpt), Outcome.of_score(score)) == (finding.response, finding.outcome)
    assert attempt.ended < finding.ended
    assert 1000 == finding.milliseconds
    assert view is player.contestable


def test_a_search_that_is_skipped_is_recorded_as_that(library: Library, history: History) -> None:
    """The answer keeps its outcome, and the proof is shown."""
    player, _ = at_the_search(library)

    view = player.skip_finding()

    assert FindingResult(Outcome(Verdict.SKIPPED, 0.0), None, TEN.words) == view.finding
    assert Verdict.CORRECT == view.outcome.verdict
    (finding,) = findings_in(history, SESSION)
    assert (None, Verdict.SKIPPED) == (finding.response, finding.outcome.verdict)


def test_a_skipped_question_shows_its_answer_at_once(library: Library) -> None:
    """There is nothing left to be found."""
    assert answered(started(library).skip()).finding is None


def test_a_question_whose_source_is_not_at_hand_is_judged_at_once(library: Library) -> None:
    """The one about the Volga rests on a document that stays with its owner."""
    player = started(library, "Volga")
    assert answered(player.submit(ANSWERS["longest"])).finding is None
    summary = player.advance()
    assert isinstance(summary, SummaryView)
    assert summary.findings is None


def test_a_citation_whose_words_are_gone_cannot_be_searched_for(pack_folder: Path, library: Library) -> None:
    """Nobody is sent to look for what is no longer there."""
    assert lock_pack(pack_folder) is not None
    (pack_folder / "sources" / "notes.md").write_text(NOTES.replace(TEN.words, "It is long."), encoding="utf-8")
    player = started(library)
    while asked_of(player).question.id != "countries":
        player.skip()
        player.advance()
    assert answered(player.submit(ANSWERS["countries"])).finding is None


def test_a_question_that_asks_for_evidence_is_asked_once(pack_folder: Path, library: Library) -> None:
    """Its answer is the finding."""
    claim = """
[[questions]]
id = "claim"
kind = "evidence"
topic = "Evidence"
stem = "Five countries share the river."
key = "refutes"
explanation = "There are ten."
citations = [{ source = "notes", quote = "ten countries" }]
"""
    (pack_folder / "pack.toml").write_text(PACK + claim, encoding="utf-8")
    assert answered(started(library, "Evidence").submit(EvidenceResponse(TEN))).finding is None


def test_every_citation_into_the_searched_source_is_right(pack_folder: Path, library: Library) -> None:
    """And the learner is shown the one that was found; the citations of options prove something else."""
    more = 'citations = [{ source = "notes", quote = "The Volga is" }, { source = "notes", quote = "It passes'
    changed = PACK.replace('citations = [{ source = "notes", quote = "It passes', more)
    (pack_folder / "pack.toml").write_text(changed, encoding="utf-8")
    for excerpt in (VOLGA, TEN):
        player, _ = at_the_search(library)
        result = player.submit_finding(EvidenceResponse(excerpt)).finding
        assert result is not None
        assert (1.0, excerpt.words) == (result.outcome.score, result.key)


def test_a_session_without_evidence_asks_no_second_step(library: Library) -> None:
    """It is as it ever was."""
    player = library.start(library.open("rivers"), Selection("Danube"))
    assert answered(player.submit(ANSWERS[asked_of(player).question.id])).finding is None


def test_the_summary_tallies_findings_by_themselves(library: Library) -> None:
    """The score of the answers is as if nothing else had been asked; misses tell what was found."""
    player, _ = at_the_search(library, "spring")
    player.submit_finding(EvidenceResponse(BOTH))
    while isinstance(player.advance(), AskedView):
        player.submit(ANSWERS[asked_of(player).question.id])
        player.skip_finding()

    summary = player.view
    assert isinstance(summary, SummaryView)
    findings = summary.findings
    assert findings is not None
    assert (1, 0.5) == (findings.answered, findings.score)
    assert Tally("Danube", summary.overall.answered, summary.overall.score, summary.overall.skipped) in summary.topics
    (miss,) = (miss for miss in summary.misses if miss.asked.question.id == "spring")
    assert FindingResult(Outcome.of_score(0.5), BOTH, RISE.words) == miss.finding


def test_retrying_the_misses_asks_for_the_evidence_again(library: Library) -> None:
    """It is the same kind of session."""
    player = started(library)
    while isinstance(player.view, AskedView):
        player.skip()
        player.advance()
    again = player.retry_misses()
    assert isinstance(again.submit(ANSWERS[asked_of(again).question.id]), FindingView)


@pytest.mark.parametrize("leave", [lambda player: player.leave(), lambda _: None], ids=["left", "killed"])
@pytest.mark.parametrize("skipped", [0, 1], ids=["first", "last"])
def test_a_session_goes_on_at_the_second_step(
    library: Library, history: History, leave: Callable[[Player], None], skipped: int
) -> None:
    """Also that of the last question, and nothing is asked twice."""
    player = started(library)
    for _ in range(skipped):
        player.skip()
        player.advance()
    searched = player.submit(ANSWERS[asked_of(player).question.id])
    leave(player)

    unfinished = library.unfinished()
    assert unfinished is not None
    resumed = library.resume(unfinished)

    assert searched == resumed.view
    view = resumed.submit_finding(EvidenceResponse(VOLGA))
    assert 1 == view.asked.answered
    assert 1 == len(findings_in(history, SESSION))
    assert skipped + 1 == len(history.attempts_of(SESSION))
    resumed.advance()
    while isinstance(resumed.view, AskedView):
        resumed.skip()
        resumed.advance()
    assert library.unfinished() is None


def test_a_last_search_that_can_no_longer_be_done_ends_the_session(pack_folder: Path, library: Library) -> None:
    """The source has lost the words meanwhile; the summary is shown and the session is not offered again."""
    assert lock_pack(pack_folder) is not None
    player = started(library)
    player.skip()
    player.advance()
    player.submit(ANSWERS[asked_of(player).question.id])
    (pack_folder / "sources" / "notes.md").write_text("Nothing is left.\n", encoding="utf-8")
    unfinished = library.unfinished()
    assert unfinished is not None

    assert isinstance(library.resume(unfinished).view, SummaryView)
    assert library.unfinished() is None


def test_a_finding_that_cannot_be_recorded_can_be_given_again(
    library: Library, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search goes on, and how the answer was judged is not told."""

    def refuse(_: History, finding: Finding) -> None:
        raise HistoryError(f"The disk is full: {finding.milliseconds}.")

    player, searched = at_the_search(library)
    with monkeypatch.context() as patch:
        patch.setattr(History, "record_finding", refuse)
        with pytest.raises(HistoryError, match="full"):
            player.submit_finding(EvidenceResponse(TEN))
    assert searched is player.view
    assert [] == findings_in(history, SESSION)

    assert player.submit_finding(EvidenceResponse(TEN)).finding is not None


def test_the_second_step_fits_its_moment_alone(library: Library) -> None:
    """Before the answer there is no proof to be found, and while it is, nothing else is asked."""
    player = started(library)
    with pytest.raises(TypeError, match="No proof is being searched for"):
        player.skip_finding()
    player, _ = at_the_search(library)
    with pytest.raises(TypeError, match="No question is being asked"):
        player.skip()
    player.skip_finding()
    with pytest.raises(TypeError, match="No proof is being searched for"):
        player.submit_finding(EvidenceResponse(TEN))


def test_an_opened_source_does_not_tell_what_is_searched_for(library: Library) -> None:
    """While the search goes on, its question is none of those that are marked in the margin."""
    player = started(library)
    first = asked_of(player).question.id
    player.submit(ANSWERS[first])
    evidence = player.skip_finding().evidence[0]
    assert [first] == _marked(player, evidence.number)
    player.advance()
    player.submit(ANSWERS[asked_of(player).question.id])

    reading = player.reading(evidence)

    assert [first] == [name.question for name in reading.resting[1]]


def _marked(player: Player, passage: int) -> list[str]:
    evidence = answered(player.view).evidence[0]
    return [name.question for name in player.reading(evidence).resting[passage]]

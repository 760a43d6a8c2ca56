"""Going back and forth in a session: undo, redo, and putting a question off."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.outcome import Verdict
from quiz.model.response import ChoiceResponse, EvidenceResponse, Excerpt, NumberResponse, Response, TruthResponse
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.player import Player, View
from quiz.play.view import AnsweredView, AskedView, FindingView, SummaryView

from .conftest import answered, findings_in

SESSION = (1).to_bytes(16, "big")
RISE = Excerpt("notes", 1, 0, 37, "The Danube rises in the Black Forest.")
QUESTIONS = ("spring", "countries", "longest")
RIGHT: dict[str, Response] = {
    "spring": ChoiceResponse((0,)),
    "countries": NumberResponse("10", "10"),
    "longest": TruthResponse(value=True),
}


@pytest.fixture
def start(library: Library, outside: Outside) -> Callable[..., Player]:
    """Start a session with the three questions in the order of the pack."""

    def begin(*, evidence: bool = False) -> Player:
        paper = Paper(1, tuple(QuestionName("example.rivers", question) for question in QUESTIONS))
        return library.begin(outside.session(paper, Mode.PRACTICE, evidence=evidence))

    return begin


Start = Callable[..., Player]


def asked_of(player: Player) -> AskedView:
    """Return what the player asks."""
    assert isinstance(player.view, AskedView)
    return player.view


def shown(player: Player) -> View:
    """Return what the player shows."""
    return player.view


def answer(player: Player) -> AnsweredView:
    """Answer the question asked rightly."""
    return answered(player.submit(RIGHT[asked_of(player).question.id]))


def resumed(library: Library) -> Player:
    """Go on with the session that was left or killed."""
    unfinished = library.unfinished()
    assert unfinished is not None
    return library.resume(unfinished)


def test_an_undone_answer_counts_for_nothing_and_its_question_is_asked_again(start: Start, history: History) -> None:
    """Just as it was asked, and it is the new answer that counts."""
    player = start()
    asked = asked_of(player)
    assert not player.can_undo
    player.submit(ChoiceResponse((1,)))
    assert player.can_undo

    assert asked == player.undo() == player.view
    assert player.contestable is None
    assert () == history.attempts_of(SESSION)
    assert {} == history.pack_records()

    assert (Verdict.CORRECT, 1) == (answer(player).outcome.verdict, asked_of_answered(player).answered)
    (attempt,) = history.attempts_of(SESSION)
    assert Verdict.CORRECT == attempt.outcome.verdict


def asked_of_answered(player: Player) -> AskedView:
    """Return the question of the answer shown."""
    return answered(player.view).asked


def test_answers_are_undone_step_by_step_and_redone(start: Start, history: History) -> None:
    """What is shown of an answer that is redone is what was shown before."""
    player = start()
    first = answer(player)
    player.advance()
    second = answer(player)
    player.advance()

    assert "countries" == player.undo().question.id
    assert "spring" == player.undo().question.id
    assert not player.can_undo
    assert first == player.redo()
    assert first is not second
    assert player.contestable is player.view
    assert second == player.redo()
    assert not player.can_redo
    assert 2 == len(history.attempts_of(SESSION))


def test_the_last_answer_is_undone_before_the_end_and_not_behind_it(start: Start) -> None:
    """What the summary has told is settled."""
    player = start()
    for _ in QUESTIONS:
        answer(player)
        last = player.view
        if asked_of_answered(player).done < len(QUESTIONS):
            player.advance()
    assert "longest" == player.undo().question.id
    assert last == player.redo()
    player.advance()
    assert isinstance(player.view, SummaryView)
    assert (False, False) == (player.can_undo, player.can_redo)


def test_a_question_that_was_put_off_comes_back_at_the_end(start: Start) -> None:
    """It keeps its number; the last one left cannot be put off."""
    player = start()
    asked = asked_of(player)
    assert asked.can_be_put_off
    assert "countries" == player.put_off().question.id
    for _ in range(2):
        answer(player)
        player.advance()
    again = asked_of(player)
    assert (asked.number, asked.orders, 2) == (again.number, again.orders, again.done)
    assert (False, True) == (again.can_be_put_off, again.was_put_off)
    answer(player)
    summary = player.advance()
    assert isinstance(summary, SummaryView)
    assert (3, 0) == (summary.overall.answered, summary.overall.skipped)


def test_a_session_goes_on_at_the_question_that_was_asked(start: Start, library: Library) -> None:
    """With the same shuffled options, also behind what was put off and undone; and what was undone can be redone."""
    player = start()
    player.put_off()
    told = answer(player)
    player.advance()
    player.submit(TruthResponse(value=False))
    player.undo()

    again = resumed(library)
    assert player.view == again.view
    assert answered(again.redo()).response == TruthResponse(value=False)
    again.undo()
    again.undo()
    assert told.asked.orders == asked_of(again).orders
    assert told == again.redo()


def test_a_search_is_undone_with_its_answer(start: Start, history: History, library: Library) -> None:
    """Redone it goes on, or is shown as it ended."""
    player = start(evidence=True)
    searched = player.submit(RIGHT["spring"])
    assert isinstance(searched, FindingView)
    asked = player.undo()
    assert (searched.asked, []) == (asked, findings_in(history, SESSION))
    assert searched == player.redo()

    found = player.submit_finding(EvidenceResponse(RISE))
    player.undo()
    assert found == player.redo()
    player.undo()
    assert isinstance(player.submit(RIGHT["spring"]), FindingView)
    assert isinstance(resumed(library).view, FindingView)


def test_undoing_a_search_leaves_the_answer_before_it_to_be_contested(start: Start, history: History) -> None:
    """It is still the last of which the verdict was told."""
    player = start(evidence=True)
    player.submit(RIGHT["spring"])
    told = player.skip_finding()
    player.advance()
    assert isinstance(player.submit(RIGHT["countries"]), FindingView)
    player.undo()
    assert told == player.contestable
    player.contest("Why?")
    assert ["spring"] == [dispute.attempt.question.question for dispute in history.open_disputes()]


def test_an_undoing_that_cannot_be_recorded_changes_nothing(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does anything else that goes back or forth."""

    def refuse(*_: object) -> None:
        raise HistoryError("The disk is full.")

    player = start()
    view = answer(player)
    with monkeypatch.context() as patch:
        for name in ("undo", "redo", "put_off"):
            patch.setattr(History, name, refuse)
        with pytest.raises(HistoryError):
            player.undo()
        assert view == shown(player)
        asked = player.advance()
        with pytest.raises(HistoryError):
            player.put_off()
        assert asked is shown(player)
        assert player.can_undo
    undone = player.undo()
    with monkeypatch.context() as patch:
        patch.setattr(History, "redo", refuse)
        with pytest.raises(HistoryError):
            player.redo()
    assert undone == shown(player)
    assert view == player.redo()


def test_what_was_contested_is_not_contested_again_when_it_is_redone(start: Start, history: History) -> None:
    """One objection to an answer is enough."""
    player = start()
    answer(player)
    player.contest("Why?")
    player.undo()
    player.redo()
    assert player.contestable is None
    assert 1 == len(history.open_disputes())


def test_a_session_in_which_all_was_undone_is_not_offered(start: Start, library: Library) -> None:
    """Nothing of it counts."""
    player = start()
    answer(player)
    player.undo()
    player.leave()
    assert library.unfinished() is None


def steps_of(player: Player) -> dict[str, Callable[[], object]]:
    """Return what can be done now."""
    match player.view:
        case AskedView() as asked:
            steps: dict[str, Callable[[], object]] = {
                "right": lambda: player.submit(RIGHT[asked.question.id]),
                "skip": player.skip,
                "hint": player.take_hint,
            }
            if asked.can_be_put_off:
                steps["later"] = player.put_off
        case FindingView():
            steps = {"found": lambda: player.submit_finding(EvidenceResponse(RISE)), "not": player.skip_finding}
        case AnsweredView() as view if view.asked.done < view.asked.total:
            steps = {"next": player.advance}
        case _:
            steps = {}
    if player.can_undo:
        steps["undo"] = player.undo
    if player.can_redo:
        steps["redo"] = player.redo
    return steps


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_session_is_the_same_lived_through_or_read_from_the_record(
    start: Start, history: History, library: Library, outside: Outside, data: st.DataObject
) -> None:
    """After any steps, killed and resumed, the same is asked, in the same order, and can be undone and redone."""
    player = start(evidence=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(0, 14))):
        steps = steps_of(player)
        if not steps:
            break
        steps[data.draw(st.sampled_from(sorted(steps)))]()
    packs = {"example.rivers": library.open("rivers")}
    again = Player.resume(packs, player._session, outside)
    state, rebuilt = player._sitting.state, again._sitting.state
    assert (state.given, state.put_off, state.undone) == (rebuilt.given, rebuilt.put_off, rebuilt.undone)
    recorded = sorted(history.attempts_of(player._session.id), key=lambda each: each.ended)
    assert [attempt.id for attempt in recorded] == [attempt.id for attempt in state.given]
    if isinstance(player.view, AnsweredView):
        player.advance()
    elif isinstance(player.view, AskedView) and player.view.hint:
        again.take_hint()
    assert player.view == again.view

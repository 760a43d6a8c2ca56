"""Personal bests, worked out from the answers on record."""

from dataclasses import replace

from quiz.engine.challenge.ghost import ghost_of, standing_after
from quiz.engine.challenge.scoring import Standing
from quiz.history.record import ChallengeRecord
from quiz.history.store import History
from quiz.model.challenge import Challenge, Rules
from quiz.play.challenge.view import Best


def personal_best(history: History, pack_id: str, challenge: Challenge) -> Best | None:
    """Return the best run on record with a pack, by the same rules, of the same length, with the same extra time.

    Whatever questions were dealt, and whatever the pack's version was. A run that was left, or that was killed, is none
    of them. Raises HistoryError.
    """
    best: Best | None = None
    runs = history.challenges(pack_id, challenge.terms.rules.id, challenge.number, challenge.extra_time)
    for run in runs:
        if not _are_alike(run.challenge.terms.rules, challenge.terms.rules):
            continue
        standing = _standing_of(history, run)
        if standing is None or not standing.is_over or (best and standing.shown_points <= best.points):
            continue
        best = Best(
            started=run.started,
            points=standing.shown_points,
            accuracy=None if standing.accuracy is None else float(standing.accuracy),
            milliseconds=standing.milliseconds,
            interruptions=history.interruptions_of(run.session),
            ghost=ghost_of(standing),
        )
    return best


def _standing_of(history: History, run: ChallengeRecord) -> Standing | None:
    attempts = history.attempts_of(run.session)
    if [attempt.position for attempt in attempts] != list(range(len(attempts))):
        return None
    return standing_after(run.challenge.terms, ((attempt.outcome, attempt.milliseconds) for attempt in attempts))


def _are_alike(rules: Rules, others: Rules) -> bool:
    """Tell whether rules are the same in all that matters once a challenge has its length."""
    return _in_force(rules) == _in_force(others)


def _in_force(rules: Rules) -> Rules:
    seconds = 0 if rules.limit == "clock" else rules.seconds
    return replace(rules, title="", description="", questions=0, seconds=seconds)

"""The rule sets that come with the program."""

from collections.abc import Iterable

from quiz.model.challenge import Rules

SPRINT = Rules(
    id="sprint",
    title="Sprint",
    limit="clock",
    seconds=60,
    points=100,
    penalty_seconds=3,
)
BLITZ = Rules(
    id="blitz",
    title="Blitz",
    limit="question",
    seconds=10,
    characters_per_second=10,
    speed=True,
    streak=100,
)
SURVIVAL = Rules(
    id="survival",
    title="Survival",
    limit="question",
    seconds=20,
    questions=50,
    characters_per_second=10,
    shrink_percent=5,
    points=100,
    lives=3,
)
PAPER = Rules(
    id="paper",
    title="Paper",
    limit="paper",
    seconds=30,
    characters_per_second=10,
    points=100,
    feedback="at the end",
)

BUILT_IN = (SPRINT, BLITZ, SURVIVAL, PAPER)

SPRINT_SECONDS = (60, 90, 120, 300)
"""How long a sprint may take."""

CLOCK_SECONDS = range(10, 3601)
"""For how many seconds rules that go by the clock may be played."""

QUESTION_COUNTS = range(1, 501)
"""How many questions a challenge may have."""


def wrong_number(rules: Rules, number: int) -> str | None:
    """Return why a challenge by these rules cannot have that many questions or seconds, or None where it can."""
    if rules == SPRINT:
        if number in SPRINT_SECONDS:
            return None
        *others, last = map(str, SPRINT_SECONDS)
        return f"A sprint takes {', '.join(others)} or {last} seconds, not {number}."
    if rules.limit == "clock":
        if number in CLOCK_SECONDS:
            return None
        return f"{rules.title} takes from {CLOCK_SECONDS[0]} to {CLOCK_SECONDS[-1]} seconds, not {number}."
    if number in QUESTION_COUNTS:
        return None
    return f"A challenge has from {QUESTION_COUNTS[0]} to {QUESTION_COUNTS[-1]} questions, not {number}."


def usual_number(rules: Rules) -> int:
    """Return how many questions are asked, or for how many seconds, where nobody says otherwise."""
    return rules.seconds if rules.limit == "clock" else rules.questions


def rules_called(name: str, own: Iterable[Rules]) -> Rules | None:
    """Return the rule set of an id, among those of the program and a pack's own, or None."""
    return next((rules for rules in (*BUILT_IN, *own) if rules.id == name), None)

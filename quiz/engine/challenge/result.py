"""What is told of a result."""

from quiz.engine.challenge.wording import extra_time_told
from quiz.engine.figures import counted, percent
from quiz.model.challenge_result import ChallengeResult
from quiz.model.outcome import Verdict

SIGNS = {
    Verdict.CORRECT: "+",
    Verdict.PARTLY_CORRECT: "~",
    Verdict.INCORRECT: "-",
    Verdict.SKIPPED: ".",
    Verdict.EXPIRED: "!",
}
"""What stands for a question in the line of a result."""

MOST_SIGNS = 60
LONGEST_NAME = 40


def result_line(result: ChallengeResult) -> str:
    """Return a result on one line of plain symbols, such as `FRR-… 5320 points, 85% right, 1:24.500, +-~+!`.

    It has one sign for each question, for sixty at most, and gives no answer away.
    """
    signs = "".join(SIGNS[answer.verdict] for answer in result.answers[:MOST_SIGNS])
    more = "..." if len(result.answers) > MOST_SIGNS else ""
    figures = f"{counted(result.points, 'point')}, {percent(result.accuracy)} right, {clock_time(result.milliseconds)}"
    return ", ".join((f"{result.code} {figures}", *remarks(result), *filter(None, (signs + more,))))


def remarks(result: ChallengeResult) -> tuple[str, ...]:
    """Return what has to be said beside a result: extra time, interruptions, and that it was left."""
    said = []
    if extra := extra_time_told(result.extra_time):
        said.append(extra)
    if result.interruptions:
        said.append("interrupted")
    if result.is_left:
        said.append("left early")
    return tuple(said)


def wrong_name(name: str) -> str | None:
    """Return why a player cannot be called so in a result, or None. A spreadsheet must not take it for a formula."""
    if not name or (name[0].isalnum() and len(name) <= LONGEST_NAME and name.isprintable()):
        return None
    return f"A name begins with a letter or a digit and has {LONGEST_NAME} printable characters at most."


def clock_time(milliseconds: int) -> str:
    """Return a time as minutes, seconds and thousandths, such as `1:24.500`."""
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes}:{rest // 1000:02}.{rest % 1000:03}"

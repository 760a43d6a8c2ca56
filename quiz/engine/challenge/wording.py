"""Rules and times of challenges in words."""

from collections.abc import Iterator

from quiz.engine.challenge.award import STREAK_STEPS
from quiz.engine.figures import counted, number
from quiz.model.challenge import ExtraTime, Rules, Terms


def time_told(milliseconds: int) -> str:
    """Return a length of time, such as `48.5 s` or `2 min 5 s`; never more than there is, to a tenth of a second."""
    minutes, rest = divmod(milliseconds // 100, 600)
    seconds = f"{number(rest / 10)} s"
    if not minutes:
        return seconds
    return f"{minutes} min {seconds}" if rest else f"{minutes} min"


def extra_time_told(extra_time: ExtraTime) -> str:
    """Return the extra time as it stands beside a result, or nothing for the usual time."""
    match extra_time:
        case ExtraTime.USUAL:
            return ""
        case ExtraTime.UNLIMITED:
            return "no limit"
    return f"{extra_time.value} times the usual time"


def rules_told(terms: Terms, number_wanted: int, extra_time: ExtraTime) -> tuple[str, ...]:
    """Return the rules as a challenge applies them, a sentence each; `number_wanted` are its questions or seconds.

    What a pack says of its own rules comes first.
    """
    rules = terms.rules
    return (
        *([rules.description] if rules.description else []),
        _what_is_asked(terms, number_wanted),
        *_limits(terms, number_wanted),
        *_earnings(rules, is_limited=extra_time is not ExtraTime.UNLIMITED),
        *_losses(rules, is_limited=extra_time is not ExtraTime.UNLIMITED),
        _feedback(rules),
        *_extra_time(extra_time),
    )


def _what_is_asked(terms: Terms, seconds: int) -> str:
    questions = counted(len(terms.stakes), "question")
    if terms.rules.limit == "clock" and terms.limit_milliseconds is not None:
        return f"As many of {questions} as you can in {time_told(seconds * 1000)}."
    return f"{questions}."


def _limits(terms: Terms, seconds: int) -> Iterator[str]:
    rules, limit = terms.rules, terms.limit_milliseconds
    if rules.limit == "clock":
        if limit is not None and limit != seconds * 1000:
            yield f"You have {time_told(limit)}."
        return
    if rules.limit == "paper":
        if limit is not None:
            yield f"You have {time_told(limit)} for all of them together."
        return
    if all(stake.limit_milliseconds is None for stake in terms.stakes):
        return
    share = f"Each question has {time_told(rules.seconds * 1000)}"
    if rules.shrink_percent:
        least = time_told(rules.shortest_seconds * 1000)
        share += f", {rules.shrink_percent}% less each time but never less than {least}"
    if rules.characters_per_second:
        share += f", and 1 s for every {counted(rules.characters_per_second, 'character')} that there are to read"
    yield f"{share}."


def _earnings(rules: Rules, *, is_limited: bool) -> Iterator[str]:
    points = counted(rules.points, "point")
    if rules.speed and is_limited:
        yield f"A right answer earns {points}, which fall with time to half of them."
    else:
        yield f"A right answer earns {points}."
    if rules.streak:
        most = rules.streak * STREAK_STEPS
        yield f"For each right answer in a row before it there are {rules.streak} more, {most} at most."
    yield "Guessing earns nothing on average: a wrong answer that could be guessed loses points."


def _losses(rules: Rules, *, is_limited: bool) -> Iterator[str]:
    if rules.penalty_seconds and is_limited:
        yield f"A wrong answer takes {time_told(rules.penalty_seconds * 1000)} from your time."
    if rules.lives == 1:
        yield "A question that earns nothing ends the challenge."
    elif rules.lives:
        yield f"You have {rules.lives} lives; a question that earns nothing costs one."


def _feedback(rules: Rules) -> str:
    if rules.feedback == "at the end":
        return "How you answered is told at the end."
    return "How you answered is told at once; the clock stands still until you go on."


def _extra_time(extra_time: ExtraTime) -> Iterator[str]:
    if extra_time is ExtraTime.UNLIMITED:
        yield "You play without a limit. The result stands on a list of its own."
    elif extra_time is not ExtraTime.USUAL:
        yield f"You have {extra_time.value} times the usual time. The result stands on a list of its own."

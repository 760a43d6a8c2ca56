"""How much time there is: for each question, by its length where the rules say so, or for the whole."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from quiz.engine.grading.cloze import gaps_in_order
from quiz.model.challenge import ExtraTime, Rules, Stake, Terms
from quiz.model.dataclass import dataclass
from quiz.model.question import Cloze, Matching, MultipleChoice, Ordering, Question, SingleChoice

MOST_SEARCHED_CHARACTERS = 1000
"""How much of a text that is searched counts as read: about a screen, for nobody reads a whole book under a limit."""


@dataclass(frozen=True, slots=True)
class Length:
    """How much there is to be read before a question can be answered, and its chance score."""

    characters: int
    chance: Fraction


def terms_of(rules: Rules, number: int, lengths: Iterable[Length], extra_time: ExtraTime = ExtraTime.USUAL) -> Terms:
    """Return the terms for a paper of questions of these lengths.

    `number` is how many seconds are played where the rules go by the clock.
    """
    lengths = tuple(lengths)
    shares = [_share(rules, place, length.characters) for place, length in enumerate(lengths)]
    limits = [_stretched(share, extra_time) if rules.limit == "question" else None for share in shares]
    stakes = tuple(Stake(limit, length.chance) for limit, length in zip(limits, lengths, strict=True))
    if rules.limit == "question":
        return Terms(rules, stakes)
    return Terms(rules, stakes, _stretched(Fraction(number) if rules.limit == "clock" else sum(shares), extra_time))


def reading_characters(question: Question, searched_characters: int = 0) -> int:
    """Return how many characters of a question are read before it is answered.

    `searched_characters` is the length of the text in which an evidence question is to be decided.
    """
    read = [question.stem]
    match question:
        case SingleChoice() | MultipleChoice():
            read += [choice.text for choice in question.choices]
        case Ordering():
            read += question.items
        case Matching():
            read += [*(pair.left for pair in question.pairs), *question.rights]
        case Cloze():
            read += [question.text, *(option for gap in gaps_in_order(question) for option in gap.options)]
        case _:
            pass
    return sum(map(len, read)) + min(searched_characters, MOST_SEARCHED_CHARACTERS)


def _share(rules: Rules, place: int, characters: int) -> Fraction:
    """Return the seconds that a question at a place of the paper brings, in exact arithmetic, alike everywhere."""
    seconds = Fraction(rules.seconds)
    if rules.shrink_percent:
        shrunk = seconds * Fraction(100 - rules.shrink_percent, 100) ** place
        seconds = max(shrunk, Fraction(rules.shortest_seconds))
    reading = Fraction(characters, rules.characters_per_second) if rules.characters_per_second else 0
    return seconds + reading


def _stretched(seconds: Fraction | int, extra_time: ExtraTime) -> int | None:
    factor = extra_time.factor
    return None if factor is None else ceil(seconds * factor * 1000)

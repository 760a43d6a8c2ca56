"""The order in which the parts of a question are shown."""

from quiz.engine.dice import Dice
from quiz.model.attempt import QuestionName
from quiz.model.question import Choice, Cloze, Matching, MultipleChoice, Ordering, Question, SingleChoice

Orders = tuple[tuple[int, ...], ...]
"""For each list that a question shows, the places of the author's order in the order shown.

Choices, the items of an ordering and the right sides of a matching are one list; a cloze text has one for each gap, in
the order of the text, empty where the gap is typed. Other kinds have none.
"""


def orders_for(question: Question, name: QuestionName, seed: int) -> Orders:
    """Return the shuffled orders of a question, which depend on the seed and the question's name alone."""
    dice = Dice(seed, f"options {name.pack} {name.question}")
    match question:
        case SingleChoice() | MultipleChoice():
            return (_shuffled_around_pinned(question.choices, dice),)
        case Ordering():
            return (_out_of_order(len(question.items), dice),)
        case Matching():
            return (dice.shuffled(range(len(question.rights))),)
        case Cloze():
            return tuple(dice.shuffled(range(len(question.gaps[name].options))) for name in gap_names(question.text))
        case _:
            return ()


def gap_names(text: str) -> tuple[str, ...]:
    """Return the names of the gaps of a cloze text in the order of the text."""
    return tuple(part.partition("}")[0] for part in text.split("{")[1:])


def _shuffled_around_pinned(choices: tuple[Choice, ...], dice: Dice) -> tuple[int, ...]:
    free = iter(dice.shuffled([place for place, choice in enumerate(choices) if not choice.pinned]))
    return tuple(place if choice.pinned else next(free) for place, choice in enumerate(choices))


def _out_of_order(count: int, dice: Dice) -> tuple[int, ...]:
    order = dice.shuffled(range(count))
    if order == tuple(range(count)):
        # Shown in the right order, the answer would need no thought.
        return (*order[1:], *order[:1])
    return order

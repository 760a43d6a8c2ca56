"""The words of a new pack that wait for the author's own, and what is told where they were left."""

from collections.abc import Iterator

from quiz.model.diagnostic import Severity
from quiz.model.pack import PackInfo
from quiz.model.question import Question
from quiz.packs.locate import KeyPath
from quiz.packs.problems import Problem

DESCRIPTION = "A sentence about this pack."
AUTHOR = "Your name"
TOPIC = "A heading that questions belong to"
STEM = "Write a claim here that the cited passage proves or refutes."
EXPLANATION = "Say here what a learner should remember, in one or two sentences."


def left_in_info(info: PackInfo) -> Iterator[Problem]:
    """Yield a warning for each text of the `[pack]` table that nobody has written anew; paths begin at it."""
    if info.description == DESCRIPTION:
        yield _left(("description",))
    if AUTHOR in info.authors:
        yield _left(("authors", info.authors.index(AUTHOR)))


def has_words_left(question: Question) -> bool:
    """Return whether there is anything to tell of a question, which of most there is not."""
    return question.stem == STEM or question.explanation == EXPLANATION or question.topic == TOPIC


def left_in_question(question: Question) -> Iterator[Problem]:
    """Yield a warning for each text of a question that nobody has written anew; paths begin at it."""
    if question.stem == STEM:
        yield _left(("stem",))
    if question.explanation == EXPLANATION:
        yield _left(("explanation",))
    if question.topic == TOPIC:
        yield _left(("topic",))


def _left(path: KeyPath) -> Problem:
    return Problem(
        "template-words",
        path,
        "These are the words that a new pack begins with.",
        "Put your own in their place.",
        Severity.WARNING,
    )

"""The words of a new pack that wait for the author's own, and what is told where they were left."""

from collections.abc import Iterator

from quiz.model.diagnostic import Severity
from quiz.model.pack import PackInfo
from quiz.model.question import Question
from quiz.model.source import Source
from quiz.packs.locate import KeyPath
from quiz.packs.problems import Problem

OWNER = "my"
"""What stands before the dot of the id."""

DESCRIPTION = "A sentence about this pack."
AUTHOR = "Your name"
TOPIC = "A heading that questions belong to"
STEM = "Write a claim here that the cited passage proves or refutes."
EXPLANATION = "Say here what a learner should remember, in one or two sentences."
EXAMPLE_ID, EXAMPLE_TITLE = "example", "Notes on honey bees"
"""The document on which the examples of each kind rest."""


def left_in_info(info: PackInfo) -> Iterator[Problem]:
    """Yield a warning for each text of the `[pack]` table that nobody has written anew; paths begin at it."""
    if info.id.startswith(f"{OWNER}."):
        yield _told(
            ("id",),
            "What stands before the dot is a word for your own name, and answers are kept under this id.",
            "Put your own name there, in small letters, before others play the pack.",
        )
    if info.description == DESCRIPTION:
        yield _left(("description",))
    if AUTHOR in info.authors:
        yield _left(("authors", info.authors.index(AUTHOR)))


def left_in_source(source: Source) -> Iterator[Problem]:
    """Yield a warning for the document of the examples; paths begin at its table."""
    if (source.id, source.title) == (EXAMPLE_ID, EXAMPLE_TITLE):
        yield _told(
            ("title",),
            "The examples of a new pack are still there.",
            "Delete them when you need them no more: the remark above this line names what goes together.",
        )


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
    return _told(path, "These are the words that a new pack begins with.", "Put your own in their place.")


def _told(path: KeyPath, message: str, remedy: str) -> Problem:
    return Problem("template-words", path, message, remedy, Severity.WARNING)

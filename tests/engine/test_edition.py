"""What changes from one edition of a pack to the next."""

from dataclasses import replace

from quiz.engine.edition import changes_between
from quiz.model.citation import Citation
from quiz.model.question import TrueFalse


def claim(name: str, **fields: object) -> TrueFalse:
    """Return a question."""
    question = TrueFalse(
        id=name,
        kind="true_false",
        topic="Rivers",
        stem=f"Is {name} long?",
        key=True,
        explanation="It is.",
        citations=(Citation(source="notes", quote="long"),),
    )
    return replace(question, **fields)  # type: ignore[arg-type]


def test_each_question_is_told_by_what_becomes_of_it() -> None:
    """By its id or a former one: added, edited, with another key, removed or the same."""
    old = [claim("a"), claim("b"), claim("c"), claim("d"), claim("e")]
    new = [
        claim("f"),
        claim("a"),
        claim("b", hint="Yes."),
        claim("c", key=False),
        claim("g", stem="Is d long?", was=("x", "d")),
    ]

    changes = changes_between(old, new)

    assert (("f",), ("b",), ("c",), ("e",), ("a", "g")) == (
        changes.added,
        changes.edited,
        changes.rekeyed,
        changes.removed,
        changes.unchanged,
    )
    assert {"g": "d"} == changes.formerly
    assert not changes.is_none
    assert changes_between(old, old).is_none

"""Citations as lines."""

from quiz.line.feedback import source
from quiz.play.view import Evidence


def test_a_stale_citation_is_never_told_as_proof() -> None:
    """The quote is told with what has become of it."""
    lines = list(source(Evidence("Notes", "CC0", "", "", stale="It rises\nin the hills."), label="Source: "))

    assert [
        "Source: Notes, CC0 (STALE: the source has changed, and this quote is no longer",
        "  in it. It proves nothing)",
        "  It read: It rises",
        "    in the hills.",
    ] == lines
    never = source(Evidence("Notes", "CC0", "", "", stale="It rises.", was_proven=False), label="Source: ")
    assert "Source: Notes, CC0 (NOT PROVEN: this quote does not lead to one place of the" == next(never)

"""What is said of an answer, as text to be shown."""

import pytest

from quiz.play.view import Evidence
from quiz.tui.explained import QUOTE, evidence_text


@pytest.mark.parametrize(
    ("before", "behind", "shown_before", "shown_behind"),
    [
        ("It was so. ", " And so on.", "It was so. ", " And so on."),
        ("word " * 60, " word" * 100, "word " * 60, " word" * 100),
        ("word " * 61, " word" * 101, "… " + "word " * 39, " word" * 79 + " …"),
        ("字" * 900, "字" * 900, "… " + "字" * 200, "字" * 400 + " …"),
    ],
)
def test_a_quote_in_a_long_passage_is_seen_with_what_stands_around_it(
    before: str, behind: str, shown_before: str, shown_behind: str
) -> None:
    """From a whole word to a whole word where there are words; a short passage is shown whole."""
    quote = "the quote"
    evidence = Evidence(
        "Notes", "", "", "", f"{before}{quote}{behind}", start=len(before), end=len(before) + len(quote)
    )

    shown = evidence_text(evidence)

    assert f"{shown_before}{quote}{shown_behind}" == shown.plain.split("\n")[1]
    assert [quote] == [shown.plain[span.start : span.end] for span in shown.spans if span.style == QUOTE]

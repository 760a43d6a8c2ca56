"""Lines on pages made into running text."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.sources.typeset import Line, RunningText, without_repeated_lines


def page(number: int, *lines: str, top: float = 700, size: float = 10) -> list[Line]:
    """Return a page whose lines follow each other closely; an empty one leaves a gap, blanks before one indent it."""
    drawn = []
    for place, text in enumerate(lines):
        x = 50 + 10 * (len(text) - len(text.lstrip())) / 2
        if text:
            drawn.append(Line(text.strip(), number, x, top - 12 * place, size))
    return drawn


def paragraphs(*pages: Sequence[Line]) -> list[str]:
    """Return the texts of the paragraphs."""
    return [block.text for block in RunningText(pages).paragraphs()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The road was", "planned.", "", "It is still", "there."], ["The road was planned.", "It is still there."]),
        (["The road was", "planned.", "  It is still", "there."], ["The road was planned.", "It is still there."]),
        (["The road was", "  planned by", "the town."], ["The road was planned by the town."]),
        (["Two things:", "• a road", "• a", "  harbour"], ["Two things:", "• a road", "• a harbour"]),
    ],
)
def test_paragraphs_are_seen_from_distance_and_indentation(lines: list[str], expected: list[str]) -> None:
    """A gap begins a paragraph; so does an indented line, but not in the middle of a sentence, and so does a bullet."""
    assert expected == paragraphs(page(1, *lines))


def test_letters_of_another_size_are_another_paragraph() -> None:
    """A heading right above the text is not part of it."""
    heading = [Line("The road", 1, 50, 712, 16)]

    assert ["The road", "It was planned."] == paragraphs(heading + page(1, "It was", "planned."))


def test_a_sentence_goes_over_the_page_and_past_footnotes() -> None:
    """What is broken off goes on with the next page or column; what is ended does not."""
    note = [Line("1 A note.", 1, 50, 100, 8)]

    assert ["The road was planned by the town.", "1 A note.", "It is there."] == paragraphs(
        page(1, "The road was", "planned by") + note, page(2, "the town.", "", "It is there.")
    )
    assert ["The road was planned by the town."] == paragraphs(
        page(1, "The road was", "planned by") + page(1, "the town.", top=720)
    )
    assert ["The road was planned.", "The town paid."] == paragraphs(
        page(1, "The road was", "planned."), page(2, "The town", "paid.")
    )


def test_a_short_last_line_is_not_broken_off() -> None:
    """A title at the foot of a page does not run into the next one."""
    assert ["By A. Lund", "The road was planned by the town of old."] == paragraphs(
        page(1, "By A. Lund"), page(2, "The road was planned by", "the town of old.")
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The trea-", "sury paid."], "The treasury paid."),
        (["The well-", "known quarry.", "A well-known road."], "The well-known quarry. A well-known road."),
        (["The Franco-", "Russian war."], "The Franco-Russian war."),
        (["The trea\xad", "Sury paid."], "The treaSury paid."),
        (["From 1854-", "1856 it paid."], "From 1854- 1856 it paid."),
        (["It paid -", "at last."], "It paid - at last."),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(lines: list[str], expected: str) -> None:
    """The hyphen goes, unless a capital follows it or the document has the compound elsewhere."""
    assert [expected] == paragraphs(page(1, *lines))


def test_headers_and_footers_are_dropped() -> None:
    """They are alike on three pages, or on both of two, but for their numbers."""
    pages = [page(n, f"{n} Roads", f"Text {'abc'[n]}.", f"More {'abc'[n]}.", f"- {n} -") for n in range(3)]

    def kept(count: int) -> list[str]:
        return [" ".join(line.text for line in lines) for lines in without_repeated_lines(pages[:count])]

    assert ["Text a. More a.", "Text b. More b.", "Text c. More c."] == kept(3)
    assert ["Text a. More a.", "Text b. More b."] == kept(2)
    assert ["0 Roads Text a. More a. - 0 -"] == kept(1)


def test_a_line_in_the_middle_of_pages_stays() -> None:
    """Only the outermost lines can be furniture of the page."""
    pages = [
        page(n, *(f"{'abc'[n]}{line}" for line in "uvw"), "Chorus", *(f"{'abc'[n]}{line}" for line in "xyz"))
        for n in range(3)
    ]

    assert pages == without_repeated_lines(pages)


any_number = st.floats(-1e6, 1e6) | st.sampled_from([0.0, math.ulp(0.0), 1e300])


@given(
    st.lists(
        st.lists(
            st.builds(
                Line,
                st.text("aB.- \u00ad•1", min_size=1, max_size=9).filter(str.strip),
                st.just(1),
                any_number,
                any_number,
                st.floats(0, 1e6),
            ),
            max_size=6,
        ),
        max_size=4,
    )
)
def test_no_letter_is_lost(pages: list[list[Line]]) -> None:
    """Wherever lines stand, every letter of theirs is in the paragraphs, each once."""
    lines = "".join(line.text for page in pages for line in page)
    found = "".join(paragraphs(*pages))

    assert sorted(lines.replace("-", "").replace("\u00ad", "").replace(" ", "")) == sorted(
        found.replace("-", "").replace("\u00ad", "").replace(" ", "")
    )

"""A document is set in lines: nothing is lost, nothing is too wide, and every character has its row."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from quiz.model.source import Passage, Unit
from quiz.model.text import collapsed
from quiz.tui.typesetting import Typeset, lines_of

words = st.text(
    st.sampled_from("abcdefé字ー\u0301\u200d❤\ufe0f👩\U0001f1eb") | st.characters(codec="utf-8"), min_size=1
)
texts = st.lists(words | st.sampled_from(["word", "longer"]), min_size=1, max_size=12).map(" ".join).map(collapsed)
RIVERS = (
    Passage(1, "one two three four", ("Rivers", "Danube")),
    Passage(2, "five", ("Rivers", "Danube")),
    Passage(3, "six", ("Rivers", "Volga", "Delta")),
    Passage(4, "seven", ("Rivers",)),
    Passage(5, "eight", ()),
)


def shown(passages: tuple[Passage, ...], unit: Unit = "paragraph", columns: int = 9) -> list[str]:
    """Return the rows as they are read, headings behind a sign."""
    typeset = Typeset(passages, unit, columns)
    rows = [typeset.row(number) for number in range(typeset.rows)]
    return [f"# {row.words}" if row.kind == "heading" else row.words for row in rows]


@given(texts, st.integers(2, 40))
def test_lines_hold_the_whole_text(text: str, columns: int) -> None:
    """No line is wider than the room, and only single blanks are left out between them."""
    lines = lines_of(text, columns)

    assert (0, len(text)) == (lines[0][0], lines[-1][1])
    assert all(cell_len(text[start:end]) <= columns for start, end in lines)
    assert {text[end:start] for (_, end), (start, _) in pairwise(lines)} <= {"", " "}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("onetwothreefour", ["onetwoth", "reefour"]),
        ("twelve twelve12", ["twelve", "twelve12"]),
        ("字字字字字 字字", ["字字字字", "字 字字"]),
    ],
)
def test_lines_end_between_words(text: str, lines: list[str]) -> None:
    """A word goes into the next line as a whole; one that has no room there either is divided."""
    assert lines == [text[start:end] for start, end in lines_of(text, 8)]


def test_headings_stand_above_their_first_passage() -> None:
    """Each once, apart from what is before, and a higher one again where its text goes on."""
    assert [
        "# Rivers", "", "# Danube", "", "one two", "three", "four", "", "five",
        "", "", "# Volga", "", "# Delta", "", "six", "", "", "# Rivers", "", "seven", "", "eight",
    ] == shown(RIVERS)  # fmt: skip


def test_lines_stand_together_as_in_their_file() -> None:
    """Passages that are lines have no gap between them but where the file has blank lines."""
    assert ["a", "b", "", "c"] == shown((Passage(2, "a"), Passage(3, "b"), Passage(7, "c")), "line")


@given(
    st.lists(st.tuples(texts, st.sampled_from([(), ("A",), ("A", "B")])), min_size=1, max_size=8), st.integers(2, 30)
)
def test_every_character_has_its_row(document: list[tuple[str, tuple[str, ...]]], columns: int) -> None:
    """Where a character is said to be, it is; and the rows of passages follow one another."""
    passages = tuple(Passage(number, text, headings) for number, (text, headings) in enumerate(document, start=1))
    typeset = Typeset(passages, "paragraph", columns)

    for place, passage in enumerate(passages):
        assert place == typeset.row(typeset.first_row(place)).passage == typeset.row(typeset.end_row(place) - 1).passage
        for start in range(len(passage.text)):
            row = typeset.row(typeset.row_of(place, start))
            assert ("text", place) == (row.kind, row.passage)
            assert row.start <= start <= row.start + len(row.words)
    assert typeset.rows == typeset.end_row(len(passages) - 1)


def test_headings_are_gone_to_in_both_directions() -> None:
    """From passage to passage that stands right below one, and nowhere beyond the ends."""
    typeset = Typeset(RIVERS, "paragraph", 20)

    assert [2, 2, 3, None, None] == [typeset.next_heading(place, 1) for place in range(5)]
    assert [None, 0, 0, 2, 3] == [typeset.next_heading(place, -1) for place in range(5)]


def test_characters_that_are_measured_together_are_as_wide_as_each_by_itself() -> None:
    """A text of every character that the screen can show is set no differently from its pieces."""
    characters = [chr(number) for number in range(0x20, 0x30000) if not 0xD800 <= number < 0xE000]
    wide = {character: [(0, 1), (1, 2)] == lines_of(character * 2, 3) for character in characters}

    assert {character: get_character_cell_size(character) == 2 for character in characters} == wide

"""How text becomes lines."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.line.layout import INDENT, PAGE_COLUMNS, columns, indented, one_line, padded, printable

any_text = st.text(st.characters(exclude_categories=["Cs"]))


@given(text=any_text, label=st.sampled_from([None, "", "Answer: ", "    Source: "]))
def test_lines_are_no_wider_than_the_page_and_only_the_label_stands_at_the_edge(text: str, label: str | None) -> None:
    """Whatever the text, each line fits, and each line but the labelled one is indented or empty."""
    first, *further = indented(text, label)

    assert first.startswith((label or "").rstrip())
    for line in [first, *further] if label is None else further:
        assert line == "" or line.startswith(INDENT)
    assert max(map(columns, [first, *further])) <= PAGE_COLUMNS
    assert [first] == first.splitlines() or not first


@given(words=st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30), min_size=1))
def test_wrapping_loses_and_adds_no_word(words: list[str]) -> None:
    """The words of the lines are the words of the text."""
    assert words == " ".join(indented(" ".join(words))).split()


def test_a_word_longer_than_the_page_is_cut() -> None:
    """There is no line for it, so it takes as many as it needs."""
    assert ["  " + "x" * 78, "  " + "x" * 22] == list(indented("x" * 100))


def test_the_second_line_of_a_list_item_stands_below_its_words() -> None:
    """Items of a list hang from their markers."""
    first, second = indented("12. " + "word " * 18)

    assert "  12. word" == first[:10]
    assert "      word" == second[:10]


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    """Columns are counted as a terminal draws them."""
    assert [3, 4, 1, 0] == [columns("abc"), columns("日本"), columns("e\N{COMBINING ACUTE ACCENT}"), columns("")]
    assert "日本  |" == padded("日本", 6) + "|"


def test_what_could_steer_a_terminal_is_replaced() -> None:
    """Control, direction and surrogate characters are shown as such; newlines and tabs stay."""
    assert "a\ufffd[2Jb\ufffdc\ufffd\n\td" == printable("a\x1b[2Jb\N{RIGHT-TO-LEFT OVERRIDE}c\udcff\n\td")


def test_one_line_is_one_line() -> None:
    """Names go into tables and messages without breaking them."""
    assert "a b c" == one_line(" a\n\nb\tc ")

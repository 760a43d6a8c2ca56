"""The small Markdown of packs."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.markup import Block, Span, parse_inline, parse_markup, plain_inline, plain_text
from quiz.model.text import collapsed


def paragraph(*spans: Span, depth: int = 0) -> Block:
    """Return a paragraph of the spans."""
    return Block("paragraph", spans, depth=depth)


def test_paragraphs_are_parted_by_blank_lines_and_joined_over_line_ends() -> None:
    """A line end inside a paragraph is a blank."""
    assert (paragraph(Span("one line")), paragraph(Span("two"))) == parse_markup("one\n  line\n\n\ntwo\n")


def test_lines_end_as_on_any_system() -> None:
    """Markup is read alike in a text with the line ends of another system."""
    for end in ("\r\n", "\r"):
        assert (paragraph(Span("one")), paragraph(Span("---"))) == parse_markup(f"one{end}{end}---")


def test_a_hard_line_break_stays_a_line_break() -> None:
    """Two blanks before the line end ask for one."""
    assert (paragraph(Span("one\ntwo")),) == parse_markup("one  \ntwo")


def test_emphasis_strong_and_code_are_spans() -> None:
    """They nest, and code takes everything literally."""
    assert (
        paragraph(
            Span("a "),
            Span("b", emphasis=True),
            Span(" "),
            Span("c ", strong=True),
            Span("d", emphasis=True, strong=True),
            Span(" "),
            Span("e*f*", code=True),
        ),
    ) == parse_markup("a *b* **c _d_** `e*f*`")


def test_emphasis_within_emphasis_is_emphasis() -> None:
    """What follows the inner one is still emphasised."""
    assert (
        paragraph(Span("a b c", emphasis=True), Span(" "), Span("d e f", strong=True), Span(" g")),
    ) == parse_markup("*a _b_ c* **d __e__ f** g")


def test_lists_keep_their_markers_and_their_depth() -> None:
    """Bullets are written as `-`, numbers as the author counts; what stands inside an item is one deeper."""
    text = "- one\n\n  more\n  * nested\n- two\n\n3) three\n4) four"
    assert (
        Block("bullet", (Span("one"),), "-", 0),
        paragraph(Span("more"), depth=1),
        Block("bullet", (Span("nested"),), "-", 1),
        Block("bullet", (Span("two"),), "-", 0),
        Block("number", (Span("three"),), "3)", 0),
        Block("number", (Span("four"),), "4)", 0),
    ) == parse_markup(text)


def test_an_item_without_text_is_still_an_item() -> None:
    """A line such as `1848.`, which Markdown takes for an empty item, does not vanish."""
    assert (Block("number", (), "1848.", 0),) == parse_markup("1848.")
    assert "1848." == plain_text("1848.")
    assert (Block("bullet", (), "-", 0), paragraph(Span("text"))) == parse_markup("-\n\ntext")


def test_fenced_code_keeps_its_lines() -> None:
    """Nothing in it is markup; inside a list it belongs to the item."""
    code = Block("code", (Span("if *x*:\n    y", code=True),))
    assert (code,) == parse_markup("```python\nif *x*:\n    y\n```")
    assert (code,) == parse_markup("~~~\nif *x*:\n    y\n~~~")
    assert (Block("bullet", (), "-", 0), Block("code", (Span("x", code=True),), depth=1)) == parse_markup(
        "- ```\n  x\n  ```"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# heading", "> quotation", "<b>bold</b>", "<script>", "[link](https://example.org)", "![picture](x.png)",
        "&amp; &lt;",
        "| a | b |", "---", "***", "- - -", "* * *", "2 * 3 * 4", "snake_case_name", "\\*", "https://example.org",
        "~~gone~~",
        "[red]markup[/red]", "[@click=app.quit]", "{name}", "x  y", "^1", "+5", "-5", "1848.5", "a `b", "**a",
    ],
)  # fmt: skip
def test_everything_else_stays_literal(text: str) -> None:
    """No headings, links, pictures, tables, HTML, entities, rules or escapes."""
    assert (paragraph(Span(text)),) == parse_markup(text)


def test_indented_text_is_no_code() -> None:
    """Code is fenced."""
    assert (paragraph(Span("indented *")),) == parse_markup("    indented *")


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_gives_nothing(text: str) -> None:
    """A blank text has no blocks and no spans."""
    assert () == parse_markup(text)
    assert () == parse_inline(text)
    assert "" == plain_text(text)


def test_choices_know_emphasis_and_code_only() -> None:
    """Lists and fences are literal in a choice."""
    assert (Span("- "), Span("a", emphasis=True), Span(" <b> "), Span("c*", code=True)) == parse_inline(
        "- *a* <b> `c*`"
    )
    assert (Span("1. one 2. two"),) == parse_inline("1. one\n2. two")
    assert "C# is *" == plain_inline("`C#` is \\*".replace("\\", ""))


def test_plain_text_leaves_the_words() -> None:
    """One line for each block, without the marks."""
    assert "See a, b:\n- c\n2. d\ne" == plain_text("See *a*, **b**:\n\n- c\n\n2. d\n\n`e`")


@pytest.mark.parametrize(
    "text",
    ["*" * 5000, "_a" * 5000, "`" * 5000 + "x", "- " * 2000, "1. " * 2000, "> " * 2000, "*a **b " * 2000, "[" * 5000],
)
def test_pathological_texts_are_read(text: str) -> None:
    """No depth of nesting raises."""
    parse_markup(text)
    parse_inline(text)


@pytest.mark.parametrize("text", ["\n\n\u3000", "a\n\n\u3000\n\nb", "- \u3000"])
def test_wide_white_space_makes_no_block(text: str) -> None:
    """What shows nothing is nothing, whatever kind of blank it is."""
    assert [letter for letter in text if letter in "ab"] == [
        span.text for block in parse_markup(text) for span in block.spans
    ]


markup = st.text(st.sampled_from("ab1 \n\t*_`~-+.)#>[]<&\\\u00e9\u3000\x00"), max_size=60)


@given(st.one_of(st.text(), markup))
def test_any_text_is_read_and_nothing_is_empty(text: str) -> None:
    """Nothing raises; every span has text, every block is a list item or has spans."""
    blocks = parse_markup(text)
    assert all(block.marker or block.spans for block in blocks)
    assert all(span.text for block in blocks for span in block.spans if not span.code)
    assert all(span.text for span in parse_inline(text))
    plain_text(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z"], exclude_characters="*_`~+"), max_size=80))
def test_plain_text_comes_out_as_it_went_in(text: str) -> None:
    """Text without markup keeps all its characters, in both forms."""
    assert collapsed(text) == collapsed(plain_text(text))
    assert collapsed(text) == collapsed(plain_inline(text))


@given(st.text("ab .,\n#>[]<&", max_size=60))
def test_the_short_way_and_the_library_agree(text: str) -> None:
    """A text that holds no markup is read alike with and without markdown-it."""
    with_markup = parse_markup(f"{text}\n\n*x*")
    assert parse_markup(text) == with_markup[:-1]


def test_the_library_is_loaded_only_for_markup() -> None:
    """Plain stems and choices are shown without markdown-it."""
    program = (
        "import sys; from quiz.engine.markup import parse_inline, parse_markup\n"
        "parse_markup('Which year?\\nSay: 1848.5 - or <b>!'); parse_inline('- one')\n"
        "print('markdown_it' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "False\n" == run.stdout

"""Addresses lead a browser to the words of a quote."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.text_fragment import text_fragment

TEXT = "In 1812, Napoleon & his army - a well-known one - invaded Russia."


def address(quote: str, url: str = "https://example.org/a?b=c", *, is_unique: bool = True) -> str | None:
    """Return the address of a quote in the text."""
    start = TEXT.index(quote)
    return text_fragment(url, TEXT, start, start + len(quote), is_unique=is_unique)


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("invaded Russia.", "text=invaded%20Russia."),
        ("1812, Napoleon & his", "text=1812%2C%20Napoleon%20%26%20his"),
        ("a well-known one", "text=a%20well%2Dknown%20one"),
        ("poleon & h", "text=Napoleon%20%26%20his"),
    ],
)
def test_the_words_are_encoded(quote: str, directive: str) -> None:
    """Commas, ampersands and hyphens, which part the directive, are encoded; halves of words are made whole."""
    assert f"https://example.org/a?b=c#:~:{directive}" == address(quote)


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("his army", "text=1812%2C%20Napoleon%20%26-,his%20army,-%2D%20a%20well%2Dknown"),
        ("In 1812,", "text=In%201812%2C,-Napoleon%20%26%20his"),
        ("invaded Russia.", "text=well%2Dknown%20one%20%2D-,invaded%20Russia."),
    ],
)
def test_words_that_stand_twice_are_told_apart(quote: str, directive: str) -> None:
    """What stands before them and behind them goes along, as far as there is something."""
    assert f"https://example.org/a?b=c#:~:{directive}" == address(quote, is_unique=False)


def test_a_long_quote_is_named_by_its_ends() -> None:
    """A browser finds all that stands between them."""
    text = " ".join(f"word{number}" for number in range(100))
    start, end = "word0 word1 word2 word3 word4 word5", "word94 word95 word96 word97 word98 word99"
    found = text_fragment("http://a.b", text, 0, len(text), is_unique=True)

    assert f"http://a.b#:~:text={start},{end}" == unquote(found or "")


@pytest.mark.parametrize(
    ("words", "is_whole"),
    [
        (["word"] * 60, True),  # 299 characters
        (["words", *["word"] * 59], True),  # 300
        (["words", "words", *["word"] * 58], False),
        (["x" * 50] * 12, True),
        (["x" * 50] * 13, False),
    ],
)
def test_what_is_short_or_of_few_words_is_named_whole(words: list[str], is_whole: bool) -> None:
    """Wherever in a document it stands: up to 300 characters, and up to twelve words, which have no middle."""
    text, quote = f"{'before ' * 90}{' '.join(words)}", " ".join(words)
    found = text_fragment("http://a.b", text, len(text) - len(quote), len(text), is_unique=True) or ""

    assert is_whole is (f"http://a.b#:~:text={quote}" == unquote(found))
    assert is_whole is ("," not in found)


@pytest.mark.parametrize("quote", ["rm", "arm", "rmy", "army"])
def test_a_word_ends_where_its_letters_end(quote: str) -> None:
    """Marks around it do not become a part of it."""
    text = "The (army) and/or navy"
    start = text.index(quote)

    assert "http://a.b#:~:text=army" == text_fragment("http://a.b", text, start, start + len(quote), is_unique=True)


def test_a_quote_at_the_beginning_or_of_nothing() -> None:
    """The first letter belongs to its word, and where there are no words there is no address."""
    assert "http://a.b#:~:text=and%2For" == text_fragment("http://a.b", "and/or", 1, 6, is_unique=True)
    assert text_fragment("http://a.b", "and/or", 2, 2, is_unique=True) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.b/#part", "https://a.b/#part:~:text=army"),
        ("https://a.b/#part:~:text=other", "https://a.b/#part:~:text=army"),
        ("HTTP://a.b", "HTTP://a.b#:~:text=army"),
    ],
)
def test_a_fragment_of_its_own_is_kept(url: str, expected: str) -> None:
    """The directive goes behind it, and takes the place of another one."""
    assert expected == address("army", url)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.b", "https://", "http://[x"])
def test_only_pages_of_the_web_are_opened(url: str) -> None:
    """Anything but http and https leads nowhere."""
    assert address("army", url) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_no_quote_breaks_out_of_its_directive(text: str, data: st.DataObject) -> None:
    """Whatever the words are, the address is that of the page, in one line, with nothing but their encoding behind."""
    start = data.draw(st.integers(0, len(text)))
    found = text_fragment("https://a.b/", text, start, data.draw(st.integers(start, len(text))), is_unique=True)

    if found is not None:
        page, _, words = found.partition("#:~:text=")
        assert "https://a.b/" == page
        assert words.isascii()
        assert not set(words) & set(" \n#&-<>\"'")

"""Addresses that lead a browser to the very words of a page.

The fragment directive is that of the WICG draft "URL Fragment Text Directives":
`#:~:text=[prefix-,]start[,end][,-suffix]`, in which the parts are percent-encoded.
"""

from urllib.parse import quote, urlsplit

LONGEST_WHOLE_CHARACTERS = 300
"""Longer words are named by their beginning and their end."""

_WORDS_OF_AN_END = 6
_WORDS_OF_CONTEXT = 3


def text_fragment(url: str, text: str, start: int, end: int, *, is_unique: bool) -> str | None:
    """Return the address at which a browser shows characters `start` to `end` of a text, or None where none can.

    Words that stand in the document more than once are told apart by the words around them.
    """
    try:
        address = urlsplit(url)
    except ValueError:
        return None
    start, end = _whole_words(text, start, end)
    words = text[start:end].split()
    if address.scheme not in ("http", "https") or not address.hostname or not words:
        return None
    if end - start > LONGEST_WHOLE_CHARACTERS and len(words) > 2 * _WORDS_OF_AN_END:
        parts = [_encoded(words[:_WORDS_OF_AN_END]), _encoded(words[-_WORDS_OF_AN_END:])]
    else:
        parts = [_encoded(words)]
    if not is_unique:
        before, behind = text[:start].split()[-_WORDS_OF_CONTEXT:], text[end:].split()[:_WORDS_OF_CONTEXT]
        if before:
            parts.insert(0, f"{_encoded(before)}-")
        if behind:
            parts.append(f"-{_encoded(behind)}")
    fragment = address.fragment.partition(":~:")[0]
    return f"{url.partition('#')[0]}#{fragment}:~:text={','.join(parts)}"


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened to whole words, for a browser finds no others."""
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _encoded(words: list[str]) -> str:
    # Hyphens, commas and ampersands part the directive, and `quote` leaves only the first of them as it stands.
    return quote(" ".join(words), safe="").replace("-", "%2D")

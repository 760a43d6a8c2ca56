"""Finding the sentences that decide a claim: the source page by page, its sentences numbered, and words searched."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from quiz.engine.figures import counted
from quiz.engine.searching import spans_of
from quiz.engine.unreadable import Unreadable
from quiz.line.console import Console
from quiz.line.layout import INDENT
from quiz.line.turn import Reader, Turn
from quiz.model.dataclass import dataclass
from quiz.model.response import EvidenceResponse, Excerpt
from quiz.play.reading import Reading, Sentence

SENTENCES_ON_A_PAGE = 30
"""A page ends with the section, or within a longer one with the passage, that would go beyond this."""

MOST_MATCHES = 10

_ABSENT = ", or none if the text does not say"
_PROMPT = "Type its number, 12 or 12-13"
_COMMANDS = (
    "m shows more of the text",
    "b goes back a page",
    "#12 shows the page with sentence 12",
    "/words lists the sentences that hold these words",
)
_NOT_SAID = "none"
_STEPS = {"m": 1, "more": 1, "b": -1, "back": -1}
_RANGE = re.compile(r"([0-9]{1,6})(?:\s*[-\u2013]\s*([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Page:
    """Sentences that are shown together; `number` counts the pages from 1."""

    number: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class SearchFor:
    """The wish to see the sentences that hold some words."""

    words: str


Wish = EvidenceResponse | Page | SearchFor
"""What a line may mean here: an answer, or something to be shown before the next line."""


class NumberedText:
    """A source as numbered sentences on pages."""

    def __init__(self, reading: Reading) -> None:
        self.source = reading.source
        self.sentences = reading.sentences
        self.pages = tuple(Page(number, sentences) for number, sentences in enumerate(_pages(self.sentences), 1))

    def page_with(self, number: int) -> Page:
        """Return the page with the sentence of a number."""
        return next(page for page in self.pages if number <= page.sentences[-1].number)

    def page_beside(self, page: Page, step: int) -> Page | None:
        """Return the page so many steps behind another one, or None beyond the ends."""
        place = page.number - 1 + step
        return self.pages[place] if 0 <= place < len(self.pages) else None

    def holding(self, words: str) -> Iterator[Sentence]:
        """Yield the sentences in which the words stand, or which they go over."""
        for passage, sentences in groupby(self.sentences, key=lambda sentence: sentence.passage):
            matches = tuple(spans_of(words, passage.text))
            for sentence in sentences if matches else ():
                start, end = sentence.span
                if any(first < end and start < last for first, last in matches):
                    yield sentence


def ask_for_evidence(reading: Reading, turn: Turn) -> EvidenceResponse:
    """Write the source with its sentences numbered, and return which of them the learner names as deciding a claim.

    Raises StepRequested, LeaveRequested and EndOfInput.
    """
    turn.console.say("Which sentence of this text proves or refutes it?")
    return _ask(reading, turn, may_be_absent=True)


def ask_for_proof(reading: Reading, turn: Turn) -> EvidenceResponse:
    """Write a source that says so with its sentences numbered, and return which of them the learner names as proof.

    Raises StepRequested, LeaveRequested and EndOfInput.
    """
    turn.console.say("Where does it say so? Name the sentence that proves the right answer.")
    return _ask(reading, turn, may_be_absent=False)


def _ask(reading: Reading, turn: Turn, *, may_be_absent: bool) -> EvidenceResponse:
    console, text = turn.console, NumberedText(reading)
    console.tell(", ".join(part for part in (reading.title, reading.licence) if part), label="Text: ")
    shown = text.pages[0]
    wish: Wish = shown
    while not isinstance(wish, EvidenceResponse):
        if isinstance(wish, Page):
            shown = wish
            _show_page(shown, text, console)
        else:
            _show_matches(wish.words, text, console)
        read: Reader[Wish] = partial(_wish, text, shown, may_be_absent)
        wish = turn.until(_PROMPT + _ABSENT * may_be_absent, read, commands=_COMMANDS)
    return wish


def _pages(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Yield as many whole sections as fit on a page, and of a section that does not fit, whole passages."""
    page: tuple[Sentence, ...] = ()
    for _, section in groupby(sentences, key=lambda sentence: sentence.passage.headings):
        parts = [tuple(section)]
        if len(parts[0]) > SENTENCES_ON_A_PAGE:
            parts = [tuple(part) for _, part in groupby(parts[0], key=lambda sentence: sentence.passage)]
        for part in parts:
            if page and len(page) + len(part) > SENTENCES_ON_A_PAGE:
                yield page
                page = ()
            page += part
    yield page


def _show_page(page: Page, text: NumberedText, console: Console) -> None:
    console.say(f"Sentences {page.sentences[0].number} to {page.sentences[-1].number} of {len(text.sentences)}:")
    headings: tuple[str, ...] = ()
    for passage, sentences in groupby(page.sentences, key=lambda sentence: sentence.passage):
        if passage.headings != headings:
            headings = passage.headings
            console.tell(" / ".join(headings))
        for sentence in sentences:
            _show(sentence, console)
        console.say()
    if len(text.pages) > 1:
        console.say(f"Page {page.number} of {len(text.pages)}. Type m for more, b to go back, /words to search.")


def _show_matches(words: str, text: NumberedText, console: Console) -> None:
    found = tuple(text.holding(words))
    console.tell(f'{counted(len(found), "sentence")} with "{words}"' if found else f'"{words}" is not in the text.')
    for sentence in found[:MOST_MATCHES]:
        _show(sentence, console)
    if len(found) > MOST_MATCHES:
        console.say(f"These are the first {MOST_MATCHES}. With more words there are fewer.")


def _show(sentence: Sentence, console: Console) -> None:
    console.tell(sentence.words, label=f"{sentence.number}. ", indent=INDENT)


def _wish(text: NumberedText, shown: Page, may_be_absent: bool, line: str) -> Wish | Unreadable:
    word = line.removeprefix(":").removesuffix(".").casefold()
    if word == _NOT_SAID and may_be_absent:
        return EvidenceResponse(None)
    if word in _STEPS:
        end = "end" if _STEPS[word] > 0 else "beginning"
        return text.page_beside(shown, _STEPS[word]) or Unreadable(f"This is the {end} of the text.")
    if word.startswith("/"):
        words = line.removeprefix(":")[1:].strip()
        return SearchFor(words) if words else Unreadable("Type the words to look for behind the slash.")
    found, most = _RANGE.fullmatch(word.removeprefix("#")), len(text.sentences)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last <= most:
        return Unreadable(f'"{line}" is not a number from 1 to {most}, nor two with a hyphen between them.')
    if word.startswith("#"):
        return text.page_with(first)
    return _response(text.source, *text.sentences[first - 1 : last])


def _response(source: str, first: Sentence, *others: Sentence) -> EvidenceResponse | Unreadable:
    passage, start = first.passage, first.span[0]
    if any(other.passage != passage for other in others):
        return Unreadable("A blank line between these sentences divides two passages. Name sentences of one.")
    end = (first, *others)[-1].span[1]
    return EvidenceResponse(Excerpt(source, passage.number, start, end, passage.text[start:end]))

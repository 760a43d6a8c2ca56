"""The two ways to play: what each shows, and the keys for each step."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from .pack import kind_of, options_of
from .standing import RATINGS
from .terminal import Terminal

Phase = Literal["asked", "searching", "answered"]

_WORDS = "(Correct|Partly correct|Incorrect|Skipped)"
_SEARCHING = "Where does it say so?"
_CERTAINTY = "How certain are you?"


@dataclass(frozen=True)
class Shown:
    """A question as it was shown: its options in their order, or how it was answered, as far as that is told."""

    phase: Phase
    number: int
    question: str
    options: tuple[str, ...] = ()
    verdict: str = ""
    certainty: str = ""
    proof: str = ""
    rating: str = ""


class FrontEnd(Protocol):
    """One of the two ways to play."""

    options: Sequence[str]
    """What the program is started with."""
    resume: str
    leave: str
    """The keys that leave the program, also where a session is left for the library first."""
    onward: str
    """The keys that lead on from a verdict."""
    offer: str
    """The words that offer to go on with a session."""
    keys: Mapping[str, str]
    """The keys for skipping, undoing, redoing, putting off and, by name, rating."""
    retry: str
    """The keys that try a step again that was refused; empty where they are those of the step itself."""
    answer_again: str
    """The keys that give an answer again that was refused."""
    asks_certainty_again: bool
    """Whether certainty is asked for anew behind those."""
    shows_anew: bool
    """Whether what is said again stands there a second time."""

    def shown(self, terminal: Terminal, since: int) -> Iterator[Shown]:
        """Yield what is shown, as far as it is whole, and was not there when the transcript was that long."""

    def is_waiting(self, terminal: Terminal) -> bool:
        """Tell whether nothing more will be shown before the next key."""

    def asks_certainty(self, terminal: Terminal, since: int) -> bool:
        """Tell whether it is asked, since then, how certain the answer is."""

    def answer(self, question: str, dice: random.Random) -> str:
        """Return keys that answer a question."""

    def proof(self, dice: random.Random) -> str:
        """Return keys that name a sentence as the proof."""

    def certainty(self, level: str) -> str:
        """Return keys that state a certainty."""


class Screens:
    """The screens."""

    options: Sequence[str] = ()
    resume, leave, onward, offer = "r", "\x11", "\r", " done"
    keys: Mapping[str, str] = {
        "skip": "\x1bOR",
        "undo": "\x1b[17~",
        "redo": "\x1b[18~",
        "later": "\x1b[15~",
        **{rating: str(number) for number, rating in enumerate(RATINGS, 1)},
    }
    retry, answer_again, asks_certainty_again, shows_anew = "", "\r", True, False

    def shown(self, terminal: Terminal, since: int) -> Iterator[Shown]:  # noqa: ARG002 - what was there before is gone
        """Yield what is on the screen."""
        text = terminal.text()
        number, stem = re.search(r"(\d+) of \d+ *\n", text), re.search(r"Say (q\d\d)\.", text)
        if number is None or stem is None:
            return
        where = int(number[1]), stem[1]
        verdict = re.search(rf"{_WORDS}\b(?:.*proof \W*{_WORDS}\b)?(?:.*C=([123]))?", text)
        if verdict and f"Because of {stem[1]}." in text:
            told = (verdict[1].casefold(), verdict[3] or "", (verdict[2] or "").casefold())
            yield Shown("answered", *where, (), *told, _found(r"^ *(\w+) · comes back", text))
        elif verdict is None and _SEARCHING in text and "⏎ Select" in text:
            yield Shown("searching", *where)
        elif verdict is None and "⏎ Answer" in text and (options := _options(text, stem[1])) is not None:
            yield Shown("asked", *where, options)

    def is_waiting(self, terminal: Terminal) -> bool:
        """Tell whether anything is shown, for it stays."""
        return any(self.shown(terminal, 0))

    def asks_certainty(self, terminal: Terminal, since: int) -> bool:  # noqa: ARG002 - the same
        """Tell whether the levels are shown."""
        return _CERTAINTY in terminal.text() and "⏎ State" in terminal.text()

    def answer(self, question: str, dice: random.Random) -> str:
        """Return keys, Enter among them where it is needed."""
        match kind_of(question):
            case "ordering":
                return "\r\r"  # the first is taken for a slip, as nothing was moved
            case "true_false":
                return dice.choice("12") + "\r"
            case kind:
                return _answer(kind, dice, between="") + "\r"

    def proof(self, dice: random.Random) -> str:
        """Return the keys that select a sentence and answer with it."""
        return dice.choice(("", "\x1b[B")) + "\r\r"

    def certainty(self, level: str) -> str:
        """Return the key of a level."""
        return level


class Lines:
    """The lines."""

    options: Sequence[str] = ("--line",)
    resume, leave, onward, offer = "r\n", "q\nq\n", "\n", "You left a session"
    keys: Mapping[str, str] = {
        "skip": ":s\n",
        "undo": ":u\n",
        "redo": ":redo\n",
        "later": ":l\n",
        **{rating: f"r {rating}\n" for rating in RATINGS},
    }
    retry, answer_again, asks_certainty_again, shows_anew = "\n", "\n", False, True

    def shown(self, terminal: Terminal, since: int) -> Iterator[Shown]:
        """Yield every question that was asked since then, and what was said since then of it or the one before."""
        text = terminal.transcript
        heads = list(re.finditer(r"^Question (\d+) of \d+.*\n", text, re.MULTILINE))
        for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(text)], strict=False):
            stem = re.search(r"Say (q\d\d)\.", text[head.end() : end])
            if stem is None or end <= since:
                continue
            where = int(head[1]), stem[1]
            asking, prompt, _ = text[head.end() : end].partition("? help")
            options = _options(asking, stem[1]) if prompt and "Press Enter" not in asking else None
            if head.start() >= since and options is not None and _SEARCHING not in asking:
                yield Shown("asked", *where, options)
            fresh = text[max(head.end(), since) : end]
            _, searching, told = fresh.rpartition(_SEARCHING)
            if searching and "? help" in told:
                yield Shown("searching", *where)
            verdict, rating = _found(rf"^{_WORDS}\b", told), _found(r"^It counts as (\w+),", told)
            if verdict or rating:
                certainty, proof = _found(r"^C=([123]):", told), _found(rf"^Proof: {_WORDS}\b", told)
                yield Shown("answered", *where, (), verdict, certainty, proof, rating)

    def is_waiting(self, terminal: Terminal) -> bool:
        """Tell whether a prompt stands there last."""
        return terminal.transcript.endswith("? help)\n")

    def asks_certainty(self, terminal: Terminal, since: int) -> bool:
        """Tell whether it was asked since then."""
        return _CERTAINTY in terminal.transcript[since:]

    def answer(self, question: str, dice: random.Random) -> str:
        """Return a line."""
        match kind_of(question):
            case "ordering":
                return " ".join(dice.sample("12345", 5)) + "\n"
            case "true_false":
                return dice.choice("tf") + "\n"
            case kind:
                return _answer(kind, dice, " ") + "\n"

    def proof(self, dice: random.Random) -> str:
        """Return the line that names a sentence."""
        return dice.choice("12") + "\n"

    def certainty(self, level: str) -> str:
        """Return the line that states a level."""
        return f"{level}\n"


def _answer(kind: str, dice: random.Random, between: str) -> str:
    match kind:
        case "single_choice":
            return dice.choice("12345")
        case "multiple_choice":
            return between.join(sorted(dice.sample("12345", dice.randint(1, 4))))
        case "number":
            return dice.choice(("7", "8"))
        case _:
            return dice.choice(("word", "worry"))


def _options(text: str, question: str) -> tuple[str, ...] | None:
    """Return the options in the order shown, or None while some of them are not there yet."""
    wanted = options_of(question)
    found = tuple(re.findall(rf"\b{question}[a-z]\b", text))
    return found if len(found) == len(wanted) and wanted == set(found) else None


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].casefold() if found else ""

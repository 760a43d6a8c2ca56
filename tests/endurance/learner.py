"""Somebody who plays sessions with screens and with lines, and remembers what was shown."""

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from quiz.settings.settings import load_settings

from .program import Program, Run
from .terminal import Terminal

PACK = "example.campaign"
QUESTIONS = 60
QUESTIONS_IN_A_SESSION = 12
KINDS = ("single_choice", "multiple_choice", "ordering", "true_false", "short_answer", "number")
OPTIONS = "abcde"

_HEADER = f"""\
format = 1

[pack]
id = "{PACK}"
title = "Campaign"
description = "Questions whose every word tells to which of them it belongs."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]

[[sources]]
id = "notes"
title = "Notes"
file = "notes.md"
licence = "CC0-1.0"
"""
_QUESTION = """
[[questions]]
id = "{name}"
kind = "{kind}"
topic = "Topic"
stem = "Say {name}."
explanation = "Because of {name}."
citations = [{{ source = "notes", quote = "These are the notes" }}]
"""
_VERDICT = r"(Correct|Partly correct|Incorrect|Skipped)\b"


def write_pack(folder: Path) -> None:
    """Write the pack that is played."""
    folder.mkdir(parents=True)
    (folder / "notes.md").write_text("These are the notes.\n", encoding="utf-8")
    questions = "".join(_question(f"q{number:02}", _kind(number)) for number in range(QUESTIONS))
    (folder / "pack.toml").write_text(_HEADER + questions, encoding="utf-8")


def _kind(number: int) -> str:
    return KINDS[number % len(KINDS)]


def _question(name: str, kind: str) -> str:
    keys = {
        "single_choice": _choices(name, "a"),
        "multiple_choice": _choices(name, "ab"),
        "ordering": f"items = {[f'{name}{letter}' for letter in OPTIONS]}",
        "true_false": "key = true",
        "short_answer": 'key = "word"',
        "number": "key = 7",
    }
    return _QUESTION.format(name=name, kind=kind) + keys[kind] + "\n"


def _choices(name: str, right: str) -> str:
    choices = (f'{{ text = "{name}{letter}", key = {str(letter in right).lower()} }}' for letter in OPTIONS)
    return f"choices = [{', '.join(choices)}]"


@dataclass(frozen=True)
class Shown:
    """A question as it was shown, with the options in their order; with a verdict once it was answered."""

    number: int
    question: str
    options: tuple[str, ...]
    verdict: str = ""


class FrontEnd(Protocol):
    """One of the two ways to play."""

    options: Sequence[str]
    """What the program is started with."""
    again: str
    """The keys that give an answer again which could not be recorded; those for a skip are the keys of the skip."""
    onward: str
    """The keys that lead from a verdict to the next question."""
    skip: str
    leave: str
    """The keys that leave the program, also where a session is left for the library first."""
    offer: str
    """The words that offer to go on with a session."""

    def shown(self, terminal: Terminal) -> Iterator[Shown]:
        """Yield what is shown, as far as it is whole."""

    def keys(self, kind: str, dice: random.Random) -> str:
        """Return keys that answer a question of a kind."""


class Screens:
    """The screens."""

    options: Sequence[str] = ()
    again, onward, skip, leave = "\r", "\r", "\x1bOR", "\x11"
    offer = " done"

    def shown(self, terminal: Terminal) -> Iterator[Shown]:
        """Yield what is on the screen."""
        text = terminal.text()
        number, stem = re.search(r"(\d+) of \d+ *\n", text), re.search(r"Say (q\d\d)\.", text)
        if number is None or stem is None:
            return
        verdict = re.search(_VERDICT, text)
        if verdict and f"Because of {stem[1]}." in text:
            yield Shown(int(number[1]), stem[1], (), verdict[1])
        elif verdict is None and (options := _options(text, stem[1])) is not None and "⏎ Answer" in text:
            yield Shown(int(number[1]), stem[1], options)

    def keys(self, kind: str, dice: random.Random) -> str:
        """Return keys, Enter among them where it is needed."""
        if kind == "ordering":
            return "\r\r"  # the first is taken for a slip, as nothing was moved
        if kind == "true_false":
            return dice.choice("12") + "\r"
        return _answer(kind, dice, between="") + "\r"


class Lines:
    """The lines."""

    options: Sequence[str] = ("--line",)
    again, onward, skip, leave = "\n", "", ":s\n", "q\nq\n"
    offer = "You left a session"

    def shown(self, terminal: Terminal) -> Iterator[Shown]:
        """Yield every question asked in this run, and its verdict where it has one."""
        _, *parts = re.split(r"^Question (\d+) of \d+$", terminal.transcript, flags=re.MULTILINE)
        for number, text in zip(parts[::2], parts[1::2], strict=True):
            stem = re.search(r"Say (q\d\d)\.", text)
            asking, prompt, rest = text.partition("? help")
            options = _options(asking, stem[1]) if stem and prompt else None
            if stem and options is not None:
                yield Shown(int(number), stem[1], options)
                if verdict := re.search(rf"^{_VERDICT}", rest, re.MULTILINE):
                    yield Shown(int(number), stem[1], (), verdict[1])

    def keys(self, kind: str, dice: random.Random) -> str:
        """Return a line."""
        if kind == "ordering":
            return " ".join(dice.sample("12345", 5)) + "\n"
        return ("t\n" if dice.random() < 0.5 else "f\n") if kind == "true_false" else _answer(kind, dice, " ") + "\n"


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
    wanted = len(OPTIONS) if _kind(int(question[1:])) in KINDS[:3] else 0
    found = tuple(re.findall(rf"\b{question}[{OPTIONS}]\b", text))
    return found if len(found) == wanted else None


@dataclass
class Record:
    """What the file of a history says of the session begun last."""

    paper: list[str]
    verdicts: dict[str, str]

    @property
    def is_unfinished(self) -> bool:
        """Whether the program offers to go on with it."""
        return 0 < len(self.verdicts) < len(self.paper)


@contextmanager
def copied(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy: by itself SQLite would look for a file of the program's own mounts among those of this process."""
    with TemporaryDirectory() as folder:
        for file in (database, Path(f"{database}-wal"), Path(f"{database}-journal")):
            if file.exists():
                shutil.copyfile(file, Path(folder) / file.name)
        with closing(sqlite3.connect(Path(folder) / database.name)) as connection:
            yield connection


def recorded(history: Path) -> Record:
    """Read the record past the program, so that both would have to be wrong together."""
    with copied(history) as connection:
        session = connection.execute("SELECT id, paper FROM session ORDER BY started DESC LIMIT 1").fetchone()
        if session is None:
            return Record([], {})
        questions = [
            question
            for (question,) in connection.execute("SELECT json_extract(value, '$[1]') FROM json_each(?)", session[1:])
        ]
        verdicts = connection.execute("SELECT question, verdict FROM attempt WHERE session = ?", session[:1]).fetchall()
        assert len(verdicts) == len(dict(verdicts)), "a question was answered twice in one session"
        return Record(questions, dict(verdicts))


@dataclass
class Learner:
    """Plays session after session, each on where it was left, and remembers what was shown of the one at hand."""

    program: Program
    home: Path
    seen_from_here: Path
    dice: random.Random
    obeys_modes: bool = False
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    asked: Shown | None = None
    answering: Shown = field(init=False)
    front: FrontEnd = field(default_factory=Screens)
    shown_in_all: int = 0
    resumed: int = 0

    @property
    def history(self) -> Path:
        """The file of the record."""
        return self.seen_from_here / "data" / "history.db"

    def start(self) -> Run:
        """Start the program, with screens or with lines, where a session was left, or to begin one."""
        self.front = self.dice.choice((Screens(), Lines()))
        record = recorded(self.history) if self.history.exists() else Record([], {})
        if record.is_unfinished:
            return self._run(*self.front.options)
        self.shown_in_all += len(self.verdicts)
        self.options.clear()
        self.verdicts.clear()
        self.asked = None
        seed = str(self.dice.getrandbits(32))
        return self._run("play", PACK, "--count", str(QUESTIONS_IN_A_SESSION), "--seed", seed, *self.front.options)

    def until_asked(self, run: Run) -> None:
        """Go on to the question that is to be asked now, and see that it is the one and just as it was."""
        record = recorded(self.history) if self.history.exists() else Record([], {})
        pending, self.asked = self.asked, None
        if record.is_unfinished:
            run.until(lambda: self.front.offer in run.terminal.text())
            run.type("r" if isinstance(self.front, Screens) else "r\n")
            self.resumed += 1
        number = len(record.verdicts) + 1 if record.is_unfinished else 1
        self.until_number(run, number)
        record = recorded(self.history)
        assert self.asked is not None
        assert record.paper[number - 1] == self.asked.question
        if pending is not None and pending.question not in record.verdicts:
            assert (pending.number, pending.question, pending.options) == (
                self.asked.number,
                self.asked.question,
                self.asked.options,
            )

    def until_number(self, run: Run, number: int) -> None:
        """See what is shown until the question of that number waits for an answer."""
        run.until(lambda: self.look(run) and self.asked is not None and self.asked.number == number)

    def look(self, run: Run) -> bool:
        """Remember what is shown, and see that no options changed their order; True, so that more can be asked."""
        for shown in self.front.shown(run.terminal):
            if shown.verdict:
                assert self.verdicts.setdefault(shown.question, shown.verdict) == shown.verdict
            else:
                assert self.options.setdefault(shown.question, shown.options) == shown.options
                self.asked = shown
        assert "Traceback" not in run.terminal.transcript, run.terminal.transcript[-4000:]
        return True

    def answer(self, run: Run) -> str:
        """Type an answer to the question asked, or skip it; return the keys that would do it again if it is refused."""
        assert self.asked is not None
        self.answering = self.asked
        if self.dice.random() < 0.2:
            run.type(self.front.skip)
            return self.front.skip if isinstance(self.front, Screens) else self.front.again
        run.type(self.front.keys(_kind(int(self.asked.question[1:])), self.dice))
        return self.front.again

    def is_judged(self, run: Run) -> bool:
        """Tell whether the verdict of the answer typed last is shown."""
        return self.look(run) and self.answering.question in self.verdicts

    def go_on(self, run: Run) -> bool:
        """Go on from a verdict to the next question; False where that was the last one."""
        run.type(self.front.onward)
        if self.answering.number == QUESTIONS_IN_A_SESSION:
            return False
        self.until_number(run, self.answering.number + 1)
        return True

    def is_refused(self, run: Run) -> bool:
        """Tell whether it was said in this run that an answer could not be recorded, and stands there still."""
        return "could not be recorded" in " ".join(run.terminal.text().split())

    def offers_or_asks(self, run: Run) -> bool:
        """Tell whether the program has come so far that it offers to go on with a session, or asks a question."""
        return self.look(run) and (self.front.offer in run.terminal.text() or any(self.front.shown(run.terminal)))

    def lose_nothing(self) -> int:
        """Compare what was shown with what is on record; return how many answers are on record that were not seen."""
        if not self.options:
            return 0  # the run ended before it showed anything of a session
        record = recorded(self.history)
        for question, verdict in self.verdicts.items():
            assert verdict.casefold() == record.verdicts.get(question), f"{question} was shown as {verdict}"
        unseen = {question: verdict for question, verdict in record.verdicts.items() if question not in self.verdicts}
        assert len(unseen) <= 1
        self.verdicts |= {question: verdict.capitalize() for question, verdict in unseen.items()}
        return len(unseen)

    def examine_files(self) -> None:
        """See that every file that the program keeps is whole, by its own check and past it."""
        check = self._run("history", "check")
        assert (0, True) == (check.ended(), "clean" in check.terminal.transcript), check.terminal.transcript
        for file in self.seen_from_here.rglob("*.db"):
            with copied(file) as connection:
                assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall(), file
        assert "" == load_settings(self.seen_from_here / "config" / "settings.toml").notice

    def _run(self, *arguments: str) -> Run:
        return self.program.run(self.home, *arguments, obeys_modes=self.obeys_modes)

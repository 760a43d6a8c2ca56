"""A learner who plays session after session of every mode, with a monkey at hand, and what is seen of it all."""

import random
import re
import signal
import sqlite3
import termios
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from . import monkey
from .every_kind import PACK, write_pack
from .program import Program
from .terminal import CURSOR_SHOWN, LINES_WRAPPED
from .traces import ANSWERS_SINCE, marks, members_of_session, resident_bytes

HOME_WORDS, HOME_KEYS = "every answer shows its source", "s Study"
ALTERNATE_SCREEN = 1049
LEAVING_WORDS = "Leave the challenge?"
MOST_STEPS, MOST_WAYS_HOME = 6, 40
LONG_SESSIONS = 40
GLANCE_SECONDS, MOST_GLANCES = 0.2, 8
STEP_SECONDS, WAY_SECONDS, MONKEY_SECONDS = 0.1, 0.15, 0.005
TRANSCRIPT_LENGTH = 20_000
FAULTS_FILE = "faults"
MOST_FAULTS = 20

_VERDICT = re.compile(r"[✓✗◐→] (Correct|Partly correct|Incorrect|Skipped)\b")
_NAME = re.compile(r"Say (q\d{4})\.")
_EXPLAINED = re.compile(r"Because of (q\d{4})\.")
_BEGINNINGS = {
    "practice": ("1", "\r"),
    "practice of a topic": ("1", "\x1b[B", "\x1b[B", "\r"),
    "evidence round": ("1", "e", "\r"),
    "with certainty": ("1", "c", "\r"),
    "study": ("s",),
    "resumed": ("r",),
    "exam": ("\x1b[B", "c", "4", "s", "\r"),
    "challenge": ("\x1b[B", "c", "s", "\r"),
    "progress": ("p", "\t", "\x1b[C", "3"),
    "tour": ("2", "\r"),
    "monkey": (),
}
_ANSWERS = (
    *(("1", "\r"), ("2", "\r", "\r"), ("12", "\r"), ("\r",), ("1838", "\r"), ("word", "\r", "\r"), ("\x1bOR",)),
    *(("\x1bOR",), ("1\r\r1\r\r",)),
)
_STEPS = ("\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1bOQ", "\r", "n", "r")
_SOURCE = ("o", "n", "]", "/word\r", "N", "\x1b[6~", "p", "\x1b", "\x1b")
_WAY_HOME = (b"\x1bOS", b"\x1b", b"\x1b")
_ENDINGS = ("left", "left", "SIGTERM", "SIGTERM", "SIGINT", "SIGHUP", "SIGKILL", "hung up", "hung up unheard")
_STEP_KINDS = {"answer": 60, "step": 10, "source": 4, "monkey": 20, "size": 6, "paste": 0.3, "pause": 1.5}


@dataclass
class Soak:
    """Sessions in processes, one after the other on one record; `journal` holds all that was done to the last one."""

    program: Program
    home: Path
    seed: int
    figures: Counter[str] = field(default_factory=Counter)
    growths: list[float] = field(default_factory=list)
    journal: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    processes: int = 0

    def __post_init__(self) -> None:
        write_pack(self.home / "data" / "packs" / "soak")

    def play(self, sessions: int) -> None:
        """Play so many sessions; what goes wrong is kept, with the seed and all that was done to the process."""
        while self.figures["sessions"] < sessions and len(self.faults) < MOST_FAULTS:
            self.processes += 1
            self.journal.clear()
            try:
                self._play_in_a_process(sessions - self.figures["sessions"])
            except AssertionError as fault:
                told = "\n".join((f"--seed={self.seed}, process {self.processes}:", str(fault), *self.journal))
                print(told, flush=True)
                self.faults.append(told)
                (self.home / FAULTS_FILE).unlink(missing_ok=True)
            print(self.told, flush=True)

    @property
    def told(self) -> str:
        """What was done, and how often."""
        done = ", ".join(f"{times} {what}" for what, times in self.figures.items())
        growths = [round(growth, 3) for growth in self.growths]
        return f"seed {self.seed}: {self.processes} processes, {done}; growth of long processes {growths}"

    def _play_in_a_process(self, sessions: int) -> None:
        process = _Process(self)
        process.play(min(sessions, process.dice.choice((1, 3, 8, 8, LONG_SESSIONS))))
        process.end()


class _Process:
    """One process from its start to its end."""

    def __init__(self, soak: Soak) -> None:
        self.dice = random.Random(f"{soak.seed} {soak.processes}")
        self._soak = soak
        self._history = soak.home / "data" / "history.db"
        self._before = marks(self._history)
        self._seen: set[tuple[str, str]] = set()
        self._sizes: list[float] = []
        self._ending = self.dice.choice(_ENDINGS)
        ignored = [signal.SIGHUP] if self._ending == "hung up unheard" else []
        self._faults = soak.home / FAULTS_FILE
        self._run = soak.program.run(
            soak.home, days=soak.processes // 4, ignores=ignored, echoes=True, faults=self._faults
        )
        self._run.until(lambda: self._is_home)
        self._run.type("\x1b[?2026;2$y")  # the terminal can show whole pictures

    def play(self, sessions: int) -> None:
        """Play so many sessions, if the monkey does not leave before."""
        for number in range(sessions):
            self._play_one()
            self._soak.figures["sessions"] += 1
            if self._run.is_over or (number == sessions - 1 and self.dice.random() < 0.5) or not self._go_home():
                return
            self._sizes.append(resident_bytes(self._run.process))

    def end(self) -> None:
        """End the process in its way, and see that nothing is lost and nothing left."""
        code, expected = self._ended()
        assert not self._faults.exists(), self._faults.read_text(encoding="utf-8")
        run, self._soak.figures[self._ending] = self._run, self._soak.figures[self._ending] + 1
        assert code in expected, f"{self._ending}: {code}\n{run.terminal.transcript[-4000:]}"
        assert "Traceback" not in run.terminal.transcript, run.terminal.transcript[-4000:]
        if not (self._ending == "SIGKILL" or self._ending.startswith("hung up")):
            left = run.terminal.modes ^ {CURSOR_SHOWN, LINES_WRAPPED}
            assert not left, f"modes of the terminal left as they should not be: {left}"
            assert run.settings_before == run.settings_after, f"{run.settings_before} became {run.settings_after}"
            assert run.settings_after[3] & termios.ECHO
            assert run.settings_after[3] & termios.ICANON
        assert [] == (members := members_of_session(run.process)), f"processes left: {members}"
        self._see_all_on_record()
        if len(self._sizes) == LONG_SESSIONS - 1:
            third = LONG_SESSIONS // 3
            self._soak.growths.append(min(self._sizes[-third:]) / min(self._sizes[third : 2 * third]))

    @property
    def _is_home(self) -> bool:
        text = self._run.terminal.text()
        return HOME_WORDS in text and HOME_KEYS in text

    def _play_one(self) -> None:
        name = self.dice.choice(list(_BEGINNINGS))
        self._soak.figures[name] += 1
        self._soak.journal.append(f"# {name}")
        for keys in _BEGINNINGS[name]:
            self._type(keys.encode(), STEP_SECONDS)
        for _ in range(self.dice.randint(2, MOST_STEPS)):
            if self._run.is_over:
                return
            self._step()

    def _step(self) -> None:
        dice = self.dice
        match dice.choices(list(_STEP_KINDS), list(_STEP_KINDS.values()))[0]:
            case "answer":
                self._answer()
            case "step":
                self._type(dice.choice(_STEPS).encode(), STEP_SECONDS)
            case "source":
                for keys in _SOURCE[: dice.randint(1, len(_SOURCE))]:
                    self._type(keys.encode(), STEP_SECONDS)
            case "size":
                self._resize(*monkey.size(dice))
                self._type(monkey.keys(dice), MONKEY_SECONDS)
                self._resize(*dice.choice((monkey.size(dice), (monkey.COLUMNS, monkey.ROWS))))
            case "paste":
                self._soak.figures["pastes of a megabyte"] += 1
                self._type(monkey.long_paste(dice), STEP_SECONDS)
            case "pause":
                self._stand_still()
            case _:
                for _ in range(dice.randint(1, 5)):
                    (move,) = dice.choices(list(monkey.INPUTS), list(monkey.INPUTS.values()))
                    self._type(move(dice), MONKEY_SECONDS)

    def _type(self, keys: bytes, patience: float) -> None:
        if self._run.is_over:
            return
        self._soak.figures["inputs"] += 1
        self._soak.journal.append(repr(keys if len(keys) < 1000 else keys[:20] + b"..." + keys[-20:]))
        self._run.type_bytes(keys)
        self._see(patience)

    def _resize(self, columns: int, rows: int) -> None:
        if self._run.is_over:
            return
        self._soak.figures["sizes"] += 1
        self._soak.journal.append(f"{columns} x {rows}")
        self._run.resize(columns, rows)
        self._see(STEP_SECONDS)

    def _stand_still(self) -> None:
        number = self.dice.choice((signal.SIGSTOP, signal.SIGTSTP))
        self._soak.figures["pauses"] += 1
        self._soak.journal.append(f"{number.name} SIGCONT")
        self._run.signal(number)
        self._run.until_stopped()
        self._run.signal(signal.SIGCONT)
        self._see(STEP_SECONDS)

    def _see(self, patience: float) -> None:
        run = self._run
        run.until_quiet(patience)
        terminal = run.terminal
        assert not self._faults.exists(), self._faults.read_text(encoding="utf-8")
        terminal.transcript = terminal.transcript[-TRANSCRIPT_LENGTH:]
        text = terminal.text()
        names, verdict = set(_NAME.findall(text)), _VERDICT.search(text)
        # A screen may be half drawn; verdict and explanation stand together.
        if len(names) == 1 and verdict and "⏎ Next" in text and names == set(_EXPLAINED.findall(text)):
            self._seen.add((*names, verdict[1].casefold()))

    def _answer(self) -> None:
        """Answer, mostly, and go on; every other time wait a while for the verdict with its explanation."""
        for keys in self.dice.choice(_ANSWERS):
            self._type(keys.encode(), STEP_SECONDS)
        for _ in range(self.dice.choice((0, MOST_GLANCES))):
            text = self._run.terminal.text()
            if self._run.is_over or (_VERDICT.search(text) and _EXPLAINED.search(text)):
                break
            self._see(GLANCE_SECONDS)
        self._type(b"\r", STEP_SECONDS)

    def _go_home(self) -> bool:
        """Go back to the library; False where the program was left on the way."""
        self._resize(monkey.COLUMNS, monkey.ROWS)
        for number in range(MOST_WAYS_HOME):
            if self._is_left():
                return False
            if self._is_home:
                return True
            before = self._run.terminal.text()
            self._type(b"y" if LEAVING_WORDS in before else _WAY_HOME[number % len(_WAY_HOME)], WAY_SECONDS)
            # A busy machine is slow, and keys ahead of it would go astray. A clock may change the screen meanwhile; the
            # keys of the moment, in its last line, change with what a key leads to alone.
            for _ in range(MOST_GLANCES):
                if before.rpartition("\n")[2] != self._run.terminal.lines()[-1].rstrip():
                    break
                self._see(GLANCE_SECONDS)
        self._run.signal(signal.SIGUSR1)
        self._run.until_quiet(1)
        doing = self._faults.with_name("stacks").read_text(encoding="utf-8")
        raise AssertionError(f"There is no way home:\n{self._run.terminal.text()}\n{doing}")

    def _is_left(self) -> bool:
        """Tell whether the program was left; one that has gone on after a pause may yet take the terminal again."""
        self._run.until(lambda: ALTERNATE_SCREEN in self._run.terminal.modes, may_end=True)
        return self._run.is_over

    def _ended(self) -> tuple[int, set[int]]:
        """End it; return the exit code and those that it may be."""
        run, ending = self._run, self._ending
        if self._is_left():
            self._ending = "left by the monkey"
            return run.ended(), {0}
        self._soak.journal.append(ending)
        match ending:
            case "left":
                run.type("\x11")
                return run.ended(), {0}
            case "SIGKILL":
                run.kill()
                return -signal.SIGKILL, {-signal.SIGKILL}
            case "hung up" | "hung up unheard":
                return run.hang_up(), {128 + signal.SIGHUP, -signal.SIGHUP, 0}
        number = signal.Signals[ending]
        run.signal(number)
        return run.ended(), {128 + number}

    def _see_all_on_record(self) -> None:
        with closing(sqlite3.connect(self._history)) as connection:
            damages = connection.execute("PRAGMA quick_check").fetchall()
            assert [("ok",)] == damages, f"{damages}"
            rows = connection.execute(ANSWERS_SINCE, (PACK, *self._before))
            recorded = {(question, verdict) for question, verdict in rows}
        assert self._seen <= recorded, f"shown, but not on record: {sorted(self._seen - recorded)}"
        self._soak.figures["verdicts seen"] += len(self._seen)

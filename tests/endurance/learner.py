"""Somebody who plays sessions with screens and with lines, and remembers what was shown."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from quiz.settings.settings import load_settings

from .front_ends import FrontEnd, Lines, Phase, Screens, Shown
from .pack import PACK
from .program import Program, Run
from .standing import RATINGS, UNSEEN, Standing, copied, recorded

QUESTIONS_IN_A_SESSION = 8
HELP, HELP_WORDS = "\x1bOP", "What was answered is kept when you leave"


@dataclass(frozen=True)
class Step:
    """A step that was typed and is not seen to be taken yet: what it leads to, what shows that, how to try it again."""

    name: str
    after: Standing
    is_seen: Callable[[Shown], bool]
    again: str
    certainty: str = ""


@dataclass
class Learner:
    """Plays session after session, each on where it was left, and remembers what was shown of the one at hand.

    A day passes between one session and the next.
    """

    program: Program
    home: Path
    seen_from_here: Path
    dice: random.Random
    obeys_modes: bool = False
    front: FrontEnd = field(default_factory=Screens)
    standing: Standing | None = None
    now: Shown | None = None
    step: Step | None = None
    steps: Counter[str] = field(default_factory=Counter)
    verdicts_seen: int = 0
    _options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _asks_certainty: bool = False
    _since: int = 0
    _days: int = 0

    def __post_init__(self) -> None:
        settings = self.seen_from_here / "config" / "settings.toml"
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(f"[study]\nlongest = {QUESTIONS_IN_A_SESSION}\n", encoding="utf-8")

    @property
    def history(self) -> Path:
        """The file of the record."""
        return self.seen_from_here / "data" / "history.db"

    def start(self) -> Run:
        """Start the program, with screens or with lines, where a session was left, or to begin one."""
        dice = self.dice
        self.front, self.now, self._since = dice.choice((Screens(), Lines())), None, 0
        if self.standing is not None and self.standing.is_unfinished:
            return self._run(*self.front.options)
        self.standing, self._asks_certainty = None, dice.random() < 0.35
        self._options.clear()
        self._days += 1
        kind = ["study", PACK]
        if dice.random() < 0.5:
            kind = ["play", PACK, "--count", str(QUESTIONS_IN_A_SESSION), "--seed", str(dice.getrandbits(32))]
        wishes = ["--certainty"] * self._asks_certainty + ["--evidence"] * (dice.random() < 0.4)
        self.steps[f"{kind[0]} {' '.join(wishes)}".strip()] += 1
        return self._run(*kind, *wishes, *self.front.options)

    def until_asked(self, run: Run) -> None:
        """Go on to where the session stands, and see that it stands there with the options in their order."""
        if self.standing is not None:
            run.until(lambda: self.front.offer in run.terminal.text())
            self._since = len(run.terminal.transcript)
            run.type(self.front.resume)
            self.steps["resumed"] += 1
            self._until_next(run)
            return
        run.until(lambda: self.look(run) and self.now is not None)
        assert recorded(self.history).given == ()
        self.standing = recorded(self.history)
        self._until_next(run)

    def take_step(self, run: Run) -> bool:
        """Take a step and see what it leads to; False where the session is over instead."""
        if not self.go_on(run):
            return False
        self.type_step(run)
        self.until_taken(run)
        return True

    def go_on(self, run: Run) -> bool:
        """Go on from a verdict to the next question, mostly; False where the session is over."""
        if self._shown.phase != "answered" or self.dice.random() < 0.25:
            return True
        self._since = len(run.terminal.transcript)
        run.type(self.front.onward)
        if self._standing.is_complete:
            return False
        self._until_next(run)
        return True

    def type_step(self, run: Run, *, in_haste: bool = False) -> None:
        """Type the keys of a step that is possible now; in haste also how certain it is, before that is asked."""
        name, keys = self._choice()
        level = self.dice.choice("123") if name == "answer" and self._asks_certainty else ""
        again = self.front.answer_again if name in {"answer", "proof"} else self.front.retry or keys
        after, phases, question = self._led_to(name, UNSEEN if level and in_haste else level)
        number, rating = after.paper.index(question) + 1, name if name in RATINGS else ""

        def is_seen(shown: Shown) -> bool:
            is_here = (shown.question, shown.number) == (question, number)
            return is_here and shown.phase in phases and rating in {"", shown.rating}

        self.step = Step(name, after, is_seen, again, level)
        self._since = len(run.terminal.transcript)
        run.type(keys)
        self._state_certainty(run, in_haste=in_haste)

    def type_again(self, run: Run) -> None:
        """Type what tries a step again that was refused."""
        assert self.step is not None
        self._since = len(run.terminal.transcript)
        run.type(self.step.again)
        if self.front.asks_certainty_again:
            self._state_certainty(run, in_haste=False)

    def type_in_vain(self, run: Run) -> None:
        """Try a refused step again, and see it refused once more."""
        self.type_again(run)
        if self.front.shows_anew:
            run.until(lambda: "could not be recorded" in run.terminal.transcript[self._since :])
        else:
            # The same notice stays there, so that only what is typed behind tells that the step is over.
            run.type(HELP)
            run.until(lambda: HELP_WORDS in run.terminal.text())
            run.type(HELP)
            run.until(lambda: HELP_WORDS not in run.terminal.text() and self.is_refused(run))
        assert not self.is_taken(run)

    def until_taken(self, run: Run) -> None:
        """See what the step leads to."""
        run.until(lambda: self.is_taken(run) and self.front.is_waiting(run.terminal))
        self.look(run)
        if self._shown.phase == "asked":
            assert self._standing.next == self._shown.question

    def is_taken(self, run: Run) -> bool:
        """Tell whether it is shown that the step typed last was taken."""
        return self.look(run) and self.step is None

    def is_refused(self, run: Run) -> bool:
        """Tell whether it was said in this run that something could not be recorded, and stands there still."""
        return "could not be recorded" in " ".join(run.terminal.text().split())

    def offers_or_asks(self, run: Run) -> bool:
        """Tell whether the program has come so far that it offers to go on with a session, or asks a question."""
        return self.look(run) and (self.front.offer in run.terminal.text() or self.now is not None)

    def look(self, run: Run) -> bool:
        """Remember what is shown, and see that it agrees with all before; True, so that more can be asked."""
        for shown in self.front.shown(run.terminal, self._since):
            if self.step is not None:
                if not self.step.is_seen(shown):
                    continue  # a screen may be half drawn
                self.steps[self.step.name] += 1
                self.standing, self.step = self.step.after, None
            self.now = shown
            if shown.phase == "asked":
                assert self._options.setdefault(shown.question, shown.options) == shown.options
            elif shown.phase == "answered":
                self._remember(shown)
        assert "Traceback" not in run.terminal.transcript, run.terminal.transcript[-4000:]
        return True

    def lose_nothing(self) -> int:
        """Compare what was shown with what is on record; return how many answers are on record that were not seen."""
        if self.standing is None:
            return 0  # the run ended before it showed anything of a session
        record, step, self.step = recorded(self.history), self.step, None
        ways = [step.after, self.standing] if step else [self.standing]
        kept = [way for way in ways if way.is_kept_by(record)]
        assert kept, f"shown:\n{self.standing}\nthen {step and step.name}:\n{step and step.after}\nrecorded:\n{record}"
        self.standing = replace(record, redoable=kept[0].redoable)
        return sum(given.verdict == UNSEEN for given in kept[0].given)

    def examine_files(self) -> None:
        """See that every file that the program keeps is whole, by its own check and past it."""
        check = self._run("history", "check")
        assert (0, True) == (check.ended(), "clean" in check.terminal.transcript), check.terminal.transcript
        for file in self.seen_from_here.rglob("*.db"):
            with copied(file) as connection:
                assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall(), file
        assert "" == load_settings(self.seen_from_here / "config" / "settings.toml").notice

    @property
    def steps_told(self) -> str:
        """How often each step was seen to be taken, and each kind of session begun."""
        return ", ".join(f"{name} {times}" for name, times in sorted(self.steps.items()))

    @property
    def _standing(self) -> Standing:
        assert self.standing is not None
        return self.standing

    @property
    def _shown(self) -> Shown:
        assert self.now is not None
        return self.now

    def _until_next(self, run: Run) -> None:
        """See what is shown until it is what has to come next."""
        standing = self._standing
        phase, question = ("searching", standing.given[-1].question) if standing.is_searching else ("asked", "")
        question = question or standing.next
        wanted = phase, question, standing.paper.index(question) + 1

        def is_there() -> bool:
            self.look(run)
            return self.now is not None and wanted == (self.now.phase, self.now.question, self.now.number)

        run.until(lambda: is_there() and self.front.is_waiting(run.terminal))

    def _choice(self) -> tuple[str, str]:
        """Return the name and the keys of a step that is possible now."""
        standing, shown, front, dice = self._standing, self._shown, self.front, self.dice
        possible = {"undo": 3} if standing.given else {}
        possible |= {"redo": 12} if standing.redoable else {}
        if shown.phase == "searching":
            possible = {"proof": 8, "skip proof": 2}
        elif shown.phase == "answered":
            possible |= {rating: 2 for rating in RATINGS if shown.rating not in ("", rating)}
        else:
            possible |= {"answer": 16, "skip": 3}
            possible |= {"later": 3} if len(standing.given) + 1 < len(standing.paper) else {}
        (name,) = dice.choices(list(possible), list(possible.values()))
        if name == "answer":
            return name, front.answer(shown.question, dice)
        return name, front.proof(dice) if name == "proof" else front.keys[name.split()[0]]

    def _led_to(self, name: str, certainty: str) -> tuple[Standing, set[Phase], str]:
        """Return what a step leads to, and which phases of which question show that it was taken."""
        standing, question = self._standing, self._shown.question
        match name:
            case "answer":
                return standing.answered(certainty), {"answered", "searching"}, question
            case "skip":
                return standing.answered(""), {"answered"}, question
            case "undo":
                return standing.undo(), {"asked"}, standing.given[-1].question
            case "redo":
                return standing.redo(), {"answered", "searching"}, standing.undone[-1].question
            case "later":
                return standing.later(), {"asked"}, standing.later().next
            case "proof" | "skip proof":
                return standing.changed(question, proof=UNSEEN), {"answered"}, question
            case rating:
                return standing.changed(question, rating=rating), {"answered"}, question

    def _state_certainty(self, run: Run, *, in_haste: bool) -> None:
        if self.step is None or not self.step.certainty:
            return
        if not in_haste:
            run.until(lambda: self.front.asks_certainty(run.terminal, self._since))
        run.type(self.front.certainty(self.step.certainty))

    def _remember(self, shown: Shown) -> None:
        """Take in how an answer was judged, and see that it was never shown otherwise."""
        given = next(given for given in self._standing.given if given.question == shown.question)
        told = {
            name: value
            for name, value in (("verdict", shown.verdict), ("certainty", shown.certainty), ("proof", shown.proof))
            if value
        }
        self.verdicts_seen += given.verdict == UNSEEN and "verdict" in told
        for name, value in told.items():
            assert getattr(given, name) in (UNSEEN, value), f"{given}, then {shown}"
        assert not (given.rating and shown.rating) or given.rating == shown.rating
        self.standing = self._standing.changed(shown.question, **told)

    def _run(self, *arguments: str) -> Run:
        return self.program.run(self.home, *arguments, obeys_modes=self.obeys_modes, days=self._days)

"""Asking for one answer, and obeying what is asked for instead."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol, TypeVar

from quiz.engine.unreadable import Unreadable
from quiz.line.commands import Command, LeaveRequested, StepRequested, command_in
from quiz.line.console import Console
from quiz.line.contesting import contest
from quiz.line.practising import practise
from quiz.line.reading import show_sources
from quiz.model.response import Response
from quiz.model.text import forbidden_character, name_of_character
from quiz.play.player import Player
from quiz.play.view import AnsweredView, AskedView, FindingView

Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


class Reader(Protocol[Answer_co]):
    """Makes an answer of a line, or says why it is none."""

    def __call__(self, line: str, /) -> Answer_co | Unreadable:
        """Return what the line answers."""


_ON_THE_QUESTION = (
    "s skips the question and shows its answer",
    "l puts the question off; it comes back at the end",
    "h gives a hint where there is one",
)
_ON_THE_ANSWER = (
    "o shows what stands around the words that the last answer rests on",
    "p practises the questions that rest on the same passages as the last answer",
    "! contests the question you answered last; words behind it say what is wrong",
    "q leaves; what you have answered is kept, and quiz offers to go on with it",
    "? shows this",
)
_UNDO = "u undoes your last answer: it counts for nothing, and its question is asked again; redo takes that back"
_TAKE_BACK = "u takes back the answer you have just typed"
_QUOTED = 'Under a source, "..." or [[...]] marks the words that are quoted from it.'
_FOUND = "Found in its source means that the words stand there; that they prove the answer is the author's word."


class Turn(ABC):
    """The learner's turn at a question. `read` makes an answer of typed words, for the kinds that take some."""

    def __init__(self, console: Console, read: Reader[Response], *, has_hint: bool = False) -> None:
        self.console = console
        self._read = read
        self._has_hint = has_hint

    def until(
        self,
        prompt: str,
        read: Reader[Answer],
        *,
        typed: bool = False,
        commands: Sequence[str] = (),
        may_take_back: bool = False,
    ) -> Answer:
        """Ask until a line fits, and return what `read` makes of it.

        Where words are typed, a command needs its colon. `commands` says for the help what else `read` understands.
        `may_take_back` says that undoing takes back what was typed before. Raises StepRequested, LeaveRequested and
        EndOfInput.
        """
        colon = ":" if typed else ""
        hint = f", {colon}h hint" if self._has_hint else ""
        while True:
            line = self.console.ask(f"{prompt} ({colon}? help{hint})")
            self.typed()
            command = command_in(line, typed=typed)
            if command is not None:
                if command is Command.HELP:
                    for told in (*commands, *self.commands(may_take_back=may_take_back)):
                        self.console.say(f"{colon}{told}.")
                    self.remarks()
                elif command is Command.UNDO and may_take_back:
                    raise StepRequested(command)
                else:
                    self.obey(command, line)
                continue
            answer = _refusal(line) or read(line)
            if not isinstance(answer, Unreadable):
                return answer
            self.console.tell(answer.message)
            if command_in(line):
                self.console.say(f"To give the command, type :{line}.")

    def respond(self, prompt: str) -> Response:
        """Ask for words until they can be an answer to the question, and return it."""
        return self.until(prompt, self._read, typed=True)

    def typed(self) -> None:  # noqa: B027 - most have nothing to note
        """Take note that a line was typed just now."""

    @abstractmethod
    def commands(self, *, may_take_back: bool) -> Sequence[str]:
        """Return what can be asked for instead of answering, a sentence each without its full stop."""

    def remarks(self) -> None:  # noqa: B027 - not all have something to say
        """Say what else is to be known."""

    @abstractmethod
    def obey(self, command: Command, line: str) -> None:
        """Do what a line asks for; raises StepRequested and LeaveRequested."""


class SessionTurn(Turn):
    """The learner's turn at the question that a player asks."""

    def __init__(
        self, view: AskedView | FindingView, player: Player, console: Console, last: AnsweredView | None
    ) -> None:
        super().__init__(console, player.read, has_hint=isinstance(view, AskedView) and bool(view.question.hint))
        self._last = last
        self._can_be_put_off = isinstance(view, AskedView) and view.can_be_put_off
        self._player = player

    def commands(self, *, may_take_back: bool) -> Sequence[str]:
        """Return the commands of a session."""
        return (*_ON_THE_QUESTION, _TAKE_BACK if may_take_back else _UNDO, *_ON_THE_ANSWER)

    def remarks(self) -> None:
        """Say what the marks at sources mean."""
        self.console.say(_QUOTED)
        self.console.say(_FOUND)

    def obey(self, command: Command, line: str) -> None:
        """Do what a line asks for; raises StepRequested and LeaveRequested."""
        match command:
            case Command.HINT:
                self._hint()
            case Command.SOURCE:
                show_sources(self._last, self._player, self.console)
            case Command.PRACTISE:
                practise(self._last, self._player, self.console)
            case Command.CONTEST:
                contest(line, self._last, self._player, self.console)
            case Command.LEAVE:
                raise LeaveRequested
            case Command.RATE:
                self.console.say("In a session that studies, an answer can be rated right behind it.")
            case Command.SKIP | Command.LATER | Command.UNDO | Command.REDO:
                self._step(command)

    def _step(self, command: Command) -> None:
        hindrance = ""
        match command:
            case Command.LATER if not self._can_be_put_off:
                hindrance = "No other question is left to be asked before this one."
            case Command.UNDO if not self._player.can_undo:
                hindrance = "There is no answer to undo."
            case Command.REDO if not self._player.can_redo:
                hindrance = "There is nothing to redo."
        if not hindrance:
            raise StepRequested(command)
        self.console.say(hindrance)

    def _hint(self) -> None:
        if self._has_hint:
            self.console.tell(self._player.take_hint().hint or "", label="  Hint: ")
        else:
            self.console.say("There is no hint for this question.")


def _refusal(line: str) -> Unreadable | None:
    """Return why no answer can be in the line, whatever the question, or None."""
    if not line:
        return Unreadable("Nothing was typed.")
    unprintable = forbidden_character(line)
    if unprintable:
        return Unreadable(f"The line holds {name_of_character(unprintable)}, which no answer can hold.")
    return None

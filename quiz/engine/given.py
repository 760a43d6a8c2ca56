"""The answers of a session that count: of each only what is needed all the time, since there may be many."""

from collections.abc import Iterator
from struct import Struct

from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome, Verdict

_ROW = Struct("=16sIId")
"""An attempt's id and position, and with it how many were answered and the sum of their scores."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions have an outcome, how many of these were not skipped, and the sum of their scores of 0 to 1."""

    done: int = 0
    answered: int = 0
    score: float = 0.0

    def with_one(self, outcome: Outcome) -> "Counts":
        """Return the counts with one more outcome."""
        is_answered = outcome.verdict is not Verdict.SKIPPED
        return Counts(self.done + 1, self.answered + is_answered, self.score + outcome.score)


NOTHING = Counts()
"""The counts before the first answer."""


@dataclass(frozen=True, slots=True)
class GivenAttempt:
    """An attempt by its id of 16 bytes, and the position of its question in the paper."""

    id: bytes
    position: int


class Given:
    """Attempts that count, in the order in which they were given, 32 bytes each; it never changes.

    One more costs the same however many there are, since the rows are shared: a list only adds behind its own end, and
    copies them where another has added there.
    """

    __slots__ = ("_end", "_rows")

    def __init__(self) -> None:
        self._rows = bytearray()
        self._end = 0

    def __len__(self) -> int:
        return self._end // _ROW.size

    def __iter__(self) -> Iterator[GivenAttempt]:
        return (GivenAttempt(row[0], row[1]) for row in _ROW.iter_unpack(self._own_rows))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Given) and self._own_rows == other._own_rows

    def __hash__(self) -> int:
        return hash(bytes(self._own_rows))

    def __repr__(self) -> str:
        return f"Given({list(self)}, {self.counts})"

    @property
    def latest(self) -> GivenAttempt:
        """The latest; raises IndexError where there is none."""
        attempt_id, position, _, _ = self._last_row()
        return GivenAttempt(attempt_id, position)

    @property
    def counts(self) -> Counts:
        """What they add up to."""
        if not self._end:
            return NOTHING
        _, _, answered, score = self._last_row()
        return Counts(len(self), answered, score)

    @property
    def before(self) -> "Given":
        """Those before the latest; raises IndexError where there is none."""
        self._last_row()
        return self._upto(self._rows, self._end - _ROW.size)

    def with_one(self, attempt_id: bytes, position: int, outcome: Outcome) -> "Given":
        """Return them with one more, at a position of the paper where there is none."""
        counts = self.counts.with_one(outcome)
        rows = self._rows if len(self._rows) == self._end else self._own_rows
        rows += _ROW.pack(attempt_id, position, counts.answered, counts.score)
        return self._upto(rows, len(rows))

    @property
    def _own_rows(self) -> bytearray:
        return self._rows[: self._end]

    def _last_row(self) -> tuple[bytes, int, int, float]:
        if not self._end:
            raise IndexError("There is no answer.")
        row: tuple[bytes, int, int, float] = _ROW.unpack_from(self._rows, self._end - _ROW.size)
        return row

    @staticmethod
    def _upto(rows: bytearray, end: int) -> "Given":
        given = Given()
        given._rows, given._end = rows, end
        return given

"""What changes where one edition of a pack takes the place of another."""

from collections.abc import Iterable

from quiz.model.dataclass import dataclass
from quiz.model.fingerprint import key_fingerprint, seen_fingerprint
from quiz.model.question import Question


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """The ids of questions by what becomes of them, in the order of the new edition; `removed` in that of the old one.

    Answers to `edited` questions, whose key is the same, and to `unchanged` ones go on counting. Those in `rekeyed`
    have another key and start anew. `formerly` has the old id of each question that has another one now.
    """

    added: tuple[str, ...]
    edited: tuple[str, ...]
    rekeyed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    formerly: dict[str, str]

    @property
    def is_none(self) -> bool:
        """Whether every question is the same as before, by the same id."""
        return not (self.added or self.edited or self.rekeyed or self.removed or self.formerly)


def changes_between(old: Iterable[Question], new: Iterable[Question]) -> EditionChanges:
    """Return what changes from the questions of one edition of a pack to those of another."""
    before = {question.id: question for question in old}
    added, edited, rekeyed, unchanged = [], [], [], []
    formerly: dict[str, str] = {}
    for question in new:
        known = next((name for name in (question.id, *question.was) if name in before), None)
        if known is None:
            added.append(question.id)
            continue
        if known != question.id:
            formerly[question.id] = known
        former = before.pop(known)
        if key_fingerprint(former) != key_fingerprint(question):
            rekeyed.append(question.id)
        elif seen_fingerprint(former) != seen_fingerprint(question):
            edited.append(question.id)
        else:
            unchanged.append(question.id)
    return EditionChanges(tuple(added), tuple(edited), tuple(rekeyed), tuple(before), tuple(unchanged), formerly)

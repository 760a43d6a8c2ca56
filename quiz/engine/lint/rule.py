"""What a rule is, and what it is given to judge."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from operator import itemgetter

from quiz.engine.lint.cues import Cue
from quiz.engine.lint.item import Item
from quiz.engine.lint.languages.registry import lexicon_of
from quiz.engine.lint.lexicon import Lexicon
from quiz.model.citation import Place
from quiz.model.code_page import CodePage
from quiz.model.diagnostic import Severity
from quiz.model.question import Question
from quiz.model.source import Passage, Source

KeyPath = tuple[str | int, ...]

PACK: KeyPath = ("pack",)
"""The path of what is found about the pack as a whole."""

page_of_rule = partial(CodePage, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds: where, below the question or in the main file, what is wrong and what would be right."""

    path: KeyPath
    message: str
    remedy: str


@dataclass(frozen=True)
class Bank:
    """All questions of a pack, in order, with whatever is at hand of the text they cite.

    `passages` has those of each source that travels with the pack, by its id; `places` those of the citations of each
    question, by its id, in the order of `citations_of`; `sources` are those that the pack lists, in its order.
    """

    language: str
    questions: tuple[Question, ...]
    passages: Mapping[str, Sequence[Passage]]
    places: Mapping[str, Sequence[Place | None]]
    sources: Sequence[Source] = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The questions as the rules read them."""
        lexicon = self.lexicon
        return tuple([Item(question, lexicon) for question in self.questions])

    def items_of(self, *kinds: str) -> list[tuple[int, Item]]:
        """Return the questions of some kinds, each with its place among all."""
        return sorted(chain.from_iterable([self._items_by_kind[kind] for kind in kinds]), key=itemgetter(0))

    @cached_property
    def _items_by_kind(self) -> Mapping[str, list[tuple[int, Item]]]:
        items: defaultdict[str, list[tuple[int, Item]]] = defaultdict(list)
        for numbered in enumerate(self.items):
            items[numbered[1].question.kind].append(numbered)
        return items

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the language of the questions."""
        return lexicon_of(self.language)


JudgeItem = Callable[[Item], Finding | None]
JudgeBank = Callable[[Bank], Iterator[tuple[int | None, Finding]]]


@dataclass(frozen=True, slots=True)
class ItemRule:
    """A rule that judges each question by itself.

    It has something to say only of questions of its `kinds`, and where it has `cues`, only of those that hold one.
    """

    page: CodePage
    kinds: frozenset[str]
    judge: JudgeItem
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class BankRule:
    """A rule that judges all questions together, and yields the place of the question found, or None for the pack."""

    page: CodePage
    judge: JudgeBank


CHOICES = frozenset({"single_choice", "multiple_choice"})
SINGLE = frozenset({"single_choice"})

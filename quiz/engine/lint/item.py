"""A question as the rules read it: its words, each worked out once, and most of them only when they are asked for."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from quiz.engine.lint.cues import Cue, cues_in
from quiz.engine.lint.lexicon import Lexicon
from quiz.engine.lint.words import content_of, content_of_text, roots_of, tokens_of, words_among, words_of
from quiz.model.question import Choice, Cloze, MultipleChoice, Question, ShortAnswer, SingleChoice

T = TypeVar("T")

_WITH_CHOICES = (SingleChoice, MultipleChoice)
_NO_PLACES: tuple[int, ...] = ()
_NOTHING: frozenset[str] = frozenset()


class _Kept(Generic[T]):
    """An attribute that is worked out when it is first asked for; unlike that of the library it takes no lock."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    def __get__(self, item: Any, owner: type) -> T:
        value = self._work_out(item)
        setattr(item, self._name, value)
        return value


class Item:
    """One question with the words of its parts, folded.

    `stem_tokens` is what stands between blanks in the stem, in order, and `stem_content` the roots of its words that
    carry meaning; `asked_content` are the roots of all that is asked, with those of a text with gaps. `keys` and
    `distractors` are the places of the right and the wrong options, and `option_lengths` counts the characters of each.
    `options_text` has each option on a line of its own or on several, and `options_tokens` and `options_content` are of
    all of it; `share_no_words` tells that each of its words that carry meaning stands there once.
    """

    choices: tuple[Choice, ...] = ()
    keys: tuple[int, ...] = ()
    distractors: tuple[int, ...] = ()
    options_text = ""
    options_tokens: Sequence[str] = ()

    def __init__(self, question: Question, lexicon: Lexicon) -> None:
        self.question = question
        self.lexicon = lexicon
        self.stem_tokens = tokens_of(question.stem)
        self.stem_content = self.asked_content = content_of(self.stem_tokens, lexicon)
        if isinstance(question, Cloze):
            self.asked_content |= content_of_text(question.text, lexicon)
        if isinstance(question, _WITH_CHOICES):
            self._read_options(question.choices)

    def _read_options(self, choices: tuple[Choice, ...]) -> None:
        texts = [choice.text for choice in choices]
        self.choices = choices
        self.option_lengths = [*map(len, texts)]
        self.keys = tuple([place for place, choice in enumerate(choices) if choice.key])
        self.distractors = tuple([place for place, choice in enumerate(choices) if not choice.key])
        self.options_text = "\n".join(texts)
        self.options_tokens = tokens_of(self.options_text)
        roots = roots_of(self.options_tokens, self.lexicon)
        self.options_content = frozenset(roots)
        self.share_no_words = len(roots) == len(self.options_content)

    @_Kept
    def stem_words(self) -> tuple[str, ...]:
        """Return the folded words of the stem, in order."""
        return words_among(self.stem_tokens)

    @_Kept
    def cues(self) -> frozenset[Cue]:
        """Return what the question holds that rules live on; its tokens were met when their roots were looked up."""
        return cues_in(self.stem_tokens, self.options_tokens, self.options_text, self.lexicon)

    @_Kept
    def option_words(self) -> tuple[tuple[str, ...], ...]:
        """Return the folded words of each option."""
        return tuple([words_of(choice.text) for choice in self.choices])

    @_Kept
    def option_contents(self) -> tuple[frozenset[str], ...]:
        """Return the roots of the words of each option that carry meaning."""
        return tuple([content_of_text(choice.text, self.lexicon) for choice in self.choices])

    @_Kept
    def summing_up(self) -> tuple[int, ...]:
        """Return the places of the options that speak of the others: all of them, or none."""
        if "sums" not in self.cues:
            return _NO_PLACES
        sums_up = self.lexicon.sums_up
        return tuple([place for place, choice in enumerate(self.choices) if sums_up(choice.text)])

    @_Kept
    def key_text(self) -> str:
        """Return the right answer in words where it is one text, or nothing."""
        if isinstance(self.question, ShortAnswer):
            return self.question.key
        return self.choices[self.keys[0]].text if len(self.keys) == 1 else ""

    @_Kept
    def key_content(self) -> frozenset[str]:
        """Return the roots of the words of that answer that carry meaning."""
        return content_of_text(self.key_text, self.lexicon)

    @_Kept
    def right_content(self) -> frozenset[str]:
        """Return the roots of the words of all right answers that carry meaning, where options or words are given."""
        if isinstance(self.question, ShortAnswer) and self.question.also:
            return content_of_text(" ".join((self.question.key, *self.question.also)), self.lexicon)
        if len(self.keys) > 1:
            return content_of_text("\n".join([self.choices[place].text for place in self.keys]), self.lexicon)
        return self.key_content if self.key_text else _NOTHING

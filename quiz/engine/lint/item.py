"""A question as the rules read it: its words, each worked out once and only when it is asked for."""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from quiz.engine.lint.lexicon import Lexicon
from quiz.engine.lint.words import content_of, content_of_text, tokens_of, words_among, words_of
from quiz.model.question import Choice, Cloze, MultipleChoice, Question, ShortAnswer, SingleChoice

T = TypeVar("T")

_DIGIT = re.compile(r"\d")


class _Kept(Generic[T]):
    """An attribute that is worked out when it is first asked for; unlike that of the library it takes no lock."""

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    def __get__(self, item: Any, owner: type) -> T:
        value = item.__dict__[self._name] = self._work_out(item)
        return value


class Item:
    """One question with the words of its parts, folded."""

    def __init__(self, question: Question, lexicon: Lexicon) -> None:
        self.question = question
        self.lexicon = lexicon
        self.choices: tuple[Choice, ...] = (
            question.choices if isinstance(question, SingleChoice | MultipleChoice) else ()
        )

    @_Kept
    def stem_tokens(self) -> list[str]:
        """Return what stands between blanks in the stem, in order and folded."""
        return tokens_of(self.question.stem)

    @_Kept
    def stem_words(self) -> tuple[str, ...]:
        """Return the folded words of the stem, in order."""
        return words_among(self.stem_tokens)

    @_Kept
    def stem_content(self) -> frozenset[str]:
        """Return the roots of the words of the stem that carry meaning."""
        return content_of(self.stem_tokens, self.lexicon)

    @_Kept
    def asked_content(self) -> frozenset[str]:
        """Return the roots of all that is asked: those of the stem, and of the text where there is one with gaps."""
        if isinstance(self.question, Cloze):
            return self.stem_content | content_of_text(self.question.text, self.lexicon)
        return self.stem_content

    @_Kept
    def options_text(self) -> str:
        """Return the options, each on a line of its own or on several."""
        return "\n".join([choice.text for choice in self.choices])

    @_Kept
    def have_digits(self) -> bool:
        """Return whether any option holds a digit."""
        return bool(_DIGIT.search(self.options_text))

    @_Kept
    def option_words(self) -> tuple[tuple[str, ...], ...]:
        """Return the folded words of each option."""
        return tuple([words_of(choice.text) for choice in self.choices])

    @_Kept
    def option_contents(self) -> tuple[frozenset[str], ...]:
        """Return the roots of the words of each option that carry meaning."""
        return tuple([content_of(words, self.lexicon) for words in self.option_words])

    @_Kept
    def summing_up(self) -> frozenset[int]:
        """Return the places of the options that speak of the others: all of them, or none."""
        sums_up = self.lexicon.sums_up
        return frozenset([place for place, choice in enumerate(self.choices) if sums_up(choice.text)])

    @_Kept
    def keys(self) -> tuple[int, ...]:
        """Return the places of the right options."""
        return tuple([place for place, choice in enumerate(self.choices) if choice.key])

    @_Kept
    def distractors(self) -> tuple[int, ...]:
        """Return the places of the wrong options."""
        return tuple([place for place, choice in enumerate(self.choices) if not choice.key])

    @_Kept
    def key_text(self) -> str:
        """Return the right answer in words where it is one text, or nothing."""
        if isinstance(self.question, ShortAnswer):
            return self.question.key
        return self.choices[self.keys[0]].text if len(self.keys) == 1 else ""

    @_Kept
    def key_content(self) -> frozenset[str]:
        """Return the roots of the words of that answer that carry meaning."""
        if len(self.keys) == 1:
            return self.option_contents[self.keys[0]]
        return content_of_text(self.key_text, self.lexicon)

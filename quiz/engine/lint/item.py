"""A question as the rules read it: its words, each worked out once and only when it is asked for."""

from functools import cached_property

from quiz.engine.lint.lexicon import Lexicon, lexicon_of
from quiz.engine.lint.words import content_of, words_of
from quiz.model.question import Choice, Cloze, MultipleChoice, Question, ShortAnswer, SingleChoice, TrueFalse


class Item:
    """One question with the words of its parts, folded."""

    def __init__(self, question: Question, language: str) -> None:
        self.question = question
        self.language = language
        self.lexicon: Lexicon = lexicon_of(language)
        self.choices: tuple[Choice, ...] = (
            question.choices if isinstance(question, SingleChoice | MultipleChoice) else ()
        )

    @cached_property
    def asked(self) -> str:
        """What is asked, in full: the stem, and the text where there is one with gaps."""
        question = self.question
        return f"{question.stem} {question.text}" if isinstance(question, Cloze) else question.stem

    @cached_property
    def stem_words(self) -> tuple[str, ...]:
        """The folded words of the stem, in order."""
        return words_of(self.question.stem)

    @cached_property
    def stem_content(self) -> frozenset[str]:
        """The roots of the words of the stem that carry meaning."""
        return content_of(self.stem_words, self.lexicon)

    @cached_property
    def asked_content(self) -> frozenset[str]:
        """The roots of all that is asked, and of nothing else."""
        return content_of(words_of(self.asked), self.lexicon) if self.asked != self.question.stem else self.stem_content

    @cached_property
    def option_words(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each option."""
        return tuple(words_of(choice.text) for choice in self.choices)

    @cached_property
    def option_contents(self) -> tuple[frozenset[str], ...]:
        """The roots of the words of each option that carry meaning."""
        return tuple(content_of(words, self.lexicon) for words in self.option_words)

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """The places of the right options."""
        return tuple(place for place, choice in enumerate(self.choices) if choice.key)

    @cached_property
    def distractors(self) -> tuple[int, ...]:
        """The places of the wrong options."""
        return tuple(place for place, choice in enumerate(self.choices) if not choice.key)

    @cached_property
    def key_text(self) -> str:
        """The right answer in words where it is one text, or nothing."""
        if isinstance(self.question, ShortAnswer):
            return self.question.key
        if isinstance(self.question, TrueFalse):
            return str(self.question.key)
        return self.choices[self.keys[0]].text if len(self.keys) == 1 else ""

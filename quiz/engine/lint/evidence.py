"""Questions beside their sources: what the cited words prove, and what other words would make right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quiz.engine.lint.dated import Years
from quiz.engine.lint.item import Item
from quiz.engine.lint.lexicon import Lexicon
from quiz.engine.lint.postings import MOST_TEXTS, Postings
from quiz.engine.lint.rule import Bank, BankRule, Finding, page_of_rule
from quiz.engine.lint.words import content_of_text, words_of
from quiz.model.citation import Citation
from quiz.model.question import Date, Number, Question, ShortAnswer, SingleChoice
from quiz.model.source import Passage

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”\u2019»)\]]*\s+")
_LEAST_SHARED = 3
# Digits behind a letter are a name, such as A4.
_DIGITS = re.compile(r"(?<!\w)\d+(?:[ \u00a0\u202f,.']\d{3}(?!\d))*(?:[.,]\d+)?")


def quote_without_key(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find questions whose cited words, all together, hold none of the words of the key, or another year."""
    lexicon = bank.lexicon
    if not lexicon.tag:
        return
    years = Years(bank)
    for place, item in bank.items_of("date", "number", "short_answer", "single_choice"):
        if _is_quoted(item):
            continue
        quotes = _quotes(item.question, bank)
        if quotes and isinstance(item.question, Date):
            if missing := years.not_cited(item.question, quotes):
                yield place, _undated(missing)
        elif quotes and not _proves(item, quotes, lexicon):
            yield (
                place,
                Finding(
                    ("citations", 0),
                    f"No word of the key stands in what is cited: {_key_shown(item)}.",
                    "Quote the words that show it, or more of them; or put the key in the words of the source.",
                ),
            )


def _undated(years: Sequence[int]) -> Finding:
    told = " and ".join(map(str, years))
    return Finding(
        ("citations", 0),
        f"What is cited, with the passage around it, does not tell the year of the key: {told}.",
        "Look whether the key is right; and quote the words that show it, or more of them.",
    )


def distractor_in_source(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find wrong options that stand in a sentence of a source beside the words of the stem, without the key."""
    lexicon = bank.lexicon
    if not lexicon.tag:
        return
    sentences = _Sentences(bank.passages, lexicon)
    for place, item in bank.items_of("single_choice"):
        for option, sentence in _seeming_proofs(item, sentences) if item.keys else ():
            yield (
                place,
                Finding(
                    ("choices", option, "text"),
                    f"By passage {sentence.passage} of {sentence.source} this may be right too:"
                    f" “{_short(sentence.text)}”",
                    "Ask more exactly, or put another option in its place.",
                ),
            )
            break


class _Sentence(NamedTuple):
    """A sentence of a source, and the roots of its words that carry meaning."""

    source: str
    passage: int
    text: str
    content: frozenset[str]


class _Sentences:
    """The sentences of all sources, parted only in the few passages that as a whole hold what is sought."""

    def __init__(self, sources: Mapping[str, Sequence[Passage]], lexicon: Lexicon) -> None:
        self._passages = [(source, passage) for source, passages in sources.items() for passage in passages]
        self._contents = [content_of_text(passage.text, lexicon) for _, passage in self._passages]
        self._postings = Postings(self._contents)
        self._lexicon = lexicon
        self._parted: dict[int, list[_Sentence]] = {}

    def holding(self, words: frozenset[str]) -> list[_Sentence]:
        """Return the sentences that hold all the words, in order; none where each word is too common."""
        found = [
            sentence
            for place in self._postings.holding(words)
            for sentence in self._sentences(place)
            if words <= sentence.content
        ]
        return found if found and any(map(self._is_telling, words)) else []

    def passages_holding(self, words: frozenset[str]) -> list[frozenset[str]]:
        """Return the contents of the passages that hold all the words, be they ever so common."""
        return [self._contents[place] for place in self._postings.holding(words, most=len(self._contents))]

    def _is_telling(self, word: str) -> bool:
        places = self._postings.places(word)
        if len(places) > MOST_TEXTS:
            return False
        count = sum(word in sentence.content for place in places for sentence in self._sentences(place))
        return count <= MOST_TEXTS

    def _sentences(self, place: int) -> list[_Sentence]:
        if place not in self._parted:
            source, passage = self._passages[place]
            self._parted[place] = [
                _Sentence(source, passage.number, part, content_of_text(part, self._lexicon))
                for part in _SENTENCE.split(passage.text)
            ]
        return self._parted[place]


def _seeming_proofs(item: Item, sentences: _Sentences) -> Iterator[tuple[int, _Sentence]]:
    """Yield the place of each wrong option with a sentence that holds it and all that is asked, but not the key."""
    asked = item.stem_content - item.options_content
    passages = sentences.passages_holding(asked) if len(asked) >= _LEAST_SHARED else ()
    # Where no word stands in two options, one that stands in a passage has a word there that the key has not.
    telling = item.options_content - item.stem_content - item.key_content
    if not passages or (item.share_no_words and all(map(telling.isdisjoint, passages))):
        return
    key = item.option_contents[item.keys[0]]
    for option in item.distractors:
        wrong = item.option_contents[option] - item.stem_content
        if wrong and wrong != key and any(wrong <= passage for passage in passages):
            for sentence in sentences.holding(wrong | asked):
                if not key - wrong <= sentence.content:
                    yield option, sentence


def _is_quoted(item: Item) -> bool:
    """Return whether a quote holds the key as it is written, as most do."""
    question = item.question
    is_number = isinstance(question, Number)
    key = str(question.key) if isinstance(question, Number) else item.key_text
    if key:
        for citation in question.citations:
            if citation.quote and key in citation.quote and (not is_number or _holds_figures(citation.quote, key)):
                return True
    return False


def _holds_figures(text: str, figures: str) -> bool:
    """Return whether a text holds a number as it is written, and not within another one."""
    return re.search(rf"(?<![\d.,]){re.escape(figures)}(?![.,]?\d)", text) is not None


def _quotes(question: Question, bank: Bank) -> str:
    """Return all that a question itself cites, or nothing where a quote was not found: that is told by itself."""
    places = bank.places.get(question.id, ())
    if any(citation.quote and place is None for citation, place in zip(question.citations, places, strict=False)):
        return ""
    return " ".join(_with_context(citation) for citation in question.citations if citation.quote)


def _with_context(citation: Citation) -> str:
    return f"{citation.prefix} {citation.quote} {citation.suffix}"


def _proves(item: Item, quotes: str, lexicon: Lexicon) -> bool:
    question = item.question
    if isinstance(question, Number):
        return _holds_figures(quotes, str(question.key)) or _holds_number(quotes, question.key, lexicon)
    if isinstance(question, ShortAnswer):
        accepted = (question.key, *question.also)
    elif isinstance(question, SingleChoice) and len(item.keys) == 1:
        key = item.choices[item.keys[0]].text
        if lexicon.sums_up(key):
            return True
        accepted = (key,)
    else:
        return True
    if accepted[0] in quotes:
        return True
    wanted = content_of_text(" ".join(accepted), lexicon)
    return not wanted or not wanted.isdisjoint(content_of_text(quotes, lexicon))


def _holds_number(quotes: str, key: float, lexicon: Lexicon) -> bool:
    names = lexicon.number_names
    if 0 <= key < len(names) and key == int(key):
        stem = names[int(key)][:3]
        if any(word.startswith(stem) for word in words_of(quotes)):
            return True
    found = [re.sub(r"[ \u00a0\u202f']", "", number) for number in _DIGITS.findall(quotes)]
    readings = {reading for number in found for reading in _readings(number)}
    # A quote without digits tells the number in words, of which only few are known here; and years between two dates
    # are what a learner works out.
    wanted = {abs(key), *(abs(key) + reading for reading in readings)}
    return not found or not readings.isdisjoint(wanted)


def _readings(number: str) -> Iterator[float]:
    """Yield what digits with points and commas can mean, in any language."""
    yield float(re.sub("[.,]", "", number))
    head, mark, tail = number.replace(",", ".").rpartition(".")
    if mark:
        yield float(f"{head.replace('.', '')}.{tail}")


def _key_shown(item: Item) -> str:
    question = item.question
    if isinstance(question, Number):
        return f"{question.key} {question.unit}".strip()
    return f"“{item.key_text}”"


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 120 else sentence[:119] + "…"


RULES = (
    BankRule(
        page_of_rule(
            code="quote-without-key",
            title="The quote does not hold the key",
            why="Learners look at the quote to see why the key is right. Where no word of the key is in it, it proves"
            " nothing to them, or too little was quoted. The year of a date is looked for, also in the passage around"
            " the quote.",
            reference="The promise of this program: every answer shows its source",
            bad="""
stem = "Who painted the ceiling of the chapel?"
explanation = "He was paid in corn."
key = "Anna Lindqvist"
citations = [{ source = "notes", quote = "The chapel has a painted ceiling." }]
""",
            good="""
stem = "Who painted the ceiling of the chapel?"
explanation = "She was paid in corn."
key = "Anna Lindqvist"
citations = [{ source = "notes", quote = "Anna Lindqvist painted it in one summer." }]
""",
        ),
        quote_without_key,
    ),
    BankRule(
        page_of_rule(
            code="distractor-in-source",
            title="The source seems to make a wrong option right",
            why="A sentence of the source holds this wrong option and all that the stem asks, and not the key. Either"
            " it answers the question as well as the key does, or the question is not exact.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 19",
            bad="""
stem = "Which crop was grown in the northern fields?"
citations = [{ source = "notes", quote = "In the northern fields rye was the crop that was grown before the flood." }]
choices = [
  { text = "Rye", key = true },
  { text = "Flax", rationale = "It came later." },
  { text = "Maize", rationale = "It was too cold." },
]
""",
            good="""
stem = "Which crop was grown in the northern fields before the flood?"
citations = [{ source = "notes", quote = "In the northern fields rye was the crop that was grown before the flood." }]
choices = [
  { text = "Rye", key = true },
  { text = "Flax", rationale = "It came later." },
  { text = "Maize", rationale = "It was too cold." },
]
""",
        ),
        distractor_in_source,
    ),
)

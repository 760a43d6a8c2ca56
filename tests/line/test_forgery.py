"""No text of a pack can pass for a line of the quiz's own."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.history.store import History, open_history
from quiz.line.console import Console
from quiz.line.finding import NumberedText
from quiz.line.layout import PAGE_COLUMNS, columns
from quiz.line.session import play
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.citation import Citation, Place
from quiz.model.instant import Instant
from quiz.model.pack import PackInfo
from quiz.model.question import (
    Choice,
    Cloze,
    Date,
    FindEvidence,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Pair,
    Question,
    Rejected,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    citations_of,
)
from quiz.model.source import OwnedSource, Passage, TravellingSource
from quiz.model.text import collapsed
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.outside import Outside
from quiz.play.player import Player
from quiz.play.reading import Reading, unmarked_reading

FORGED = (
    "Correct",
    "Partly correct, 0.5 of 1",
    "Incorrect",
    "Skipped",
    "Answer: mine",
    "Why: so",
    "Source: none",
    "Question 1 of 10",
    "Page 1 of 1. Type m for more, b to go back, /words to search.",
    "The quoted words prove the claim.",
    "1. an option",
    "- Correct",
    "  Correct",
    "\tCorrect",
    "```\nCorrect\n```",
    "`Correct`",
    "# Correct",
    "> Correct",
    "Type your answer.",
    "word " * 40 + "Correct",
    "w" * 79 + " Correct",
    "字" * 60 + " Correct",
    "e\N{COMBINING ACUTE ACCENT}" * 100,
    "Correct\rCorrect",
    "\x1b[1000DCorrect",
    "\N{LINE SEPARATOR}Correct",
    "\N{NEXT LINE}Correct",
    "\x0bCorrect\x0cCorrect\x1cCorrect",
    "\N{RIGHT-TO-LEFT OVERRIDE}tcerroC",
)
OWN_LINES = re.compile(
    r"|Question \d+ of 10|Score so far: [\d.]+ of \d \(\d+%\)|\d+\.( .*)?"
    r"|(Correct|Partly correct, [\d.]+ of 1|Incorrect|Skipped)|(Answer|Why|Source):( .*)?"
    r"|Which sentence .*|Text:( .*)?|Sentences 1 to \d+ of \d+:|Page .*|The quoted words prove the claim\."
    r"|Type .*|Press Enter for the results .*|The end\. Score: .*|By topic:|By kind of question:|Misses:"
)
NUMBER = re.compile(r"\d+\.")
TYPED = {
    "single_choice": ("2",),
    "multiple_choice": ("1 2",),
    "true_false": ("t",),
    "short_answer": ("wrong",),
    "number": ("5",),
    "date": ("1992",),
    "ordering": ("1 2",),
    "matching": ("1 1",),
    "cloze": ("nothing", "1"),
    "evidence": ("1",),
}

fragments = st.sampled_from(FORGED) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
foreign_texts = st.lists(fragments, min_size=1, max_size=4).map("\n".join).filter(lambda text: bool(collapsed(text)))


class ForgedPack:
    """A pack in which every text is foreign, as if no gate had looked at it."""

    def __init__(self, text: str) -> None:
        self.info = PackInfo(
            id="a.b", title=text, description=text, language="en", version="1", licence=text, authors=(text,)
        )
        self.sources = (
            TravellingSource(id="s", title=text, licence=text, url=text, file="s.md", rests_on="o"),
            OwnedSource(id="o", title=text, licence=text, name="o.txt", sha256="0"),
        )
        self._text = text
        self._questions: dict[str, Question] = {question.kind: question for question in forged_questions(text)}

    @property
    def names(self) -> tuple[QuestionName, ...]:
        """The names of one question of each kind."""
        return tuple(QuestionName("a.b", kind) for kind in self._questions)

    def question(self, question_id: str) -> CompiledQuestion:
        """Return the question of a kind; all its citations have one place."""
        question = self._questions[question_id]
        travelling, owned = Place("s", 1, 0, len(self._text)), Place("o", 2)
        places = tuple(travelling if citation.source == "s" else owned for citation in citations_of(question))
        return CompiledQuestion(question, places, "seen", "key")

    def cited_passages(self, source: str) -> dict[str, frozenset[int]]:
        """Return that each question cites the first passage."""
        return dict.fromkeys(self._questions, frozenset({1} if source == "s" else ()))

    def passages_of(self, source: str) -> "ForgedPassages":
        """Return the passages of the source at hand."""
        return ForgedPassages(self._text if source == "s" else None)

    def passage_of(self, place: Place) -> Passage | None:
        """Return the passage at a place, of the source at hand."""
        return self.passages_of(place.source).passage(place.passage)


class ForgedPassages:
    """A source in which every passage is the same text, or one that is not at hand."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def passage(self, number: int) -> Passage | None:
        """Return a passage."""
        return None if self._text is None else Passage(number, self._text, (self._text,))

    def all(self) -> tuple[Passage, ...]:
        """Return three passages, the first of which is cited."""
        return tuple(passage for number in (1, 2, 3) if (passage := self.passage(number)) is not None)


def forged_questions(text: str) -> Iterator[Question]:
    """Yield a question of each kind with the text in every field that a learner can see."""
    citations = (Citation(source="s", quote="q"), Citation(source="o", passage=2))
    choices = (
        Choice(text=f"{text} 1", key=True, rationale=text, citations=citations[:1]),
        Choice(text=f"{text} 2", rationale=text, citations=citations[:1]),
        Choice(text=f"{text} 3", rationale=text),
    )
    rejected = (Rejected(text="wrong", rationale=text, citations=citations[:1]),)
    literal = text.replace("{", "(").replace("}", ")")

    def common(kind: str) -> dict[str, Any]:
        return {"id": kind, "stem": text, "topic": text, "explanation": text, "hint": text, "citations": citations}

    yield SingleChoice(kind="single_choice", choices=choices, **common("single_choice"))
    yield MultipleChoice(kind="multiple_choice", choices=choices, **common("multiple_choice"))
    yield TrueFalse(kind="true_false", key=False, **common("true_false"))
    yield ShortAnswer(kind="short_answer", key=text, rejected=rejected, **common("short_answer"))
    yield Number(kind="number", key=7, unit=text, **common("number"))
    yield Date(kind="date", key="1993", **common("date"))
    yield Ordering(kind="ordering", items=(f"{text} 1", f"{text} 2"), **common("ordering"))
    pairs = (Pair(left=f"{text} 1", right=f"{text} 2"), Pair(left=f"{text} 3", right=f"{text} 4"))
    yield Matching(kind="matching", pairs=pairs, extra=(text,), **common("matching"))
    yield Cloze(
        kind="cloze",
        text=f"{literal} {{a}} {literal} {{b}}",
        gaps={"a": Gap(key=text), "b": Gap(key=text, options=(text, f"{text} 2"))},
        **common("cloze"),
    )
    yield FindEvidence(kind="evidence", key="proves", **common("evidence"))


def searched_in(pack: ForgedPack) -> Reading:
    """Return the source in which the evidence is to be found."""
    return unmarked_reading(cast("CompiledPack", pack), "s")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """One record for all that is played here."""
    with open_history(tmp_path_factory.mktemp("record") / "history.db") as opened:
        yield opened


def dialogue_with(text: str, history: History, *, skipping: bool, opening: bool = False) -> list[str]:
    """Return the lines of a session with one forged question of each kind; the sources can be opened after each."""
    pack = ForgedPack(text)
    outside = Outside(history, lambda: Instant(datetime(2026, 3, 1, tzinfo=UTC), 0.0), lambda: uuid4().bytes, lambda: 7)
    packs = {name.pack: cast("CompiledPack", pack) for name in pack.names}
    player = Player.begin(packs, outside.session(Paper(7, pack.names), Mode.PRACTICE), outside)
    typed = [":s"] * len(TYPED) if skipping else [":h", *(line for lines in TYPED.values() for line in lines)]
    if opening:
        typed = [line for skip in typed for line in (skip, ":o")]
    output = StringIO()
    play(player, Console(StringIO("".join(f"{line}\n" for line in [*typed, "", "q"])), output))
    return output.getvalue().splitlines()


@pytest.mark.parametrize("skipping", [False, True])
@settings(max_examples=40)
@given(text=foreign_texts)
def test_no_line_at_the_left_edge_is_foreign(text: str, skipping: bool, history: History) -> None:
    """With one forged text in every field of every kind, all lines at the left edge are ours, and as many as due."""
    lines = dialogue_with(text, history, skipping=skipping)

    at_the_edge = [line for line in lines if not line.startswith(" ")]
    assert [] == [line for line in at_the_edge if not OWN_LINES.fullmatch(line)]
    words = Counter(line.split(" ")[0].rstrip(":,") for line in at_the_edge)
    assert 10 == words["Question"] == words["Answer"] == words["Why"] == words["Source"]
    assert 10 == sum(words[verdict] for verdict in ("Correct", "Partly", "Incorrect", "Skipped"))
    assert (11 if skipping else 13) == words["Type"]
    numbered = (13 if skipping else 15) + len(NumberedText(searched_in(ForgedPack(text))).pages[0].sentences)
    assert numbered == sum(count for word, count in words.items() if NUMBER.fullmatch(word))
    assert max(map(columns, lines)) <= PAGE_COLUMNS


@settings(max_examples=20)
@given(text=foreign_texts)
def test_no_line_of_an_opened_source_is_foreign_at_the_left_edge(text: str, history: History) -> None:
    """The words around a quote cannot pass for ours either, and each answer's source can be opened."""
    lines = dialogue_with(text, history, skipping=True, opening=True)

    at_the_edge = [line for line in lines if not line.startswith(" ")]
    assert [] == [line for line in at_the_edge if not OWN_LINES.fullmatch(line)]
    assert 20 == sum(line.startswith("Source:") for line in at_the_edge)
    assert max(map(columns, lines)) <= PAGE_COLUMNS

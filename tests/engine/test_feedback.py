"""What is shown after the answer."""

import subprocess
import sys
from typing import Any

import pytest

from quiz.engine.difference import Segment
from quiz.engine.feedback import AnswerRow, Feedback, Rationale, feedback_for, given_words, option_texts
from quiz.engine.grading import grade
from quiz.model.citation import Citation
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import (
    Choice,
    Cloze,
    Date,
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
)
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    TextResponse,
    TruthResponse,
)

OWN, OTHER = Citation(source="notes", quote="Vienna"), Citation(source="notes", quote="Linz")
COMMON: dict[str, Any] = {"id": "q", "stem": "?", "topic": "t", "explanation": "e", "citations": (OWN,)}
SKIPPED = Outcome(Verdict.SKIPPED, 0.0)

CHOICES = (
    Choice(text="*Vienna*", key=True, rationale="It **is**."),
    Choice(text="Budapest"),
    Choice(text="`Linz`", rationale="Too small.", citations=(OTHER,)),
    Choice(text="Graz", rationale="Elsewhere."),
)
SINGLE = SingleChoice(kind="single_choice", choices=CHOICES, **COMMON)
MULTIPLE = MultipleChoice(kind="multiple_choice", choices=(*CHOICES, Choice(text="Bratislava", key=True)), **COMMON)
CLAIM = TrueFalse(kind="true_false", key=False, **COMMON)
SEA = ShortAnswer(
    kind="short_answer",
    key="Black Sea",
    also=("Pontus Euxinus",),
    rejected=(
        Rejected(text="Red Sea"),
        Rejected(text="Baltic Sea", rationale="Far north.", citations=(OTHER,)),
        Rejected(text="Caspian Sea", rationale="A lake."),
        Rejected(text="Adriatic Sea", citations=(OTHER,)),
    ),
    **COMMON,
)
LENGTH = Number(kind="number", key=2850.5, tolerance=50, unit="km", **COMMON)
COUNT = Number(kind="number", key=10, **COMMON)
DAY = Date(kind="date", key="1992-09-25", **COMMON)
CAPITALS = Ordering(kind="ordering", items=("Vienna", "Budapest", "Belgrade"), **COMMON)
WORKS = Matching(
    kind="matching",
    pairs=(Pair(left="Canal", right="1992"), Pair(left="Treaty", right="1856")),
    extra=("1914",),
    **COMMON,
)
COURSE = Cloze(
    kind="cloze",
    text="From the {forest} to\nthe {sea}.",
    gaps={"sea": Gap(key="Black Sea"), "forest": Gap(key="Black Forest", options=("Black Forest", "Alps"))},
    **COMMON,
)


def feedback(question: Question, response: Response | None, language: str = "en") -> Feedback:
    """Return the feedback on the response as it is graded, or on a skipped question."""
    outcome = SKIPPED if response is None else grade(question, response, language)
    return feedback_for(question, response, outcome, language)


@pytest.mark.parametrize(
    ("question", "response", "row"),
    [
        (SINGLE, ChoiceResponse((0,)), AnswerRow("", "Vienna", "Vienna", right=True)),
        (SINGLE, ChoiceResponse((2,)), AnswerRow("", "Linz", "Vienna", right=False)),
        (MULTIPLE, ChoiceResponse((0, 2)), AnswerRow("", "Vienna; Linz", "Vienna; Bratislava", right=False)),
        (MULTIPLE, ChoiceResponse((0, 4)), AnswerRow("", "Vienna; Bratislava", "Vienna; Bratislava", right=True)),
        (CLAIM, TruthResponse(value=True), AnswerRow("", "True", "False", right=False)),
        (CLAIM, TruthResponse(value=False), AnswerRow("", "False", "False", right=True)),
        (SEA, TextResponse(" pontus  euxinus "), AnswerRow("", "pontus euxinus", "Black Sea", right=True)),
        (SEA, TextResponse("North Sea"), AnswerRow("", "North Sea", "Black Sea", right=False)),
        (LENGTH, NumberResponse("2,900", "2900"), AnswerRow("", "2,900 km", "2850.5 km (\u00b1 50)", right=True)),
        (LENGTH, NumberResponse("29 KM", "29"), AnswerRow("", "29 KM", "2850.5 km (\u00b1 50)", right=False)),
        (COUNT, NumberResponse("10", "10"), AnswerRow("", "10", "10", right=True)),
        (
            DAY,
            DateResponse("25/9/1992", "1992-09-25"),
            AnswerRow("", "25/9/1992 (25 September 1992)", "25 September 1992", right=True),
        ),
        (
            DAY,
            DateResponse("1992-09-24", "1992-09-24"),
            AnswerRow("", "24 September 1992", "25 September 1992", right=False),
        ),
        (
            DAY,
            DateResponse("25 SEPTEMBER 1992", "1992-09-25"),
            AnswerRow("", "25 September 1992", "25 September 1992", right=True),
        ),
    ],
)
def test_one_row_sets_the_answer_beside_the_key(question: Question, response: Response, row: AnswerRow) -> None:
    """Both as people read them; a date also as it was typed."""
    assert (row,) == feedback(question, response).answers


def test_numbers_and_dates_are_written_in_the_way_of_the_language() -> None:
    """A French pack has a decimal comma, and its dates begin with the year."""
    assert "2850,5 km (\u00b1 50)" == feedback(LENGTH, None, "fr").spoken_key
    assert "1992-09-25" == feedback(DAY, None, "fr").spoken_key


def test_an_ordering_has_a_row_for_each_place() -> None:
    """Each place shows the item given there and the one that belongs there."""
    assert (
        AnswerRow("1", "Vienna", "Vienna", right=True),
        AnswerRow("2", "Belgrade", "Budapest", right=False),
        AnswerRow("3", "Budapest", "Belgrade", right=False),
    ) == feedback(CAPITALS, OrderResponse((0, 2, 1))).answers


def test_a_matching_has_a_row_for_each_left_hand_text() -> None:
    """What was left open is shown as nothing given."""
    assert (
        AnswerRow("Canal", "1914", "1992", right=False),
        AnswerRow("Treaty", "", "1856", right=False),
    ) == feedback(WORKS, MatchResponse((2, None))).answers


def test_a_cloze_text_has_a_row_for_each_gap() -> None:
    """In the order of the text, judged as the grader judges."""
    assert (
        AnswerRow("Gap 1", "Alps", "Black Forest", right=False),
        AnswerRow("Gap 2", "the black sea", "Black Sea", right=True),
    ) == feedback(COURSE, ClozeResponse(("Alps", "the black  sea"))).answers


@pytest.mark.parametrize(
    "question", [SINGLE, MULTIPLE, CLAIM, SEA, LENGTH, DAY, CAPITALS, WORKS, COURSE], ids=lambda question: question.kind
)
def test_a_skipped_question_shows_its_key_and_nothing_given(question: Question) -> None:
    """The rows are there, with the keys alone."""
    shown = feedback(question, None)
    assert shown.answers
    assert all(row.given == "" and row.key and not row.right for row in shown.answers)
    assert () == shown.difference
    assert not any(rationale.chosen for rationale in shown.rationales)
    assert (OWN,) == shown.citations


def test_the_rationale_of_what_was_chosen_comes_first() -> None:
    """Then those of the other options, in the author's order; options without one are left out."""
    linz = Rationale("Linz", "Too small.", (OTHER,), chosen=True, key=False)
    vienna = Rationale("Vienna", "It **is**.", (), chosen=False, key=True)
    graz = Rationale("Graz", "Elsewhere.", (), chosen=False, key=False)
    assert (linz, vienna, graz) == feedback(SINGLE, ChoiceResponse((2,))).rationales
    chosen = feedback(MULTIPLE, ChoiceResponse((0, 3))).rationales
    assert [("Vienna", True), ("Graz", True), ("Linz", False)] == [(why.option, why.chosen) for why in chosen]


def test_a_rejected_answer_brings_its_rationale() -> None:
    """The one that was typed, and no other."""
    expected = Rationale("Baltic Sea", "Far north.", (OTHER,), chosen=True, key=False)
    assert (expected,) == feedback(SEA, TextResponse("the baltic sea")).rationales
    for name, text, citations in (("Caspian Sea", "A lake.", ()), ("Adriatic Sea", "", (OTHER,))):
        (only,) = feedback(SEA, TextResponse(name)).rationales
        assert (name, text, citations) == (only.option, only.text, only.citations)
    assert () == feedback(SEA, TextResponse("North Sea")).rationales
    assert () == feedback(SEA, TextResponse("Red Sea")).rationales
    assert () == feedback(SEA, TextResponse("Black Sea")).rationales


def test_typed_answers_that_are_wrong_or_forgiven_show_where_they_differ() -> None:
    """A forgiven one beside the variant that it stands for, a wrong one beside the key."""
    assert (Segment("Pont", "same"), Segment("u", "missing"), Segment("s Euxinus", "same")) == feedback(
        SEA, TextResponse("Ponts Euxinus")
    ).difference
    assert (
        Segment("B", "same"),
        Segment("rown", "extra"),
        Segment("lack", "missing"),
        Segment(" Sea", "same"),
    ) == feedback(SEA, TextResponse("Brown Sea")).difference
    assert () == feedback(SEA, TextResponse("the black sea")).difference
    assert () == feedback(LENGTH, NumberResponse("2900", "2900")).difference
    assert (
        Segment("2", "same"),
        Segment("7", "extra"),
        Segment("8", "missing"),
        Segment("50,5 km", "same"),
    ) == feedback(LENGTH, NumberResponse("2750,5", "2750.5"), "fr").difference
    assert Segment("4", "extra") in feedback(DAY, DateResponse("24/9/1992", "1992-09-24")).difference


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (SINGLE, "Vienna"), (MULTIPLE, "Vienna; Bratislava"), (CLAIM, "False"), (SEA, "Black Sea"), (COUNT, "10"),
        (LENGTH, "2850.5 km (\u00b1 50)"), (DAY, "25 September 1992"),
        (CAPITALS, "1. Vienna; 2. Budapest; 3. Belgrade"),
        (WORKS, "Canal: 1992; Treaty: 1856"), (COURSE, "From the Black Forest to the Black Sea."),
    ],
)  # fmt: skip
def test_the_key_can_be_spoken_as_one_line(question: Question, key: str) -> None:
    """Whatever the kind, one line says what is right."""
    assert key == feedback(question, None).spoken_key


@pytest.mark.parametrize(
    ("question", "response", "words"),
    [
        (SINGLE, ChoiceResponse((2,)), "Linz"),
        (LENGTH, NumberResponse("2,900", "2900"), "2,900 km"),
        (CAPITALS, OrderResponse((0, 2, 1)), "1: Vienna; 2: Belgrade; 3: Budapest"),
        (WORKS, MatchResponse((2, None)), "Canal: 1914; Treaty: nothing"),
        (COURSE, ClozeResponse(("Alps", "")), "Gap 1: Alps; Gap 2: nothing"),
    ],
)
def test_what_was_answered_can_be_said_in_one_line(question: Question, response: Response, words: str) -> None:
    """Part by part, without a word on whether it is right."""
    assert words == given_words(question, response, "en")


def test_the_texts_of_options_are_plain() -> None:
    """Without markup, in the author's order."""
    assert ("Vienna", "Budapest", "Linz", "Graz") == option_texts(SINGLE)


def test_plain_questions_are_answered_without_any_library() -> None:
    """Loading the rules and judging a choice imports nothing from outside."""
    program = (
        "import sys; import quiz.engine.feedback\n"
        "libraries = {'dateparser', 'rapidfuzz', 'markdown_it', 'pydantic', 'textual'}\n"
        "print(libraries & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "set()\n" == run.stdout

"""Judging responses: pure functions of a question, a response and the pack's language, one module for each kind."""

from collections.abc import Sequence

from quiz.engine.grading import (
    cloze,
    date,
    evidence,
    matching,
    multiple_choice,
    number,
    ordering,
    short_answer,
    single_choice,
    true_false,
)
from quiz.engine.unreadable import Unreadable
from quiz.model.outcome import Outcome
from quiz.model.question import (
    Cloze,
    Date,
    FindEvidence,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    EvidenceResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    TextResponse,
    TruthResponse,
)


def grade(  # noqa: C901 - one branch for each kind
    question: Question, response: Response, language: str, cited: Sequence[evidence.CitedPassage] = ()
) -> Outcome:
    """Return the judged result of a response to a question of a pack in the given language.

    `cited` are the passages that decide the claim of an evidence question; no other kind looks at them.
    Raises ValueError for a response that does not belong to the kind or names options that the question does not have.
    """
    match question, response:
        case SingleChoice(), ChoiceResponse():
            return single_choice.grade(question, response)
        case MultipleChoice(), ChoiceResponse():
            return multiple_choice.grade(question, response)
        case TrueFalse(), TruthResponse():
            return true_false.grade(question, response)
        case ShortAnswer(), TextResponse():
            return short_answer.grade(question, response, language)
        case Number(), NumberResponse():
            return number.grade(question, response)
        case Date(), DateResponse():
            return date.grade(question, response)
        case Ordering(), OrderResponse():
            return ordering.grade(question, response)
        case Matching(), MatchResponse():
            return matching.grade(question, response)
        case Cloze(), ClozeResponse():
            return cloze.grade(question, response, language)
        case FindEvidence(), EvidenceResponse():
            return evidence.grade(question, response, cited)
    raise ValueError(f"a {type(response).__name__} answers no {question.kind} question")


def read_response(question: ShortAnswer | Number | Date, text: str, language: str) -> Response | Unreadable:
    """Return what was typed as a response, or a message for the learner, who is then asked again."""
    match question:
        case ShortAnswer():
            return short_answer.read(text)
        case Number():
            return number.read(question, text, language)
        case Date():
            return date.read(question, text, language)


def expected_form(question: ShortAnswer | Number | Date) -> str:
    """Return in plain words what the learner is to type; any example in it is the same whatever the key."""
    match question:
        case ShortAnswer():
            return "a few words" if question.match == "relaxed" else "a few words or signs, compared letter for letter"
        case Number():
            return f"a number in {question.unit}" if question.unit else "a number"
        case Date():
            return date.expected_form(question)

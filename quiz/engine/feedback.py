"""What is shown after the answer: what was given beside the key, the rationales, the citations.

Answers and keys are plain text, to be shown as it stands; the text of a rationale is the author's small Markdown.
"""

from collections.abc import Sequence
from decimal import Decimal

from quiz.engine.dates import written_date
from quiz.engine.difference import Segment, difference
from quiz.engine.edtf import parse_edtf
from quiz.engine.grading import cloze, evidence, short_answer
from quiz.engine.markup import plain_inline
from quiz.engine.numbers import unit_form, written_number
from quiz.model.citation import Citation
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome, Verdict
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
from quiz.model.text import collapsed

TEXT_DOES_NOT_SAY = "The text does not say"
_FINDINGS = {
    "proves": "The quoted words prove the claim.",
    "refutes": "The quoted words refute the claim.",
    "absent": "The quoted words come nearest to the claim, and decide nothing.",
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What was given for one part of the question, its key, and whether they agree; `label` names the part, if any.

    `given` is empty where nothing was given.
    """

    label: str
    given: str
    key: str
    right: bool


@dataclass(frozen=True, slots=True)
class Rationale:
    """Why an option, or a foreseen wrong answer, is right or wrong; whether it was chosen and whether it is a key."""

    option: str
    text: str
    citations: tuple[Citation, ...]
    chosen: bool
    key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """All that a front end shows after an answer, beside the verdict and the explanation.

    `rationales` begins with those of what was chosen. `citations` are the question's own. `difference` leads from
    typed words to the key, where they differ in more than the grader passes over in silence. `spoken_key` is the key
    as one line. `finding` is what the quoted words of the citations do to the claim of an evidence question, as long as
    they stand in its text.
    """

    answers: tuple[AnswerRow, ...]
    rationales: tuple[Rationale, ...]
    citations: tuple[Citation, ...]
    difference: tuple[Segment, ...]
    spoken_key: str
    finding: str = ""


def feedback_for(
    question: Question,
    response: Response | None,
    outcome: Outcome,
    language: str,
    cited: Sequence[evidence.CitedPassage] = (),
) -> Feedback:
    """Return the feedback on a response and its outcome; `response` is None for a question skipped or expired.

    `cited` are the passages that decide the claim of an evidence question.
    """
    is_correct = outcome.verdict == Verdict.CORRECT
    answers = _answers(question, response, language, cited, is_correct=is_correct)
    return Feedback(
        answers=answers,
        rationales=_rationales(question, response, language),
        citations=question.citations,
        difference=() if is_correct and not outcome.remark else _difference(question, response, language),
        spoken_key=_spoken_key(question, answers),
        finding=_finding(question, cited),
    )


def option_texts(question: SingleChoice | MultipleChoice) -> tuple[str, ...]:
    """Return the texts of the options without markup, in the author's order."""
    return tuple(plain_inline(choice.text) for choice in question.choices)


def given_words(question: Question, response: Response, language: str) -> str:
    """Return what was answered, as one line, without a word on how it was judged."""
    rows = _answers(question, response, language, (), is_correct=False)
    return "; ".join(f"{row.label}: {row.given or 'nothing'}" if row.label else row.given for row in rows)


def _answers(
    question: Question,
    response: Response | None,
    language: str,
    cited: Sequence[evidence.CitedPassage],
    *,
    is_correct: bool,
) -> tuple[AnswerRow, ...]:
    match question:
        case Ordering():
            order = response.order if isinstance(response, OrderResponse) else ()
            return _rows(
                labels=[str(place) for place in range(1, len(question.items) + 1)],
                given=[question.items[item] for item in order],
                keys=question.items,
            )
        case Matching():
            rights = response.rights if isinstance(response, MatchResponse) else ()
            return _rows(
                labels=[pair.left for pair in question.pairs],
                given=["" if place is None else question.rights[place] for place in rights],
                keys=[pair.right for pair in question.pairs],
            )
        case Cloze():
            return _cloze_rows(question, response, language)
        case FindEvidence():
            return (_evidence_row(question, response, cited, is_correct=is_correct),)
        case _:
            given, key = _given_and_key(question, response, language)
            return (AnswerRow("", given, key, is_correct),)


def _evidence_row(
    question: FindEvidence, response: Response | None, cited: Sequence[evidence.CitedPassage], *, is_correct: bool
) -> AnswerRow:
    excerpt = response.excerpt if isinstance(response, EvidenceResponse) else None
    given = excerpt.words if excerpt else TEXT_DOES_NOT_SAY if response else ""
    passage = evidence.best_passage(excerpt, cited)
    key = passage.key_words if passage else "words that are no longer in the text"
    return AnswerRow("", given, TEXT_DOES_NOT_SAY if question.key == "absent" else key, is_correct)


def _finding(question: Question, cited: Sequence[evidence.CitedPassage]) -> str:
    if isinstance(question, FindEvidence) and (cited or question.key == "absent"):
        return _FINDINGS[question.key]
    return ""


def _rows(labels: Sequence[str], given: Sequence[str], keys: Sequence[str]) -> tuple[AnswerRow, ...]:
    given = given or [""] * len(keys)
    return tuple(
        AnswerRow(label, answer, key, answer == key) for label, answer, key in zip(labels, given, keys, strict=True)
    )


def _cloze_rows(question: Cloze, response: Response | None, language: str) -> tuple[AnswerRow, ...]:
    keys = [gap.key for gap in cloze.gaps_in_order(question)]
    texts, right = [""] * len(keys), [False] * len(keys)
    if isinstance(response, ClozeResponse):
        texts = [collapsed(text) for text in response.texts]
        right = [gap.accepted is not None for gap in cloze.judge(question, response, language)]
    return tuple(
        AnswerRow(f"Gap {number}", *row) for number, row in enumerate(zip(texts, keys, right, strict=True), start=1)
    )


def _given_and_key(
    question: SingleChoice | MultipleChoice | TrueFalse | ShortAnswer | Number | Date,
    response: Response | None,
    language: str,
) -> tuple[str, str]:
    match question:
        case SingleChoice() | MultipleChoice():
            chosen = response.choices if isinstance(response, ChoiceResponse) else ()
            texts = option_texts(question)
            keys = [text for text, choice in zip(texts, question.choices, strict=True) if choice.key]
            return "; ".join(texts[place] for place in chosen), "; ".join(keys)
        case TrueFalse():
            return str(response.value) if isinstance(response, TruthResponse) else "", str(question.key)
        case ShortAnswer():
            return collapsed(response.text) if isinstance(response, TextResponse) else "", question.key
        case Number():
            tolerance = f" (\N{PLUS-MINUS SIGN} {written_number(question.tolerance, language)})"
            key = written_number(question.key, language, question.unit) + (tolerance if question.tolerance else "")
            return _typed_number(question, response), key
        case Date():
            return _typed_date(response, language), written_date(parse_edtf(question.key), language)


def _typed_number(question: Number, response: Response | None) -> str:
    if not isinstance(response, NumberResponse):
        return ""
    typed = collapsed(response.text)
    return typed if unit_form(typed).endswith(unit_form(question.unit)) else f"{typed} {question.unit}"


def _typed_date(response: Response | None, language: str) -> str:
    """Return the date as it was read, and before it as it was typed where that looks different."""
    if not isinstance(response, DateResponse):
        return ""
    typed, read = collapsed(response.text), written_date(parse_edtf(response.value), language)
    return read if typed.casefold() in {read.casefold(), response.value} else f"{typed} ({read})"


def _rationales(question: Question, response: Response | None, language: str) -> tuple[Rationale, ...]:
    match question:
        case SingleChoice() | MultipleChoice():
            chosen = response.choices if isinstance(response, ChoiceResponse) else ()
            rationales = [
                Rationale(plain_inline(choice.text), choice.rationale, choice.citations, place in chosen, choice.key)
                for place, choice in enumerate(question.choices)
                if choice.rationale or choice.citations
            ]
            return tuple(sorted(rationales, key=lambda rationale: not rationale.chosen))
        case ShortAnswer() if isinstance(response, TextResponse):
            place = short_answer.judge(question, response, language).rejected
            typed = () if place is None else (question.rejected[place],)
            return tuple(
                Rationale(wrong.text, wrong.rationale, wrong.citations, chosen=True, key=False)
                for wrong in typed
                if wrong.rationale or wrong.citations
            )
        case _:
            return ()


def _difference(question: Question, response: Response | None, language: str) -> tuple[Segment, ...]:
    match question, response:
        case ShortAnswer(), TextResponse():
            accepted = short_answer.judge(question, response, language).accepted
            return difference(collapsed(response.text), accepted or question.key)
        case Number(), NumberResponse():
            given = written_number(Decimal(response.value), language, question.unit)
            return difference(given, written_number(question.key, language, question.unit))
        case Date(), DateResponse():
            given = written_date(parse_edtf(response.value), language)
            return difference(given, written_date(parse_edtf(question.key), language))
    return ()


def _spoken_key(question: Question, answers: Sequence[AnswerRow]) -> str:
    match question:
        case Ordering():
            return "; ".join(f"{row.label}. {row.key}" for row in answers)
        case Matching():
            return "; ".join(f"{row.label}: {row.key}" for row in answers)
        case Cloze():
            return collapsed(cloze.filled(question))
        case _:
            return answers[0].key

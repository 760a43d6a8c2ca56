"""The bank on French-Russian relations keeps what its makers promise of it."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from statistics import mean

import pytest
from rapidfuzz import fuzz

from quiz.engine.lint.banks import chance_of_at_least
from quiz.model.fingerprint import key_fingerprint
from quiz.model.pack import Pack
from quiz.model.question import (
    QUESTION_TYPES,
    Cloze,
    FindEvidence,
    Matching,
    MultipleChoice,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
)
from quiz.model.source import OwnedSource, Passage
from quiz.packs.library import shipped_folder
from quiz.play.checking import Examination, examine
from quiz.sources.sentences import sentence_spans

PASSAGES = range(1, 31)
READER, DOCUMENT = "reader", "document"


@pytest.fixture(scope="module")
def examined() -> Examination:
    """Return the bank with the places of its citations."""
    return examine(shipped_folder() / "franco-russian-relations")


@pytest.fixture(scope="module")
def bank(examined: Examination) -> Pack:
    """Return the bank as it is played."""
    assert examined.read.pack is not None
    return examined.read.pack


def test_the_bank_is_large_enough(bank: Pack) -> None:
    """It holds at least ninety questions in five topics."""
    assert len(bank.questions) >= 90
    assert 5 == len({question.topic for question in bank.questions})


def test_every_kind_is_used_often_enough(bank: Pack) -> None:
    """Each of the ten kinds stands there at least four times."""
    kinds = Counter(question.kind for question in bank.questions)
    assert set(QUESTION_TYPES) == set(kinds)
    assert min(kinds.values()) >= 4


def test_every_passage_is_asked_in_different_kinds(bank: Pack) -> None:
    """Each passage of the document is asked at least twice, in at least two kinds."""
    kinds: dict[int, set[str]] = {passage: set() for passage in PASSAGES}
    for question in bank.questions:
        for passage in _passages_cited(question):
            kinds[passage].add(question.kind)
    assert {} == {passage: found for passage, found in kinds.items() if len(found) < 2}


def test_every_passage_has_its_fingerprint(bank: Pack) -> None:
    """The document stays with its owner, and the fingerprint of each of its lines is in the bank."""
    (document,) = (source for source in bank.sources if source.id == DOCUMENT)
    assert isinstance(document, OwnedSource)
    assert "line" == document.unit
    assert [str(passage) for passage in PASSAGES] == list(document.passages)
    assert len(PASSAGES) == len(set(document.passages.values()))


def test_every_question_cites_the_reader_and_the_document(bank: Pack) -> None:
    """Each question quotes the reader and names at least one passage of the document behind it."""
    without = [
        question.id
        for question in bank.questions
        if not _passages_cited(question) or not any(citation.source == READER for citation in question.citations)
    ]
    assert [] == without


def test_every_paragraph_of_the_reader_names_its_passages(examined: Examination) -> None:
    """Each paragraph says which passages it rests on, and all of them together rest on every passage."""
    named = {paragraph.number: _passages_named(paragraph) for paragraph in examined.passages[READER]}
    assert [] == [number for number, passages in named.items() if not passages]
    assert set(PASSAGES) == set().union(*named.values())


def test_quotes_and_passages_belong_together(examined: Examination, bank: Pack) -> None:
    """Each paragraph of the reader that a question quotes rests on a passage that the question cites."""
    named = {paragraph.number: _passages_named(paragraph) for paragraph in examined.passages[READER]}
    astray = [
        question.id
        for question in bank.questions
        for citation, place in zip(question.citations, examined.places[question.id], strict=False)
        if citation.source == READER and place and not named[place.passage] & _passages_cited(question)
    ]
    assert [] == astray


def test_claims_are_proved_refuted_and_left_open(bank: Pack) -> None:
    """At least twelve questions ask for the evidence, and each of the three findings is the right one for some."""
    findings = Counter(question.key for question in bank.questions if isinstance(question, FindEvidence))
    assert findings.total() >= 12
    assert min(findings[finding] for finding in ("proves", "refutes", "absent")) >= 4


def test_claims_lead_to_every_topic(bank: Pack) -> None:
    """A learner of any one topic is asked for evidence too."""
    asked = {question.topic for question in bank.questions if isinstance(question, FindEvidence)}
    assert {question.topic for question in bank.questions} == asked


def test_one_sentence_decides_a_claim(examined: Examination, bank: Pack) -> None:
    """The quote of a claim is one whole sentence of the reader, and no other is as good an answer."""
    sentences = {paragraph.number: sentence_spans(paragraph.text) for paragraph in examined.passages[READER]}
    quoted = {
        question.id: [
            (place.start, place.end) in sentences[place.passage]
            for citation, place in zip(question.citations, examined.places[question.id], strict=False)
            if citation.source == READER and place
        ]
        for question in bank.questions
        if isinstance(question, FindEvidence)
    }
    assert {} == {question: whole for question, whole in quoted.items() if whole != [True]}


def test_the_length_of_a_claim_does_not_give_the_finding_away(bank: Pack) -> None:
    """Claims are about equally long on average, whether they are proved, refuted or left open."""
    lengths: dict[str, list[int]] = {}
    for question in bank.questions:
        if isinstance(question, FindEvidence):
            lengths.setdefault(question.key, []).append(len(question.stem))
    means = [mean(found) for found in lengths.values()]
    assert max(means) <= 1.25 * min(means)


def test_every_distractor_and_rejected_answer_has_its_rationale(bank: Pack) -> None:
    """Whatever wrong answer was foreseen, the learner reads why it is wrong."""
    assert [] == [text for text, rationale in _foreseen_mistakes(bank) if not rationale]


def test_explanations_are_short(bank: Pack) -> None:
    """An explanation has one to three sentences."""
    lengths = {
        question.id: len(re.findall(r"[.!?][”\"')]*(?=\s|$)", question.explanation)) for question in bank.questions
    }
    assert {} == {question: sentences for question, sentences in lengths.items() if not 1 <= sentences <= 3}


def test_no_two_questions_are_near_copies(bank: Pack) -> None:
    """No two questions ask for the same answer in much the same words."""
    copies = [
        (one.id, other.id)
        for one, other in combinations(bank.questions, 2)
        if key_fingerprint(one) == key_fingerprint(other) and fuzz.ratio(_asking_words(one), _asking_words(other)) > 70
    ]
    assert [] == copies


def test_the_length_of_options_does_not_give_the_key_away(bank: Pack) -> None:
    """A key is the strictly longest option no more often than chance by the number of options would have it.

    The number of such questions follows a Poisson binomial distribution; a bank as uneven as this one or worse would
    come about by chance in at least one case of twenty.
    """
    chances, longest = [], 0
    for question in bank.questions:
        if isinstance(question, SingleChoice | MultipleChoice):
            lengths = sorted(len(choice.text) for choice in question.choices)
            longest += any(choice.key and len(choice.text) == lengths[-1] > lengths[-2] for choice in question.choices)
            chances.append(sum(choice.key for choice in question.choices) / len(question.choices))
    assert chance_of_at_least(longest, chances) >= 0.05


def _passages_cited(question: Question) -> set[int]:
    return {
        citation.passage
        for citation in question.citations
        if citation.source == DOCUMENT and citation.passage is not None
    }


def _passages_named(paragraph: Passage) -> set[int]:
    found = re.search(r"\(Passages? ([^()]*)\.\)$", paragraph.text)
    return {int(number) for number in re.findall("[0-9]+", found[1])} if found else set()


def _foreseen_mistakes(bank: Pack) -> Iterator[tuple[str, str]]:
    for question in bank.questions:
        if isinstance(question, SingleChoice | MultipleChoice):
            yield from ((choice.text, choice.rationale) for choice in question.choices if not choice.key)
        elif isinstance(question, ShortAnswer):
            yield from ((rejected.text, rejected.rationale) for rejected in question.rejected)


def _asking_words(question: Question) -> str:
    match question:
        case Cloze():
            return question.text
        case Ordering():
            return f"{question.stem} {' '.join(question.items)}"
        case Matching():
            return f"{question.stem} {' '.join(pair.left for pair in question.pairs)}"
        case _:
            return question.stem

"""Fingerprints, which stand in the records of learners and so must stay what they are."""

import hashlib
import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from quiz.model.citation import Citation
from quiz.model.fingerprint import key_fingerprint, seen_fingerprint
from quiz.model.question import Cloze, Gap, Number, Question

_CITED = (Citation(source="notes", quote="Water boils."), Citation(source="book", passage=7))
_texts = st.text(st.characters(exclude_categories=["Cs"]))
_numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def _digest(value: object) -> str:
    encoded = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(encoded.encode()).hexdigest()[:32]


def _seen_by_the_standard_library(question: Question) -> str:
    fields = asdict(question)
    for not_seen in ("id", "was", "difficulty", "tags", "allow"):
        del fields[not_seen]
    return _digest(fields)


@given(text=_texts, key=_numbers, tolerance=_numbers)
def test_a_number_is_printed_as_json_has_it(text: str, key: float, tolerance: float) -> None:
    """The fingerprints are those of sorted JSON without blanks, whatever the texts and numbers are."""
    question = Number(
        id="n",
        kind="number",
        topic=text,
        stem=text,
        explanation="",
        citations=_CITED,
        key=key,
        unit=text,
        tolerance=tolerance,
    )
    assert _seen_by_the_standard_library(question) == seen_fingerprint(question)
    assert _digest(["number", [key, text]]) == key_fingerprint(question)


@given(gaps=st.dictionaries(_texts, st.builds(Gap, key=_texts, also=st.lists(_texts).map(tuple))))
def test_the_gaps_of_a_cloze_are_sorted(gaps: dict[str, Gap]) -> None:
    """The order in which gaps are written changes nothing."""
    question = Cloze(
        id="c", kind="cloze", topic="t", stem="s", explanation="%s", citations=_CITED, text="{a} %", gaps=gaps
    )
    assert _seen_by_the_standard_library(question) == seen_fingerprint(question)
    assert _digest(["cloze", sorted([name, gap.key] for name, gap in gaps.items())]) == key_fingerprint(question)

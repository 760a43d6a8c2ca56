"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.model.text import collapsed
from quiz.sources.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The war (1854\u20131856) was long.", "It was lost."],
        ["It was won.[12]", "Then it was lost."],
        ["It was won. [12]", "Then it was lost."],
        ["It was won. [12] [13, 14] [a]", "Then it was lost. [note 2]"],
        ["He won \u201cthe war.\u201d[3][4]", 'She asked "Why?"[note 2]', "(Nobody spoke.)[a]", "It ended."],
        ["It was won.\xb9\xb2", "Then it was lost. \xb3", "It covers 5 km\xb2 of land."],
        ["He said [sic] that it was won.", "Nobody spoke."],
        ["\u201cIs it won?\u201d asked Napoleon.", "Nobody spoke."],
        ['She wrote: "It is won."', "Then she slept."],
        ["(It was won.)", "Then it was lost."],
        ["Dr. A. B. Lund met Gen. Kutuzov, Mme. de Sta\xebl and Lt. Smith.", "No. 5 Quay St. is empty."],
        ["It fell on 4 Feb. 1812 at 5 p.m., cf. pp. 3\u20135, i.e. after St. Petersburg.", "See Fig. 3."],
        ["It cost 3.5 million.", "Was it worth that?!", "Nobody knew\u2026", "So it went."],
        ["Headed by the steward"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    """Footnote marks, abbreviations, quotations, brackets and numbers do not break them."""
    assert expected == sentences(" ".join(expected))


@pytest.mark.parametrize("text", ["", "[12]", "[12] [13]", "\xb9"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    """A passage without words has no sentences."""
    assert [] == sentences(text)


def test_marks_at_the_start_belong_to_the_passage_before() -> None:
    """A line may begin with the mark of the sentence that ended on the line above."""
    assert ["Then it was lost.", "It ended."] == sentences("[12] Then it was lost. It ended.")


@given(st.text("ab A.!?\u201d\")('[]1\xb9\u2026,é\U0001f600", max_size=200))
def test_spans_are_in_order_and_leave_nothing_out(raw: str) -> None:
    """Spans do not overlap, have no white space at their ends, and what is between them is white space or marks."""
    text = collapsed(raw)
    spans = sentence_spans(text)
    between = [*zip([0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True)]

    assert all(start < end for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(start <= end for start, end in between)
    assert not any(text[start:end].strip(" []0123456789abcdefghijklmnopqrstuvwxyz\xb9") for start, end in between)
    assert not any(text[start:end].strip() for start, end in between[1:])


def test_endless_words_are_no_trouble() -> None:
    """What takes the splitter minutes is one sentence at once."""
    assert ["?!" * 100_000] == sentences("?!" * 100_000)

"""Responses and moments as text, and back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.history.encoding import (
    decode_moment,
    decode_presented,
    decode_questions,
    decode_response,
    encode_moment,
    encode_presented,
    encode_questions,
    encode_response,
)
from quiz.history.error import HistoryError
from quiz.model.attempt import QuestionName
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    EvidenceResponse,
    Excerpt,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    TextResponse,
    TruthResponse,
)

# What a terminal lets through: any character, and bytes outside UTF-8 as the halves that stand for them.
TYPED = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF))
)
PLACES = st.lists(st.integers(0, 40), max_size=6).map(tuple)
EXCERPTS = st.builds(Excerpt, st.text(), *(3 * [st.integers(0, 10**9)]), st.text())
RESPONSES: st.SearchStrategy[Response] = st.one_of(
    st.builds(ChoiceResponse, PLACES),
    st.builds(TruthResponse, st.booleans()),
    st.builds(TextResponse, TYPED),
    st.builds(NumberResponse, TYPED, TYPED),
    st.builds(DateResponse, TYPED, TYPED),
    st.builds(OrderResponse, PLACES),
    st.builds(MatchResponse, st.lists(st.none() | st.integers(0, 40), max_size=6).map(tuple)),
    st.builds(ClozeResponse, st.lists(TYPED, max_size=4).map(tuple)),
    st.builds(EvidenceResponse, st.none() | EXCERPTS),
)
ZONES = st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=ZONES)  # noqa: DTZ001 - the zones are drawn


@given(RESPONSES)
def test_every_response_comes_back_as_it_was_given(response: Response) -> None:
    """What was typed or chosen is read back exactly, in every kind."""
    assert response == decode_response(encode_response(response))


@given(RESPONSES)
def test_a_response_is_one_line_of_plain_characters(response: Response) -> None:
    """No control character and no letter outside ASCII stands in the file."""
    text = encode_response(response)
    assert text.isascii()
    assert text.isprintable()


def test_a_response_says_its_kind_and_its_fields() -> None:
    """The text can be read by people and by other programs."""
    assert '{"kind":"number","text":"3,50","value":"3.50"}' == encode_response(NumberResponse("3,50", "3.50"))


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ('{"kind":"evidence","excerpt":null}', EvidenceResponse(None)),
        (
            '{"kind":"evidence","excerpt":{"source":"notes","passage":7,"start":5,"end":9,"words":"Two."}}',
            EvidenceResponse(Excerpt("notes", 7, 5, 9, "Two.")),
        ),
    ],
)
def test_the_form_of_selected_sentences_stays(text: str, response: Response) -> None:
    """It was written into histories, so it is read for ever."""
    assert response == decode_response(text)
    assert text == encode_response(response)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "{}",
        '{"kind":"choice"}',
        '{"kind":"choice","choices":[-1]}',
        '{"kind":"choice","choices":[true]}',
        '{"kind":"choice","choices":["0"]}',
        '{"kind":"truth","value":1}',
        '{"kind":"text","text":null}',
        '{"kind":"number","text":"1","value":1}',
        '{"kind":"match","rights":[0.5]}',
        '{"kind":"cloze","texts":[[]]}',
        '{"kind":"evidence"}',
        '{"kind":"evidence","excerpt":{}}',
        '{"kind":"evidence","excerpt":{"source":"s","passage":-1,"start":0,"end":1,"words":"w"}}',
        '{"kind":"evidence","excerpt":{"source":"s","passage":1,"start":0,"end":true,"words":"w"}}',
        '{"kind":"evidence","excerpt":{"source":"s","passage":1,"start":0,"end":1,"words":null}}',
        '{"kind":"unheard-of"}',
        '{"kind":"order","order":[' + "9" * 5000 + "]}",
        "[" * 200_000,
    ],
)
def test_any_other_text_is_a_damaged_response(text: str) -> None:
    """A response that nobody gave is refused, in a short message."""
    with pytest.raises(HistoryError, match="damaged") as refusal:
        decode_response(text)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("decode", [decode_response, decode_presented, decode_questions, decode_moment])
@given(text=st.text() | st.recursive(st.text() | st.integers(), st.lists).map(json.dumps))
def test_no_text_breaks_a_decoder(decode: Callable[[str], object], text: str) -> None:
    """Foreign text is either a value or damaged, and its controls never reach a message."""
    message = ""
    try:
        decode(text)
    except HistoryError as refusal:
        message = str(refusal)
    assert message.isprintable()


@given(st.lists(PLACES, max_size=3).map(tuple))
def test_the_presented_order_comes_back(presented: tuple[tuple[int, ...], ...]) -> None:
    """One list for each list that was shown."""
    assert presented == decode_presented(encode_presented(presented))


@given(st.lists(st.builds(QuestionName, st.text(), st.text()), max_size=5).map(tuple))
def test_the_questions_of_a_paper_come_back(questions: tuple[QuestionName, ...]) -> None:
    """In the order in which they were drawn."""
    assert questions == decode_questions(encode_questions(questions))


@pytest.mark.parametrize("text", ["{}", "[7]", '[["pack"]]', '[["pack", 7]]', '[["pack", "question", "more"]]'])
def test_any_other_text_is_a_damaged_paper(text: str) -> None:
    """A name is a pack and a question, nothing less and nothing more."""
    with pytest.raises(HistoryError, match="damaged"):
        decode_questions(text)


@given(MOMENTS)
def test_a_moment_comes_back_in_utc(moment: datetime) -> None:
    """To the microsecond, whatever the zone it was told in."""
    decoded = decode_moment(encode_moment(moment))
    assert moment == decoded
    assert UTC is decoded.tzinfo


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_text(one: datetime, other: datetime) -> None:
    """The order of the texts is the order of the moments."""
    assert (one < other) == (encode_moment(one) < encode_moment(other))


def test_a_moment_without_a_zone_is_a_mistake() -> None:
    """Nothing local is ever taken for UTC."""
    with pytest.raises(ValueError, match="without a time zone"):
        encode_moment(datetime(2026, 3, 1, 12))  # noqa: DTZ001 - the mistake that is meant

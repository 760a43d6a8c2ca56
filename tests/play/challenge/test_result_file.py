"""The files of results, and leaderboards for other programs."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.engine.challenge.board import Figure, boards_of
from quiz.engine.challenge.rules import BLITZ
from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.challenge_result import ChallengeResult
from quiz.model.response import TextResponse
from quiz.play.challenge.board_text import board_csv, board_fields
from quiz.play.challenge.result_file import LIMIT_CHARACTERS, ResultFileError, read_result, result_text

from .conftest import Play

Fields = dict[str, Any]


@pytest.fixture
def result(play: Play) -> ChallengeResult:
    """The result of a short run that was left."""
    return play(BLITZ, 11, [(0, 4_000), (1, 5_000), (None, 6_000)])


def sealed(fields: Fields) -> str:
    """Return fields as a file whose checksum fits, as anybody can write it."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return json.dumps({**fields, "checksum": hashlib.sha256(text.encode()).hexdigest()})


def fields_of(result: ChallengeResult) -> Fields:
    """Return the fields of the file of a result, without its checksum."""
    fields: Fields = json.loads(result_text(result))
    del fields["checksum"]
    return fields


def test_a_file_says_what_it_is(result: ChallengeResult) -> None:
    """Its figures can be read by any program, and that a checksum shows no honesty is said in it."""
    fields = json.loads(result_text(result))

    assert result.points == fields["points"]
    assert [4_000, 5_000, 6_000] == [answer["milliseconds"] for answer in fields["answers"]]
    assert [0, 4_700, 10_400] == [answer["asked_at"] for answer in fields["answers"]]
    assert "not that it is honest" in fields["note"]
    assert result_text(result) == sealed_again(fields)


def sealed_again(fields: Fields) -> str:
    """Return the fields with a checksum that was counted anew, laid out as the program does."""
    del fields["checksum"]
    return json.dumps(json.loads(sealed(fields)), indent=2) + "\n"


def test_marks_and_odd_words_survive(result: ChallengeResult) -> None:
    """Interruptions, extra time, and whatever was typed, come back as they were."""
    odd = replace(result.answers[0], response=TextResponse("\ud83d\u202e\x1b[2J"))
    marked = replace(
        result,
        interruptions=frozenset(Interruption),
        extra_time=ExtraTime.UNLIMITED,
        accuracy=None,
        points=-3,
        player="",
        answers=(odd,),
    )

    assert marked == read_result(result_text(marked))


@pytest.mark.parametrize("name", ["=1+1", "+x", "@x", "-x", " x", "x\n", "\u202ex", "x" * 41, "x\x1b"])
def test_a_name_is_plain(name: str, result: ChallengeResult) -> None:
    """It can stand in a terminal and in a spreadsheet."""
    with pytest.raises(ValueError, match="A name begins"):
        result_text(replace(result, player=name))
    with pytest.raises(ResultFileError, match="`player`"):
        read_result(sealed({**fields_of(result), "player": name}))


SPOILS: dict[str, tuple[Callable[[Fields], Any], str]] = {
    "a list": (lambda _: [], "`form` should be"),
    "another form": (lambda fields: {**fields, "form": "x"}, "`form` should be"),
    "no points": (lambda fields: {name: fields[name] for name in fields if name != "points"}, "missing"),
    "points in words": (lambda fields: {**fields, "points": "many"}, "`points` should be a whole number"),
    "points as a truth": (lambda fields: {**fields, "points": True}, "`points` should be a whole number"),
    "huge points": (lambda fields: {**fields, "points": 10**13}, "`points` should be a whole number"),
    "time before the start": (lambda fields: {**fields, "milliseconds": -1}, "`milliseconds` should be"),
    "accuracy above one": (lambda fields: {**fields, "accuracy": 1.1}, "`accuracy` should be"),
    "no code": (lambda fields: {**fields, "code": "FRR"}, "`code` is no challenge code"),
    "a path as pack": (lambda fields: {**fields, "pack": "../../secret"}, "`pack` should be the id"),
    "another id": (lambda fields: {**fields, "id": "x"}, "32 hexadecimal digits"),
    "a day only": (lambda fields: {**fields, "started": "2026-03-01"}, "missing or of the wrong kind"),
    "other extra time": (lambda fields: {**fields, "extra_time": "7"}, "missing or of the wrong kind"),
    "other marks": (lambda fields: {**fields, "interruptions": [[]]}, "missing or of the wrong kind"),
    "left in words": (lambda fields: {**fields, "is_left": "no"}, "`is_left` should be true or false"),
    "answers in words": (lambda fields: {**fields, "answers": "all right"}, "500 answers at most"),
    "too many answers": (lambda fields: {**fields, "answers": fields["answers"] * 200}, "500 answers at most"),
    "an answer in words": (lambda fields: {**fields, "answers": ["right"]}, "each answer should be an object"),
    "a response too much": (lambda fields: with_answer(fields, verdict="skipped"), "skipped or expired has none"),
    "a response of no kind": (lambda fields: with_answer(fields, response={"kind": "x"}), "of the wrong kind"),
    "steering": (lambda fields: with_answer(fields, question="\x1b[2J"), "`question` should be a short text"),
}


def with_answer(fields: Fields, **changes: Any) -> Fields:
    """Return the fields with the first answer changed."""
    answer, *others = fields["answers"]
    return {**fields, "answers": [{**answer, **changes}, *others]}


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_is_no_result_is_refused(spoil: str, result: ChallengeResult) -> None:
    """With a word on what is wrong, however well the checksum fits."""
    change, told = SPOILS[spoil]
    changed = change(fields_of(result))

    with pytest.raises(ResultFileError, match=r"^(This is no result|The result cannot be read)") as refused:
        read_result(sealed(changed) if isinstance(changed, dict) else json.dumps(changed))
    assert told in str(refused.value)
    assert not str(refused.value).endswith("..")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"points": ' + "9" * 5000 + "}", "not JSON"),
        ('{"points": NaN}', "not finite"),
        ('{"points": 1, "points": 2}', "twice"),
        (" " * (LIMIT_CHARACTERS + 1), "too long"),
    ],
    ids=["nothing", "deep", "digits", "nan", "twice", "long"],
)
def test_what_is_no_json_is_refused(text: str, told: str) -> None:
    """Whatever it would do to a reader."""
    with pytest.raises(ResultFileError, match=told):
        read_result(text)


def test_a_changed_result_is_refused(result: ChallengeResult) -> None:
    """One more point, and the checksum no longer fits."""
    text = result_text(result)

    with pytest.raises(ResultFileError, match="changed after it was written"):
        read_result(text.replace(f'"points": {result.points}', f'"points": {result.points + 1}'))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_in_any_field_is_read_or_refused(data: st.DataObject, result: ChallengeResult) -> None:
    """Never an exception of another kind, and what is read can be written and read again."""
    fields = fields_of(result)
    name = data.draw(st.sampled_from(sorted(fields)))
    if data.draw(st.booleans()):
        fields = with_answer(fields, **{data.draw(st.sampled_from(sorted(fields["answers"][0]))): data.draw(_JSON)})
    else:
        fields[name] = data.draw(_JSON)
    try:
        read = read_result(sealed(fields))
    except ResultFileError:
        return
    assert read == read_result(result_text(read))


def test_boards_for_other_programs(result: ChallengeResult) -> None:
    """A line for each result as CSV, and the same as JSON can hold it."""
    other = replace(result, id="1" * 32, player="Ben", extra_time=ExtraTime.TWICE, accuracy=None)
    boards = boards_of([result, other], Figure.POINTS)

    began = "2026-03-01T12:00:00+00:00"
    usual = f"1,left early,{began},{'0' * 32}"
    stretched = f"2,2 times the usual time; left early,{began},{'1' * 32}"
    assert [
        "code,list,rank,player,points,accuracy,milliseconds,extra_time,remarks,started,id",
        f"{result.code},usual,,Ann,{result.points},{result.accuracy},15000,{usual}",
        f"{result.code},extra time,,Ben,{result.points},,15000,{stretched}",
    ] == board_csv(boards).splitlines()
    (board,) = json.loads(json.dumps(board_fields(boards)))
    assert (result.code, ["Ann"], ["Ben"]) == (
        board["code"],
        [row["player"] for row in board["usual"]],
        [row["player"] for row in board["extra_time"]],
    )


def test_every_field_of_a_file_is_on_the_page(result: ChallengeResult) -> None:
    """In the order in which it stands in the file."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "challenges.md").read_text(encoding="utf-8")
    table = page.partition("| name | what it holds |")[2].partition("\n\n")[0]
    names = [name for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall("`(.*?)`", cell)]
    fields = json.loads(result_text(result))

    assert list(fields) == names
    (about_answers,) = (line for line in table.splitlines() if line.startswith("| `answers`"))
    assert set(fields["answers"][0]) == set(re.findall("`(.*?)`", about_answers)) - {"answers"}

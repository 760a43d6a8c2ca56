"""Lines from outside: what is taken, and how the rest is refused."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.history import importing
from quiz.history.check import examine
from quiz.history.error import HistoryError
from quiz.history.exporting import export_lines
from quiz.history.importing import import_lines
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Session

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]


@pytest.fixture
def exported(tmp_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> list[str]:
    """Return what another machine exported: a session, an attempt and an event."""
    with open_history(tmp_path / "other.db") as other:
        other.begin(make_session(1))
        other.record(make_attempt(1))
        other.finish(make_session(1).id, bytes(16), make_session(1).started)
        return list(export_lines(other, "jsonl", with_sessions=True))


@pytest.fixture
def history(history_path: Path) -> Iterator[History]:
    """Open an empty history."""
    with open_history(history_path) as opened:
        yield opened


def changed(line: str, **fields: object) -> str:
    """Return a line with some fields changed, or left out where they are `...`."""
    merged = json.loads(line) | fields
    return json.dumps({name: value for name, value in merged.items() if value is not ...}) + "\n"


def refuses(history: History, text: str, words: str) -> None:
    """Check that a text is refused in these words, with its place, and that nothing of it was taken."""
    with pytest.raises(HistoryError, match=words) as refusal:
        import_lines(history, StringIO(text, newline=""), "FILE")
    assert str(refusal.value).startswith("FILE, line ")
    assert str(refusal.value).endswith("Nothing was added.")
    assert [] == list(export_lines(history, "jsonl", with_sessions=True))


def test_what_is_new_is_added_and_counted(history: History, exported: list[str], make_session: MakeSession) -> None:
    """What was here already is passed over."""
    history.begin(make_session(1))
    union = import_lines(history, StringIO("".join(exported)), "FILE")
    assert ({"attempt": 1, "event": 1}, {"session": 1}) == (union.added, union.known)


def test_attempts_alone_need_their_sessions_here(history: History, exported: list[str]) -> None:
    """The message says which one is missing."""
    refuses(history, exported[1], "line 1: attempt 010{30}: the session 0{30}01 to which it belongs is missing")


@pytest.mark.parametrize("text", ["", "\n\n", "record,id\n"])
def test_nothing_adds_nothing(history: History, text: str) -> None:
    """An empty export is one all the same."""
    assert 0 == import_lines(history, StringIO(text), "FILE").added.total()


def test_what_editors_add_is_no_fault(history: History, exported: list[str]) -> None:
    """A mark of the byte order at the start, blank lines, and two characters at the end of a line."""
    text = "\ufeff\n" + "\n\n".join(exported).replace("\n", "\r\n")
    assert 3 == import_lines(history, StringIO(text, newline=""), "FILE").added.total()


def test_an_export_of_an_older_version_is_taken(history: History, exported: list[str]) -> None:
    """Before there were disputes, no event had the field for them."""
    exported[2] = changed(exported[2], dispute=...)
    assert 3 == import_lines(history, StringIO("".join(exported)), "FILE").added.total()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense\n", "it should be JSON, or the headings of a CSV export"),
        ('{"record": "session"\n', "it should be one JSON object"),
        ('{"record": "session", "record": "session"}\n', "it should be .* with each field once"),
        ('{"record": NaN}\n', "it should be one JSON object"),
        ('{"record": ' + "[" * 9000 + "\n", "it should be one JSON object"),
        ('{"record": ' + "9" * 9000 + "}\n", "it should be one JSON object"),
        ("{}\n", "`record` is None, and should be one of: session, attempt"),
        ('{"record": "moz_places"}\n', "`record` is 'moz_places', and should be one of"),
        ('{"record": {}}\n', "`record` is {}, and should be one of"),
        ('{"record": "event"}\n', "it lacks `id`, which should be an id of 32 hexadecimal digits"),
    ],
)
def test_what_is_no_line_of_an_export_is_refused(history: History, line: str, words: str) -> None:
    """What would be right is told."""
    refuses(history, line, f"line 1: {words}")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"id": "0"}, "`id` is '0', and should be an id of 32 hexadecimal digits in lower case"),
        ({"id": "AB" * 16}, "`id` is 'ABAB"),
        ({"id": None}, "`id` is None"),
        ({"session": 7}, "`session` is 7"),
        ({"pack": 7}, "`pack` is 7, and should be text without control characters"),
        ({"pack": "\x1b[2J"}, "`pack` is '.x1b"),
        ({"pack": "\u202egnol"}, "`pack` is '.u202e"),
        ({"remark": "\ud800"}, "`remark` is '.ud800"),
        ({"position": -1}, "`position` is -1, and should be a whole number from 0"),
        ({"position": True}, "`position` is True"),
        ({"position": 0.0}, "`position` is 0.0"),
        ({"seed": 2**63}, "`seed` is 9223372036854775808"),
        ({"presented": [[0.5]]}, "`presented` is"),
        ({"response": {"kind": "guess"}}, "`response` is"),
        ({"response": {"kind": "text", "text": "", "more": 1}}, "should be a response as the program writes it"),
        ({"verdict": "right"}, "`verdict` is 'right', and should be one of: correct, partly correct"),
        ({"score": 1.5}, "`score` is 1.5, and should be a number from 0 to 1"),
        ({"score": 10**400}, "`score` is 1000"),
        ({"score": "1"}, "`score` is '1'"),
        ({"hint_used": 1}, "`hint_used` is 1, and should be true or false"),
        ({"ended": "yesterday"}, "`ended` is 'yesterday', and should be a time in UTC such as"),
        ({"ended": "2026-03-01T12:00:00Z"}, "`ended` is '2026-03-01T12:00:00Z'"),
        ({"ended": "0001-01-01T00:00:00.000000Z"}, "`ended` is '0001"),
        ({"key": ...}, "it lacks `key`, which should be text"),
        ({"markk": 1}, "attempt has no field 'markk'. Perhaps `remark` is meant"),
        ({"zeal": 1}, "attempt has no field 'zeal'. Perhaps a newer program wrote it"),
        ({"position": 5}, "its position is 5"),
        ({"score": 0.5}, "its verdict is correct, and its score 0.5"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    history: History, exported: list[str], fields: dict[str, object], words: str
) -> None:
    """The lines before it are not taken either."""
    exported[1] = changed(exported[1], **fields)
    refuses(history, "".join(exported), f"line 2: .*{words}")


def test_an_event_stays_within_its_session(history: History, exported: list[str], make_session: MakeSession) -> None:
    """It cannot speak of an attempt of another one."""
    other = changed(exported[0], id=make_session(2).id.hex())
    event = changed(exported[2], session=make_session(2).id.hex(), attempt=json.loads(exported[1])["id"])
    refuses(history, "".join([*exported[:2], other, event]), "line 4: event .* belongs to one session, and its attempt")


def test_another_content_under_the_same_id_is_refused(history: History, exported: list[str]) -> None:
    """The id is named, and what differs."""
    import_lines(history, StringIO("".join(exported)), "FILE")
    before = list(export_lines(history, "jsonl", with_sessions=True))
    with pytest.raises(HistoryError, match=r"FILE, line 2: attempt 010{30} has `milliseconds` 1 there and 9000 here"):
        import_lines(history, StringIO(exported[0] + changed(exported[1], milliseconds=1)), "FILE")
    assert before == list(export_lines(history, "jsonl", with_sessions=True))


def test_many_contradictions_are_counted(history: History, exported: list[str]) -> None:
    """The first ones are named, each with its line."""
    import_lines(history, StringIO("".join(exported)), "FILE")
    with pytest.raises(HistoryError) as refusal:
        import_lines(history, StringIO(changed(exported[0], seed=1) * 12), "FILE")
    lines = str(refusal.value).splitlines()
    assert "FILE, line 10: session 00000000000000000000000000000001 has `seed` 1 there and 7 here" == lines[10]
    assert "and 2 more" == lines[11]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,record,id\n", "line 1: it should be JSON, or the headings of a CSV export, each once"),
        ("record,id\nsession\n", "line 2: it has 1 cells under 2 headings"),
        ('record,id\n"session\n', "line 2: it is not CSV"),
        ("record,id,mood\nsession,00,gay\n", "line 2: session has no field 'mood'. Perhaps `mode` is meant"),
        ("record,id\nsession,00\n", "line 2: `id` is '00'"),
    ],
)
def test_what_is_no_table_of_an_export_is_refused(history: History, text: str, words: str) -> None:
    """The rules are those for lines of JSON."""
    refuses(history, text, words)


def test_other_encodings_are_refused(history: History, exported: list[str]) -> None:
    """The line is told in which it begins to show."""
    text = (exported[0] + exported[1].replace("who.what", "whö.what")).encode("latin-1")
    source = TextIOWrapper(BytesIO(text), encoding="utf-8", errors="surrogateescape", newline="")
    with pytest.raises(HistoryError, match="FILE, line 2: it is not in UTF-8"):
        import_lines(history, source, "FILE")


def test_a_line_without_an_end_is_refused(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read to its end first."""
    monkeypatch.setattr(importing, "LONGEST_LINE", 100)
    refuses(history, "{" * 101, "line 1: it has more than 100 characters")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 2), data=st.data())
def test_whatever_stands_in_a_field_the_history_stays_sound(
    tmp_path: Path, exported: list[str], place: int, data: st.DataObject
) -> None:
    """It is taken and comes back, or all is refused; it is never an error of ours."""
    field = data.draw(st.sampled_from(sorted(json.loads(exported[place]))))
    lines = [*exported[:place], changed(exported[place], **{field: data.draw(JSON)}), *exported[place + 1 :]]
    (tmp_path / "new.db").unlink(missing_ok=True)
    with open_history(tmp_path / "new.db") as history:
        try:
            import_lines(history, StringIO("".join(lines), newline=""), "FILE")
        except HistoryError:
            assert [] == list(export_lines(history, "jsonl", with_sessions=True))
        else:
            assert 3 == len(list(export_lines(history, "jsonl", with_sessions=True)))
            assert () == examine(history).problems

"""`quiz history`."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from quiz.cli.main import main

Run = Callable[..., Any]

EXPORT = ("history", "export", "--sessions")


@pytest.fixture
def played(run: Run, home: Path, rivers: Path) -> Path:
    """A history in which both questions of the rivers were answered; returns its home."""
    assert rivers.is_dir()
    assert 0 == run("play", "rivers", "--line", "--seed", "1", typed="1\nt\n").code
    return home


@pytest.fixture
def elsewhere(run: Run, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to another machine, on which nothing was played; returns what the first one exported."""
    export = tmp_path / "export.jsonl"
    export.write_text(run(*EXPORT).out, encoding="utf-8")
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "elsewhere"))
    assert played.is_dir()
    return export


def test_attempts_are_printed_a_line_each(run: Run, played: Path) -> None:
    """Sessions come along where they are asked for."""
    assert played.is_dir()
    result = run("history", "export")
    assert (0, "") == (result.code, result.err)
    assert ["attempt", "attempt"] == [json.loads(line)["record"] for line in result.out.splitlines()]
    records = [json.loads(line)["record"] for line in run(*EXPORT).out.splitlines()]
    assert ["session", "attempt", "attempt", "event"] == records


def test_a_table_is_in_utf_8_on_every_system(played: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With line ends that do not double, whatever the stream was set to."""
    assert played.is_dir()
    written = BytesIO()
    with TextIOWrapper(written, encoding="cp1252", newline="\r\n", write_through=True) as stream:
        monkeypatch.setattr(sys, "stdin", None)
        monkeypatch.setattr(sys, "stdout", stream)
        assert 0 == main(["history", "export", "--format", "csv"])
        table = written.getvalue()
        monkeypatch.undo()
    assert table.startswith(b"record,id,session,pack,")
    assert (3, 0) == (table.count(b"\n"), table.count(b"\r"))


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_was_exported_is_imported_elsewhere(
    run: Run, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """From a file or from standard input, once or again; the other history is then the same."""
    assert played.is_dir()
    exported = run(*EXPORT, "--format", form).out
    (tmp_path / "export").write_text(exported, encoding="utf-8", newline="")
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "elsewhere"))
    first = run("history", "import", "export")
    assert (0, "New: 1 session, 2 attempts, 1 event. 0 were here already.\n", "") == (first.code, first.out, first.err)
    assert "New: nothing. 4 were here already.\n" == run("history", "import", "-", typed=exported).out
    assert exported == run(*EXPORT, "--format", form).out


def test_what_cannot_be_imported_is_told_with_its_line(run: Run, elsewhere: Path) -> None:
    """Exit code 1, and nothing is added."""
    elsewhere.write_text(elsewhere.read_text().replace('"verdict": "correct"', '"verdict": "right"'))
    result = run("history", "import", str(elsewhere))
    assert (1, "") == (result.code, result.out)
    assert f"quiz: {elsewhere}, line " in result.err
    assert "`verdict` is 'right', and should be one of: correct" in result.err
    assert "" == run(*EXPORT).out


def test_a_file_that_is_not_there_is_told(run: Run, home: Path) -> None:
    """Whichever command was to read it."""
    assert not home.exists()
    assert (1, "quiz: nowhere: No such file or directory\n") == (
        (result := run("history", "import", "nowhere")).code,
        result.err,
    )
    result = run("history", "merge", "nowhere")
    assert (1, True) == (result.code, "There is no history at nowhere" in result.err)


def test_histories_are_merged(run: Run, elsewhere: Path, played: Path) -> None:
    """Several at a time, and again."""
    assert elsewhere.is_file()
    other = str(played / "data" / "history.db")
    first = run("history", "merge", other, other)
    assert (0, "New: 1 session, 2 attempts, 1 event. 4 were here already.\n") == (first.code, first.out)
    assert elsewhere.read_text() == run(*EXPORT).out


def test_settings_that_differ_are_told_and_stay(run: Run, elsewhere: Path, played: Path, tmp_path: Path) -> None:
    """Which of the two is meant is for the learner to say."""
    assert elsewhere.is_file()
    (played / "config").mkdir(exist_ok=True)
    (played / "config" / "settings.toml").write_text('theme = "dracula"\nwelcomed = true\n')
    result = run("history", "merge", str(played / "data" / "history.db"))
    assert 0 == result.code
    assert "differ. Yours stay" in " ".join(result.out.split())
    assert "  theme: here quiz-dark, there dracula\n" in result.out
    assert "welcomed" not in result.out
    assert not (tmp_path / "elsewhere" / "config" / "settings.toml").exists()


def test_a_sound_history_is_clean(run: Run, played: Path) -> None:
    """What was looked at is counted."""
    assert played.is_dir()
    result = run("history", "check")
    assert (0, "1 session, 2 attempts, 1 event checked: clean.\n", "") == (result.code, result.out, result.err)


def test_problems_are_told_and_exit_with_1(run: Run, played: Path) -> None:
    """Each by its id, and foreign text cannot steer the terminal."""
    with closing(sqlite3.connect(played / "data" / "history.db")) as connection, connection:
        connection.execute("DROP TRIGGER event_is_final")
        connection.execute("UPDATE event SET kind = char(27) || '[2J'")
    result = run("history", "check")
    assert 1 == result.code
    assert result.out.startswith("event ")
    assert "`kind` holds '\\x1b[2J', and should be one of: finished" in " ".join(result.out.split())
    assert result.out.endswith("checked: 1 problem.\n")


def test_a_copy_is_made_where_it_is_wanted(run: Run, played: Path) -> None:
    """Among the others if no place is named; never over another file."""
    assert "The history was copied to copy.db.\n" == run("history", "backup", "copy.db").out
    result = run("history", "backup", "copy.db")
    assert (1, "") == (result.code, result.out)
    assert "There is something at copy.db already" in result.err
    assert 0 == run("history", "backup").code
    names = sorted((path.name for path in (played / "data" / "backups").iterdir()), key=len)
    assert [len("history-2026-03-01.db"), len("history-2026-03-01-120000.db")] == [len(name) for name in names]


def test_a_copy_that_fails_is_told_and_the_command_goes_on(run: Run, played: Path) -> None:
    """On the error stream, so that results stay as they are."""
    (played / "data" / "backups").write_text("mine")
    result = run("history", "check")
    assert 0 == result.code
    assert result.out.endswith("clean.\n")
    assert 1 == result.err.count("No copy of the history could be made")


def test_nothing_is_forgotten_where_nobody_can_be_asked(run: Run, played: Path) -> None:
    """A script says --yes; exit code 2 without."""
    assert played.is_dir()
    before = run(*EXPORT).out
    result = run("history", "forget", "rivers", typed="yes\n")
    assert (2, "") == (result.code, result.out)
    assert "of example.rivers: 1 session, 2 attempts, 1 event." in result.err
    assert "--yes" in result.err
    assert before == run(*EXPORT).out


@pytest.mark.parametrize("wanted", ["rivers", "example.rivers", "--all"])
def test_what_was_deleted_is_told(run: Run, played: Path, wanted: str) -> None:
    """With where copies of it still lie; what was worked out from it is deleted too."""
    run("stats")
    run("list")
    assert 4 == len(list((played / "cache" / "states").iterdir()))
    result = run("history", "forget", wanted, "--yes")
    assert [] == list((played / "cache" / "states").iterdir())
    assert (0, "") == (result.code, result.err)
    first, second = result.out.splitlines()
    assert "Deleted: 1 session, 2 attempts, 1 event." == first
    assert f"The copies in {played / 'data' / 'backups'} still hold" in second
    assert "" == run(*EXPORT).out


@pytest.mark.parametrize(("typed", "kept"), [("yes\n", 0), ("no\n", 4), ("\n", 4), ("", 4)])
def test_who_can_be_asked_is_asked(
    run: Run, played: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kept: int
) -> None:
    """Anything but a yes keeps all."""
    assert played.is_dir()
    with monkeypatch.context() as patch:
        patch.setattr("quiz.cli.history.is_attended", lambda: True)
        result = run("history", "forget", "--all", typed=typed)
    assert 0 == result.code
    assert result.out.startswith("This deletes what is on record of all packs: 1 session, 2 attempts, 1 event.")
    assert kept == len(run(*EXPORT).out.splitlines())


def test_a_pack_that_is_not_on_record_is_wrong_use(run: Run, played: Path) -> None:
    """The message says which are."""
    assert played.is_dir()
    result = run("history", "forget", "lakes", "--yes")
    assert (2, "quiz: There is nothing on record of lakes. On record is: example.rivers.\n") == (
        result.code,
        result.err,
    )


def test_an_empty_history_has_nothing_to_forget(run: Run, home: Path) -> None:
    """And that is no error."""
    assert not home.exists()
    result = run("history", "forget", "--all", "--yes")
    assert (0, "There is nothing on record of all packs.\n") == (result.code, result.out)
    assert "An empty history checked: clean.\n" == run("history", "check").out

"""`quiz check`."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.dispute import Dispute
from quiz.play.attaching import AttachedDocuments
from quiz.play.checking import CheckReport

Run = Callable[..., Any]
Write = Callable[..., Path]

WARNING = Diagnostic("shaky", Severity.WARNING, "pack.toml", "It shakes.\nCorrect", "Hold it.", "questions[a]", 7)
ERROR = Diagnostic("broken", Severity.ERROR, "more.toml", "It is broken.", "Mend it.")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let every check report these diagnostics and notes."""

    def tell(*diagnostics: Diagnostic, notes: tuple[str, ...] = ()) -> None:
        def report(path: Path, _: AttachedDocuments, __: Sequence[Dispute]) -> CheckReport:
            return CheckReport(path, "a.b", "Title", 2, diagnostics, notes)

        monkeypatch.setattr("quiz.play.checking.check_pack", report)

    return tell


def test_a_clean_pack_is_called_clean(run: Run, other_pack: Write) -> None:
    """Exit code 0, and nothing on the error stream."""
    other_pack("good")

    result = run("check", "good")

    assert (0, "") == (result.code, result.err)
    assert "good: clean (2 questions)\n1 pack checked: clean.\n" == result.out


def test_a_playlist_is_not_taken_for_a_faulty_pack(run: Run, home: Path) -> None:
    """It is told what the file is, and how such a one is played."""
    (home.parent / "week.toml").write_text('format = 1\nquestions = 6\n[[parts]]\npack = "quiz.tour"\n', "utf-8")

    told = run("check", "week.toml")

    assert (1, 1) == (told.code, told.out.count("error pack-is-playlist"))
    assert "1 pack checked: 1 error, 0 warnings." in told.out
    assert "`quiz play --playlist week.toml`" in " ".join(told.out.split())


def test_a_question_without_citation_is_told_how_one_is_written(run: Run, other_pack: Write) -> None:
    """And what finds it, for that key is the heart of a pack."""
    other_pack("bad", ('citations = [{ source = "notes", quote = "The Volga is the longest." }]\n', ""))

    told = " ".join(run("check", "bad").out.split())

    assert 'citations = [{ source = "…", quote = "…" }]`; `quiz cite` prints one to paste.' in told


def test_problems_are_told_with_place_and_remedy(run: Run, other_pack: Write) -> None:
    """Every problem has severity, code, file, line, key path, what is wrong and what would be right."""
    other_pack("bad", ('explanation = "It comes', 'explanatoin = "It comes'))

    result = run("check", "bad")

    assert 1 == result.code
    assert "bad: " in result.out
    assert "  pack.toml\n" in result.out
    assert "    error " in result.out
    assert ", questions[spring]" in result.out
    assert '      explanatoin = "It comes from Germany."\n      ^^^^^^^^^^^\n' in result.out
    assert "explanation" in result.out
    assert "1 pack checked: " in result.out


def test_problems_are_grouped_by_file(run: Run, other_pack: Write, told: Callable[..., None]) -> None:
    """The text of a problem stays below it, indented; notes come last."""
    other_pack("pack")
    told(ERROR, WARNING, notes=("The document is not attached.",))

    assert [
        "pack: 1 error, 1 warning (2 questions)",
        "  more.toml",
        "    error broken  more.toml",
        "      It is broken.",
        "      Mend it.",
        "  pack.toml",
        "    warning shaky  pack.toml:7, questions[a]",
        "      It shakes.",
        "      Correct",
        "      Hold it.",
        "  note: The document is not attached.",
        "1 pack checked: 1 error, 1 warning.",
    ] == run("check", "pack").out.splitlines()


@pytest.mark.parametrize(
    ("diagnostics", "strict", "expected"),
    [((), False, 0), ((WARNING,), False, 0), ((WARNING,), True, 1), ((ERROR,), False, 1), ((), True, 0)],
)
def test_errors_and_under_strict_warnings_exit_with_1(
    diagnostics: tuple[Diagnostic, ...], strict: bool, expected: int, run: Run, told: Callable[..., None]
) -> None:
    """The exit code depends on the packs alone: a note does not change it."""
    told(*diagnostics, notes=("A note.",))

    assert expected == run("check", ".", *(["--strict"] if strict else [])).code


def test_quotes_that_moved_do_not_drown_what_needs_mending(run: Run, other_pack: Write) -> None:
    """A new paragraph moves every quote behind it: they are told in one line of each file, and each with `--json`."""
    pack = other_pack("moved")
    assert 0 == run("check", "--lock", "moved").code
    notes = pack / "sources" / "notes.md"
    notes.write_text("More.\n\n" + notes.read_text("utf-8"), encoding="utf-8")

    result = run("check", "moved")

    assert "warning citation-moved  2 quotes" in result.out
    assert 1 == result.out.count("citation-moved")
    (report,) = json.loads(run("check", "--json", "moved").out)
    assert 2 == [found["code"] for found in report["diagnostics"]].count("citation-moved")


def test_a_folder_of_packs_and_several_paths_are_checked_one_by_one(run: Run, other_pack: Write) -> None:
    """Each pack once, in order."""
    other_pack("packs/one")
    other_pack("packs/two")
    other_pack("three")

    assert [
        "packs/one: clean (2 questions)",
        "packs/two: clean (2 questions)",
        "three: clean (2 questions)",
        "3 packs checked: clean.",
    ] == run("check", "packs", "three", "packs/one").out.splitlines()


def test_a_folder_without_packs_is_a_problem(run: Run, tmp_path: Path) -> None:
    """There is a path, but no pack at it."""
    (tmp_path / "empty").mkdir()

    result = run("check", "empty")

    assert 1 == result.code
    assert "error" in result.out


def test_json_is_one_list_of_reports(run: Run, other_pack: Write, told: Callable[..., None]) -> None:
    """With the same exit code as the text."""
    other_pack("pack")
    told(WARNING, ERROR, notes=("A note.",))

    result = run("check", "pack", "--json")

    assert 1 == result.code
    assert [
        {
            "path": "pack",
            "id": "a.b",
            "title": "Title",
            "questions": 2,
            "diagnostics": [
                {
                    "code": "shaky",
                    "severity": "warning",
                    "file": "pack.toml",
                    "line": 7,
                    "excerpt": None,
                    "key_path": "questions[a]",
                    "message": "It shakes.\nCorrect",
                    "remedy": "Hold it.",
                },
                {
                    "code": "broken",
                    "severity": "error",
                    "file": "more.toml",
                    "line": None,
                    "excerpt": None,
                    "key_path": "",
                    "message": "It is broken.",
                    "remedy": "Mend it.",
                },
            ],
            "notes": ["A note."],
        }
    ] == json.loads(result.out)


def test_checking_keeps_nothing(run: Run, other_pack: Write, home: Path) -> None:
    """No record is opened and no cache written."""
    other_pack("pack")

    run("check", "pack")

    assert not home.exists()


def test_open_disputes_are_a_note(run: Run, rivers: Path) -> None:
    """They are about this machine: the result of the check is that of the pack alone."""
    run("play", "rivers", "--topic", "Danube", typed="2\n! It rises in Switzerland.\n")

    result = run("check", str(rivers), "--strict")

    assert 0 == result.code
    assert [
        f"{rivers}: clean (2 questions)",
        "  note: One dispute is open, about spring. See `quiz disputes`.",
        "1 pack checked: clean.",
    ] == result.out.splitlines()


@pytest.mark.parametrize("content", [b"my diary" * 200, None])
def test_a_record_that_cannot_be_read_is_a_note(run: Run, home: Path, other_pack: Write, content: bytes | None) -> None:
    """Damaged, or a folder: it stays as it is, and the pack is checked all the same."""
    other_pack("pack")
    history = home / "data" / "history.db"
    history.parent.mkdir(parents=True)
    if content is None:
        history.mkdir()
    else:
        history.write_bytes(content)

    result = run("check", "pack", "--strict")

    assert (0, "") == (result.code, result.err)
    assert "note: Whether questions are contested cannot be told. The history" in result.out
    assert content is None or content == history.read_bytes()


def test_a_home_that_is_no_folder_is_a_note(run: Run, home: Path, other_pack: Write) -> None:
    """Where the record would be does not matter to a pack."""
    other_pack("pack")
    home.write_text("", encoding="utf-8")

    result = run("check", "pack")

    assert 0 == result.code
    assert "note: Whether questions are contested cannot be told. QUIZ_HOME" in result.out

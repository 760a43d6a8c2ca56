"""`quiz source` and `quiz coverage`."""

import json
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.model.fingerprint import passage_fingerprint

DANUBE = Path(__file__).parents[1] / "data" / "packs" / "valid" / "danube"
CAPE = DANUBE.with_name("formats")
ATLAS = (
    "The Volga is the longest river of Europe; the Danube comes second.\n"
    "Measured along its course, the Danube runs for about 2,850 kilometres.\n"
    "A ship has been able to pass from the Rhine to the Danube by canal since 25 September 1992.\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """The document that the example pack rests on."""
    path = tmp_path / "atlas.txt"
    path.write_bytes(ATLAS.encode())
    return path


def test_a_document_is_attached_listed_and_detached(atlas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole way, with what is told at each step."""
    assert 0 == main(["source", "attach", str(DANUBE), "atlas", str(atlas)])
    assert "A small atlas of rivers: the same edition\n  3 of 3 passages found.\n" == capsys.readouterr().out

    assert 0 == main(["source", "list", "--json"])
    expected = [{"pack": "example.danube", "source": "atlas", "file": str(atlas)}]
    assert expected == json.loads(capsys.readouterr().out)

    assert 0 == main(["check", str(DANUBE)])
    assert "3 of 3 passages found" in " ".join(capsys.readouterr().out.split())

    assert 0 == main(["source", "detach", str(DANUBE), "atlas"])
    assert "has no document attached any more" in capsys.readouterr().out
    assert 0 == main(["source", "list"])
    assert "No document is attached." in capsys.readouterr().out


def test_what_became_of_an_attached_document_is_listed(atlas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said of one that is as it was; one that was edited or taken away is told."""
    assert 0 == main(["source", "attach", str(DANUBE), "atlas", str(atlas)])
    atlas.write_bytes(b"A new line.\n" + ATLAS.encode())
    assert 0 == main(["source", "list"])
    atlas.unlink()
    assert 0 == main(["source", "list"])

    assert [f"example.danube  atlas  {atlas}  {state}" for state in ("(changed since)", "(not there now)")] == (
        capsys.readouterr().out.splitlines()[-2:]
    )


def test_a_missing_passage_is_named_and_exits_with_1(atlas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One character of one line: that passage, and only it."""
    atlas.write_text("New.\n" + ATLAS.replace("second", "Second"), encoding="utf-8")

    assert 1 == main(["source", "attach", str(DANUBE), "atlas", str(atlas)])

    assert [
        "A small atlas of rivers: another edition",
        "  2 of 3 passages found.",
        "  passage 2 stands at line 3 there",
        "  passage 3 stands at line 4 there",
        "  passage 1 is not in it",
    ] == capsys.readouterr().out.splitlines()


def test_wrong_names_are_wrong_use(atlas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown packs and sources exit with 2, unreadable files with 1."""
    assert 2 == main(["source", "attach", "nowhere", "atlas", str(atlas)])
    assert 2 == main(["source", "attach", str(DANUBE), "atlaz", str(atlas)])
    assert 1 == main(["source", "attach", str(DANUBE), "atlas", str(atlas) + ".txt"])
    assert 2 == main(["source"])
    assert "" == capsys.readouterr().out


def test_fingerprints_are_printed_as_a_pack_needs_them(atlas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table is what the example pack has."""
    assert 0 == main(["source", "fingerprint", str(atlas), "--unit", "line"])

    printed = capsys.readouterr().out
    pack = (DANUBE / "pack.toml").read_text(encoding="utf-8")
    for line in printed.splitlines():
        assert line in pack
    assert f'1 = "{passage_fingerprint(ATLAS.splitlines()[0])}"' in printed


def test_a_document_is_printed_as_the_program_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Each passage with its number and its place."""
    assert 0 == main(["source", "read", str(DANUBE / "sources" / "notes.md")])

    lines = capsys.readouterr().out.splitlines()
    assert "1. The Danube rises in the Black Forest in Germany and ends in the Black Sea. On" == lines[0]
    assert "   at: line 5, Notes on the Danube > Course" in lines


def test_a_document_is_printed_sentence_by_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences are numbered within their passage; abbreviations and footnote marks do not end one."""
    path = tmp_path / "notes.txt"
    path.write_text("Dr. Smith came (1854\u20131856).[12] He left.\n\nNobody followed.\n", encoding="utf-8")

    assert 0 == main(["source", "read", str(path), "--sentences"])

    assert [
        "1.1 Dr. Smith came (1854\u20131856).[12]",
        "1.2 He left.",
        "   at: line 1",
        "2.1 Nobody followed.",
        "   at: line 3",
    ] == capsys.readouterr().out.splitlines()


def test_the_page_of_a_passage_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF document has pages, by which people find a passage in it."""
    assert 0 == main(["source", "read", str(CAPE / "sources" / "cape.pdf")])

    assert ["2. Its lamp was lit in 1871.", "   at: page 2"] == capsys.readouterr().out.splitlines()[2:4]


def test_coverage_names_passages_and_questions(capsys: pytest.CaptureFixture[str]) -> None:
    """As text for people and as one JSON document for programs."""
    assert 0 == main(["coverage", str(DANUBE), "--json"])
    record = json.loads(capsys.readouterr().out)
    assert [("notes", 4, 4, []), ("atlas", 3, 3, [])] == [
        (source["id"], source["passages"], source["covered"], source["uncovered"]) for source in record["sources"]
    ]
    assert [] == record["unproven"]

    assert 0 == main(["coverage", str(DANUBE)])
    printed = capsys.readouterr().out
    assert (
        "atlas: A small atlas of rivers\n  3 of 3 passages covered (100%), as listed; it is not attached\n" in printed
    )
    assert "\n  passage 1: longest\n" in printed

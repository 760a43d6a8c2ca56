"""The corpus: every valid pack passes the gate, every invalid one gives exactly the diagnostics written beside it."""

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.fingerprint import seen_fingerprint
from quiz.model.question import QUESTION_TYPES, citations_of
from quiz.model.source import Passage
from quiz.packs.citations import ResolvedCitations, resolve_citations
from quiz.packs.reader import ReadPack, read_pack
from quiz.packs.rebuild import citations_from, question_from
from quiz.packs.schema import json_schema
from quiz.sources.reading import read_passages

CORPUS = Path(__file__).parent.parent / "data" / "packs"


def _packs(folder: str) -> list[Any]:
    found = [path for path in (CORPUS / folder).iterdir() if path.suffix != ".json" and path.name != "sources"]
    return [pytest.param(path, id=path.stem) for path in sorted(found)]


VALID = _packs("valid")
INVALID = _packs("invalid")


def _resolved(read: ReadPack) -> ResolvedCitations:
    passages: dict[str, tuple[Passage, ...]] = {
        source.id: read_passages(read.source_files[source.id], source.unit)
        for source in read.sources
        if source.id in read.source_files
    }
    return resolve_citations(read, passages)


def _diagnostics(read: ReadPack) -> list[Diagnostic]:
    found = [*read.diagnostics, *_resolved(read).diagnostics]
    return sorted(found, key=lambda diagnostic: (diagnostic.file, diagnostic.line or 0, diagnostic.key_path))


def _toml_files(pack: Path) -> list[Path]:
    return sorted(pack.rglob("*.toml")) if pack.is_dir() else [pack]


def _without_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_dates(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _json_data(files: list[Path]) -> Iterator[Any]:
    """Yield the data of each file that is TOML at all, with dates as text."""
    for file in files:
        try:
            yield _without_dates(tomli.loads(file.read_bytes().decode("utf-8-sig")))
        except (ValueError, RecursionError):
            continue


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """The validator of the generated schema."""
    return jsonschema.Draft202012Validator(json_schema())


@pytest.mark.parametrize("path", VALID)
def test_a_valid_pack_passes_without_a_word(path: Path) -> None:
    """A valid pack has no diagnostics, not even warnings, and every citation has its place."""
    read = read_pack(path)

    assert [] == _diagnostics(read)
    assert read.pack is not None
    assert read.pack.sources == read.sources
    assert {
        question.id: [citation.source for citation in citations_of(question)] for question in read.pack.questions
    } == {
        question_id: [place.source for place in places if place]
        for question_id, places in _resolved(read).places.items()
    }


@pytest.mark.parametrize("path", VALID)
def test_a_valid_question_can_be_rebuilt_from_its_plain_table(path: Path) -> None:
    """What the tables hold survives JSON and gives the same questions again, without the gate."""
    read = read_pack(path)
    assert read.pack is not None
    questions = read.pack.questions

    tables = json.loads(json.dumps(read.question_tables))

    assert list(questions) == [question_from(table) for table in tables]
    assert [citations_of(question) for question in questions] == [citations_from(table) for table in tables]
    assert [seen_fingerprint(question) for question in questions] == [
        seen_fingerprint(question_from(table)) for table in tables
    ]


@pytest.mark.parametrize("path", VALID)
def test_a_valid_file_satisfies_the_schema(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    """The schema takes every file that the gate takes."""
    belonging = read_pack(path).files

    assert belonging
    assert [] == [error.message for data in _json_data(list(belonging)) for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", INVALID)
def test_an_invalid_pack_gives_exactly_the_expected_diagnostics(path: Path) -> None:
    """Code, severity, file, line and key path are those written beside the pack, and nothing more is told."""
    expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))["diagnostics"]
    read = read_pack(path)

    found = _diagnostics(read)

    assert expected == [
        {
            "code": diagnostic.code,
            "severity": diagnostic.severity.value,
            "file": diagnostic.file,
            "line": diagnostic.line,
            "key_path": diagnostic.key_path,
        }
        for diagnostic in found
    ]
    assert all(diagnostic.message.endswith((".", "!")) for diagnostic in found)
    assert all(diagnostic.remedy for diagnostic in found)
    assert not any(word in f"{found}" for word in ("pydantic", "Input should", "validation error", "Traceback"))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in read.diagnostics):
        assert read.pack is None


@pytest.mark.parametrize("path", INVALID)
def test_the_schema_refuses_what_it_can_see(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    """Beside each invalid pack stands whether the schema refuses a file of it, or null where no file is TOML."""
    expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))["schema"]

    verdicts = [validator.is_valid(data) for data in _json_data(_toml_files(path))]

    assert expected == (not all(verdicts) if verdicts else None)


def test_every_invalid_pack_has_one_fault_of_its_own() -> None:
    """The corpus is large, each pack has one diagnostic, and no expectation is left without its pack."""
    expectations = sorted((CORPUS / "invalid").glob("*.expected.json"))

    assert len(INVALID) >= 200
    assert {path.values[0].stem for path in INVALID} == {
        path.name.removesuffix(".expected.json") for path in expectations
    }
    assert {1} == {len(json.loads(path.read_text(encoding="utf-8"))["diagnostics"]) for path in expectations}


def test_the_valid_corpus_holds_every_kind() -> None:
    """No kind of question is missing among the valid packs."""
    kinds = {found.question.kind for path in VALID for found in read_pack(path.values[0]).found_questions}

    assert set(QUESTION_TYPES) == kinds


def test_the_corpus_keeps_its_bytes() -> None:
    """Byte order marks and CR LF are still in the files that are there to hold them."""
    content = (CORPUS / "valid" / "bom-crlf.toml").read_bytes()

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 0


def test_cr_lf_is_a_newline_inside_texts_too() -> None:
    """No carriage return reaches a question."""
    (found,) = read_pack(CORPUS / "valid" / "bom-crlf.toml").found_questions

    assert found.question.stem == "What does the waggle dance tell?\n\n- where food is\n- how far it is"


def test_the_schema_is_a_valid_schema_of_the_2020_dialect() -> None:
    """The generated schema passes the check of its own dialect, and holds nothing that TOML lacks."""
    schema = json_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert '"null"' not in json.dumps(schema)

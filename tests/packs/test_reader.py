"""What reading a pack tells beyond single faults: everything at once, in order, and without false echoes."""

import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from quiz.model.citation import Place
from quiz.model.diagnostic import Diagnostic
from quiz.model.question import citations_of
from quiz.model.source import Passage
from quiz.packs.citations import resolve_citations
from quiz.packs.reader import ReadPack, read_pack

HEAD = """format = 1

[pack]
id = "example.bees"
title = "Bees"
description = "A pack."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["An author"]

[[sources]]
id = "handbook"
title = "A handbook"
name = "handbook.txt"
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
passages = { 1 = "00112233445566aa" }

[[sources]]
id = "notes"
title = "Notes"
file = "notes.txt"
"""
CITATIONS = """citations = [{ source = "handbook", passage = 1 }, { source = "notes", quote = "small" }]\n"""
NOTES = {"notes": (Passage(1, "A bee is small.", line=1), Passage(2, "A hive is large.", line=3))}


def _question(kind: str, rest: str, question_id: str = "one", citations: str = CITATIONS) -> str:
    return (
        f'\n[[questions]]\nid = "{question_id}"\nkind = "{kind}"\ntopic = "Life"\nstem = "Bees?"\n'
        f'explanation = "Because."\n{citations}{rest}\n'
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the one source that travels."""
    (tmp_path / "notes.txt").write_text("A bee is small.\n\nA hive is large.\n", encoding="utf-8")
    return tmp_path


def _read(folder: Path, **files: str) -> ReadPack:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return read_pack(folder)


def _told(read: ReadPack) -> list[tuple[str, str]]:
    return [(diagnostic.code, diagnostic.key_path) for diagnostic in read.diagnostics]


def test_every_problem_of_every_file_is_told_in_one_run(folder: Path) -> None:
    """Faults of keys and types do not hide others, in the same question or elsewhere."""
    faulty = _question(
        "single_choice", 'stim = "Why?"\ndifficulty = 9\nhint = " "\nchoices = [{ text = "a", key = "yes" }]', "a"
    )
    read = _read(
        folder,
        pack=HEAD.replace('"en"', '"English"') + faulty,
        more="x = 1\n" + _question("ordering", 'items = ["a"]\npoints = 1', "a/b"),
        wrong="[[questions]\n",
    )

    assert [(diagnostic.file, diagnostic.line, diagnostic.code) for diagnostic in read.diagnostics] == [
        ("more.toml", 1, "unknown-key"),
        ("more.toml", 4, "id-invalid"),
        ("more.toml", 10, "list-too-short"),
        ("more.toml", 11, "unknown-key"),
        ("pack.toml", 7, "language-invalid"),
        ("pack.toml", 31, "unknown-key"),
        ("pack.toml", 32, "difficulty-out-of-range"),
        ("pack.toml", 33, "text-empty"),
        ("pack.toml", 34, "wrong-type"),
        ("wrong.toml", 1, "toml-syntax"),
    ]
    assert read.pack is None


def test_a_quote_is_looked_up_though_its_question_has_another_fault(folder: Path) -> None:
    """All problems in one run: the citations of a question with a wrong type are judged as well."""
    wrong = 'citations = [{ source = "notes", quote = "tiny" }, { source = "notes", quote = "is" }]\n'
    read = _read(folder, pack=HEAD + _question("true_false", 'key = "yes"', citations=wrong))

    resolved = resolve_citations(read, NOTES)

    assert ("wrong-type", "questions[one].key") in _told(read)
    assert [(diagnostic.code, diagnostic.line, diagnostic.key_path) for diagnostic in resolved.diagnostics] == [
        ("quote-not-found", 30, "questions[one].citations[1].quote"),
        ("quote-ambiguous", 30, "questions[one].citations[2].quote"),
    ]


def test_a_faulty_source_makes_no_citation_unknown(folder: Path) -> None:
    """Where a source's id cannot be read, nobody can say that a citation names none."""
    text = HEAD.replace('id = "handbook"', 'ident = "handbook"') + _question("true_false", "key = true")

    assert _told(_read(folder, pack=text)) == [
        ("missing-key", "sources[1].id"),
        ("unknown-key", "sources[1].ident"),
    ]


def test_a_citation_of_an_unknown_source_must_still_name_a_place(folder: Path) -> None:
    """What kind of place it needs is open, but not that it needs one."""
    unknown = CITATIONS.replace("[", '[{ source = "letters" }, ')
    read = _read(folder, pack=HEAD + _question("true_false", "key = true", citations=unknown))

    assert _told(read) == [
        ("citation-without-place", "questions[one].citations[1]"),
        ("source-unknown", "questions[one].citations[1].source"),
    ]


def test_without_a_main_file_only_the_questions_themselves_are_judged(folder: Path) -> None:
    """Their sources are unknown for one reason that is told once."""
    read = _read(folder, pack="= 1", more=_question("ordering", "items = []"))

    assert _told(read) == [("list-too-short", "questions[one].items"), ("toml-syntax", "")]


def test_a_newer_format_is_the_only_thing_told(folder: Path) -> None:
    """What a newer format means by the other keys is not known here."""
    read = _read(folder, pack=HEAD.replace("format = 1", "format = 2") + "novelty = 1\n" + _question("riddle", ""))

    assert _told(read) == [("format-newer", "format")]


def test_a_misspelt_key_is_not_missing_as_well(folder: Path) -> None:
    """One slip is one diagnostic."""
    read = _read(folder, pack=HEAD + _question("true_false", "key = true").replace("explanation", "explenation"))

    assert _told(read) == [("unknown-key", "questions[one].explenation")]
    assert read.diagnostics[0].remedy == "Did you mean `explanation`?"


def test_an_unknown_key_like_no_other_is_told_with_the_known_ones(folder: Path) -> None:
    """An author sees what could stand there."""
    text = HEAD + _question("true_false", "key = true\nzzz = 1")

    (found,) = _read(folder, pack=text).diagnostics

    assert found.remedy.startswith("Rename it to one of these, or remove it: id, stem, topic, ")
    assert found.excerpt is not None
    assert "zzz" == found.excerpt.text[found.excerpt.start :][: found.excerpt.width]


@pytest.mark.parametrize(
    ("kind", "keys", "remedies"),
    [
        (
            "single_choice",
            'choices = [{ text = "a", correct = true, hint = "h" }, { text = "b", reason = "r" }]',
            ["Did you mean `key`?", "It belongs to the question itself: move it out of `choices`", "`rationale`?"],
        ),
        (
            "cloze",
            'text = "{a} b"\n[questions.gaps.a]\nkey = "x"\nhint = "h"',
            ["It belongs to the question itself: move it out of `gaps`, to the lines right below [[questions]]."],
        ),
        ("true_false", "key = true\nwhy = 1\nquestion = 2", ["Did you mean `explanation`?", "Did you mean `stem`?"]),
    ],
)
def test_another_word_for_a_key_leads_to_it(folder: Path, kind: str, keys: str, remedies: list[str]) -> None:
    """What stands there is needed, and only its name or its place is wrong."""
    read = _read(folder, pack=HEAD + _question(kind, keys))
    found = [each.remedy for each in read.diagnostics if each.code == "unknown-key"]

    assert len(found) == len(remedies)
    assert all(part in remedy for part, remedy in zip(remedies, found, strict=True))


def test_questions_with_the_same_id_are_told_by_their_place(folder: Path) -> None:
    """An id that two have names neither."""
    read = _read(folder, pack=HEAD + _question("true_false", "key = true") + _question("true_false", "key = 1"))

    assert _told(read) == [("id-duplicate", "questions[2].id"), ("wrong-type", "questions[2].key")]


def test_a_chain_of_sources_that_closes_is_told_once_a_source(folder: Path) -> None:
    """Each source of the circle is named."""
    text = HEAD.replace('name = "h', 'rests_on = "notes"\nname = "h') + 'rests_on = "handbook"\n'
    read = _read(folder, pack=text + _question("true_false", "key = true"))

    assert _told(read) == [
        ("rests-on-loop", "sources[handbook].rests_on"),
        ("rests-on-loop", "sources[notes].rests_on"),
    ]


@pytest.mark.parametrize(
    ("written", "key"),
    [("1851", "1851"), ("812", "0812"), ("-43", "-0043"), ("2022-06-05", "2022-06-05"), ('"1859-03"', "1859-03")],
)
def test_a_date_key_is_read_in_every_form(folder: Path, written: str, key: str) -> None:
    """Integers are years, TOML dates are days, and all of them become EDTF."""
    read = _read(folder, pack=HEAD + _question("date", f"key = {written}"))

    assert read.diagnostics == ()
    assert [table["key"] for table in read.question_tables] == [key]


def test_places_come_in_the_order_of_the_citations(folder: Path) -> None:
    """The question's own citations first, then those of its choices."""
    rest = """choices = [
      { text = "a", key = true, citations = [{ source = "notes", quote = "hive" }] },
      { text = "b", citations = [{ source = "notes", quote = "large" }, { source = "handbook", passage = 1 }] },
    ]"""
    read = _read(folder, pack=HEAD + _question("single_choice", rest))
    assert read.pack is not None

    resolved = resolve_citations(read, NOTES)

    assert resolved.places == {
        "one": (
            Place("handbook", 1),
            Place("notes", 1, 9, 14),
            Place("notes", 2, 2, 6),
            Place("notes", 2, 10, 15),
            Place("handbook", 1),
        )
    }
    assert [citation for _, citation in read.found_questions[0].cited()] == list(citations_of(read.pack.questions[0]))


def test_a_source_whose_text_is_not_at_hand_resolves_to_nothing(folder: Path) -> None:
    """That the file is missing has been told already."""
    read = _read(folder, pack=HEAD + _question("true_false", "key = true"))

    resolved = resolve_citations(read, {})

    assert resolved.places == {"one": (Place("handbook", 1), None)}
    assert resolved.diagnostics == ()


def test_what_messages_quote_steers_no_terminal(folder: Path) -> None:
    """Foreign words stand in messages and key paths with their control characters written out."""
    read = _read(folder, pack=HEAD + _question("true_false", 'key = true\n"\\u001b[31m" = 1') + '"a\\u202eb" = 1\n')

    assert all("\x1b" not in str(found) and "\u202e" not in str(found) for found in read.diagnostics)
    assert [diagnostic.key_path for diagnostic in read.diagnostics] == [
        'questions[one]."\\u001b[31m"',
        'questions[one]."a\\u202eb"',
    ]


def test_reading_leaves_the_garbage_collector_as_it_was(folder: Path) -> None:
    """It is paused while a pack is built, and only then."""
    import gc

    assert gc.isenabled()
    _read(folder, pack=HEAD)
    assert gc.isenabled()
    gc.disable()
    try:
        _read(folder, pack=HEAD)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_twenty_thousand_faults_are_all_told(folder: Path) -> None:
    """A file in which everything is wrong is still answered, fault by fault."""
    choices = "".join(f'  {{ txt = "{number}", key = 1 }},\n' for number in range(10_000))
    read = _read(folder, pack=HEAD + _question("single_choice", f"choices = [\n{choices}]"))

    codes = [diagnostic.code for diagnostic in read.diagnostics]

    assert {"unknown-key": 10_000, "wrong-type": 10_000} == {code: codes.count(code) for code in set(codes)}
    assert all(diagnostic.line for diagnostic in read.diagnostics)


def test_the_reader_loads_no_heavy_library_before_it_is_needed() -> None:
    """Importing the gate imports neither pydantic nor the syntax tree nor the likeness of words."""
    program = (
        "import sys, quiz.packs.reader, quiz.packs.citations, quiz.packs.schema;"
        "print([name for name in ('pydantic', 'tree_sitter', 'rapidfuzz', 'difflib') if name in sys.modules])"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"


def test_the_texts_of_these_tests_are_toml() -> None:
    """The tests above test the gate, not the parser."""
    assert tomli.loads(HEAD + _question("true_false", "key = true"))["format"] == 1


def test_a_quote_with_plain_marks_is_told_with_those_of_the_source(folder: Path) -> None:
    """It is found and told as a warning; where other words are wrong, they alone are shown."""
    (folder / "notes.txt").write_text("A bee\u2019s hive, if small, is warm.\n", encoding="utf-8")
    passages = {"notes": (Passage(1, "A bee\u2019s hive, if small, is warm.", line=1),)}

    def told(quote: str) -> Diagnostic:
        citations = f'citations = [{{ source = "handbook", passage = 1 }}, {{ source = "notes", quote = "{quote}" }}]\n'
        read = _read(folder, pack=HEAD + _question("true_false", "key = true", citations=citations))
        (found,) = resolve_citations(read, passages).diagnostics
        return found

    found = told("A bee's hive")
    assert "The source has these words with other marks (\u2019 where you have '), in passage 1." == found.message
    found = told("A bee's hive, if large, is warm")
    assert found.remedy.endswith('"A bee\u2019s hive, if [-large,-] {+small,+} is warm"')

"""Documents that stay with their owner, attached and compared passage by passage."""

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.error import QuizError
from quiz.model.fingerprint import passage_fingerprint
from quiz.packs.compiled import CompiledPack
from quiz.play.attaching import AttachedDocuments
from quiz.play.checking import check_pack
from quiz.play.coverage import coverage_of
from quiz.play.error import PlayError, UnknownNameError
from quiz.play.evidence import evidence_for
from quiz.play.library import Library
from quiz.play.outside import Outside

from .conftest import PACK, FakeClock, write_pack

LINES = ("The Volga is long.", "Two rivers of note.", "A third line, which is cited by nobody.")


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """The document that the pack names but does not carry."""
    path = tmp_path / "elsewhere" / "atlas.txt"
    path.parent.mkdir()
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def documents(tmp_path: Path) -> AttachedDocuments:
    """The attached documents of a machine that has none yet."""
    return AttachedDocuments(tmp_path / "data" / "attachments.json", tmp_path / "cache", FakeClock())


@pytest.fixture
def pack_folder(tmp_path: Path, atlas: Path) -> Path:
    """A pack whose fingerprints are those of the atlas."""
    text = PACK.replace("b3c33bda68dcd76f", passage_fingerprint(LINES[0]))
    text = text.replace("93de3648d72c6b6e", passage_fingerprint(LINES[1]))
    sha256 = hashlib.sha256(atlas.read_bytes()).hexdigest()
    return write_pack(
        tmp_path / "packs", text.replace("a2287fbb6bc0b5ac19c5de55b488e79533e23b60930a13a69ed4f68a218b5399", sha256)
    )


@pytest.fixture
def pack(library: Library) -> CompiledPack:
    """The pack, without a document."""
    return library.open("rivers")


def test_the_same_edition_has_every_passage(documents: AttachedDocuments, pack: CompiledPack, atlas: Path) -> None:
    """The file is known by its bytes, and each passage by its fingerprint."""
    report = documents.attach(pack, "atlas", atlas)

    assert report.is_same_edition
    assert [(1, LINES[0]), (2, LINES[1])] == [(number, passage.text) for number, passage in report.found]
    assert () == report.missing
    (attached,) = documents.all()
    assert ("example.rivers", "atlas", atlas) == (attached.pack, attached.source, attached.file)


def test_another_edition_is_accepted_passage_by_passage(
    documents: AttachedDocuments, pack: CompiledPack, atlas: Path
) -> None:
    """A passage is found wherever it now stands; the one that was changed is named, and only it."""
    atlas.write_text(f"A new first line.\n\n{LINES[1]}\n{LINES[0].replace('long', 'Long')}\n", encoding="utf-8")

    report = documents.attach(pack, "atlas", atlas)

    assert not report.is_same_edition
    assert [(2, 3)] == [(number, passage.number) for number, passage in report.found]
    assert (1,) == report.missing


def test_a_file_with_nothing_of_the_source_is_not_remembered(
    documents: AttachedDocuments, pack: CompiledPack, atlas: Path
) -> None:
    """The wrong file is an error."""
    atlas.write_text("Another book.", encoding="utf-8")

    with pytest.raises(PlayError, match="holds none of the passages"):
        documents.attach(pack, "atlas", atlas)
    assert () == documents.all()


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        ("atlaz", "atlas.txt", "has no source atlaz. Did you mean atlas?"),
        ("notes", "atlas.txt", "travels with example.rivers"),
        ("atlas", "gone.txt", "gone.txt cannot be read"),
    ],
)
def test_what_cannot_be_attached_is_told(
    documents: AttachedDocuments, pack: CompiledPack, atlas: Path, source: str, name: str, message: str
) -> None:
    """Unknown sources, travelling sources and missing files: a clear error each."""
    with pytest.raises(QuizError, match=message):
        documents.attach(pack, source, atlas.parent / name)


def test_a_document_is_detached(documents: AttachedDocuments, pack: CompiledPack, atlas: Path) -> None:
    """What was attached is forgotten once, and the file stays."""
    documents.attach(pack, "atlas", atlas)

    documents.detach("example.rivers", "atlas")

    assert () == documents.all()
    assert atlas.exists()
    with pytest.raises(UnknownNameError, match="Nothing is attached"):
        documents.detach("example.rivers", "atlas")


def test_an_attached_document_shows_the_passages_themselves(
    documents: AttachedDocuments, library: Library, pack_folder: Path, tmp_path: Path, outside: Outside, atlas: Path
) -> None:
    """With the document at hand its words are shown; when it is taken away, title and number again."""
    documents.attach(library.open("rivers"), "atlas", atlas)

    with closing(Library((pack_folder.parent,), tmp_path / "cache", outside, documents)) as lent:
        assert [LINES[0]] == _shown_passages(lent.open("rivers"), "longest")
        _, *beneath = _shown_passages(lent.open("rivers"), "spring")
        assert [LINES[1], LINES[0]] == beneath

        atlas.rename(atlas.with_name("away.txt"))
        assert [None] == _shown_passages(lent.open("rivers"), "longest")


def test_marks_and_quotes_stand_where_a_passage_is_in_another_edition(
    documents: AttachedDocuments, library: Library, pack_folder: Path, tmp_path: Path, outside: Outside, atlas: Path
) -> None:
    """With two lines put in at the top, what is opened, marked and practised is the passage itself, not its number."""
    documents.attach(library.open("rivers"), "atlas", atlas)
    atlas.write_text("\n".join(("A new edition.", "With a preface.", *LINES)) + "\n", encoding="utf-8")

    with closing(Library((pack_folder.parent,), tmp_path / "cache", outside, documents)) as lent:
        names = {name: QuestionName("example.rivers", name) for name in ("spring", "longest")}
        player = lent.begin(outside.session(Paper(1, tuple(names.values())), Mode.PRACTICE))
        notes, *openable = player.skip().openable
        assert [("notes", 1), ("atlas", 4), ("atlas", 3)] == [(each.source, each.number) for each in (notes, *openable)]
        assert ["line 4 (passage 2 in the pack)", "line 3 (passage 1 in the pack)"] == [each.place for each in openable]
        assert ("passages 2 and 1 of A small atlas",) == notes.rests_on

        reading = player.reading(openable[0])
        assert {3: (names["spring"],), 4: (names["spring"],)} == reading.resting
        assert [LINES[1], LINES[0]] == [reading.passages[reading.place_of(each.number)].text for each in openable]

        player.advance()
        (longest,) = player.skip().openable
        assert {3: tuple(names.values()), 4: (names["spring"],)} == player.reading(longest).resting
        practice = player.practise(player.reading(longest).resting[4])
        assert "spring" == practice.skip().asked.question.id


def test_of_equal_passages_the_nearest_one_is_meant(
    documents: AttachedDocuments, pack: CompiledPack, atlas: Path
) -> None:
    """A line that the document repeats is cited where it stands, not where it stands first."""
    atlas.write_text(f"{LINES[1]}\n{LINES[1]}\n{LINES[0]}\n{LINES[1]}\n", encoding="utf-8")

    report = documents.attach(pack, "atlas", atlas)

    assert [(1, 3), (2, 2)] == [(number, passage.number) for number, passage in report.found]


def _shown_passages(pack: CompiledPack, question: str) -> list[str | None]:
    found = pack.question(question)
    assert found is not None
    citations = found.question.citations
    return [shown.passage for shown in evidence_for(pack, citations, found.places[: len(citations)])]


def test_check_tells_of_the_document_as_a_note(
    documents: AttachedDocuments, pack: CompiledPack, pack_folder: Path, atlas: Path
) -> None:
    """The result of a check depends on the pack alone; how the local document answers is told beside it."""
    documents.attach(pack, "atlas", atlas)
    clean = check_pack(pack_folder, documents)
    assert (("atlas.txt, attached to atlas, is the same edition: 2 of 2 passages found.",), ()) == (
        clean.notes,
        clean.diagnostics,
    )

    atlas.write_text(f"{LINES[0]}\nTwo rivers of vote.\n", encoding="utf-8")
    changed = check_pack(pack_folder, documents)
    assert () == changed.diagnostics
    assert "Passage 2 of atlas is not in the attached atlas.txt." in changed.notes

    atlas.unlink()
    assert any("cannot be used" in note for note in check_pack(pack_folder, documents).notes)


def test_coverage_counts_the_passages_at_hand(
    documents: AttachedDocuments, library: Library, pack_folder: Path, tmp_path: Path, outside: Outside, atlas: Path
) -> None:
    """Without the document the listed passages count; with it all of its own."""
    notes, listed = coverage_of(library.open("rivers")).sources
    assert {1: ("spring", "countries"), 2: ()} == notes.questions
    assert {1: ("spring", "longest"), 2: ("spring",)} == listed.questions
    documents.attach(library.open("rivers"), "atlas", atlas)

    with closing(Library((pack_folder.parent,), tmp_path / "cache", outside, documents)) as lent:
        _, at_hand = coverage_of(lent.open("rivers")).sources
        assert ((3,), 2) == (at_hand.uncovered, at_hand.covered)

        atlas.write_text(f"{LINES[1]}\n", encoding="utf-8")
        coverage = coverage_of(lent.open("rivers"))
        assert {1: ("spring",)} == coverage.sources[1].questions
        assert ("longest",) == coverage.unproven

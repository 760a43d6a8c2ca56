"""Sources of other formats than text travel with a pack too."""

import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quiz.model.diagnostic import Severity
from quiz.play.checking import check_pack
from quiz.play.error import PackProblems
from quiz.play.library import Library, Selection
from quiz.play.outside import Outside
from quiz.play.view import AskedView
from quiz.sources.reading import read_passages

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def cape(tmp_path: Path) -> Path:
    """A pack with a source of each format that needs the extra packages."""
    return Path(shutil.copytree(DATA / "packs" / "valid" / "formats", tmp_path / "packs" / "cape"))


@pytest.fixture
def without_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages of the extra are not installed."""
    for module in [name for name in sys.modules if name.partition(".")[0] in {"lxml", "pypdf"}]:
        monkeypatch.delitem(sys.modules, module)
    for package in ("lxml", "pypdf"):
        monkeypatch.setitem(sys.modules, package, None)


def told(pack: Path) -> list[tuple[str, Severity, str, str]]:
    """Return code, severity, file and key path of all that a check tells."""
    return [(found.code, found.severity, found.file, found.key_path) for found in check_pack(pack).diagnostics]


def test_a_pack_of_every_format_is_played_and_its_sources_are_opened(
    cape: Path, tmp_path: Path, outside: Outside
) -> None:
    """Every answer shows its quote, and opens the document that it stands in."""
    shown: dict[str, str] = {}
    bearings: dict[tuple[str, int], str] = {}
    with closing(Library((cape.parent,), tmp_path / "cache", outside)) as library:
        player = library.start(library.open("cape"), Selection(seed=1))
        while isinstance(player.view, AskedView):
            for evidence in player.skip().openable:
                assert evidence.passage is not None
                shown[evidence.passage[evidence.start : evidence.end]] = evidence.place
                file = {"guide": "pdf", "pages": "pdf", "web": "html", "report": "docx", "novel": "epub"}
                unit = player.reading(evidence).unit
                document = cape / "sources" / f"cape.{file[evidence.source]}"
                assert read_passages(document, unit) == player.reading(evidence).passages
                bearings[evidence.source, evidence.number] = player.reading(evidence).bearings(evidence.number)
            player.advance()

    assert {
        "A lighthouse stands on the northern cape.": "paragraph 1, page 1",
        "Its lamp was lit in 1871.": "paragraph 2, page 2",
        "lit in 1871. A keeper lived there": "page 2",
        "Its fog horn was heard for nine miles.": "paragraph 1, “The cape”",
        "The stairs have 199 steps.": "paragraph 1",
        "He wrote down every ship.": "paragraph 1, “The keeper”",
    } == shown
    assert {
        ("guide", 1): "paragraph 1 of 3, page 1",
        ("guide", 2): "paragraph 2 of 3, page 2",
        ("pages", 2): "page 2 of 2",
        ("web", 1): "paragraph 1 of 1",
        ("report", 1): "paragraph 1 of 2",
        ("novel", 1): "paragraph 1 of 1",
    } == bearings


@pytest.mark.usefixtures("without_packages")
def test_without_the_packages_the_extra_is_named_and_the_rest_is_judged(cape: Path) -> None:
    """Each such source is an error that says what to install; other faults are told in the same run."""
    pack = cape / "pack.toml"
    text = pack.read_text(encoding="utf-8").replace("key = 9\n", "key = 9\ntolerance = -1\n")
    pack.write_text(text, encoding="utf-8")

    diagnostics = check_pack(cape).diagnostics

    missing = [found for found in diagnostics if found.code == "packages-missing"]
    assert [
        ("sources/cape.docx", "sources[report].file"),
        ("sources/cape.epub", "sources[novel].file"),
        ("sources/cape.html", "sources[web].file"),
        ("sources/cape.pdf", "sources[guide].file"),
        ("sources/cape.pdf", "sources[pages].file"),
    ] == [(found.file, found.key_path) for found in missing]
    assert all('pip install "sourced-quiz[documents]"' in found.message for found in missing)
    assert [("pack.toml", "questions[horn].tolerance")] == [
        (found.file, found.key_path) for found in diagnostics if found not in missing
    ]


@pytest.mark.usefixtures("without_packages")
def test_without_the_packages_a_text_pack_is_played(library: Library) -> None:
    """What needs no extra package never asks for one."""
    assert isinstance(library.start(library.open("rivers"), Selection()).view, AskedView)


@pytest.mark.parametrize("name", ["encrypted.pdf", "scanned.pdf", "cut.pdf"])
def test_a_source_that_cannot_be_read_is_one_error(cape: Path, tmp_path: Path, outside: Outside, name: str) -> None:
    """What is wrong with the document is told once for each source, and nothing of the quotes in it."""
    (cape / "sources" / "cape.pdf").write_bytes((DATA / "documents" / "damaged" / name).read_bytes())

    assert [
        ("source-unreadable", Severity.ERROR, "sources/cape.pdf", "sources[guide].file"),
        ("source-unreadable", Severity.ERROR, "sources/cape.pdf", "sources[pages].file"),
    ] == told(cape)
    with closing(Library((cape.parent,), tmp_path / "cache", outside)) as library, pytest.raises(PackProblems):
        library.open("cape")


def test_a_changed_quote_in_a_pdf_is_found_missing(cape: Path) -> None:
    """A quote is proven in any format, or refused."""
    pack = cape / "pack.toml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("199 steps.", "198 steps."), encoding="utf-8")

    assert [("quote-not-found", Severity.ERROR, "pack.toml", "questions[stairs].citations[1].quote")] == told(cape)

"""What the page on good questions refers to is there, and its example is sound."""

import re
from pathlib import Path

from quiz.engine.lint.literature import WORKS
from quiz.engine.lint.registry import CODES
from quiz.play.checking import check_pack

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "good-questions.md").read_text(encoding="utf-8")
TEXT, _, LITERATURE = PAGE.partition("\n## Literature\n")


def test_the_page_speaks_of_every_rule() -> None:
    """By its code, with which `quiz explain` goes on."""
    assert set(CODES) <= set(re.findall("`([a-z-]+)`", TEXT))


def test_every_work_of_the_text_is_listed() -> None:
    """By the name of its first author and the year; those that the rules name too are listed alike."""
    listed = [
        " ".join(work.split()) for work in re.findall(r"^- (.*?)(?=^- |\Z)", LITERATURE, re.DOTALL | re.MULTILINE)
    ]
    names = [(work.partition(",")[0], re.findall(r"\((\d{4})\)", work)[0]) for work in listed]
    words = " ".join(TEXT.split())

    assert sorted(listed) == listed
    for name, year in names:
        assert re.search(rf"{name}[^.0-9]*{year}", words), name
    for work in WORKS:
        if (work.partition(",")[0], re.findall(r"\((\d{4})\)", work)[0]) in names:
            assert any(told.startswith(work) for told in listed), work


def test_the_example_allows_what_would_be_warned_of(tmp_path: Path) -> None:
    """In the small pack of the reference it is clean, and without its reason it is not."""
    reference = (DOCS / "pack-format.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    pack = re.findall(r"^```toml\n(.*?)^```$", reference, re.DOTALL | re.MULTILINE)[0]
    (notes,) = re.findall(r"^```markdown\n(.*?)^```$", reference, re.DOTALL | re.MULTILINE)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "notes.md").write_text(notes, encoding="utf-8")
    told = []
    for written in (example, re.sub("^allow.*$", "", example, flags=re.MULTILINE)):
        (tmp_path / "pack.toml").write_text(f"{pack}\n{written}", encoding="utf-8")
        told.append([found.code for found in check_pack(tmp_path).diagnostics])

    assert [[], ["two-options"]] == told

"""Every diagnostic code has a page, and what the page shows is so."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import quiz
from quiz.engine.lint.literature import WORKS
from quiz.engine.lint.registry import CODES
from quiz.model.code_page import CodePage
from quiz.model.diagnostic import Severity
from quiz.packs.codes.reference import reference
from quiz.packs.codes.registry import CHAPTERS, PAGES
from quiz.play.checking import check_pack
from tests.packs.sample import write_sample

PACKAGE = Path(quiz.__file__).parent
TELLING = ["packs", "play/checking.py", "play/error.py"]
NO_CODES = {"utf-8", "utf-8-sig", "utf-16"}
SHOWN = [pytest.param(page, id=page.code) for page in PAGES.values() if not page.in_words]


def codes_in_the_program() -> Iterator[str]:
    """Yield every text of the modules that tell diagnostics which is written as a code is."""
    modules = [
        path
        for name in TELLING
        for path in ([PACKAGE / name] if name.endswith(".py") else (PACKAGE / name).glob("*.py"))
    ]
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call | ast.Assign):
                for inner in ast.walk(node):
                    if (
                        isinstance(inner, ast.Constant)
                        and isinstance(inner.value, str)
                        and re.fullmatch("[a-z]+[a-z0-9]*(-[a-z0-9]+)+", inner.value)
                    ):
                        yield inner.value


def test_every_code_has_its_page() -> None:
    """No code has two, and no page is for nothing."""
    assert sum(map(len, CHAPTERS.values())) == len(PAGES)
    assert PAGES.keys() == {*codes_in_the_program(), *CODES} - NO_CODES


@pytest.mark.parametrize("page", SHOWN)
def test_a_bad_sample_is_told_and_a_good_one_is_not(page: CodePage, tmp_path: Path) -> None:
    """The good one has no errors of any kind."""
    bad = check_pack(write_sample(tmp_path / "bad", page.bad)).diagnostics
    good = check_pack(write_sample(tmp_path / "good", page.good)).diagnostics
    assert page.severity in {found.severity for found in bad if found.code == page.code}
    assert [] == [found for found in good if found.code == page.code or found.severity is Severity.ERROR]


def test_the_reference_is_the_pages() -> None:
    """`quiz explain --markdown` wrote it."""
    written = (Path(__file__).resolve().parents[2] / "docs" / "codes.md").read_text(encoding="utf-8")
    assert reference() == written


def test_every_work_that_is_referred_to_is_listed() -> None:
    """By the first author's name and the year, and none is listed for nothing."""
    parts = [part for page in PAGES.values() for part in page.reference.split(";")]
    referred = {found.groups() for part in parts if (found := re.match(r"\s*(\w+)\D*(\d{4})", part))}
    listed = {(work.partition(",")[0], re.findall(r"\((\d{4})\)", work)[0]) for work in WORKS}
    assert listed == referred

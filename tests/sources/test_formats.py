"""One document in every format."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.model.source import Passage
from quiz.sources.reading import read_passages
from quiz.sources.sentences import sentence_spans

WrittenAs = Callable[[str], bytes]

WITH_HEADINGS = (".md", ".html", ".docx", ".epub")


def read(folder: Path, suffix: str, written_as: WrittenAs) -> tuple[Passage, ...]:
    """Write the document and read it again."""
    path = folder / f"road{suffix}"
    path.write_bytes(written_as(suffix))
    return read_passages(path, "paragraph")


def sentences(passages: tuple[Passage, ...]) -> list[str]:
    """Return the sentences of headings and passages in the order of the document."""
    found: list[str] = []
    shown: tuple[str, ...] = ()
    for passage in passages:
        found += [heading for place, heading in enumerate(passage.headings) if shown[place : place + 1] != (heading,)]
        shown = passage.headings
        found += [passage.text[start:end] for start, end in sentence_spans(passage.text)]
    return found


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx", ".epub"])
def test_every_format_gives_the_same_sentences(
    suffix: str, tmp_path: Path, written_as: WrittenAs, expected_sentences: list[str]
) -> None:
    """Marks, wrapped lines, soft hyphens, page headers and page breaks leave no trace in the sentences."""
    assert expected_sentences == sentences(read(tmp_path, suffix, written_as))


@pytest.mark.parametrize("suffix", WITH_HEADINGS)
def test_headings_lead_to_the_passages(suffix: str, tmp_path: Path, written_as: WrittenAs) -> None:
    """Where the format has headings, each passage is under the same ones."""
    title = "The Road to the Harbour"
    paths = [(title, "How it began")] * 2 + [(title, "What it cost")] * 2

    assert paths == [passage.headings for passage in read(tmp_path, suffix, written_as)]


def test_passages_of_a_pdf_document_know_their_page(tmp_path: Path, written_as: WrittenAs) -> None:
    """A paragraph that goes over a page break is on the page where it begins."""
    passages = read(tmp_path, ".pdf", written_as)

    assert [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2), (7, 3)] == [
        (passage.number, passage.page) for passage in passages
    ]


def test_pages_of_a_pdf_document_are_numbered_by_their_place(tmp_path: Path, written_as: WrittenAs) -> None:
    """The unit page gives what stands on each page, without its header and footer."""
    path = tmp_path / "road.pdf"
    path.write_bytes(written_as(".pdf"))
    pages = read_passages(path, "page")

    assert [(1, 1), (2, 2), (3, 3)] == [(page.number, page.page) for page in pages]
    assert pages[0].text.startswith("The Road to the Harbour How it began The road was planned")
    assert pages[-1].text.endswith("The road is still there.")

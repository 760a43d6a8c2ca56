"""Prove 10,000 citations against a document of 5 MB, beside reading and normalising that document once.

The pack is read before the clock starts; what is measured is what `quiz check` does with it and its source from then
on: `resolve_citations` with the passages that `read_passages` gave.
"""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from quiz.engine.quoting import TextQuote, find_quotes
from quiz.model.source import Passage
from quiz.packs.citations import resolve_citations
from quiz.packs.collector import collector_paused
from quiz.packs.reader import ReadPack, read_pack
from quiz.sources.reading import read_passages

DOCUMENT_BYTES = 5_000_000
CITATIONS = 10_000
ROUNDS = 15
VOCABULARY = 20_000

PACK = """\
format = 1
[pack]
id = "benchmark.citations"
title = "Citations"
description = "Many of them."
language = "en"
version = "1.0.0"
authors = ["Nobody"]
licence = "CC0-1.0"
[[sources]]
id = "document"
title = "The document"
licence = "CC0-1.0"
file = "sources/document.txt"
"""
QUESTION = """\
[[questions]]
id = "q{number}"
kind = "true_false"
topic = "The document"
stem = "Is statement {number} right?"
key = true
explanation = "It is."
citations = [{{ source = "document", quote = "{quote}" }}]
"""


def main() -> None:
    """Print the ratio, its parts and the floor."""
    dice = random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sources" / "document.txt"
        path.parent.mkdir()
        path.write_text(_document(dice), encoding="utf-8")
        passages = read_passages(path, "paragraph")
        quotes = [_quote(dice, passages) for _ in range(CITATIONS)]
        read = _pack(Path(folder), quotes)
        sought = [TextQuote(quote) for quote in quotes]
        floors, finding, proving = [], [], []
        for _ in range(ROUNDS):
            with collector_paused():
                floors.append(_seconds(lambda: read_passages(path, "paragraph")))
                finding.append(_seconds(lambda: find_quotes(passages, sought)))
            proving.append(_seconds(lambda: _prove(read, passages)))
    floor, work = median(floors), median(proving)
    print(f"document: {DOCUMENT_BYTES:,} bytes, {len(passages):,} passages; {CITATIONS:,} citations")
    print(f"floor, reading and normalising: {floor * 1000:.0f} ms")
    print(f"proving: {work * 1000:.0f} ms, of which finding the quotes {median(finding) * 1000:.0f} ms")
    print(
        f"ratio: {work / floor:.2f} (wanted: at most 3); with reading the document counted in: {work / floor + 1:.2f}"
    )


def _pack(folder: Path, quotes: list[str]) -> ReadPack:
    questions = (QUESTION.format(number=number, quote=quote) for number, quote in enumerate(quotes, start=1))
    (folder / "pack.toml").write_text(PACK + "".join(questions), encoding="utf-8")
    read = read_pack(folder)
    assert () == read.diagnostics, read.diagnostics[0]
    return read


def _prove(read: ReadPack, passages: tuple[Passage, ...]) -> None:
    resolved = resolve_citations(read, {"document": passages})
    assert () == resolved.diagnostics
    assert CITATIONS == sum(place is not None for places in resolved.places.values() for place in places)


def _document(dice: random.Random) -> str:
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 11))) for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    paragraphs, size = [], 0
    while size < DOCUMENT_BYTES:
        lines = [" ".join(dice.choices(words, weights, k=12)) for _ in range(dice.randint(3, 9))]
        paragraphs.append("\n".join(lines))
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def _quote(dice: random.Random, passages: tuple[Passage, ...]) -> str:
    words = dice.choice(passages).text.split()
    start = dice.randrange(len(words) - 12)
    return " ".join(words[start : start + dice.randint(8, 12)])


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

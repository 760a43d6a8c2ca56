"""Prove 10,000 citations against a document of 5 MB, beside reading and normalising that document once."""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from quiz.engine.quoting import Found, QuoteIndex
from quiz.model.source import Passage
from quiz.sources.reading import read_passages

DOCUMENT_BYTES = 5_000_000
CITATIONS = 10_000
ROUNDS = 9
VOCABULARY = 20_000


def main() -> None:
    """Print the ratio, its parts and the floor."""
    dice = random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.txt"
        path.write_text(_document(dice), encoding="utf-8")
        passages = read_passages(path, "paragraph")
        quotes = [_quote(dice, passages) for _ in range(CITATIONS)]
        floors, indexing, proving = [], [], []
        for _ in range(ROUNDS):
            floors.append(_seconds(lambda: read_passages(path, "paragraph")))
            indexes: list[QuoteIndex] = []

            def index(indexes: list[QuoteIndex] = indexes) -> None:
                indexes.append(QuoteIndex(passages))
                indexes[0].find(quotes[0])

            def prove(indexes: list[QuoteIndex] = indexes) -> None:
                for quote in quotes:
                    assert isinstance(indexes[0].find(quote), Found)

            indexing.append(_seconds(index))
            proving.append(_seconds(prove))
    floor, whole = median(floors), median(a + b for a, b in zip(indexing, proving, strict=True))
    print(f"document: {path.name}, {DOCUMENT_BYTES:,} bytes, {len(passages):,} passages; {CITATIONS:,} quotes")
    print(f"floor, reading and normalising: {floor * 1000:.0f} ms")
    print(f"index {median(indexing) * 1000:.0f} ms + proofs {median(proving) * 1000:.0f} ms")
    print(f"ratio: {whole / floor:.2f} (wanted: at most 3)")


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

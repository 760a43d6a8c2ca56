"""The samples on the pages of codes, made to whole packs."""

from pathlib import Path
from typing import Any

import tomli
import tomli_w

NOTES = """
A colony of honey bees has one queen.

The cells of honey bees have six sides. The drones have no sting.

The chapel has a painted ceiling.

Anna Lindqvist painted it in one summer.

In the northern fields rye was the crop that was grown before the flood.

Flax was the crop grown in the northern fields later.
"""
PACK: dict[str, Any] = {
    "format": 1,
    "pack": {
        "id": "smith.bees",
        "title": "Bees",
        "description": "A first look.",
        "language": "en",
        "version": "1.0",
        "licence": "CC0-1.0",
        "authors": ["A. Smith"],
    },
    "sources": [{"id": "notes", "title": "Notes", "file": "sources/notes.md"}],
    "challenges": [],
}
QUESTION = {
    "id": "dance",
    "topic": "Bees",
    "stem": "Who dances?",
    "explanation": "Wherever wanderers wonder, weather whispers.",
    "citations": [{"source": "notes", "quote": "A colony of honey bees has one queen."}],
}


def write_sample(folder: Path, sample: str) -> Path:
    """Write a pack with what the sample says, and with what it leaves out filled in; return its folder."""
    table = tomli.loads(sample)
    whole = PACK | {name: value for name, value in table.items() if name in {"format", "challenges"}}
    whole["pack"] = PACK["pack"] | table.get("pack", {})
    own = table.get("sources", [])
    named = {source["id"] for source in own}
    whole["sources"] = [source for source in PACK["sources"] if source["id"] not in named] + own
    is_question = not table.keys() & {"format", "pack", "sources", "challenges", "questions"}
    whole["questions"] = table.get("questions", [_question(table if is_question else {"key": "the bee"})])
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    (folder / "pack.toml").write_text(tomli_w.dumps(whole), encoding="utf-8")
    return folder


def _question(table: dict[str, Any]) -> dict[str, Any]:
    kind = "single_choice" if "choices" in table else "short_answer"
    return QUESTION | {"kind": kind} | table

"""Papers drawn from several packs by shares."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from quiz.history.store import History
from quiz.play.error import PlayError, UnknownNameError
from quiz.play.library import Library, Selection
from quiz.play.mixing import Part

from .conftest import PACK


def asked(
    library: Library, history: History, parts: list[Part], seed: int, count: int | None = None
) -> list[tuple[str, str]]:
    """Return the questions of a mix, in its order."""
    player = library.mix(parts, Selection(seed=seed, count=count))
    player.skip()
    session = history.latest_unfinished()
    assert session is not None
    return [(name.pack, name.question) for name in session.paper.questions]


def test_a_mix_holds_questions_of_each_part_once(pack_folder: Path, library: Library, history: History) -> None:
    """By their shares, as far as they have some; the same seed deals the same; a question of two parts comes once."""
    streams = Path(shutil.copytree(pack_folder, pack_folder.parent / "streams"))
    text = PACK.replace("example.rivers", "other.streams").replace(
        'version = "1.0.0"', 'version = "1.0.0"\nshuffled = false'
    )
    (streams / "pack.toml").write_text(text, encoding="utf-8")
    rivers, others = library.open("rivers"), library.open("streams")

    mix = asked(library, history, [Part(rivers), Part(others)], count=4, seed=1)
    assert {"example.rivers": 2, "other.streams": 2} == Counter(pack for pack, _ in mix)
    assert ["spring", "countries"] == [question for pack, question in mix if pack == "other.streams"]
    assert mix == asked(library, history, [Part(rivers), Part(others)], count=4, seed=1)

    mix = asked(library, history, [Part(rivers, "danube", 2), Part(rivers), Part(others, "Volga")], seed=2)
    assert len(set(mix)) == len(mix) == 4
    assert ("other.streams", "longest") in mix

    with pytest.raises(UnknownNameError, match="no topic"):
        library.mix([Part(rivers, "Rhine")], Selection())
    (streams / "pack.toml").write_text(PACK.replace("key = 10", "key = 11"), encoding="utf-8")
    with pytest.raises(PlayError, match="Two different packs have the id"):
        library.mix([Part(rivers), Part(library.open(str(streams)))], Selection())

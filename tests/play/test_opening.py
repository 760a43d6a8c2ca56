"""A pack that has to be compiled first can be waited for, or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pytest

from quiz.history.store import History
from quiz.model.error import QuizError
from quiz.packs.progress import Tell
from quiz.play.error import UnpreparedError
from quiz.play.library import Library, Selection
from quiz.play.opening import CompilationNeeded, Watch, deferred, open_pack

from .conftest import PACK

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def test_whoever_waits_is_told_how_far_it_is(pack_folder: Path, tmp_path: Path) -> None:
    """By shares that never fall, for a pack that is compiled, and not for one that is there."""
    told: list[float] = []

    @contextmanager
    def watch(location: Path) -> Iterator[Tell]:
        assert pack_folder == location
        yield told.append

    open_pack(pack_folder, tmp_path / "cache", NOW, watch).close()
    assert sorted(told) == told
    assert 0 <= told[0] <= told[-1] <= 1
    assert len(told) > 3
    count = len(told)
    open_pack(pack_folder, tmp_path / "cache", NOW, watch).close()
    assert count == len(told)


@pytest.mark.parametrize("patience", range(8))
def test_whoever_leaves_leaves_nothing_behind(patience: int, pack_folder: Path, tmp_path: Path) -> None:
    """At whatever point, and the next time the pack is compiled whole."""
    cache = tmp_path / "cache"
    try:
        open_pack(pack_folder, cache, NOW, patient(patience)).close()
    except KeyboardInterrupt:
        assert [] == [*cache.glob("*")]
    with open_pack(pack_folder, cache, NOW) as pack:
        assert pack.questions > 0


@pytest.mark.parametrize("patience", range(4))
def test_whoever_leaves_an_edit_leaves_what_was_there(patience: int, pack_folder: Path, tmp_path: Path) -> None:
    """Though only the file that was edited is read; the next time the edit is in."""
    head, mark, questions = PACK.partition("[[questions]]")
    (pack_folder / "pack.toml").write_text(head, encoding="utf-8")
    file, cache = pack_folder / "questions.toml", tmp_path / "cache"
    file.write_text(mark + questions, encoding="utf-8")
    open_pack(pack_folder, cache, NOW).close()
    before = [(path.name, path.read_bytes()) for path in cache.iterdir()]
    file.write_text(mark + questions.replace("It is a dark place.", "It is darker."), encoding="utf-8")
    try:
        open_pack(pack_folder, cache, NOW, patient(patience)).close()
    except KeyboardInterrupt:
        assert before == [(path.name, path.read_bytes()) for path in cache.iterdir()]
    with open_pack(pack_folder, cache, NOW) as pack:
        edited = pack.question("spring")
        assert edited is not None
        assert "It is darker." == edited.question.hint


def patient(patience: int) -> Watch:
    """Return a watch that leaves once it was told something so many times."""

    @contextmanager
    def watch(_: Path) -> Iterator[Tell]:
        steps = iter(range(patience))

        def tell(_: float) -> None:
            if next(steps, None) is None:
                raise KeyboardInterrupt

        yield tell

    return watch


def test_what_nobody_waits_for_is_compiled_elsewhere(
    library: Library, history: History, pack_folder: Path, tmp_path: Path
) -> None:
    """Until it is, the library can be used without that pack; what cannot be kept is compiled there and then."""
    library.start(library.open("rivers"), Selection()).skip()
    outcomes: dict[Path, QuizError | None] = {}
    pack_folder.joinpath("pack.toml").write_text(PACK.replace("Rivers", "Streams"), encoding="utf-8")
    with library.watched_by(deferred(outcomes)):
        with pytest.raises(CompilationNeeded) as needed:
            library.cards()
        location = needed.value.location
        outcomes[location] = UnpreparedError(location)
        (card,) = library.cards()
        assert ("rivers", f"{location} has changed, and is still to be prepared.") == (
            card.title,
            card.problem.partition(" Choose")[0],
        )
        assert library.unfinished() is None
        with pytest.raises(UnpreparedError):
            library.open(str(location))

        told: list[float] = []
        library.compile(location, told.append)
        assert told
        outcomes.clear()
        (card,) = library.cards()
        assert "Streams" == card.title
        unfinished = library.unfinished()
        assert unfinished is not None

        rmtree(tmp_path / "cache")
        outcomes[location] = None
        assert "Streams" == library.open(str(location)).info.title
    assert 1 == len(history.attempts_of(unfinished.session))

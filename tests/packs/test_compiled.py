"""Compiled packs hold what the gate let through."""

import gc
import os
import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from quiz.model.fingerprint import key_fingerprint, seen_fingerprint
from quiz.packs.cache import cache_path, open_cache, state_of, write_cache
from quiz.packs.cache_connection import CacheError
from quiz.packs.compile import Contents, write_compiled
from quiz.packs.compiled import open_compiled
from quiz.play.checking import examine

VALID = Path(__file__).parents[1] / "data" / "packs" / "valid"


def contents_of(path: Path) -> Contents:
    """Return what is compiled of a valid pack."""
    examination = examine(path)
    read = examination.read
    assert read.pack is not None
    return Contents(read.pack, read.question_tables, read.question_files, examination.places, examination.passages)


PACKS = [path for path in sorted(VALID.iterdir()) if path.suffix == ".toml" or (path / "pack.toml").exists()]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_a_compiled_pack_gives_back_what_was_read(path: Path, tmp_path: Path) -> None:
    """Pack, sources, questions and their files, places, passages and fingerprints come out as they went in."""
    contents = contents_of(path)
    write_compiled(tmp_path / "pack.db", contents, [])

    pack = open_compiled(tmp_path / "pack.db")

    assert pack is not None
    with pack:
        assert contents.pack.info == pack.info
        assert contents.pack.sources == pack.sources
        assert contents.pack.challenges == pack.challenges
        assert len(contents.pack.questions) == pack.questions == sum(topic.questions for topic in pack.topics)
        assert tuple(question.id for question in contents.pack.questions) == pack.ids_at(range(pack.questions))
        assert tuple((each.id, seen_fingerprint(each)) for each in contents.pack.questions) == pack.seen_fingerprints()
        for question, file in zip(contents.pack.questions, contents.question_files, strict=True):
            assert file == pack.file_of(question.id)
            found = pack.question(question.id)
            assert found is not None
            assert question == found.question
            assert contents.places[question.id] == found.places
            assert (seen_fingerprint(question), key_fingerprint(question)) == (found.seen, found.key)
            places = frozenset((place.source, place.passage) for place in found.places if place)
            assert {question.id: (question.topic, places)} == pack.topics_and_passages([question.id])
        topics = [topic.title for topic in pack.topics]
        assert pack.keys_and_topics() == tuple(
            (question.id, key_fingerprint(question), topics.index(question.topic))
            for question in contents.pack.questions
        )
        for source, passages in contents.passages.items():
            assert passages == pack.passages_of(source).all()
            assert passages == tuple(pack.passages_of(source).passage(passage.number) for passage in passages)


def test_what_a_pack_does_not_hold_is_none(tmp_path: Path) -> None:
    """Asking for an unknown question or passage is no fault."""
    write_compiled(tmp_path / "pack.db", contents_of(VALID / "danube"), [])
    pack = open_compiled(tmp_path / "pack.db")

    assert pack is not None
    with pack:
        assert pack.question("gone") is None
        assert pack.passages_of("atlas").passage(1) is None


def test_a_compiled_pack_is_let_go_of_on_any_thread(tmp_path: Path) -> None:
    """As the garbage collector, which works wherever it is due, may be the last to hold it."""
    target = tmp_path / "compiled.db"
    write_compiled(target, contents_of(PACKS[0]), [])
    opened = [open_compiled(target)]
    assert opened[0] is not None

    def let_go() -> None:
        opened.clear()
        gc.collect()

    thread = Thread(target=let_go)
    thread.start()
    thread.join()
    assert [] == opened


def test_a_young_file_is_compared_by_its_content(tmp_path: Path) -> None:
    """An edit that leaves size and time as they were is seen where the time cannot be trusted yet."""
    source = tmp_path / "source.toml"
    source.write_bytes(b"one")
    state = state_of(source, source.stat().st_mtime_ns + 1)
    write_compiled(tmp_path / "pack.db", contents_of(VALID / "danube"), [state])
    fresh = open_compiled(tmp_path / "pack.db")
    assert fresh is not None
    fresh.close()

    source.write_bytes(b"two")
    os.utime(source, ns=(state["mtime_ns"], state["mtime_ns"]))

    assert open_compiled(tmp_path / "pack.db") is None


def test_a_cache_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A file where the folder should be is told, and nothing is left behind."""
    (tmp_path / "cache").write_bytes(b"in the way")

    with pytest.raises(CacheError, match="cannot be written"):
        write_compiled(tmp_path / "cache" / "pack.db", contents_of(VALID / "danube"), [])
    assert [tmp_path / "cache"] == list(tmp_path.iterdir())


def test_packs_at_different_paths_are_compiled_apart(tmp_path: Path) -> None:
    """Two packs never share a place in the cache."""
    assert cache_path(tmp_path, tmp_path / "a") != cache_path(tmp_path, tmp_path / "b")


def test_drafts_that_killed_processes_left_are_swept(tmp_path: Path) -> None:
    """Those of hours ago go when the next one is written; a young one, a link and what is no draft of ours stay."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_bytes(b"kept")
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    left, young, foreign = cache / "a.db.1.draft", cache / "a.db.2.draft", cache / "notes.draft"
    link, folder = cache / "a.db.3.draft", cache / "a.db.4.draft"
    for file in (left, young, foreign):
        file.write_bytes(b"half")
    link.symlink_to(elsewhere / "kept")
    folder.mkdir()
    now = young.stat().st_mtime
    for path in (left, foreign, link, folder, elsewhere / "kept"):
        os.utime(path, (now - 3 * 3600, now - 3 * 3600), follow_symlinks=False)

    write_compiled(cache / "pack.db", contents_of(VALID / "danube"), [])

    assert {"pack.db", young.name, foreign.name, link.name, folder.name} == {path.name for path in cache.iterdir()}
    assert b"kept" == (elsewhere / "kept").read_bytes()


def test_two_that_compile_at_once_do_no_harm(tmp_path: Path) -> None:
    """Whoever is done last has the last word, and in between there is always one that is whole."""
    target = tmp_path / "cache" / "pack.db"

    def fill(database: sqlite3.Connection) -> dict[str, str]:
        write_cache(target, "layout", lambda _: {"by": "another"}, [])
        assert opened() == "another"
        database.execute("CREATE TABLE own(number INTEGER)")
        return {"by": "this one"}

    def opened() -> str:
        database, facts = open_cache(target, "layout") or pytest.fail("it is not whole")
        database.close()
        return str(facts["by"])

    write_cache(target, "layout", fill, [])
    assert ("this one", [target]) == (opened(), [*target.parent.iterdir()])

"""New packs pass every check, whatever they are called and rest on."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.model.diagnostic import Severity
from quiz.model.pack import Pack
from quiz.model.question import QUESTION_TYPES
from quiz.packs.formatting_files import layouts_of
from quiz.play.beginning import begin_pack
from quiz.play.checking import check_pack, examine
from quiz.play.error import PlayError
from quiz.sources.reading import SourceError

_TO_WRITE = ("topic", "stem", "explanation")


def sound(folder: Path) -> Pack:
    """Return the pack in a folder, which has no error."""
    examination = examine(folder)
    assert [] == [found for found in examination.diagnostics if found.severity is Severity.ERROR]
    assert examination.read.pack is not None
    return examination.read.pack


def left_in(folder: Path) -> list[str]:
    """Return where words of a new pack are still there."""
    return [found.key_path for found in check_pack(folder).diagnostics if found.code == "template-words"]


def test_a_new_pack_shows_every_kind(tmp_path: Path) -> None:
    """With remarks and the schema for editors; the examples go by deleting what the remarks name."""
    document = tmp_path / "Émile's notes.md"
    document.write_text("# On bees\n\nShort.\n\nBees dance, and the others follow.\n", encoding="utf-8")

    new = begin_pack(tmp_path / "honey-bees", "", [document])

    pack = sound(new.folder)
    assert ("my.honey-bees", "Honey bees") == (pack.info.id, pack.info.title)
    assert set(QUESTION_TYPES) == {question.kind for question in pack.questions}
    assert ["example", "emile-s-notes"] == [source.id for source in pack.sources]
    assert "On bees" == pack.sources[1].title
    assert all(layout.is_kept for layout in layouts_of(new.folder))
    for name in ("pack.toml", "examples.toml"):
        assert (new.folder / name).read_text(encoding="utf-8").startswith("#:schema ./pack.schema.json\n")

    assert "sources[example].title" in left_in(new.folder)
    for name in ("examples.toml", "sources/example.md"):
        (new.folder / name).unlink()
    main = (new.folder / "pack.toml").read_text(encoding="utf-8")
    start, end = main.index("[[sources]]"), main.index("[[sources]]", main.index("[[sources]]") + 1)
    (new.folder / "pack.toml").write_text(main[:start] + main[end:], encoding="utf-8")
    (question,) = sound(new.folder).questions
    assert "Bees dance, and the others follow." == question.citations[0].quote
    assert "sources[example].title" not in left_in(new.folder)


def test_a_bare_pack_has_nothing_to_delete(tmp_path: Path) -> None:
    """There is the document, a question on it, and no example; it cannot be without a document."""
    document = tmp_path / "notes.md"
    document.write_text("Bees dance, and the others follow.\n", encoding="utf-8")

    new = begin_pack(tmp_path / "bees", "", [document], has_examples=False)

    (question,) = sound(new.folder).questions
    assert "Bees dance, and the others follow." == question.citations[0].quote
    assert ["pack.schema.json", "pack.toml", "sources", "sources/notes.md"] == sorted(
        path.relative_to(new.folder).as_posix() for path in new.folder.rglob("*")
    )
    assert "example" not in (new.folder / "pack.toml").read_text(encoding="utf-8")
    waiting = ["pack.id", "pack.description", "pack.authors[1]", *(f"questions[notes-1].{key}" for key in _TO_WRITE)]
    assert waiting == left_in(new.folder)
    assert all(layout.is_kept for layout in layouts_of(new.folder))


def test_a_document_that_is_kept_leaves_no_word_behind(tmp_path: Path) -> None:
    """Neither the document nor a quote of it is in the pack."""
    document = tmp_path / "secret.txt"
    document.write_text("A sentence that nobody else may read.\n", encoding="utf-8")

    new = begin_pack(tmp_path / "pack", "Kept", [document], keep_documents=True)

    assert "my.pack-2" == sound(new.folder).info.id
    texts = [path.read_text(encoding="utf-8") for path in new.folder.rglob("*") if path.is_file()]
    assert not any("nobody else" in text for text in texts)


@settings(max_examples=15)
@given(
    title=st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20),
    text=st.lists(
        st.sampled_from(['Say "no" \\ here.', "a", "Once. Twice.", "Ὀδυσσεύς λέγει.", "a"]), min_size=1, max_size=4
    ),
)
def test_any_title_and_document_make_a_sound_pack_or_a_refusal(
    title: str, text: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And after a refusal nothing is there."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "notes.txt").write_text("\n\n".join(text), encoding="utf-8")
    try:
        new = begin_pack(folder / "new", title, [folder / "notes.txt"])
    except PlayError:
        assert ["notes.txt"] == [path.name for path in folder.iterdir()]
    else:
        assert title == sound(new.folder).info.title


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """An empty folder is filled; a file, a folder that holds something, and a bad document stop everything."""
    (tmp_path / "empty").mkdir()
    sound(begin_pack(tmp_path / "empty", "Filled", []).folder)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for place in ("empty", "file"):
        with pytest.raises(PlayError, match="already"):
            begin_pack(tmp_path / place, "Again", [])
    with pytest.raises(SourceError):
        begin_pack(tmp_path / "new", "New", [tmp_path / "missing.md"])
    assert ["empty", "file"] == sorted(path.name for path in tmp_path.iterdir())

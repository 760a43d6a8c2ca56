"""`quiz new`, as it is typed."""

from pathlib import Path

from .conftest import Run


def test_what_is_begun_can_be_checked_cited_and_played(run: Run, home: Path) -> None:
    """The next steps are told, and they work."""
    (home.parent / "notes.md").write_text("Rivers flow to the sea.\n", encoding="utf-8")

    told = run("new", "rivers", "--title", "Rivers", "--from", "notes.md")

    assert (0, "") == (told.code, told.err)
    assert told.out.endswith("Write in pack.toml, then:\n  quiz check rivers\n  quiz play ./rivers\n")
    assert 0 == run("check", "rivers").code
    assert '{ source = "notes", quote = "to the sea" }' in run("cite", "rivers", "to the sea").out
    assert "Question 1 of 11" in run("play", "./rivers", "--line", typed="q\n").out
    assert 1 == run("new", "rivers").code


def test_a_kept_document_is_attached(run: Run, home: Path) -> None:
    """Its passages can be cited at once; without a document the option is wrong."""
    (home.parent / "notes.md").write_text("Rivers flow.\n\nLakes rest.\n", encoding="utf-8")
    assert 0 == run("new", "kept", "--bare", "--from", "notes.md", "--keep-document").code
    assert '{ source = "notes", passage = 2 }' in run("cite", "kept", "lakes").out
    assert 2 == run("new", "other", "--keep-document").code

    main = home.parent / "kept" / "pack.toml"
    main.write_text(main.read_text(encoding="utf-8").replace('"my.kept"', '"smith.kept"'), encoding="utf-8")
    assert "by `quiz source attach kept notes FILE`" in run("cite", "kept", "lakes").err

    (home.parent / "kept" / "sources" / "sea.md").write_text("Rivers reach the sea.\n", encoding="utf-8")
    with main.open("a", encoding="utf-8") as file:
        file.write('\n[[sources]]\nid = "sea"\ntitle = "The sea"\nfile = "sources/sea.md"\n')
    for words, code in (("rivers", 0), ("lakes", 1)):
        told = run("cite", "kept", words)
        unsearched = "# Not searched: notes. Attach notes.md, which stays with its owner, by `quiz source attach kept"
        assert (code, True) == (told.code, unsearched in told.out)


def test_an_author_learns_which_documents_need_more_than_the_program(run: Run, home: Path) -> None:
    """When the pack is begun and again when it is shared; a document that stays with its owner is no such burden."""
    (home.parent / "rain.html").write_text("<html><body><p>Rain falls on the hills.</p></body></html>", "utf-8")
    needed = 'learners need them too: pip install "sourced-quiz[documents]". Saved as text or Markdown it needs none.'

    begun = run("new", "rain", "--bare", "--from", "rain.html")
    built = run("pack", "build", "rain")

    assert needed in " ".join(begun.out.split())
    assert needed in " ".join(built.out.split())
    assert "packages" not in run("new", "kept", "--bare", "--keep-document", "--from", "rain.html").out


def test_a_bare_pack_rests_on_a_document(run: Run, home: Path) -> None:
    """Then no example is spoken of; without a document the option is wrong."""
    (home.parent / "notes.md").write_text("Rivers flow to the sea.\n", encoding="utf-8")
    assert run("new", "rivers", "--bare", "--from", "notes.md").out.startswith(
        "rivers: a new pack, with a question on each document to be written anew.\n"
    )
    assert 2 == run("new", "other", "--bare").code

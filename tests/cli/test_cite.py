"""`quiz cite`, as it is typed."""

from pathlib import Path

import tomli

from .conftest import Run

DANUBE = Path(__file__).parents[1] / "data" / "packs" / "valid" / "danube"


def test_what_is_printed_can_be_pasted(run: Run, rivers: Path) -> None:
    """It is TOML with remarks, found by the pack's name or path, and the pack is still sound with it."""
    (rivers / "sources" / "notes.md").write_text('The "Danube" rises.\n\nThe Danube\\Donau falls.\n', encoding="utf-8")

    told = run("cite", "rivers", "the", "danube")
    assert (0, "") == (told.code, told.err)
    assert told.out.startswith("# notes, passage 2, line 3\n{ source")
    told = run("cite", str(rivers), "Danube")
    citations = tomli.loads(f"citations = [\n{told.out.replace('}', '},')}]")["citations"]
    assert 2 == len(citations)
    text = (rivers / "pack.toml").read_text(encoding="utf-8").partition("[[questions]]")[0]
    lines = ", ".join(line for line in told.out.splitlines() if line.startswith("{"))
    question = 'id = "a"\nkind = "true_false"\ntopic = "b"\nstem = "c"\nkey = true\nexplanation = "d"\n'
    (rivers / "pack.toml").write_text(f"{text}[[questions]]\n{question}citations = [{lines}]\n", encoding="utf-8")
    assert 0 == run("check", str(rivers)).code


def test_words_that_stand_apart_are_found_in_one_sentence(run: Run, rivers: Path) -> None:
    """In any order and as they begin, each with the whole sentence; with --sentence wherever they stand."""
    (rivers / "sources" / "notes.md").write_text(
        "The Danube rises in the forest. It ends in the Black Sea.\n\nThe Volga ends in a lake.\n", encoding="utf-8"
    )
    whole = '{ source = "notes", quote = "The Danube rises in the forest." }\n'

    assert (
        f"# No place has these words together. One sentence holds them all.\n# notes, passage 1, line 1\n{whole}"
        == (run("cite", "rivers", "FOREST", "rise").out)
    )
    assert f"# notes, passage 1, line 1\n{whole}" == run("cite", "rivers", "--sentence", "rises in").out
    assert " 2 sentences hold them all.\n" in run("cite", "rivers", "in", "ends").out
    assert 1 == run("cite", "rivers", "forest lake").code


def test_a_passage_of_an_attached_document_is_cited_by_number(run: Run, tmp_path: Path) -> None:
    """With the line that the pack lacks, where it does not list that passage."""
    atlas = tmp_path / "atlas.txt"
    atlas.write_text(
        "The Volga is the longest river of Europe; the Danube comes second.\nA line that nobody cites.\n",
        encoding="utf-8",
    )
    run("source", "attach", str(DANUBE), "atlas", str(atlas))

    assert '\n{ source = "atlas", passage = 1 }\n' in run("cite", str(DANUBE), "longest river of Europe").out
    told = run("cite", str(DANUBE), "nobody cites").out
    assert '# Add this below the [sources.passages] of atlas:\n# 4 = "' in told


def test_what_is_not_there_is_told_with_the_nearest(run: Run, rivers: Path) -> None:
    """An exit code of 1 where the words stand nowhere, and of 2 where the pack does not."""
    told = run("cite", str(rivers), "The Danube arises in the Dark Forest")
    assert (1, True) == (told.code, "The nearest:\n  notes, passage 1, line 1: The Danube rises" in told.out)
    assert 2 == run("cite", "nowhere", "words").code
    assert 2 == run("cite", str(rivers), " ").code

"""`quiz pack`, as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path

from .conftest import Run

THIRD = """
[[questions]]
id = "third"
kind = "true_false"
topic = "Volga"
stem = "The Volga is short."
key = false
explanation = "It is the longest."
citations = [{ source = "notes", quote = "The Volga is the longest." }]
"""


def test_a_pack_is_built_installed_updated_and_removed(run: Run, other_pack: Callable[..., Path]) -> None:
    """The whole way, and what is told of the answers that were given in between."""
    old = other_pack("old")
    assert 0 == run("pack", "build", str(old)).code
    to_install = "`quiz pack install example.rivers-1.0.0.quizpack`"
    assert to_install in run("play", "example.rivers-1.0.0.quizpack").err
    assert to_install in run("check", "example.rivers-1.0.0.quizpack").out
    told = run("pack", "install", "example.rivers-1.0.0.quizpack")
    assert (0, "") == (told.code, told.err)
    assert "version 1.0.0: installed in" in told.out
    run("play", "rivers", "--line", "--seed", "1", typed="1\n\n1\n\n")

    new = other_pack(
        "new",
        ('"1.0.0"', '"1.1.0"'),
        ("It comes from Germany.", "It comes from the south of Germany."),
        ('id = "longest"', 'id = "volga"\nwas = ["longest"]'),
        ("key = true\n", "key = false\n"),
    )
    with (new / "pack.toml").open("a", encoding="utf-8") as file:
        file.write(THIRD)
    would = run("pack", "info", str(new)).out
    changes = "".join(would.partition("  It takes")[1:])
    assert changes in run("pack", "install", str(new)).out
    assert (
        "  It takes the place of version 1.0.0.\n"
        "  1 question added: third.\n"
        "  1 question edited, with the same key: spring.\n"
        "    1 answer on record: it still counts.\n"
        "  1 question with another key: volga.\n"
        "    1 answer on record: it counts no longer, as what is asked is new.\n"
        "  Renamed, with all answers kept: longest is volga now.\n"
    ) == changes

    (record,) = json.loads(run("pack", "list", "--json").out)
    assert ("example.rivers", "1.1.0", 3, []) == tuple(
        record[name] for name in ("id", "version", "questions", "changed")
    )
    assert "as installed" in run("pack", "list").out
    assert "By A. Teacher. Licence: CC0-1.0." in run("pack", "info", "rivers").out
    assert "example.rivers was removed." in run("pack", "remove", "rivers").out
    assert "No pack was installed." in run("pack", "list").out


def test_a_pack_that_comes_before_one_of_the_program_says_so(run: Run, other_pack: Callable[..., Path]) -> None:
    """Whoever takes its id is not mistaken for it, and the library shows one of them alone."""
    folder = other_pack("other", ("example.rivers", "quiz.tour"))
    assert (
        "takes the place of the pack of this id that comes with the program" in run("pack", "install", str(folder)).out
    )
    assert 1 == run("list").out.count("quiz.tour ")


def test_wrong_use_is_told(run: Run, other_pack: Callable[..., Path]) -> None:
    """What is not there, and what cannot be, with the exit code of its kind."""
    folder = str(other_pack("rivers"))
    assert 2 == run("pack", "install", "nowhere.quizpack").code
    assert 2 == run("pack", "build", folder, "-o", "notes.md").code
    assert 2 == run("pack", "remove", "rivers").code
    Path("not.quizpack").write_text("no", encoding="utf-8")
    told = run("pack", "install", "not.quizpack")
    assert (1, "quiz: not.quizpack is damaged: it is no whole .quizpack file. Fetch it anew.\n") == (
        told.code,
        told.err,
    )

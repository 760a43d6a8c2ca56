"""What each floor of the house loads at run time. The contracts of import-linter see imports; this sees effects."""

import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest

import quiz

LoadedBy = Callable[[str], set[str]]

READERS = {"lxml", "pypdf", "nupunkt"}
"""What reads documents and parts them into sentences."""

HEAVY = READERS | {
    *("pydantic", "pydantic_core", "textual", "rich", "markdown_it", "dateparser", "rapidfuzz", "tree_sitter"),
    "fsrs_rs_python",
}
"""What takes long to load, and is loaded only where it is needed."""

CAPE = Path(__file__).parents[1] / "data" / "packs" / "valid" / "formats" / "sources"

EVERY_ROOM = tuple(module.name for module in pkgutil.iter_modules(quiz.__path__) if module.name != "__main__")

_COMMAND = """
import contextlib, io
from quiz.cli.main import main
with contextlib.redirect_stdout(io.StringIO()) as told:
    assert main({arguments}) == 0
assert {expected!r} in told.getvalue(), told.getvalue()
"""

_ASKING = """
from quiz.cli.house import open_house
from quiz.play.library import Selection
with open_house() as house, house.library.open("tour") as pack:
    player = house.library.start(pack, Selection())
    import quiz.tui.app
assert player.view.number == 1
assert not {later} & set(sys.modules), {later} & set(sys.modules)
import asyncio, ssl
assert not hasattr(asyncio.sslproto.ssl, "SSLContext") and ssl.SSLContext
"""


def modules_of(room: str) -> str:
    """Return code that imports every module of a package."""
    package = __import__(f"quiz.{room}", fromlist=["__path__"])
    names = [
        package.__name__,
        *(found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")),
    ]
    return f"import {', '.join(names)}"


def command(*arguments: str, expected: str) -> str:
    """Return code that runs a command and checks that it did its work."""
    return _COMMAND.format(arguments=list(arguments), expected=expected)


@pytest.mark.parametrize("room", ["model", "engine", "history", "sources", "report", "line"])
def test_most_rooms_load_no_third_party_package(room: str, loaded_by: LoadedBy) -> None:
    """Nouns, rules, records, documents, pages and plain lines load with the standard library alone."""
    assert set() == loaded_by(modules_of(room))


@pytest.mark.parametrize("room", [room for room in EVERY_ROOM if room != "tui"])
def test_only_the_screens_load_heavy_packages(room: str, loaded_by: LoadedBy) -> None:
    """Importing any other room leaves the heavy packages to the moment when they are used."""
    assert set() == loaded_by(modules_of(room)) & HEAVY


def test_the_screens_load_no_gate(loaded_by: LoadedBy) -> None:
    """Textual is there, and what validates packs is not."""
    loaded = loaded_by(modules_of("tui"))
    assert "textual" in loaded
    assert set() == loaded & (READERS | {"pydantic", "dateparser", "rapidfuzz", "tree_sitter"})


@pytest.mark.parametrize(("option", "expected"), [("--help", "usage: quiz"), ("--version", f"quiz {quiz.__version__}")])
def test_telling_about_itself_loads_nothing(option: str, expected: str, loaded_by: LoadedBy) -> None:
    """Help and version are there at once."""
    assert set() == loaded_by(command(option, expected=expected))


def test_the_gate_is_loaded_where_a_pack_is_new(loaded_by: LoadedBy) -> None:
    """What the tests below miss is there when it is needed, so that they can fail."""
    assert "pydantic" in loaded_by(command("list", expected="quiz.tour"))


@pytest.mark.parametrize(
    ("arguments", "expected", "package"),
    [
        (("cape.html",), "fog horn", "lxml"),
        (("cape.pdf",), "lamp", "pypdf"),
        (("cape.docx",), "stairs", "lxml"),
        (("cape.html", "--sentences"), "1.1 Its fog horn", "nupunkt"),
    ],
)
def test_a_document_loads_what_reads_its_format(
    arguments: tuple[str, ...], expected: str, package: str, loaded_by: LoadedBy
) -> None:
    """The packages of a format are loaded for it, and no others; sentences are looked for when they are asked for."""
    name, *options = arguments
    loaded = loaded_by(command("source", "read", str(CAPE / name), *options, expected=expected))
    others = READERS - {package} - ({"lxml"} if options else set())
    assert package in loaded
    assert set() == loaded & others


def test_a_compiled_pack_is_listed_and_played_without_the_gate(loaded_by: LoadedBy) -> None:
    """Once packs are compiled, the library lists them and plays one without pydantic and without Textual."""
    listing = command("list", expected="quiz.tour")
    playing = command("play", "tour", "--line", expected="Question 1 of")
    loaded_by(listing)
    loaded = loaded_by(listing) | loaded_by(playing)
    assert set() == loaded & (READERS | {"pydantic", "pydantic_core", "textual"})


def test_a_question_is_asked_without_what_answers_and_challenges_need(loaded_by: LoadedBy) -> None:
    """All of that is loaded while the learner reads, and OpenSSL not at all, which others may still load."""
    loaded_by(command("list", expected="quiz.tour"))
    later = {
        f"quiz.{name}" for name in ("packs.gate", "engine.grading", "engine.feedback", "play.challenge", "line")
    } | {"ssl", "_hashlib", "quiz.play.study", "quiz.play.schedule", "textual.types", "textual.widgets._tree"}
    assert "textual" in loaded_by(_ASKING.format(later=later))

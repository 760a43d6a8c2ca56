"""Every example on the page of the pack format is what it says it is."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import tomli

from quiz.engine.dates import read_date
from quiz.engine.edtf import EdtfDate
from quiz.engine.grading import grade
from quiz.engine.grading.evidence import CitedPassage
from quiz.engine.matching import AnswerKey, compare
from quiz.engine.numbers import read_number
from quiz.engine.shares import apportioned
from quiz.engine.unreadable import Unreadable
from quiz.model.fingerprint import passage_fingerprint
from quiz.model.pack import Pack
from quiz.model.question import QUESTION_TYPES, Question
from quiz.model.response import ChoiceResponse, EvidenceResponse, Excerpt, OrderResponse
from quiz.packs.playlist import read_playlist
from quiz.packs.rebuild import question_from
from quiz.play.checking import Examination, examine
from quiz.play.reading import sentences_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "pack-format.md").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    """Return the fenced examples in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


(NOTES,) = examples("markdown")
FIRST_PACK, *FURTHER = examples("toml")
SOURCES = [example for example in FURTHER if example.startswith("[[sources]]")]
CHALLENGES = [example for example in FURTHER if example.startswith("[[challenges]]")]
PLAYLISTS = [example for example in FURTHER if "[[parts]]" in example]
QUESTIONS = [example for example in FURTHER if example.startswith("[[questions]]")]


def examined(folder: Path, *parts: str) -> Examination:
    """Write the pack that begins as the page's first one and goes on with further parts, and examine it."""
    (folder / "sources").mkdir()
    (folder / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    (folder / "pack.toml").write_text("\n".join((FIRST_PACK, *parts)), encoding="utf-8")
    return examine(folder)


def test_every_example_is_known() -> None:
    """No example is left out of the tests below."""
    assert len(FURTHER) == len(SOURCES) + len(CHALLENGES) + len(PLAYLISTS) + len(QUESTIONS)


def test_the_first_pack_is_clean(tmp_path: Path) -> None:
    """A reader who types in the first pack is told of no problem."""
    assert () == examined(tmp_path).diagnostics


@pytest.mark.parametrize("example", QUESTIONS, ids=[re.findall('id = "(.*)"', example)[0] for example in QUESTIONS])
def test_an_example_of_a_question_is_clean(example: str, tmp_path: Path) -> None:
    """A reader who adds one of the examples to the first pack is told of no problem."""
    assert () == examined(tmp_path, example).diagnostics


@pytest.mark.parametrize("example", CHALLENGES)
def test_an_example_of_a_challenge_is_clean(example: str, tmp_path: Path) -> None:
    """A reader who adds it to the first pack is told of no problem, and the pack carries the rules."""
    found = examined(tmp_path, example)

    assert () == found.diagnostics
    assert isinstance(found.read.pack, Pack)
    assert ["dash"] == [rules.id for rules in found.read.pack.challenges]


def test_the_playlist_divides_as_told(tmp_path: Path) -> None:
    """It can be followed, and eight questions and four is what its shares come to."""
    (example,) = PLAYLISTS
    (tmp_path / "week.toml").write_text(example, encoding="utf-8")
    playlist = read_playlist(tmp_path / "week.toml")
    assert (8, 4) == apportioned(playlist.questions, [part.share for part in playlist.parts], [100, 100])


@pytest.mark.parametrize("example", SOURCES, ids=range(len(SOURCES)))
def test_an_example_of_a_source_is_sound(example: str, tmp_path: Path) -> None:
    """A source added to the first pack has no fault but that no question cites it yet."""
    assert {found.code for found in examined(tmp_path, example).diagnostics} <= {"source-unused"}


def test_the_examples_of_questions_make_one_pack_of_every_kind(tmp_path: Path) -> None:
    """All examples together are a pack without problems, and it shows each kind of question."""
    found = examined(tmp_path, *QUESTIONS)
    assert () == found.diagnostics
    assert isinstance(found.read.pack, Pack)
    assert set(QUESTION_TYPES) == {question.kind for question in found.read.pack.questions}


def test_the_fingerprint_of_the_page_is_that_of_the_program() -> None:
    """A fingerprint that an author takes with the page's function is found by the program."""
    (code,) = examples("python")
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102  # the page is our own
    fingerprint = names["fingerprint"]
    assert callable(fingerprint)
    passage = "  La re\u0301sidence\n d\u2019hiver\t"
    assert passage_fingerprint(passage) == fingerprint(passage)


def test_every_kind_has_its_section() -> None:
    """Each kind of question is explained under its own name, in the order of the model."""
    questions = PAGE.partition("## Questions\n")[2].partition("\n## ")[0]
    assert list(QUESTION_TYPES) == re.findall("^### (.*)$", questions, re.MULTILINE)


@pytest.mark.parametrize(("picked", "score"), [((0,), 0.5), ((0, 2), 0.0), ((0, 1), 1.0), ((0, 1, 2), 0.5)])
def test_multiple_choice_is_scored_as_told(picked: tuple[int, ...], score: float, drones: Question) -> None:
    """With two keys, one right pick gives half, and one right and one wrong give nothing."""
    assert score == grade(drones, ChoiceResponse(picked), "en").score


def test_ordering_is_scored_as_told(stages: Question) -> None:
    """One swap of neighbours among four items leaves two thirds; the wrong way round is no less than nothing."""
    assert pytest.approx(2 / 3) == grade(stages, OrderResponse((1, 0, 2, 3)), "en").score
    assert 0 == grade(stages, OrderResponse((3, 2, 1, 0)), "en").score


@pytest.mark.parametrize(
    ("passage", "first", "last", "score"),
    [(1, 1, 1, 1), (1, 1, 2, 1 / 2), (1, 0, 2, 1 / 3), (1, 0, 0, 1 / 4), (2, 0, 0, 0)],
)
def test_evidence_is_scored_as_told(passage: int, first: int, last: int, score: float, tmp_path: Path) -> None:
    """The share of right sentences, a quarter for the right passage, nothing for another one."""
    found = examined(tmp_path, _example_text("evidence"))
    assert isinstance(found.read.pack, Pack)
    question = found.read.pack.questions[1]
    sentences = {each.number: (each, sentences_of(each)) for each in found.passages["notes"]}
    (place,) = found.places[question.id]
    assert place is not None
    assert place.start is not None
    assert place.end is not None
    home, spans = sentences[place.passage]
    cited = CitedPassage("notes", home.number, home.text, spans, (place.start, place.end))
    selected, spans = sentences[passage]
    start, end = spans[first][0], spans[last][1]
    response = EvidenceResponse(Excerpt("notes", passage, start, end, selected.text[start:end]))
    assert pytest.approx(score) == grade(question, response, "en", (cited,)).score


@pytest.mark.parametrize(("typed", "language"), [("1,234.5", "en"), ("1 234,5", "fr")])
def test_numbers_are_written_as_told(typed: str, language: str) -> None:
    """Each language writes numbers in its own way."""
    assert Decimal("1234.5") == read_number(typed, language, "")


@pytest.mark.parametrize("typed", ["5 June 2022", "June 5 2022", "2022-06-05"])
def test_dates_are_read_as_told(typed: str) -> None:
    """The three ways to write a day on the page mean the same day."""
    assert EdtfDate(2022, 6, 5) == read_date(typed, "en")


def test_an_ambiguous_date_is_asked_again() -> None:
    """What could be two days is never graded."""
    assert isinstance(read_date("5/6/2022", "en"), Unreadable)


@pytest.mark.parametrize(
    ("key", "typed", "is_right"),
    [
        ("Black Sea", " the  black sea.", True),
        ("Black Sea", "“Black Sea”", True),
        ("Besançon", "Besancon", True),
        ("Langstroth", "Langstrot", True),
        ("Linné", "Linn", False),
        ("Louis XIV", "Louis XVI", False),
        ("1852", "1853", False),
    ],
)
def test_relaxed_answers_forgive_what_is_told(key: str, typed: str, is_right: bool) -> None:
    """What makes no difference makes none, and what is not forgiven is wrong."""
    assert is_right is (compare(typed, AnswerKey((key,)), "en").accepted is not None)


def test_exact_answers_forgive_nothing() -> None:
    """C, C# and C++ are three answers."""
    answers = ("C", "C#", "C++")
    for key in answers:
        accepted = [typed for typed in answers if compare(typed, AnswerKey((key,), match="exact"), "en").accepted]
        assert [key] == accepted


@pytest.fixture
def drones() -> Question:
    """Return the page's example of a multiple choice: two keys first, then two distractors."""
    return _example("multiple_choice")


@pytest.fixture
def stages() -> Question:
    """Return the page's example of an ordering, of four items."""
    return _example("ordering")


def _example(kind: str) -> Question:
    return question_from(tomli.loads(_example_text(kind))["questions"][0])


def _example_text(kind: str) -> str:
    (text,) = (example for example in QUESTIONS if f'kind = "{kind}"' in example)
    return text

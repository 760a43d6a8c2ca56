"""The packs that can be played, found by name and opened from the cache."""

import gc
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from weakref import ref

import pytest

from quiz.model.attempt import QuestionName
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.packs.cache_connection import CacheError
from quiz.play.error import PackProblems, PlayError
from quiz.play.library import Library, Selection
from quiz.play.outside import Outside
from quiz.play.view import AskedView, SummaryView

from .conftest import PACK, write_pack


def test_a_card_tells_what_a_pack_holds_and_how_it_went(library: Library) -> None:
    """Title, counts and topics come from the pack, the rest from the record."""
    player = library.start(library.open("rivers"), Selection(topic="Danube"))
    player.skip()

    (card,) = library.cards()

    assert ("example.rivers", "Rivers", 3, "") == (card.id, card.title, card.questions, card.problem)
    assert [("Danube", 2), ("Volga", 1)] == [(topic.title, topic.questions) for topic in card.topics]
    assert card.last_played is not None
    assert card.accuracy is None


def test_a_pack_with_problems_is_listed_last_with_its_problem(library: Library, pack_folder: Path) -> None:
    """One bad pack does not hide the good ones."""
    (pack_folder.parent / "a-bad-one.toml").write_text("format = 1\n", encoding="utf-8")

    good, bad = library.cards()

    assert ("Rivers", "a-bad-one.toml") == (good.title, bad.title)
    assert bad.problem.startswith(f"{bad.location} cannot be played: ")


def test_a_problem_names_the_pack_whatever_it_is(
    library: Library, pack_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the fault lies elsewhere, such as in the cache, the pack that it keeps from being played is told too."""

    def fail(*_: object) -> None:
        raise PlayError("The cache is full.")

    monkeypatch.setattr("quiz.play.library.open_pack", fail)

    assert [f"{pack_folder} cannot be played. The cache is full."] == [card.problem for card in library.cards()]


def test_packs_are_played_where_no_cache_can_be_kept(pack_folder: Path, outside: Outside, tmp_path: Path) -> None:
    """On a full disk, or where something stands in its place, the cache costs time alone."""
    (tmp_path / "in-the-way").write_text("mine", encoding="utf-8")
    with closing(Library((pack_folder.parent,), tmp_path / "in-the-way", outside)) as library:
        assert [""] == [card.problem for card in library.cards()]
        player = library.start(library.open("rivers"), Selection(count=1))
        player.skip()
        player.advance()

    assert "mine" == (tmp_path / "in-the-way").read_text(encoding="utf-8")


def test_a_path_with_blanks_can_be_copied_from_the_message() -> None:
    """The command in it is the one to type."""
    assert str(PackProblems("/my packs/x", ())).endswith('See `quiz check "/my packs/x"`.')


def test_packages_that_are_missing_are_named_at_once() -> None:
    """Nothing is wrong with the pack, and what is to be done is on the learner's side."""
    missing = Diagnostic("packages-missing", Severity.ERROR, "a.pdf", "a.pdf needs packages. Install them.", "Check.")

    assert "rivers cannot be played here: a.pdf needs packages. Install them." == str(
        PackProblems("rivers", (missing, missing))
    )
    assert str(PackProblems("rivers", (missing, replace(missing, code="broken")))).endswith("See `quiz check rivers`.")


@pytest.mark.parametrize("name", ["example.rivers", "rivers"])
def test_a_pack_is_opened_by_its_id_or_the_part_behind_the_dot(library: Library, name: str) -> None:
    """Both names lead to the pack."""
    assert "example.rivers" == library.open(name).info.id


def test_a_pack_is_opened_by_its_path(library: Library, tmp_path: Path) -> None:
    """A pack outside the library can be played too."""
    elsewhere = write_pack(tmp_path / "elsewhere", PACK.replace("example.rivers", "other.streams"))

    assert "other.streams" == library.open(str(elsewhere)).info.id
    assert "other.streams" == library.open(str(elsewhere / "pack.toml")).info.id


def test_a_name_that_two_packs_share_is_not_guessed(library: Library, pack_folder: Path) -> None:
    """The whole id decides."""
    shutil.copytree(pack_folder, pack_folder.parent / "second")
    second = pack_folder.parent / "second" / "pack.toml"
    second.write_text(PACK.replace("example.rivers", "other.rivers"), encoding="utf-8")

    with pytest.raises(PlayError, match=r"Several packs are called rivers: example\.rivers, other\.rivers"):
        library.open("rivers")
    assert "other.rivers" == library.open("other.rivers").info.id


def test_an_unknown_name_is_answered_with_the_nearest(library: Library) -> None:
    """A slip of the fingers costs one look."""
    with pytest.raises(PlayError, match=r"no pack called river.*Did you mean “rivers”"):
        library.open("river")


def test_a_pack_with_problems_is_not_played(library: Library, pack_folder: Path) -> None:
    """What is wrong comes with the error."""
    (pack_folder / "pack.toml").write_text(PACK.replace("ten countries", "nine countries"), encoding="utf-8")

    with pytest.raises(PackProblems) as caught:
        library.open(str(pack_folder))

    assert ["quote-not-found"] == [diagnostic.code for diagnostic in caught.value.diagnostics]


def test_a_selection_draws_by_topic_count_and_seed(library: Library) -> None:
    """The same seed draws the same paper; a topic keeps to its own questions."""
    pack = library.open("rivers")

    def names(selection: Selection) -> tuple[QuestionName, ...]:
        return library.start(pack, selection)._session.paper.questions

    assert names(Selection(seed=5)) == names(Selection(seed=5))
    assert {"spring", "countries"} == {name.question for name in names(Selection(topic="Danube"))}
    assert 1 == len(names(Selection(count=1)))
    assert 3 == len(names(Selection(count=100_000)))


def test_a_pack_that_is_not_shuffled_is_asked_in_its_own_order(library: Library, pack_folder: Path) -> None:
    """Whatever the seed, the first questions come first, in the whole pack and in a topic."""
    text = PACK.replace('authors = ["A. Teacher"]', 'authors = ["A. Teacher"]\nshuffled = false')
    (pack_folder / "pack.toml").write_text(text, encoding="utf-8")
    pack = library.open("rivers")

    def names(selection: Selection) -> list[str]:
        return [name.question for name in library.start(pack, selection)._session.paper.questions]

    whole = list(pack.topics_and_kinds())
    for seed in range(10):
        assert whole == names(Selection(seed=seed))
        assert whole[:2] == names(Selection(seed=seed, count=2))
        assert ["spring", "countries"] == names(Selection(seed=seed, topic="Danube", count=9))
    assert whole[:1] == names(Selection(count=1))


@pytest.mark.parametrize("part", ["riv", "RIV", "Rivers", "ver"])
def test_a_part_of_a_name_is_answered_with_the_name(library: Library, part: str) -> None:
    """Who remembers the beginning need not remember the rest."""
    with pytest.raises(PlayError, match="Did you mean “rivers”"):
        library.open(part)


@pytest.mark.parametrize("topic", ["Danube", "danube", " DANUBE  "])
def test_a_topic_is_known_whatever_its_case_and_the_blanks_around_it(library: Library, topic: str) -> None:
    """It is typed on a command line, where such things slip."""
    names = library.start(library.open("rivers"), Selection(topic=topic))._session.paper.questions

    assert {"spring", "countries"} == {name.question for name in names}


def test_a_topic_that_is_written_just_so_comes_first(library: Library, pack_folder: Path) -> None:
    """Two topics that differ in case alone can both be named."""
    (pack_folder / "pack.toml").write_text(PACK.replace('topic = "Volga"', 'topic = "danube"'), encoding="utf-8")

    names = library.start(library.open("rivers"), Selection(topic="danube"))._session.paper.questions

    assert ["longest"] == [name.question for name in names]


def test_an_unknown_topic_is_answered_with_those_there_are(library: Library) -> None:
    """The learner need not look them up."""
    with pytest.raises(PlayError, match=r"no topic “Danub”\. Did you mean “Danube”\? Its topics are: Danube; Volga\."):
        library.start(library.open("rivers"), Selection(topic="Danub"))


def test_an_edit_is_never_missed(library: Library, pack_folder: Path) -> None:
    """A changed byte in a question, in a source or a new file is seen at the next opening."""
    toml = pack_folder / "pack.toml"
    assert 3 == library.open("rivers").questions

    toml.write_text(PACK.replace("Where does", "Where did"), encoding="utf-8")
    found = library.open("rivers").question("spring")
    assert found is not None
    assert "Where did the Danube rise?" == found.question.stem

    more = PACK[PACK.index("[[questions]]") :].replace('id = "', 'id = "more-')
    (pack_folder / "more.toml").write_text(more, encoding="utf-8")
    assert 6 == library.open("rivers").questions

    (pack_folder / "sources" / "notes.md").write_text("Something else.", encoding="utf-8")
    with pytest.raises(PackProblems):
        library.open(str(pack_folder))


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_cache_is_made_anew(library: Library, tmp_path: Path, damage: bytes | None) -> None:
    """The cache is never the truth."""
    library.open("rivers").close()
    (compiled,) = (tmp_path / "cache").iterdir()
    compiled.write_bytes(compiled.read_bytes()[:5000] if damage is None else damage)

    assert 3 == library.open("rivers").questions


def test_a_cache_that_is_damaged_in_mid_session_is_told_and_made_anew(library: Library, tmp_path: Path) -> None:
    """No question is shown that was not read whole; the next start begins with a new one."""
    pack = library.open("rivers")
    (compiled,) = (tmp_path / "cache").iterdir()
    size = compiled.stat().st_size
    with compiled.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with pytest.raises(CacheError, match="is damaged"):
        pack.keys_and_topics()
    pack.close()

    assert 3 == len(library.open("rivers").keys_and_topics())


def test_a_pack_that_nobody_plays_any_more_is_let_go(library: Library) -> None:
    """Thousands of sessions can follow one another without one open file for each."""
    player = library.start(library.open("rivers"), Selection(count=3))
    played = ref(player)
    assert 1 == len(library._opened)

    del player
    gc.collect()

    assert played() is None
    assert 0 == len(library._opened)


def test_a_pack_that_is_deleted_in_mid_session_is_played_to_its_end(
    library: Library, pack_folder: Path, tmp_path: Path
) -> None:
    """With all that was compiled of it: what is open can be read on."""
    player = library.start(library.open("rivers"), Selection(count=3))
    shutil.rmtree(pack_folder)
    shutil.rmtree(tmp_path / "cache")

    for _ in range(3):
        assert isinstance(player.view, AskedView)
        player.skip()
        player.advance()

    assert isinstance(player.view, SummaryView)


def test_a_cache_that_others_can_write_is_not_read(library: Library, tmp_path: Path) -> None:
    """What somebody else may have put there is not believed."""
    library.open("rivers").close()
    (compiled,) = (tmp_path / "cache").iterdir()
    compiled.chmod(0o666)

    assert 3 == library.open("rivers").questions
    assert 0 == compiled.stat().st_mode & 0o022


def test_a_session_whose_pack_is_gone_is_not_offered(
    library: Library, pack_folder: Path, tmp_path: Path, outside: Outside
) -> None:
    """A pack that was removed takes its offers with it, and gives them back when it returns."""
    library.start(library.open("rivers"), Selection()).skip()
    assert library.unfinished() is not None

    pack_folder.rename(tmp_path / "away")

    assert library.unfinished() is None
    with closing(Library((tmp_path,), tmp_path / "cache", outside)) as other:
        assert other.unfinished() is not None


def test_the_learners_own_pack_comes_before_a_shipped_one_of_the_same_id(
    pack_folder: Path, tmp_path: Path, outside: Outside
) -> None:
    """The earlier folder counts, so that a pack can be put in the place of a shipped one."""
    own = write_pack(tmp_path / "own", PACK.replace('title = "Rivers"', 'title = "My rivers"'))

    with closing(Library((own.parent, pack_folder.parent), tmp_path / "cache", outside)) as both:
        assert "My rivers" == both.open("rivers").info.title


@pytest.mark.parametrize("name", ["rivers", "example.rivers"])
def test_a_pack_with_problems_is_found_by_the_name_of_its_folder(
    library: Library, pack_folder: Path, name: str
) -> None:
    """A pack that is there is not called missing because it has a fault."""
    (pack_folder / "pack.toml").write_text(PACK.replace("ten countries", "nine countries"), encoding="utf-8")

    with pytest.raises(PackProblems, match=r"cannot be played: 1 problem found"):
        library.open(name)

"""Sessions whose paper draws on several packs."""

import shutil
from pathlib import Path

import pytest

from quiz.history.store import History
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.play.error import UnknownNameError
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.player import Player
from quiz.play.view import AskedView, SummaryView

from .conftest import PACK, answered

PAPER = Paper(
    1,
    (
        QuestionName("example.rivers", "countries"),
        QuestionName("other.streams", "countries"),
        QuestionName("example.rivers", "spring"),
    ),
)


@pytest.fixture
def streams(pack_folder: Path) -> Path:
    """A second pack with questions of the same names, on other notes."""
    folder = Path(shutil.copytree(pack_folder, pack_folder.parent / "streams"))
    text = PACK.replace("example.rivers", "other.streams").replace('title = "Rivers"', 'title = "Streams"')
    (folder / "pack.toml").write_text(text.replace("Notes on rivers", "Notes on streams"), encoding="utf-8")
    return folder


@pytest.fixture
def player(streams: Path, library: Library, outside: Outside) -> Player:
    """A session with questions of both packs."""
    assert streams.is_dir()
    return library.begin(outside.session(PAPER, Mode.PRACTICE))


def test_each_question_comes_from_its_own_pack(player: Player, history: History) -> None:
    """Its title, its sources and its record are those of its pack; the summary names both."""
    titles, sources = [], []
    while isinstance(player.view, AskedView):
        view = answered(player.skip())
        titles.append(view.asked.pack_title)
        sources.append(player.reading(view.evidence[0]).title)
        player.advance()
    assert ["Rivers", "Streams", "Rivers"] == titles
    assert ["Notes on rivers", "Notes on streams", "Notes on rivers"] == sources
    assert {"example.rivers": 2, "other.streams": 1} == {
        pack: record.attempts for pack, record in history.pack_records().items()
    }
    summary = player.view
    assert isinstance(summary, SummaryView)
    assert ("Rivers and Streams", 3) == (summary.pack_title, len(summary.misses))
    assert ["Rivers", "Streams", "Rivers"] == [miss.asked.pack_title for miss in summary.misses]
    assert "Rivers" == asked_of(player.retry_misses()).pack_title


def test_a_source_gives_nothing_away_of_its_own_pack_alone(player: Player) -> None:
    """Where a question of that name is still to be asked from the other pack, this one can be marked all the same."""
    view = answered(player.skip())
    assert {1: (PAPER.questions[0],)} == player.reading(view.evidence[0]).resting
    player.advance()
    view = answered(player.skip())
    assert {1: (PAPER.questions[1],)} == player.reading(view.evidence[0]).resting


def test_it_is_gone_on_with_while_every_pack_is_there(player: Player, library: Library, streams: Path) -> None:
    """And is not offered where one of them is gone."""
    player.skip()
    player.advance()
    unfinished = library.unfinished()
    assert unfinished is not None
    assert ("Rivers and Streams", 1, 3) == (unfinished.pack_title, unfinished.answered, unfinished.total)
    assert player.view == library.resume(unfinished).view

    shutil.rmtree(streams)
    assert library.unfinished() is None
    with pytest.raises(UnknownNameError, match=r"no pack called other\.streams any more"):
        library.resume(unfinished)


def asked_of(player: Player) -> AskedView:
    """Return what the player asks."""
    assert isinstance(player.view, AskedView)
    return player.view

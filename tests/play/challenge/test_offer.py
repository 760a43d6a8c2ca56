"""What is offered before a challenge: lengths that there are, one paper until another is wanted, or a fixed one."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from quiz.engine.challenge.rules import BLITZ, PAPER, SPRINT
from quiz.history.store import open_history
from quiz.model.challenge import ExtraTime, Rules
from quiz.model.instant import Instant
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.deal import deal
from quiz.play.challenge.offer import Choice, Offer
from quiz.play.challenge.view import ReadyView
from quiz.play.outside import Outside

from .conftest import NOON


def code_of_player(offer: Offer) -> str:
    """Return the code of the challenge that is chosen."""
    view = offer.player().view
    assert isinstance(view, ReadyView)
    return view.code


def test_what_is_chosen_is_dealt(tmp_path: Path, danube: CompiledPack, code_of: Callable[[Rules, int], str]) -> None:
    """Lengths suit the pack and hold the one that was named; the paper stays the same until another is wanted.

    Points fall with time unless somebody said otherwise; rules in which they never do say nothing about others.
    """
    with open_history(tmp_path / "history.db") as history:
        seeds = count(1 << 20).__next__
        outside = Outside(history, lambda: Instant(NOON, 0.0), lambda: bytes(16), seeds)
        offer = Offer(danube, outside)
        assert Choice(BLITZ, danube.questions, speed=True, extra_time=ExtraTime.USUAL) == offer.choice
        assert (5, danube.questions) == (offer.numbers(PAPER)[0], offer.numbers(PAPER)[-1])
        assert (60, 90, 120, 300) == offer.numbers(SPRINT)

        codes = [code_of_player(offer), code_of_player(offer)]
        offer.deal_another()
        codes.append(code_of_player(offer))
        assert codes[0] == codes[1] != codes[2]

        named = code_of(PAPER, 3)
        fixed = Offer(danube, outside, deal(named, danube, ExtraTime.TWICE), ExtraTime.TWICE, is_fixed=True)
        assert Choice(PAPER, 3, speed=True, extra_time=ExtraTime.TWICE) == fixed.choice
        assert 3 in fixed.numbers(PAPER)
        assert named == code_of_player(fixed)

        slow = deal(code_of(replace(BLITZ, speed=False), 3), danube, ExtraTime.USUAL)
        assert Choice(BLITZ, 3, speed=False, extra_time=ExtraTime.USUAL) == Offer(danube, outside, slow).choice

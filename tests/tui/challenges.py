"""Challenges for tests: packs to play, a clock by hand, and what the screens show of a run."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.model.challenge import ExtraTime, Rules
from quiz.model.instant import Instant
from quiz.model.outcome import Verdict
from quiz.play.challenge.offer import Choice, Offer
from quiz.play.challenge.view import EndView, RacingView, SettledView
from quiz.tui.app import QuizApp
from quiz.tui.challenging import Challenged
from quiz.tui.input_clock import InputClock
from quiz.tui.screens.challenge import ChallengeScreen
from quiz.tui.screens.challenge_end import ChallengeEndScreen

from .conftest import NOON

if TYPE_CHECKING:
    from tests.tui.conftest import Quiz, Stage

TAG = "[/b] [$accent]"
"""What would raise an error, or vanish, were it read as markup."""

PACK = f"""\
format = 1

[pack]
id = "example.tags"
title = "Rivers {TAG}"
description = "Questions in the author's order."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]
code = "TAG"
shuffled = false

[[challenges]]
id = "dash"
title = "Dash {TAG}"
limit = "question"
seconds = 15

[[sources]]
id = "notes"
title = "Notes {TAG}"
file = "sources/notes.md"
licence = "CC-BY-4.0"

[[questions]]
id = "truth"
kind = "true_false"
topic = "Topic {TAG}"
stem = "The {TAG} Loire ends in a lake."
key = false
explanation = "It ends in the sea."
citations = [{{ source = "notes", quote = "It ends in the sea." }}]

[[questions]]
id = "short"
kind = "short_answer"
topic = "Topic {TAG}"
stem = "Where does it end?"
key = "in the sea {TAG}"
explanation = "It ends there."
hint = "It is wet."
citations = [{{ source = "notes", quote = "It ends in the sea." }}]

[[questions]]
id = "choice"
kind = "single_choice"
topic = "Topic {TAG}"
stem = "What is it?"
explanation = "It is one."
citations = [{{ source = "notes", quote = "It ends in the sea." }}]
choices = [{{ text = "A river {TAG}", key = true, pinned = true }}, {{ text = "A lake", pinned = true }}]
"""

CLOZE = """
[[questions]]
id = "cloze"
kind = "cloze"
topic = "Rivers"
stem = "Complete the sentence about the long river that goes through the land of many lakes."
text = "It rises in the {forest}, passes {many} countries, and reaches the {sea} in a delta where {birds} live."
explanation = "It is so."
citations = [{ source = "notes", quote = "It ends in the sea." }]

[questions.gaps]
forest = { key = "Black Forest" }
many = { key = "ten" }
sea = { key = "Black Sea" }
birds = { key = "owls" }
"""
"""What is too long for a small window."""


class HandClock:
    """A clock that stands still until it is set forward."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> Instant:
        """Return the same moment again and again."""
        return Instant(NOON + timedelta(seconds=self.seconds), self.seconds)


def app_of(stage: "Stage", challenged: Challenged | None = None, *packs: Path) -> QuizApp:
    """Return the application, in which every input is as old as the test says: of the moment, if nothing is said."""
    app = stage.app(library=stage.library(*packs), challenged=challenged)
    app.input_clock = InputClock(stage.outside.clock, lambda _: 0.0)
    return app


def offered(stage: "Stage", pack: Path, rules: Rules, number: int, extra: ExtraTime = ExtraTime.USUAL) -> Offer:
    """Return an offer in which the challenge is chosen already."""
    offer = Offer(stage.library().open(str(pack)), stage.outside)
    offer.choice = Choice(rules, number, speed=True, extra_time=extra)
    return offer


def screen_of(quiz: "Quiz") -> ChallengeScreen:
    """Return the screen on which the challenge is played."""
    assert isinstance(quiz.app.screen, ChallengeScreen)
    return quiz.app.screen


def racing(quiz: "Quiz") -> RacingView:
    """Return the question that is asked."""
    view = screen_of(quiz).view
    assert isinstance(view, RacingView)
    return view


def settled(quiz: "Quiz") -> SettledView:
    """Return what is told of an answer."""
    view = screen_of(quiz).view
    assert isinstance(view, SettledView)
    return view


def verdict_of(quiz: "Quiz") -> Verdict:
    """Return the verdict that is shown."""
    outcome = settled(quiz).outcome
    assert outcome is not None
    return outcome.verdict


def ended(quiz: "Quiz") -> EndView:
    """Return the end that is shown."""
    assert isinstance(quiz.app.screen, ChallengeEndScreen)
    return quiz.app.screen._view

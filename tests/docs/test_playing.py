"""The keys that the page on playing teaches do what it says."""

from pathlib import Path

from textual.binding import Binding

from quiz.tui.app import QuizApp
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.source import SourceScreen
from quiz.tui.widgets.typed import Field

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "playing.md").read_text(encoding="utf-8")


def test_the_keys_of_the_page_are_those_of_the_screens() -> None:
    """Each key does on the question's screen, or in its field, what the page says."""
    actions = {
        key: binding.action
        for binding in (*QuestionScreen.BINDINGS, *QuizApp.BINDINGS, *Field.BINDINGS)
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }
    taught = {"h": "hint", "f2": "hint", "s": "skip", "f3": "skip", "q": "leave", "escape": "leave_field"}
    taught |= {"o": "open_source", "exclamation_mark": "contest", "question_mark": "help", "ctrl+p": "command_palette"}
    assert taught == {key: actions[key] for key in taught}


def test_the_keys_of_the_source_are_those_of_its_screen() -> None:
    """Each key of the second table does there what the page says."""
    actions: dict[str, list[str]] = {}
    for binding in SourceScreen.BINDINGS:
        if isinstance(binding, Binding):
            for key in binding.key.split(","):
                actions.setdefault(key, []).append(binding.action)
    taught = {
        "n": ["match(1)", "cite(1)"],
        "N": ["match(-1)", "cite(-1)"],
        "right_square_bracket": ["heading(1)"],
        "left_square_bracket": ["heading(-1)"],
        "slash": ["search"],
        "p": ["practise"],
        "w": ["browse"],
        "escape": ["end_search", "close"],
    }
    assert taught == {key: actions[key] for key in taught}
    assert 6 == PAGE.partition("| key in the source |")[2].partition("\n\n")[0].count("\n| ") - 1

"""Themes: chosen, remembered, and readable."""

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import Theme

from quiz.first_paint.palettes import DEFAULT_THEME
from quiz.settings.error import SettingsError
from quiz.settings.settings import Settings
from quiz.tui.themes import THEMES

if TYPE_CHECKING:
    from tests.tui.conftest import Stage


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_a_theme_is_remembered(stage: "Stage", theme: str) -> None:
    """Choosing a theme saves it; the one at the start is no choice."""
    start = "nord"
    async with stage.run(stage.app(stage.player("truth"), settings=Settings(theme=start, welcomed=True))) as quiz:
        assert start == quiz.app.theme
        quiz.app.theme = theme
        await quiz.rest()

    assert [Settings(theme=theme, welcomed=True)] == stage.saved


async def test_an_unknown_theme_is_replaced_and_told(stage: "Stage") -> None:
    """The default stands in, a notice says so, and the settings stay as they are."""
    async with stage.run(stage.app(stage.player("truth"), settings=Settings(theme="[x]"))) as quiz:
        assert DEFAULT_THEME == quiz.app.theme
        assert "There is no theme called “[x]”" in quiz.running_text()

    assert not stage.saved


def test_the_default_theme_is_the_one_of_new_settings() -> None:
    """Who never chose gets the default without a notice."""
    assert Settings().theme == DEFAULT_THEME


async def test_settings_that_cannot_be_saved_are_told(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """The theme is shown all the same, and why it is not remembered."""
    app = stage.app(stage.player("truth"))

    def refuse(_: Settings) -> None:
        raise SettingsError("[here] is no place.")

    monkeypatch.setattr(app, "_save_settings", refuse)
    async with stage.run(app) as quiz:
        app.theme = "quiz-light"
        await quiz.rest()

        assert "[here] is no place." in quiz.running_text()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_colours_of_our_themes_can_be_read(theme: Theme) -> None:
    """All text contrasts with the background as WCAG 2.2 asks: by 4.5 to 1, for high contrast by 7 to 1."""
    least = 7.0 if "high-contrast" in theme.name else 4.5
    colours = [theme.foreground, theme.primary, theme.success, theme.warning, theme.error]
    for colour in (*colours, theme.variables["foreground-muted"]):
        assert colour is not None
        assert theme.background is not None
        assert contrast(Color.parse(colour), Color.parse(theme.background)) >= least


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

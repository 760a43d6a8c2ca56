"""The themes of our own, besides those that Textual brings along."""

from textual.theme import Theme

from quiz.first_paint.palettes import PALETTES, Palette


def _theme(palette: Palette) -> Theme:
    return Theme(
        name=palette.name,
        dark=palette.dark,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        foreground=palette.foreground,
        primary=palette.primary,
        secondary=palette.secondary,
        accent=palette.accent,
        success=palette.success,
        warning=palette.warning,
        error=palette.error,
        variables=dict(palette.variables),
    )


THEMES = tuple(map(_theme, PALETTES.values()))

"""The colours of our own, besides the themes that Textual brings along."""

from collections.abc import Mapping

from quiz.model.dataclass import dataclass

DEFAULT_THEME = "quiz-dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme as `#rrggbb`; by their names in `variables` those of single parts, as Textual has it."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    foreground: str
    primary: str
    secondary: str
    accent: str
    success: str
    warning: str
    error: str
    variables: Mapping[str, str]


DARK = Palette(
    name="quiz-dark",
    dark=True,
    background="#15181e",
    surface="#1b1f27",
    panel="#242a34",
    foreground="#d8dce4",
    primary="#86b4f0",
    secondary="#7d8798",
    accent="#86b4f0",
    success="#8fc98b",
    warning="#e2c078",
    error="#ec8a8a",
    variables={
        "block-cursor-background": "#2c3a52",
        "block-cursor-foreground": "#f2f5fa",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#232a36",
        "block-hover-background": "#20262f",
        "border": "#86b4f0",
        "border-blurred": "#343c4a",
        "foreground-muted": "#939cac",
        "button-color-foreground": "#15181e",
        "scrollbar": "#3a4352",
        "scrollbar-background": "#15181e",
        "input-selection-background": "#86b4f0 35%",
    },
)

LIGHT = Palette(
    name="quiz-light",
    dark=False,
    background="#fbfaf7",
    surface="#f2f0ea",
    panel="#e7e4dc",
    foreground="#2a2d33",
    primary="#2a62a8",
    secondary="#6b7280",
    accent="#2a62a8",
    success="#2c6e32",
    warning="#8a5a00",
    error="#b0302f",
    variables={
        "block-cursor-background": "#d5e1f2",
        "block-cursor-foreground": "#14181f",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e6eaf0",
        "block-hover-background": "#eceae3",
        "border": "#2a62a8",
        "border-blurred": "#cfcabd",
        "foreground-muted": "#646b77",
        "button-color-foreground": "#ffffff",
        "scrollbar": "#c9c4b7",
        "scrollbar-background": "#fbfaf7",
        "input-selection-background": "#2a62a8 30%",
    },
)

HIGH_CONTRAST = Palette(
    name="quiz-high-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    foreground="#ffffff",
    primary="#ffe14d",
    secondary="#ffffff",
    accent="#ffe14d",
    success="#7dff8a",
    warning="#ffb84d",
    error="#ff9a9a",
    variables={
        "block-cursor-background": "#ffe14d",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#3a3a3a",
        "block-hover-background": "#2a2a2a",
        "border": "#ffe14d",
        "border-blurred": "#ffffff",
        "foreground-muted": "#d6d6d6",
        "button-color-foreground": "#000000",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
        "input-selection-background": "#ffe14d 50%",
    },
)

# The palette of Okabe and Ito, "Color Universal Design", 2008: told apart with every kind of colour vision.
COLOUR_BLIND_SAFE = Palette(
    name="quiz-colour-blind-safe",
    dark=True,
    background="#14171a",
    surface="#1b1f23",
    panel="#252a2f",
    foreground="#e4e6e8",
    primary="#56b4e9",
    secondary="#8c949c",
    accent="#56b4e9",
    success="#00b386",
    warning="#f0e442",
    error="#e69f00",
    variables={
        "block-cursor-background": "#1f4257",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#232b31",
        "block-hover-background": "#21262b",
        "border": "#56b4e9",
        "border-blurred": "#3a424a",
        "foreground-muted": "#a0a8b0",
        "button-color-foreground": "#14171a",
        "scrollbar": "#414a52",
        "scrollbar-background": "#14171a",
        "input-selection-background": "#56b4e9 40%",
    },
)

PALETTES = {palette.name: palette for palette in (DARK, LIGHT, HIGH_CONTRAST, COLOUR_BLIND_SAFE)}

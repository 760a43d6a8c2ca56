"""The first frame, held against the screen whose place it takes until that is there."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from rich.style import Style
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from quiz.first_paint.frame import Frame, first_frame
from quiz.first_paint.palettes import PALETTES
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.question import MultipleChoice, SingleChoice, TrueFalse
from quiz.packs.library import shipped_folder
from quiz.play.player import Player
from quiz.play.view import AskedView
from quiz.settings.settings import Settings
from quiz.tui.app import QuizApp
from quiz.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

SIMPLE_KINDS = {"single_choice", "true_false", "multiple_choice", "short_answer"}
LONGEST = 3
"""So many questions of these kinds are looked at in each shipped pack: those with the most to read."""

Cell = tuple[str, str, str, bool, bool]
"""What stands in one place: a character, its two colours, and whether it is bold or italic."""


@pytest.mark.parametrize(("columns", "rows", "theme"), [(80, 24, "quiz-dark"), (120, 40, "quiz-light")])
async def test_the_first_frame_is_what_the_screen_shows(stage: "Stage", columns: int, rows: int, theme: str) -> None:
    """In every cell and colour where there are options; of typed answers it shows what stands above them."""
    player = shipped_player(stage)
    app = stage.app(player, settings=Settings(welcomed=True, theme=theme))
    async with stage.run(app, columns, rows) as quiz:
        framed = 0
        for view in views(player):
            frame = first_frame(
                view, columns, rows, PALETTES[theme], can_undo=player.can_undo, can_redo=player.can_redo
            )
            if frame is not None:
                framed += 1
                await quiz.question_screen._show(view)
                await quiz.rest()
                expected = seen(app)
                if not isinstance(view.question, SingleChoice | TrueFalse | MultipleChoice):
                    expected = upper(expected, drawn(frame))
                assert expected == drawn(frame)
    assert framed > LONGEST


async def test_keys_typed_before_there_is_a_screen_are_taken_in_their_order(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the first one finds no screen at all or one that is not laid out yet."""
    app, begin = stage.app(stage.player("truth")), QuizApp.on_mount

    def type_and_begin(self: QuizApp) -> None:
        for key in ("1", "enter"):
            self.simulate_key(key)
        begin(self)

    monkeypatch.setattr(QuizApp, "on_mount", type_and_begin)
    async with stage.run(app) as quiz:
        assert "Incorrect" in quiz.text()


async def test_a_screen_is_never_drawn_otherwise_than_its_size_has_it(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing moves on it from the first time that it is laid out."""
    app, laid_out = stage.app(stage.player("single")), []

    def begin(screen: QuestionScreen) -> None:
        layouts = screen.screen_layout_refresh_signal
        layouts.subscribe(screen, lambda _: laid_out.append(screen.query_one("#stem").region), immediate=True)

    monkeypatch.setattr(QuestionScreen, "on_compose", begin, raising=False)
    async with stage.run(app, 120, 40) as quiz:
        assert {quiz.app.screen.query_one("#stem").region} == set(laid_out)


async def test_the_first_question_is_styled_once(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """When its widgets are mounted, and not once more when its screen comes; styling takes long."""
    styled: Counter[str | None] = Counter()
    apply = Stylesheet.apply

    def count(stylesheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        styled[node.id] += 1
        apply(stylesheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", count)
    async with stage.run(stage.app(stage.player("single"))):
        assert [1] * 5 == [styled[name] for name in ("heading", "stem", "bar", "notice", "hint")]


def shipped_player(stage: "Stage") -> Player:
    """Return a session with the longest questions of all packs that come with the program."""
    library = stage.library()
    packs = [library.open(str(path.parent)) for path in sorted(shipped_folder().glob("*/pack.toml"))]
    names = []
    for pack in packs:
        simple = [name for name, (_, kind) in pack.topics_and_kinds().items() if kind in SIMPLE_KINDS]
        ids = sorted(simple, key=lambda name: len(repr(pack.question(name))))
        names += [QuestionName(pack.info.id, name) for name in ids[-LONGEST:]]
    session = stage.outside.session(Paper(1, tuple(names)), Mode.PRACTICE, certainty=False)
    return Player.begin({pack.info.id: pack for pack in packs}, session, stage.outside)


def views(player: Player) -> Iterator[AskedView]:
    """Yield one question after another, with an answer undone and a question put off in between."""
    view = player.view
    while isinstance(view, AskedView):
        yield view
        player.skip()
        view = player.advance()
        if isinstance(view, AskedView) and view.number == 3:
            view = player.undo()
            assert isinstance(view, AskedView)
            yield view
            view = player.put_off()


def drawn(frame: Frame) -> list[list[Cell]]:
    """Return what a frame shows, row by row."""
    rows: list[list[Cell]] = [[(" ", "", frame.ground, False, False)] * frame.columns for _ in range(frame.rows)]
    for piece in frame.pieces:
        cells = [(character, piece.ink, piece.ground, piece.is_bold, piece.is_italic) for character in piece.words]
        rows[piece.row][piece.column : piece.column + len(cells)] = map(_visible, cells)
    return rows


def seen(app: QuizApp) -> list[list[Cell]]:
    """Return what the screen shows, row by row."""
    rows = []
    for strip in app.screen._compositor.render_strips():
        segments = list(strip)
        for line_filter in app._filters:
            segments = line_filter.apply(segments, app.screen.background_colors[1])
        rows.append([cell for segment in segments for cell in _cells(segment.text, segment.style or Style())])
    return rows


def upper(shown: list[list[Cell]], drawn: list[list[Cell]]) -> list[list[Cell]]:
    """Return what is shown down to the last row that is drawn, save for the line between two columns."""
    last = max(number for number, row in enumerate(drawn) if any(cell[0] not in " │" for cell in row))
    return [*shown[: last + 1], *drawn[last + 1 :]]


def _cells(text: str, style: Style) -> list[Cell]:
    ink, ground = (colour.triplet.hex if colour and colour.triplet else "" for colour in (style.color, style.bgcolor))
    return [_visible((character, ink, ground, bool(style.bold), bool(style.italic))) for character in text]


def _visible(cell: Cell) -> Cell:
    """Return a cell without what does not show where it is blank."""
    return (" ", "", cell[2], False, False) if cell[0] == " " else cell

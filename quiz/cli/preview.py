"""`quiz preview`: a pack as learners will see it, shown anew whenever it is saved."""

import os
from argparse import Namespace
from contextlib import closing
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.editor import edit
from quiz.cli.house import attached_documents, now
from quiz.cli.streams import standard_input, standard_output, wants_lines
from quiz.cli.wrong_use import WrongUseError
from quiz.settings.paths import Paths, paths_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.packs.watching import Watch
    from quiz.play.drafting import Draft
    from quiz.play.preview import Preview


def run(arguments: Namespace) -> int:
    """Show the preview on screens, or where lines are wanted print it once; no record is opened or begun."""
    from quiz.packs.watching import Watch, look_at
    from quiz.play.drafting import read_draft
    from quiz.play.preview import Preview
    from quiz.sources.remembering import RememberedSources

    path = Path(arguments.path)
    if not path.exists():
        raise WrongUseError(f"There is nothing at {path}. Name a pack's folder or its single TOML file.")
    paths = paths_from(os.environ, Path.cwd())
    read = partial(read_draft, path, RememberedSources().passages)
    with closing(Preview(read(), attached_documents(paths).lend_to)) as preview:
        if arguments.question is not None:
            _go_to(arguments.question, preview)
        if arguments.line or wants_lines(os.environ):
            _print(preview, is_one=arguments.question is not None)
            return 0
        return _run_screens(preview, read, Watch(partial(look_at, [path])), paths)


def _print(preview: "Preview", *, is_one: bool) -> None:
    from quiz.line.console import Console
    from quiz.line.preview import show_preview

    show_preview(preview, Console(standard_input(), standard_output()), is_one=is_one)


def _run_screens(preview: "Preview", read: "Callable[[], Draft]", watch: "Watch", paths: Paths) -> int:
    from quiz.settings.settings import load_settings, save_settings
    from quiz.tui.preview import PreviewApp

    loaded = load_settings(paths.settings)
    app = PreviewApp(
        preview,
        read,
        watch,
        edit,
        clock=now,
        settings=loaded.settings,
        save_settings=partial(save_settings, paths.settings),
        notice=loaded.notice,
    )
    app.run()
    return app.return_code or 0


def _go_to(question: str, preview: "Preview") -> None:
    place = preview.place_called(question)
    if place is None:
        near = get_close_matches(question, [each.label for each in preview.questions], n=1)
        hint = f"Did you mean {near[0]}?" if near else "Leave it out to begin with the first."
        raise WrongUseError(f"There is no question {question} in this pack. {hint}")
    preview.go_to(place)

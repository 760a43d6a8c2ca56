"""`quiz format`: packs laid out canonically."""

from argparse import Namespace
from pathlib import Path

from quiz.cli.wrong_use import WrongUseError
from quiz.engine.figures import counted
from quiz.line.layout import one_line


def run(arguments: Namespace) -> int:
    """Lay out every file of each pack; with `--check` write nothing, and return 1 where something would change."""
    from quiz.packs.formatting_files import layouts_of, write_layout
    from quiz.packs.library import packs_at

    paths = [Path(path) for path in arguments.paths]
    if missing := next((path for path in paths if not path.exists()), None):
        raise WrongUseError(f"There is nothing at {missing}. Name a pack's folder, a TOML file or a folder of packs.")
    files = changed = 0
    for pack in dict.fromkeys(pack for path in paths for pack in packs_at(path)):
        for layout in layouts_of(pack):
            files += 1
            if not layout.is_kept:
                changed += 1
                print(f"{'would change' if arguments.check else 'changed'}: {one_line(str(layout.file))}")
                if not arguments.check:
                    write_layout(layout)
    print(f"{counted(files, 'file')}, {changed or 'none'} {'to change' if arguments.check else 'changed'}.")
    return 1 if changed and arguments.check else 0

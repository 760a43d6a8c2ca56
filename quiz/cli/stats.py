"""`quiz stats`: how the answers went, as text, as a JSON document or as a page with charts."""

from argparse import Namespace
from typing import TYPE_CHECKING

from quiz.cli.house import House, open_house
from quiz.cli.output import as_json
from quiz.cli.statistics_record import pack_record, statistics_record
from quiz.cli.wrong_use import names_from_command_line
from quiz.line.layout import indented

if TYPE_CHECKING:
    from quiz.play.statistics import Progress


def run(arguments: Namespace) -> int:
    """Print the statistics of one pack or of all, or write them to a page."""
    from quiz.engine.combining import together
    from quiz.line.progress import progress_lines
    from quiz.report.file import write_page
    from quiz.report.page import progress_page

    with open_house() as house:
        progress = _progress(house, arguments.pack)
        packs, today = progress.predicted(), progress.today
    if arguments.json:
        print(as_json({"overall": statistics_record(together(packs)), "packs": [pack_record(pack) for pack in packs]}))
        return 0
    if arguments.html is not None:
        whole = together(packs) if arguments.pack is None else None
        write_page(arguments.html, progress_page(packs, whole, today))
        print("\n".join(indented(str(arguments.html), label="Written to ")))
        return 0
    for line in progress_lines(packs, today, overall=arguments.pack is None):
        print(line)
    return 0


def _progress(house: House, name: str | None) -> "Progress":
    from quiz.play.statistics import progress_of, progress_of_all

    if name is None:
        return progress_of_all(house.library, house.schedule)
    with names_from_command_line(), house.library.open(name) as pack:
        return progress_of(pack, house.schedule)

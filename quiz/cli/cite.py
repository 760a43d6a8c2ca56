"""`quiz cite`: words found in the sources of a pack, as citations to paste."""

import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import attached_documents
from quiz.cli.wrong_use import WrongUseError
from quiz.line.layout import indented, one_line, printable
from quiz.settings.paths import paths_from

if TYPE_CHECKING:
    from quiz.model.source import Passage, Source
    from quiz.play.citing import CitingReport, ReadyCitation


def run(arguments: Namespace) -> int:
    """Print a citation for each place of the words, which is TOML throughout; 1 where they stand nowhere."""
    from quiz.packs.library import location_called, shipped_folder
    from quiz.play.citing import cite

    words = " ".join(arguments.words).strip()
    if not words:
        raise WrongUseError("No words are given. Name some that stand in a source.")
    paths = paths_from(os.environ, Path.cwd())
    path = Path(arguments.pack)
    if not path.exists():
        location = location_called(arguments.pack, (paths.packs, shipped_folder()))
        if location is None:
            raise WrongUseError(f"There is no pack called {arguments.pack}. Name its path, or see `quiz list`.")
        path = location
    report = cite(path, words, attached_documents(paths), in_sentences=arguments.sentence)
    for line in _told(report) if report.places else _nearest(report):
        print(line)
    for unsearched in report.unsearched:
        print(one_line(f"# Not searched: {unsearched}"))
    return 0 if report.places else 1


def _told(report: "CitingReport") -> Iterator[str]:
    if report.are_apart:
        holding = "One sentence holds" if report.count == 1 else f"{report.count} sentences hold"
        yield f"# No place has these words together. {holding} them all."
    elif report.count > 1:
        yield f"# These words stand in {report.count} places."
    for place in report.places:
        yield f"# {_place(place.source, place.passage)}"
        yield from _citation(place)
    if report.count > len(report.places) > 1:
        yield "# Further places are left out. Give more words to have fewer."


def _citation(place: "ReadyCitation") -> Iterator[str]:
    if not place.toml:
        yield "# All of this passage stands elsewhere too, so that no quote leads to it alone."
        return
    yield printable(place.toml)
    if place.listing:
        yield f"# Add this below the [sources.passages] of {place.source.id}:"
        yield f"# {place.listing}"


def _nearest(report: "CitingReport") -> Iterator[str]:
    yield "These words stand in no source that is at hand." + (" The nearest:" if report.nearest else "")
    for near in report.nearest:
        yield from indented(near.words, label=f"  {_place(near.source, near.passage)}: ", indent="    ")


def _place(source: "Source", passage: "Passage") -> str:
    parts = [f"{source.id}, passage {passage.number}"]
    parts += [f"line {passage.line}"] if passage.line is not None else []
    parts += [f"page {passage.page}"] if passage.page is not None else []
    parts += [" > ".join(passage.headings)] if passage.headings else []
    return one_line(", ".join(parts))

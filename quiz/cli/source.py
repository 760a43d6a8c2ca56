"""`quiz source`: documents as the program sees them, and those that are attached on this machine."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import open_house
from quiz.cli.output import as_json
from quiz.cli.wrong_use import names_from_command_line
from quiz.engine.figures import counted
from quiz.line.layout import indented, one_line
from quiz.model.fingerprint import passage_fingerprint

if TYPE_CHECKING:
    from quiz.model.source import Passage
    from quiz.play.attaching import MatchReport


def read(arguments: Namespace) -> int:
    """Print the passages of a document with their numbers, whole or sentence by sentence."""
    from quiz.sources.reading import read_passages

    for passage in read_passages(Path(arguments.file), arguments.unit):
        for number, text in _pieces(passage) if arguments.sentences else [(f"{passage.number}.", passage.text)]:
            for line in indented(text, label=f"{number} ", indent="   "):
                print(line)
        place = _place(passage)
        if place:
            for line in indented(place, label="   at: ", indent="     "):
                print(line)
    return 0


def fingerprint(arguments: Namespace) -> int:
    """Print the table of fingerprints that a pack.toml needs for a document that stays with its owner."""
    import hashlib

    from quiz.sources.reading import read_passages

    file = Path(arguments.file)
    passages = read_passages(file, arguments.unit)
    print(f'sha256 = "{hashlib.sha256(file.read_bytes()).hexdigest()}"')
    print(f'unit = "{arguments.unit}"')
    print()
    print("[sources.passages]")
    for passage in passages:
        print(f'{passage.number} = "{passage_fingerprint(passage.text)}"')
    return 0


def attach(arguments: Namespace) -> int:
    """Attach a document to a source and tell how it answers; 1 where a cited passage is not in it."""
    with open_house() as house, names_from_command_line(), house.library.open(arguments.pack) as pack:
        report = house.documents.attach(pack, arguments.source, Path(arguments.file))
    for line in _told(report):
        print(line)
    return 1 if report.missing else 0


def detach(arguments: Namespace) -> int:
    """Forget a document that was attached."""
    with open_house() as house, names_from_command_line():
        with house.library.open(arguments.pack) as pack:
            pack_id = pack.info.id
        house.documents.detach(pack_id, arguments.source)
    print(f"{one_line(arguments.source)} of {pack_id} has no document attached any more.")
    return 0


def list_(arguments: Namespace) -> int:
    """Print what is attached on this machine, and whether it is still as it was."""
    from quiz.play.attaching import is_as_attached

    with open_house() as house:
        attached = house.documents.all()
    if arguments.json:
        print(as_json([{"pack": each.pack, "source": each.source, "file": each.file} for each in attached]))
        return 0
    for each in attached:
        state = "" if is_as_attached(each) else "  (changed since)" if each.file.is_file() else "  (not there now)"
        print(f"{one_line(each.pack)}  {one_line(each.source)}  {one_line(str(each.file))}{state}")
    if not attached:
        print("No document is attached. `quiz source attach PACK SOURCE FILE` attaches one.")
    return 0


def _told(report: "MatchReport") -> Iterator[str]:
    edition = "the same edition" if report.is_same_edition else "another edition"
    total = len(report.found) + len(report.missing)
    yield from indented(f"{report.source.title}: {edition}", label="")
    yield f"  {len(report.found)} of {counted(total, 'passage')} found."
    for number, passage in report.found:
        if number != passage.number:
            yield f"  passage {number} stands at {report.source.unit} {passage.number} there"
    for number in report.missing:
        yield f"  passage {number} is not in it"


def _pieces(passage: "Passage") -> Iterator[tuple[str, str]]:
    """Yield each sentence of a passage, numbered within it such as `12.3`."""
    from quiz.sources.sentences import sentence_spans

    for number, (start, end) in enumerate(sentence_spans(passage.text), start=1):
        yield f"{passage.number}.{number}", passage.text[start:end]


def _place(passage: "Passage") -> str:
    parts = [f"line {passage.line}"] if passage.line is not None else []
    parts += [f"page {passage.page}"] if passage.page is not None else []
    parts += [" > ".join(passage.headings)] if passage.headings else []
    return ", ".join(parts)

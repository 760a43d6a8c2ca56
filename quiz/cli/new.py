"""`quiz new`: a pack to begin with."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import open_house
from quiz.cli.output import packages_told
from quiz.cli.wrong_use import WrongUseError
from quiz.line.layout import indented, one_line

if TYPE_CHECKING:
    from quiz.play.beginning import NewPack


def run(arguments: Namespace) -> int:
    """Make a pack without errors, and say what to do next."""
    from quiz.play.beginning import begin_pack

    if arguments.keep_document and not arguments.documents:
        raise WrongUseError("--keep-document is for documents that --from names. Name one.")
    if arguments.bare and not arguments.documents:
        raise WrongUseError("--bare is for a pack on documents that --from names. Name one.")
    new = begin_pack(
        arguments.folder,
        arguments.title,
        arguments.documents,
        keep_documents=arguments.keep_document,
        has_examples=not arguments.bare,
    )
    if arguments.keep_document:
        _attach(new)
    typed = one_line(str(arguments.folder))
    if arguments.bare:
        print(f"{typed}: a new pack, with a question on each document to be written anew.")
    else:
        print(f"{typed}: a new pack, with an example of each kind of question in examples.toml.")
    for source in new.sources.values():
        place = "registered by its fingerprint, and attached" if arguments.keep_document else "copied into sources"
        for line in indented(f"The document {source} was {place}."):
            print(line)
    for line in packages_told(() if arguments.keep_document else [one_line(path.name) for path in new.sources]):
        print(line)
    if arguments.keep_document:
        print("  Where you give the pack another id, attach it anew with `quiz source attach`.")
    print("Write in pack.toml, then:")
    print(f"  quiz check {typed}")
    print(f"  quiz play {typed if '/' in typed else f'./{typed}'}")
    return 0


def _attach(new: "NewPack") -> None:
    with open_house() as house, house.library.open(str(new.folder)) as pack:
        for document, source in new.sources.items():
            house.documents.attach(pack, source, Path(document))

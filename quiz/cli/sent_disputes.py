"""`quiz disputes FILE…`: what learners have sent to an author."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.output import as_json
from quiz.engine.figures import counted
from quiz.line.figures import local_day
from quiz.line.layout import indented, one_line

if TYPE_CHECKING:
    from quiz.play.sent_disputes import SentDispute

SUFFIX = ".jsonl"
"""How the name of a file with disputes ends."""


def tell_sent(files: Sequence[Path], *, json: bool) -> None:
    """Print the disputes in files, those of one question together. Raises PlayError."""
    from quiz.play.sent_disputes import SentDispute, read_sent_disputes

    disputes = read_sent_disputes(files)
    if json:
        print(as_json([{name: getattr(each, name) for name in SentDispute.__slots__} for each in disputes]))
        return
    questions = 0
    for pack, of_pack in groupby(disputes, key=lambda dispute: dispute.pack):
        lines = [*indented(pack, label="Pack: ")]
        for _, of_question in groupby(of_pack, key=lambda dispute: dispute.question):
            questions += 1
            lines += _told(tuple(of_question))
        print("\n".join((*lines, "")))
    print(f"{counted(len(disputes), 'dispute')} about {counted(questions, 'question')}.")


def _told(disputes: Sequence["SentDispute"]) -> Iterator[str]:
    """Yield what is told of one question: as the latest one has it, and then each dispute about it."""
    latest = disputes[-1]
    times = f"contested {counted(len(disputes), 'time')}"
    where = f"{latest.question} ({latest.file}), {times}" if latest.file else f"{latest.question}, {times}"
    yield from indented(one_line(where))
    yield from indented(latest.stem or "not at hand", label="    Question: ", indent="      ")
    yield from indented(latest.key or "not at hand", label="    Answer: ", indent="      ")
    for dispute in disputes:
        day = one_line(f"{local_day(dispute.at)}, version {dispute.version}")
        given = f"{dispute.answer or 'none'} ({dispute.verdict})"
        yield from indented(given, label=f"    {day}, answered: ", indent="      ")
        yield from indented(dispute.comment or "none", label="      Comment: ", indent="        ")

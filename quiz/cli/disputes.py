"""`quiz disputes`: the questions that were contested."""

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import House, open_house
from quiz.cli.output import as_json, as_json_line, write_new
from quiz.cli.sent_disputes import SUFFIX, tell_sent
from quiz.cli.wrong_use import WrongUseError, names_from_command_line
from quiz.engine.figures import counted
from quiz.line.figures import local_day
from quiz.line.layout import indented, one_line

if TYPE_CHECKING:
    from quiz.play.disputes import DisputeView


def run(arguments: Namespace) -> int:
    """Tell which disputes are open and which are closed from now on, and write the open ones to a file if asked to.

    Where files of learners are named, those are told.
    """
    from quiz.engine.standing import Standing
    from quiz.play.disputes import close_disputes

    sent = [Path(name) for name in arguments.packs if name.lower().endswith(SUFFIX)]
    if len(arguments.packs) > 1 and len(sent) < len(arguments.packs):
        raise WrongUseError(f"Name one pack, or files that learners sent, which end in {SUFFIX}.")
    if sent:
        if arguments.export is not None:
            raise WrongUseError("--export writes your own disputes. Leave out the files, or leave out --export.")
        tell_sent(sent, json=arguments.json)
        return 0
    with open_house() as house:
        views = _views(house, arguments.packs[0] if arguments.packs else None)
        still_open = [view for view in views if view.standing is Standing.OPEN]
        closed = [view for view in views if view.standing is not Standing.OPEN]
        if arguments.export is not None:
            _export(still_open, Path(arguments.export))
        if arguments.json:
            print(as_json([_record(view) for view in views]))
        elif arguments.export is not None:
            _print(_told_closed(closed), f"{counted(len(still_open), 'open dispute')} written to {arguments.export}")
        else:
            _print((*_told_open(still_open), *_told_closed(closed)), counted(len(still_open), "open dispute"))
        # Told before it is recorded, so that none is closed without a word.
        close_disputes(closed, house.outside)
    return 0


def _views(house: House, name: str | None) -> Sequence["DisputeView"]:
    from quiz.play.disputes import disputes_in, disputes_of

    disputes = house.history.open_disputes()
    if name is None:
        return tuple(disputes_in(house.library, disputes))
    with names_from_command_line(), house.library.open(name) as pack:
        return tuple(disputes_of(pack, disputes))


def _export(views: Sequence["DisputeView"], path: Path) -> None:
    try:
        write_new(path, "".join(f"{as_json_line(_record(view))}\n" for view in views))
    except FileExistsError as error:
        raise WrongUseError(f"There is something at {path} already. Name a file that does not exist yet.") from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _print(lines: Iterable[str], result: str) -> None:
    for line in lines:
        print(line)
    print(f"{one_line(result)}.")


def _told_open(still_open: Sequence["DisputeView"]) -> Iterator[str]:
    for _, group in groupby(still_open, key=lambda view: view.dispute.attempt.question.pack):
        views = tuple(group)
        yield from indented(views[0].pack_title, label="Pack: ")
        for view in views:
            yield from _told_dispute(view)
        yield ""


def _told_closed(closed: Sequence["DisputeView"]) -> Iterator[str]:
    if closed:
        yield "Closed, since the question has changed or is gone:"
        for view in closed:
            yield from indented(one_line(f"{view.dispute.attempt.question.pack}, {_name(view)}: {view.standing}"))
            yield from indented(view.dispute.comment or "none", label="    Comment: ", indent="      ")
        yield ""


def _told_dispute(view: "DisputeView") -> Iterator[str]:
    attempt, question = view.dispute.attempt, view.question
    place = ", ".join((*([question.file] if question else []), f"version {attempt.pack_version}"))
    where = f"{_name(view)} ({place}), contested on {local_day(view.dispute.at)}"
    yield from indented(one_line(where))
    if question:
        answer = f"{question.answer or 'none'} ({attempt.outcome.verdict.value})"
        yield from indented(question.stem, label="    Question: ", indent="      ")
        yield from indented(answer, label="    Your answer: ", indent="      ")
        yield from indented(question.key, label="    Answer: ", indent="      ")
    else:
        yield from indented(view.hindrance, indent="    ")
    yield from indented(view.dispute.comment or "none", label="    Comment: ", indent="      ")


def _name(view: "DisputeView") -> str:
    return view.question.id if view.question else view.dispute.attempt.question.question


def _record(view: "DisputeView") -> dict[str, object]:
    """Return what programs are told of a dispute; the author's guide lists it."""
    from quiz.history.encoding import encode_response

    dispute, attempt, question = view.dispute, view.dispute.attempt, view.question
    return {
        "id": dispute.id.hex(),
        "at": dispute.at,
        "pack": attempt.question.pack,
        "version": attempt.pack_version,
        "question": _name(view),
        "file": question.file if question else None,
        "stem": question.stem if question else None,
        "key": question.key if question else None,
        "answer": question.answer if question else None,
        "response": None if attempt.response is None else json.loads(encode_response(attempt.response)),
        "verdict": attempt.outcome.verdict,
        "comment": dispute.comment,
        "standing": view.standing,
        "attempt": attempt.id.hex(),
        "seen_fingerprint": attempt.seen,
        "key_fingerprint": attempt.key,
    }

"""`quiz list`: the packs that can be played."""

from argparse import Namespace
from typing import TYPE_CHECKING

from quiz.cli.house import open_house
from quiz.cli.output import as_json
from quiz.engine.figures import percent
from quiz.line.figures import local_day
from quiz.line.layout import one_line, table

if TYPE_CHECKING:
    from quiz.play.library import PackCard

_HEADINGS = ("PACK", "TITLE", "QUESTIONS", "LAST PLAYED", "ACCURACY")


def run(arguments: Namespace) -> int:
    """Print a table of the packs, or a JSON document of them."""
    with open_house() as house:
        cards = house.library.cards()
    if arguments.json:
        print(as_json([_record(card) for card in cards]))
        return 0
    rows = [_row(card) for card in cards if not card.problem]
    for line in table([_HEADINGS, *rows], shortened=1) if rows else ["There are no packs yet."]:
        print(line)
    for card in cards:
        if card.problem:
            print(one_line(card.problem))
    return 0


def _row(card: "PackCard") -> tuple[str, ...]:
    return (
        one_line(card.id),
        one_line(card.title),
        str(card.questions),
        local_day(card.last_played),
        percent(card.accuracy),
    )


def _record(card: "PackCard") -> dict[str, object]:
    return {
        "id": card.id,
        "title": card.title,
        "description": card.description,
        "licence": card.licence,
        "authors": card.authors,
        "version": card.version,
        "questions": card.questions,
        "topics": [{"title": topic.title, "questions": topic.questions} for topic in card.topics],
        "last_played": card.last_played,
        "accuracy": card.accuracy,
        "seen": card.seen,
        "location": card.location,
        "problem": card.problem,
    }

"""`quiz stats`: how the answers went."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from quiz.cli.house import House, open_house
from quiz.cli.output import as_json
from quiz.cli.wrong_use import names_from_command_line
from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.line.figures import kind_name, local_day
from quiz.line.layout import indented, one_line

if TYPE_CHECKING:
    from quiz.play.statistics import PackStatistics
    from quiz.play.view import Tally


def run(arguments: Namespace) -> int:
    """Print the statistics of one pack or of all, as text or as a JSON document."""
    from quiz.play.statistics import overall_tally

    with open_house() as house:
        statistics = _statistics(house, arguments.pack)
    overall = overall_tally(statistics)
    if arguments.json:
        print(as_json({"overall": _tally_record(overall), "packs": [_record(pack) for pack in statistics]}))
        return 0
    played = [pack for pack in statistics if pack.seen or arguments.pack is not None]
    for pack in played:
        for line in _told(pack):
            print(line)
        print()
    for pack in statistics:
        if pack not in played:
            print("\n".join(indented(f"{pack.title} (never played)", label="Pack: ")))
    if arguments.pack is None:
        print(f"All packs: {_figures(overall)}.")
    return 0


def _statistics(house: House, name: str | None) -> Sequence["PackStatistics"]:
    from quiz.play.statistics import pack_statistics

    playable = (str(card.location) for card in house.library.cards() if not card.problem)
    statistics = []
    for each in playable if name is None else [name]:
        with names_from_command_line(), house.library.open(each) as pack:
            statistics.append(pack_statistics(pack, house.history))
    return statistics


def _told(pack: "PackStatistics") -> Iterator[str]:
    yield from indented(pack.title, label="Pack: ")
    yield f"  Questions seen: {pack.seen} of {pack.questions}, last played {local_day(pack.last_played)}"
    yield f"  {_figures(pack.overall)}"
    yield "  By topic:"
    for tally in pack.topics:
        yield from indented(f"{tally.name}: {_figures(tally)}", indent="    ")
    yield "  By kind of question:"
    for tally in pack.kinds:
        yield from indented(f"{kind_name(tally.name)}: {_figures(tally)}", indent="    ")
    if pack.hardest:
        yield "  Hardest:"
    for question in pack.hardest:
        text = f"{percent(question.accuracy)} of {counted(question.answered, 'answer')}: {plain_text(question.stem)}"
        yield from indented(one_line(text), indent="    ")


def _figures(tally: "Tally") -> str:
    return f"accuracy {percent(tally.accuracy)}, {counted(tally.answered, 'answer')}, {tally.skipped} skipped"


def _record(pack: "PackStatistics") -> dict[str, object]:
    return {
        "id": pack.id,
        "title": pack.title,
        "questions": pack.questions,
        "seen": pack.seen,
        "last_played": pack.last_played,
        **_tally_record(pack.overall),
        "topics": [{"name": tally.name, **_tally_record(tally)} for tally in pack.topics],
        "kinds": [{"name": tally.name, **_tally_record(tally)} for tally in pack.kinds],
        "hardest": [asdict(question) for question in pack.hardest],
    }


def _tally_record(tally: "Tally") -> dict[str, object]:
    return {
        "attempts": tally.answered + tally.skipped,
        "answered": tally.answered,
        "skipped": tally.skipped,
        "score": tally.score,
        "accuracy": tally.accuracy,
    }

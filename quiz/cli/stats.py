"""`quiz stats`: how the answers went, as text, as a JSON document or as a page with charts."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from quiz.cli.house import House, open_house
from quiz.cli.output import as_json
from quiz.cli.statistics_record import pack_record, statistics_record
from quiz.cli.wrong_use import names_from_command_line
from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.line.figures import kind_name, local_day
from quiz.line.layout import indented, one_line

if TYPE_CHECKING:
    from quiz.engine.statistics import Statistics, Tally


def run(arguments: Namespace) -> int:
    """Print the statistics of one pack or of all, or write them to a page."""
    from quiz.engine.combining import together
    from quiz.report.file import write_page
    from quiz.report.page import progress_page

    with open_house() as house:
        packs, today = _statistics(house, arguments.pack), date.fromordinal(house.schedule.today)
    if arguments.json:
        print(as_json({"overall": statistics_record(together(packs)), "packs": [pack_record(pack) for pack in packs]}))
        return 0
    if arguments.html is not None:
        whole = together(packs) if arguments.pack is None else None
        write_page(arguments.html, progress_page(packs, whole, today))
        print("\n".join(indented(str(arguments.html), label="Written to ")))
        return 0
    played = [pack for pack in packs if pack.seen or arguments.pack is not None]
    for pack in played:
        for line in _told(pack, today):
            print(line)
        print()
    for pack in packs:
        if pack not in played:
            print("\n".join(indented(f"{pack.title} (never played)", label="Pack: ")))
    if arguments.pack is None:
        whole = together(packs)
        print(f"All packs: {_figures(whole.overall)}.")
        if len(played) > 1:
            for line in _progress(whole, today):
                print(line)
    return 0


def _statistics(house: House, name: str | None) -> Sequence["Statistics"]:
    from quiz.play.statistics import progress_of, progress_of_all

    if name is None:
        return progress_of_all(house.library, house.history, house.schedule).predicted()
    with names_from_command_line(), house.library.open(name) as pack:
        return progress_of(pack, house.history, house.schedule).predicted()


def _told(pack: "Statistics", today: date) -> Iterator[str]:
    yield from indented(pack.title, label="Pack: ")
    yield f"  Questions seen: {pack.seen} of {pack.questions}, last played {local_day(pack.last_played)}"
    yield f"  {_figures(pack.overall)}"
    yield from _progress(pack, today)
    yield "  By topic:"
    for tally in pack.topics:
        yield from indented(f"{tally.name}: {_figures(tally)}", indent="    ")
    yield from _mastery(pack)
    yield "  By kind of question:"
    for tally in pack.kinds:
        yield from indented(f"{kind_name(tally.name)}: {_figures(tally)}", indent="    ")
    yield from _hard(pack)


def _progress(statistics: "Statistics", today: date) -> Iterator[str]:
    """Tell what is known of days, accuracy, what is due, recall, prediction and certainty."""
    from quiz.engine.certainty import told
    from quiz.engine.progress import accuracy_told, days_told, due_told, mastery_told, prediction_told

    sentences: list[str] = []
    if statistics.days:
        sentences += days_told(statistics.days, today) + accuracy_told(statistics.days, today)
    if statistics.forecast is not None:
        sentences += due_told(statistics.forecast) + prediction_told(statistics.prediction)
    if statistics.mastery is not None:
        sentences += mastery_told(statistics.mastery)
    for sentence in sentences:
        yield from indented(sentence, indent="  ")
    if statistics.calibration is not None:
        yield "  Certainty:"
        for level in statistics.calibration:
            yield from indented(told(level), indent="    ")


def _mastery(pack: "Statistics") -> Iterator[str]:
    if pack.mastery is not None:
        yield "  Recalled today, by topic:"
        for topic in pack.mastery:
            new = f", {topic.unseen} new" if topic.unseen else ""
            yield from indented(
                f"{topic.name}: {percent(topic.share)} of {counted(topic.questions, 'question')}{new}", indent="    "
            )


def _hard(statistics: "Statistics") -> Iterator[str]:
    if statistics.leeches:
        yield "  Missed again and again, better read up on than asked once more:"
    for leech in statistics.leeches:
        yield from indented(one_line(f"{leech.lapses} times: {plain_text(leech.stem)}"), indent="    ")
        for reading in leech.readings:
            yield from indented(reading, label="Read: ", indent="      ")
    if statistics.hardest:
        yield "  Hardest:"
    for question in statistics.hardest:
        text = f"{percent(question.accuracy)} of {counted(question.answered, 'answer')}: {plain_text(question.stem)}"
        yield from indented(one_line(text), indent="    ")


def _figures(tally: "Tally") -> str:
    return f"accuracy {percent(tally.accuracy)}, {counted(tally.answered, 'answer')}, {tally.skipped} skipped"

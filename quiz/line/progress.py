"""How the learning goes, as lines."""

from collections.abc import Iterator, Sequence
from datetime import date

from quiz.engine.certainty import told
from quiz.engine.combining import together
from quiz.engine.figures import counted, percent
from quiz.engine.markup import plain_text
from quiz.engine.progress import accuracy_told, days_told, due_told, mastery_told, prediction_told
from quiz.engine.statistics import HARDEST_QUESTIONS, Statistics, Tally
from quiz.line.figures import kind_name, local_day
from quiz.line.layout import indented, one_line


def progress_lines(packs: Sequence[Statistics], today: date, *, overall: bool) -> Iterator[str]:
    """Yield what is told of packs: in full of those that were played, or of one that was asked for; and over all."""
    played = [pack for pack in packs if pack.seen or not overall]
    for pack in played:
        yield from _told(pack, today)
        yield ""
    for pack in packs:
        if pack not in played:
            yield from indented(f"{pack.title} (never played)", label="Pack: ")
    if overall:
        whole = together(packs)
        yield f"All packs: {_figures(whole.overall)}."
        if len(played) > 1:
            yield from _sentences(whole, today)


def _told(pack: Statistics, today: date) -> Iterator[str]:
    yield from indented(pack.title, label="Pack: ")
    yield f"  Questions seen: {pack.seen} of {pack.questions}, last played {local_day(pack.last_played)}"
    yield f"  {_figures(pack.overall)}"
    yield from _sentences(pack, today)
    yield "  By topic:"
    for tally in pack.topics:
        yield from indented(f"{tally.name}: {_figures(tally)}", indent="    ")
    yield from _mastery(pack)
    yield "  By kind of question:"
    for tally in pack.kinds:
        yield from indented(f"{kind_name(tally.name)}: {_figures(tally)}", indent="    ")
    yield from _hard(pack)


def _sentences(statistics: Statistics, today: date) -> Iterator[str]:
    """Tell what is known of days, accuracy, what is due, recall, prediction and certainty."""
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


def _mastery(pack: Statistics) -> Iterator[str]:
    if pack.mastery is not None:
        yield "  Recalled today, by topic:"
        for topic in pack.mastery:
            new = f", {topic.unseen} new" if topic.unseen else ""
            yield from indented(
                f"{topic.name}: {percent(topic.share)} of {counted(topic.questions, 'question')}{new}", indent="    "
            )


def _hard(statistics: Statistics) -> Iterator[str]:
    if statistics.leeches:
        yield "  Missed again and again, better read up on than asked once more:"
    for leech in statistics.leeches[:HARDEST_QUESTIONS]:
        yield from indented(one_line(f"{leech.lapses} times: {plain_text(leech.stem)}"), indent="    ")
        for reading in leech.readings:
            yield from indented(reading, label="      Read: ", indent="        ")
    if (more := len(statistics.leeches) - HARDEST_QUESTIONS) > 0:
        yield f"    and {more} more"
    if statistics.hardest:
        yield "  Hardest:"
    for question in statistics.hardest:
        text = f"{percent(question.accuracy)} of {counted(question.answered, 'answer')}: {plain_text(question.stem)}"
        yield from indented(one_line(text), indent="    ")


def _figures(tally: Tally) -> str:
    return f"accuracy {percent(tally.accuracy)}, {counted(tally.answered, 'answer')}, {tally.skipped} skipped"

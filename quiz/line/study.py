"""Study as lines: today's sitting, and what there is instead where nothing is due."""

from functools import partial

from quiz.engine.figures import counted
from quiz.line.choosing import Wish, until, wish_among
from quiz.line.console import Console
from quiz.line.numbers import one_of
from quiz.play.player import Player
from quiz.play.study import MISS_DAYS, Desk, Sitting


def study(desk: Desk, sitting: Sitting, console: Console) -> Player | None:
    """Begin today's sitting, or what the learner chooses instead where nothing is due; None where that is nothing.

    Raises LeaveRequested, EndOfInput.
    """
    return desk.study(sitting) or offer(desk, sitting, console)


def offer(desk: Desk, sitting: Sitting, console: Console) -> Player | None:
    """Say that nothing is due, and what can be done instead."""
    agenda = desk.agenda(sitting.packs)
    console.say()
    console.say(f"Well done: nothing is due today. {agenda.next_told}")
    wishes: dict[str, Wish] = {"": lambda: None}
    if agenda.ahead:
        wishes["a"] = partial(desk.study, sitting, is_ahead=True)
        console.say(f"Type a to learn ahead: {counted(agenda.ahead, 'question')} of the next days.")
    misses = len(desk.misses(MISS_DAYS, sitting.packs))
    if misses:
        wishes["m"] = partial(desk.cram_misses, MISS_DAYS, sitting)
        console.say(f"Type m to cram what you missed in the last {MISS_DAYS} days: {counted(misses, 'question')}.")
    wishes["t"] = partial(_cram_topic, desk, sitting, console)
    console.say("Type t to cram a topic. Cramming leaves the schedule alone.")
    console.say("To play against the clock, leave and type quiz challenge and a pack's name.")
    return until(console, "Press Enter to go on without.", wish_among(wishes))()


def _cram_topic(desk: Desk, sitting: Sitting, console: Console) -> Player | None:
    topics = desk.topics(sitting.packs)
    for number, topic in enumerate(topics, 1):
        console.tell(f"{topic.title} ({counted(topic.questions, 'question')})", label=f"{number}. ", indent="   ")
    chosen = until(console, "Type the number of a topic, or q to go back.", one_of(range(len(topics))))
    return desk.cram_topic(topics[chosen].title, sitting)

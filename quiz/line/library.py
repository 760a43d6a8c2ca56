"""The library as lines: choose a pack, a topic and a number of questions, or go on where you left."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from quiz.engine.figures import counted, percent
from quiz.engine.unreadable import Unreadable
from quiz.line.choosing import Wish, until, wish_among
from quiz.line.commands import LeaveRequested
from quiz.line.console import Console
from quiz.line.figures import local_day
from quiz.line.numbers import one_of
from quiz.line.progress import progress_lines
from quiz.line.session import play
from quiz.line.study import study
from quiz.model.error import QuizError
from quiz.packs.compiled import CompiledPack
from quiz.play.library import QUESTIONS_IN_A_SESSION, Library, PackCard, Selection
from quiz.play.player import Player
from quiz.play.statistics import Progress
from quiz.play.study import Desk, Sitting

TOUR = "tour"
_EVIDENCE, _CERTAINTY = "e", "c"
_CHALLENGE = "c"
_PROMPT = (
    "Press Enter to study, or type the number of a pack, c and the number to play it against the clock, p for progress,"
    " q to leave."
)
_PROMPT_WITHOUT_PACKS = "Type p for your progress, or q to leave."


def browse(  # noqa: PLR0913 - what the library is led by
    library: Library,
    desk: Desk,
    console: Console,
    *,
    progress: Callable[[], Progress],
    race: Callable[[CompiledPack], None],
    offer_tour: bool,
) -> None:
    """Let the learner study, choose packs and play them, or look at the progress, until they leave.

    `race` lets them choose a challenge with a pack and plays it. Raises EndOfInput when nothing more will be typed,
    QuizError when the record cannot be read.
    """
    while True:
        cards = library.cards()
        console.say()
        is_playable = any(not card.problem for card in cards)
        wishes = _study(desk, console) if is_playable else {}
        wishes |= _packs(cards, library, console, race) | _unfinished(library, console)
        wishes["p"] = partial(_look_at, progress, console)
        if offer_tour:
            wishes |= _tour(library, console)
        try:
            fulfil = until(console, _PROMPT if is_playable else _PROMPT_WITHOUT_PACKS, wish_among(wishes))
        except LeaveRequested:
            return
        try:
            player = fulfil()
            if player is not None:
                play(player, console)
        except LeaveRequested:
            continue
        except QuizError as problem:
            console.tell(str(problem))


def _packs(
    cards: Sequence[PackCard], library: Library, console: Console, race: Callable[[CompiledPack], None]
) -> dict[str, Wish]:
    console.say("Packs" if cards else "There are no packs yet.")
    wishes: dict[str, Wish] = {}
    for number, card in enumerate(cards, 1):
        if card.problem:
            console.tell(card.problem)
            continue
        wishes[str(number)] = partial(_start, library, card, console)
        for words in (f"{_CHALLENGE} {number}", f"{_CHALLENGE}{number}"):
            wishes[words] = partial(_challenge, library, card, race)
        console.tell(card.title, label=f"{number}. ", indent="   ")
        console.say(
            f"   {counted(card.questions, 'question')}, last played {local_day(card.last_played)},"
            f" accuracy {percent(card.accuracy)}"
        )
    return wishes


def _unfinished(library: Library, console: Console) -> dict[str, Wish]:
    unfinished = library.unfinished()
    if unfinished is None:
        return {}
    console.say(
        f"You left a session at {unfinished.answered} of {unfinished.total} questions."
        " Type r to go on with it, or x to set it aside:"
    )
    console.tell(unfinished.pack_title)
    set_aside = partial(library.set_aside, unfinished)
    return {"r": partial(library.resume, unfinished), "x": set_aside, "d": set_aside}


def _tour(library: Library, console: Console) -> dict[str, Wish]:
    console.say("New here? Type t for a tour that shows each kind of question.")
    return {"t": lambda: library.start(library.open(TOUR), Selection())}


def _look_at(progress: Callable[[], Progress], console: Console) -> None:
    found = progress()
    console.say()
    console.lines(progress_lines(found.predicted(), found.today, overall=True))


def _study(desk: Desk, console: Console) -> dict[str, Wish]:
    console.say(f"Study: {desk.agenda().told}.")
    begin = partial(study, desk, Sitting(), console)
    return {"": begin, "s": begin, "study": begin}


def _start(library: Library, listed: PackCard, console: Console) -> Player:
    pack = library.open(str(listed.location))
    card = library.card(listed.location)  # it may have been edited since it was listed
    console.say()
    console.tell(card.title)
    console.tell(card.description)
    console.tell(f"By {', '.join(card.authors)}. {card.licence}.")
    topic, available = _topic(card, console)
    selection = replace(_count(available, console), topic=topic)
    return library.start(pack, selection)


def _challenge(library: Library, card: PackCard, race: Callable[[CompiledPack], None]) -> None:
    race(library.open(str(card.location)))


def _topic(card: PackCard, console: Console) -> tuple[str | None, int]:
    for number, topic in enumerate(card.topics, 1):
        console.tell(f"{topic.title} ({counted(topic.questions, 'question')})", label=f"{number}. ", indent="   ")
    read_number = one_of(range(len(card.topics)))
    chosen = until(
        console,
        "Type the number of a topic, press Enter for all, or type q to go back.",
        lambda line: read_number(line) if line else -1,
    )
    if chosen < 0:
        return None, card.questions
    topic = card.topics[chosen]
    return topic.title, topic.questions


def _count(available: int, console: Console) -> Selection:
    """Return how many questions are wanted, and what is to be asked with each of them."""
    usual = min(QUESTIONS_IN_A_SESSION, available)
    if available == 1:
        console.say("Type e to be asked where the source says so, c how certain you are: e c.")
        prompt = "This is one question. Press Enter to begin, or type q to go back."
    else:
        console.say(f"Add e to be asked where the source says so, c how certain you are: {usual} e c.")
        prompt = f"How many questions, up to {available}? Press Enter for {usual}, or type q to go back."
    return until(console, prompt, partial(_read_count, available, usual))


def _read_count(available: int, usual: int, line: str) -> Selection | Unreadable:
    typed = line.casefold()
    number = typed.rstrip(f"{_EVIDENCE}{_CERTAINTY} ")
    letters = typed[len(number) :]
    place = one_of(range(available))(number) if number else usual - 1
    if isinstance(place, Unreadable):
        return place
    return Selection(count=place + 1, evidence=_EVIDENCE in letters, certainty=_CERTAINTY in letters)

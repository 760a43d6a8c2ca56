"""Choosing a challenge: its rules, how long it is, and the time that there is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from quiz.engine.unreadable import Unreadable
from quiz.line.choosing import until
from quiz.line.console import Console
from quiz.line.numbers import one_of
from quiz.model.challenge import ExtraTime, Rules
from quiz.play.challenge.offer import Choice, Offer
from quiz.play.challenge.player import ChallengePlayer

_CALM = "n"
_OR_BACK = "or type q to go back."
_EXTRA_TIMES = {"": ExtraTime.USUAL, "none": ExtraTime.UNLIMITED} | {
    each.value: each for each in ExtraTime if each not in (ExtraTime.USUAL, ExtraTime.UNLIMITED)
}


def choose(offer: Offer, console: Console) -> ChallengePlayer:
    """Let the learner choose what the screens offer, line by line; Enter takes what is usual.

    Raises LeaveRequested, EndOfInput, and PlayError or HistoryError where there is no such challenge.
    """
    console.say()
    console.tell(offer.title, label="Against the clock: ")
    usual = offer.choice.rules
    for number, rules in enumerate(offer.rules, 1):
        console.tell(rules.title, label=f"{number}. ", indent="   ")
    prompt = f"Type the number of the rules, press Enter for {usual.title}, {_OR_BACK}"
    rules = until(console, prompt, partial(_rules, offer.rules, usual))
    offer.choice = choice = Choice(rules, _number(offer, rules, console), speed=True, extra_time=ExtraTime.USUAL)
    if rules.speed:
        prompt = f"Press Enter for points that fall with time, {_CALM} for points that do not, {_OR_BACK}"
        choice = replace(choice, speed=until(console, prompt, _speed))
    *others, last = (word for word, each in _EXTRA_TIMES.items() if word and each is not ExtraTime.UNLIMITED)
    times = f"Need more time? Type {', '.join(others)} or {last} for so many times the usual, or none for no limit."
    console.say(times)
    extra_time = until(console, f"Press Enter for the usual time, {_OR_BACK}", _extra_time)
    offer.choice = replace(choice, extra_time=extra_time)
    return offer.player()


def _rules(offered: Sequence[Rules], usual: Rules, line: str) -> Rules | Unreadable:
    place = one_of(range(len(offered)))(line) if line else offered.index(usual)
    return place if isinstance(place, Unreadable) else offered[place]


def _number(offer: Offer, rules: Rules, console: Console) -> int:
    numbers, usual = offer.numbers(rules), offer.usual_number(rules)
    if rules.limit != "clock":
        prompt = f"How many questions, up to {numbers[-1]}? Press Enter for {usual}, {_OR_BACK}"
        read: Callable[[str], int | Unreadable] = one_of(range(1, numbers[-1] + 1))
        return until(console, prompt, lambda line: read(line) if line else usual)
    if len(numbers) == 1:
        return usual
    seconds = {str(each): each for each in numbers}
    *others, last = seconds
    prompt = f"For {', '.join(others)} or {last} seconds? Press Enter for {usual}, {_OR_BACK}"
    return until(console, prompt, lambda line: seconds.get(line or str(usual), _none_of_these(line)))


def _speed(line: str) -> bool | Unreadable:
    return not line or (_none_of_these(line) if line.casefold() != _CALM else False)


def _extra_time(line: str) -> ExtraTime | Unreadable:
    return _EXTRA_TIMES.get(line.casefold(), _none_of_these(line))


def _none_of_these(line: str) -> Unreadable:
    return Unreadable(f'"{line}" is none of these.')

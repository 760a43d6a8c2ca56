"""The same paper for everyone who has the same code, on every machine and every Python."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date

from quiz.engine.challenge.code import folded
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, QUESTION_COUNTS, usual_number
from quiz.engine.dice import Dice
from quiz.model.challenge import FINGERPRINT_BITS, SEED_BITS, ChallengeCode, Rules
from quiz.model.dataclass import dataclass
from quiz.model.pack import PackInfo, short_name

_DEALING = 1
"""Goes up whenever the same code would deal another paper, or the same answers would earn something else."""

_NOT_IN_FORCE = frozenset({"id", "title", "description", "questions"})
_LONGEST_PACK_CODE = 4


@dataclass(frozen=True, slots=True)
class PackPrint:
    """What of a pack a challenge depends on: all questions, by id and fingerprint of what is seen, and the texts.

    `texts` are the fingerprints of the documents that evidence questions search.
    """

    info: PackInfo
    questions: Sequence[tuple[str, str]]
    texts: Sequence[str] = ()


def pack_code(info: PackInfo) -> str:
    """Return the code of a pack: the one that it declares, or else the first letters of its short name."""
    return info.code or short_name(info.id).replace("-", "").upper()[:_LONGEST_PACK_CODE].ljust(2, "X")


def fingerprint(pack: PackPrint, rules: Rules) -> int:
    """Return 20 bits that change with anything of the pack or the rules that a run could depend on."""
    in_force = {name: value for name, value in asdict(rules).items() if name not in _NOT_IN_FORCE}
    if rules.limit == "clock":
        # The code says for how long it is played.
        del in_force["seconds"]
    info = pack.info
    whole = [_DEALING, in_force, info.id, info.language, info.shuffled, list(pack.questions), list(pack.texts)]
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") >> (32 - FINGERPRINT_BITS)


def code_for(pack: PackPrint, rules: Rules, number: int, seed: int) -> ChallengeCode:
    """Return the code of a challenge; the seed has 20 bits."""
    if not 0 <= seed < 1 << SEED_BITS:
        raise ValueError(f"not a seed of {SEED_BITS} bits: {seed}")
    return ChallengeCode(pack_code(pack.info), rules.id.upper(), number, seed, fingerprint(pack, rules))


def daily_code(pack: PackPrint, day: date) -> ChallengeCode:
    """Return the code of the day: a blitz of the usual length or the whole pack, with another paper every day."""
    seed = Dice(day.toordinal(), f"daily {pack.info.id}").below(1 << SEED_BITS)
    return code_for(pack, BLITZ, min(usual_number(BLITZ), len(pack.questions)), seed)


def is_of_pack(code: ChallengeCode, info: PackInfo) -> bool:
    """Tell whether a code begins with the code of a pack."""
    return folded(code.pack) == folded(pack_code(info))


def rules_of(code: ChallengeCode, own: Iterable[Rules]) -> Rules | None:
    """Return the rule set that a code names, among those of the program and a pack's own, or None."""
    named = (rules for rules in (*BUILT_IN, *own) if folded(rules.id) == folded(code.rules))
    return next(named, None)


def rules_in_force(code: ChallengeCode, pack: PackPrint, rules: Rules) -> Rules | None:
    """Return the rules as they were when the code was made, with speed points or without; None for another pack."""
    variants = (rules, replace(rules, speed=False))
    return next((variant for variant in variants if fingerprint(pack, variant) == code.fingerprint), None)


def drawn(code: ChallengeCode, rules: Rules, info: PackInfo, questions: int) -> tuple[int, ...]:
    """Return the places in a pack of so many questions that are asked, in their order.

    Where the rules go by the clock they are as many as a challenge may have. Of a pack that is not shuffled the same
    ones come in the author's order.
    """
    count = QUESTION_COUNTS[-1] if rules.limit == "clock" else code.number
    places = Dice(code.seed, f"challenge {info.id}").sample(questions, count)
    return places if info.shuffled else tuple(sorted(places))

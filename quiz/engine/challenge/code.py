"""Challenge codes, such as `FRR-BLITZ-20-7K3Q-M2XW-9`: short enough to be read aloud.

The signs are those of Crockford's Base 32, without letters that are mistaken for one another: O is read as 0, I and L
as 1, and U as V. Pack and rule set keep their own letters, but are compared in the same way.

The last sign is a check: with every sign as an element of GF(32), and a as a primitive one, the sum of all signs, each
times the power of a that belongs to its place, is 0. A wrong sign changes one term by something that is not 0; two
neighbours that are swapped change the sum by (a^k + a^(k+1)) (x + y), which is 0 only where they are alike.
"""

import re

from quiz.engine.unreadable import Unreadable
from quiz.model.challenge import ChallengeCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

LONGEST_CODE = 64

_FOLDED = str.maketrans("OILU", "011V")
_GAPS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212_./-]+")
_NUMBER = re.compile("[1-9][0-9]{0,3}")
_SIGNS = 4
_TAIL_SIGNS = 2 * _SIGNS + 1
_BETWEEN = "Z"
"""What stands for a hyphen in the check, so that one between pack, rules and number is found behind any other sign."""

_POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1, which makes five bits with 2 as a primitive element a field."""

_EXAMPLE = "A code looks like FRR-BLITZ-20-7K3Q-M2XW-9"


def spelt(code: ChallengeCode) -> str:
    """Return a code as it is written."""
    head = f"{code.pack}-{code.rules}-{code.number}"
    seed, fingerprint = _signs(code.seed), _signs(code.fingerprint)
    return f"{head}-{seed}-{fingerprint}-{_check_sign(head, seed + fingerprint)}"


def read_code(text: str) -> ChallengeCode | Unreadable:
    """Return the code that was typed, whatever its case, its blanks and hyphens, or why it is none."""
    too_long = Unreadable(f"That is too long for a challenge code. {_EXAMPLE}.")
    if len(text) > LONGEST_CODE:
        return too_long
    typed = text.upper()
    strange = next((sign for sign in _GAPS.sub("", typed) if not (sign.isascii() and sign.isalnum())), None)
    if strange is not None:
        return Unreadable(f"{strange!a} cannot stand in a challenge code. {_EXAMPLE}.")
    pack, rules, number, *tail = [*(part for part in _GAPS.split(typed) if part), "", "", ""]
    if not (pack and rules and number):
        return Unreadable(f"That is no challenge code: it has parts with hyphens or blanks between them. {_EXAMPLE}.")
    number, signs = folded(number), folded("".join(tail))
    if not _NUMBER.fullmatch(number):
        return Unreadable(f"The third part of a challenge code is a number, not {number}. {_EXAMPLE}.")
    if len(signs) != _TAIL_SIGNS:
        return Unreadable(f"Behind its number a challenge code has {_TAIL_SIGNS} signs, not {len(signs)}. {_EXAMPLE}.")
    if signs[-1] != _check_sign(f"{pack}-{rules}-{number}", signs[:-1]):
        return Unreadable("There is a slip in that challenge code: its last sign does not fit the rest. Compare them.")
    read = ChallengeCode(pack, rules, int(number), _value(signs[:_SIGNS]), _value(signs[_SIGNS:-1]))
    # The last hyphens need not be typed, and whatever is read can be told, and be read again.
    return read if len(spelt(read)) <= LONGEST_CODE else too_long


def folded(text: str) -> str:
    """Return a part of a code in the form in which parts are compared."""
    return text.upper().translate(_FOLDED)


def _signs(value: int) -> str:
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (_SIGNS - 1), -1, -5))


def _value(signs: str) -> int:
    value = 0
    for sign in signs:
        value = value << 5 | ALPHABET.index(sign)
    return value


def _check_sign(head: str, tail: str) -> str:
    total = 0
    for sign in folded(f"{head}-{tail}".replace("-", _BETWEEN)):
        total = _times_two(total ^ ALPHABET.index(sign))
    return ALPHABET[total]


def _times_two(element: int) -> int:
    doubled = element << 1
    return doubled ^ _POLYNOMIAL if doubled & 32 else doubled

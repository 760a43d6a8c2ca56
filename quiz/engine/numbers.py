"""Reading numbers as people type them, and writing them as a language does."""

import re
import unicodedata
from decimal import Decimal

from quiz.engine.characters import with_plain_digits, with_plain_marks
from quiz.engine.language import Language, language_of
from quiz.engine.unreadable import Unreadable
from quiz.model.text import collapsed

LIMIT_CHARACTERS = 200
LIMIT_EXPONENT = 300

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_TYPED = re.compile(
    r"(?P<sign>[+-]?) ?(?P<figures>[.,]?[0-9](?:[0-9 .,']*[0-9])?)"
    r"(?:(?:e| ?[x\u00d7*] ?10 ?\^ ?)(?P<exponent>[+-]?[0-9]+))?\.?(?P<unit>.*)",
    re.IGNORECASE,
)


def read_number(text: str, language: str, unit: str) -> Decimal | Unreadable:
    """Return the number that was typed, written as the language writes numbers, with or without its unit.

    Groups of digits must be proper groups of three. A decimal mark that belongs to other languages is read where it
    cannot be taken for anything else. Everything else is unreadable, with a message that says what would be right.
    """
    habits = language_of(language)
    if len(text) > LIMIT_CHARACTERS:
        return Unreadable("That is too long for a number.")
    typed = _TYPED.fullmatch(with_plain_marks(with_plain_digits(collapsed(text).translate(_FULL_WIDTH))))
    if typed is None:
        return Unreadable(f"Type a number{f' in {unit}' if unit else ''}, in digits: {_example(habits)}, for example.")
    if typed["unit"] and unit_form(typed["unit"]) != unit_form(unit):
        wanted = f"in {unit}: type the number alone, or with {unit} behind it" if unit else "alone, without a unit"
        return Unreadable(f"The number is asked for {wanted}.")
    figures = _plain_figures(typed["figures"], habits)
    if isinstance(figures, Unreadable):
        return figures
    exponent = typed["exponent"] or "0"
    if len(exponent) > 5 or abs(int(exponent)) > LIMIT_EXPONENT:
        return Unreadable("That number is larger or smaller than any answer here.")
    value = Decimal(f"{typed['sign']}{figures}e{exponent}")
    return value or Decimal(0)


def plain_notation(value: Decimal) -> str:
    """Return the number in digits with a decimal point, without an exponent."""
    return format(value, "f")


def written_number(value: Decimal | float, language: str, unit: str = "") -> str:
    """Return the number with its unit, with the decimal mark of the language and without group marks."""
    digits = plain_notation(Decimal(str(value)) if isinstance(value, float) else Decimal(value))
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits.replace('.', language_of(language).decimal)} {unit}".rstrip()


def unit_form(unit: str) -> str:
    """Return the form in which units are compared: `km²` and `KM2` are one unit."""
    return "".join(unicodedata.normalize("NFKC", unit).casefold().split()).rstrip(".")


def _plain_figures(figures: str, habits: Language) -> str | Unreadable:
    """Return the digits with a decimal point where there is one."""
    decimal = re.escape(habits.decimal)
    for group in habits.groups:
        grouped = rf"(?:[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+|[0-9]*)(?:{decimal}[0-9]+)?"
        if re.fullmatch(grouped, figures):
            return figures.replace(group, "").replace(habits.decimal, ".")
    foreign = re.fullmatch(r"([0-9]*)([.,])([0-9]+)", figures)
    if foreign is None:
        return Unreadable(
            f"Write the decimals behind “{habits.decimal}”, and the digits before it without marks, or in groups of"
            f" three: {_example(habits)} or 1 234{habits.decimal}5."
        )
    whole, mark, decimals = foreign.groups()
    if len(decimals) == 3 and 1 <= len(whole) <= 3 and whole != "0":
        return Unreadable(
            f"That could be two numbers: write {whole}{decimals}, or {whole}{habits.decimal}{decimals} with decimals."
        )
    if mark in habits.groups:
        return Unreadable(
            f"Write decimals behind “{habits.decimal}”: {whole or '0'}{habits.decimal}{decimals} if that is meant."
        )
    return f"{whole}.{decimals}"


def _example(habits: Language) -> str:
    return f"1234{habits.decimal}5"

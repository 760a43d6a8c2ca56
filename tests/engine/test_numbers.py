"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.language import language_of
from quiz.engine.numbers import LIMIT_CHARACTERS, plain_notation, read_number, written_number
from quiz.engine.unreadable import Unreadable

NO_BREAK, NARROW, MINUS = "\u00a0", "\u202f", "\u2212"


def read(text: str, language: str = "en", unit: str = "") -> str:
    """Return the number read in plain notation, or the message after an exclamation mark."""
    value = read_number(text, language, unit)
    return f"! {value.message}" if isinstance(value, Unreadable) else plain_notation(value)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "2850", "2850"), ("en", "2,850", "2850"), ("en", "2 850", "2850"),
        ("en", "1,234,567.89", "1234567.89"),
        ("en", "1.5", "1.5"), ("en", ".5", "0.5"), ("en", "1500.123", "1500.123"), ("en", "5.", "5"),
        ("en-GB", "1,500", "1500"),
        ("fr", "1,5", "1.5"), ("fr", "1.5", "1.5"), ("fr", "0.500", "0.500"), ("fr", "1,500", "1.500"),
        ("fr", f"1{NARROW}500,25", "1500.25"), ("fr", f"1{NO_BREAK}500", "1500"), ("fr", "1500.125", "1500.125"),
        ("de", "1,5", "1.5"), ("de", "1.500", "1500"), ("de", "1.234.567,89", "1234567.89"), ("de", "1 500", "1500"),
        ("de-CH", "1'500.5", "1500.5"), ("de_CH", "1\u2019500.5", "1500.5"), ("de-CH", "1,5", "1.5"),
        ("es", "1.500,5", "1500.5"), ("es-MX", "1,500.5", "1500.5"), ("it", "1.500", "1500"),
        ("pt-BR", "2.850", "2850"),
        ("nl", "2.850,1", "2850.1"), ("ru", "2 850,1", "2850.1"), ("pl", "2 850,1", "2850.1"),
        ("sv", "2 850,1", "2850.1"),
        ("da", "2.850,1", "2850.1"), ("no", "2 850,1", "2850.1"), ("nb", "2,5", "2.5"), ("fi", "2 850,1", "2850.1"),
        ("cs", "2 850,1", "2850.1"), ("uk", "2 850,1", "2850.1"), ("ja", "2,850.1", "2850.1"),
        ("zh-Hans", "2,850", "2850"),
        ("xx", "2,850.1", "2850.1"), ("", "2,850", "2850"),
        ("ja", "\uff12\uff18\uff15\uff10\uff0e\uff15", "2850.5"), ("en", "\u0662\u0668\u0665\u0660", "2850"),
        ("en", "-5", "-5"), ("en", f"{MINUS}5", "-5"), ("en", "\u20135", "-5"), ("en", "+5", "5"),
        ("en", "- 5", "-5"),
        ("en", "-0", "0"), ("en", "0.0", "0"), ("en", "3e8", "300000000"), ("en", "3E+8", "300000000"),
        ("en", "5e-3", "0.005"), ("en", "5e-0003", "0.005"), ("en", "1e300", f"1{'0' * 300}"),
        ("en", "5".rjust(LIMIT_CHARACTERS), "5"),
        ("en", "1.5 x 10^3", "1500"), ("en", "3\u00d710^8", "300000000"), ("fr", "1,5e3", "1500"),
        ("en", "007", "007"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_the_language_writes_them(language: str, text: str, expected: str) -> None:
    """Sign, decimal mark and groups follow the language; marks that can mean one thing only are read everywhere."""
    assert Decimal(expected) == read_number(text, language, "")


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("en", "1,5", "1.5"), ("en", "15,00", "15.00"), ("en", "0,500", "0.500"), ("en", "1500,123", "1500.123"),
        ("de", "1.5", "1,5"), ("de", "0.500", "0,500"), ("de", "1.50", "1,50"), ("ja", "1,5", "1.5"),
        ("fr", "1.500", "1500"), ("fr", "1.500", "1,500"), ("ru", "2.850", "2850"), ("de-CH", "1,500", "1500"),
        ("fr", "123.456", "123456"), ("de", ".5", "0,5"),
        ("en", "1,00,000", "1234.5"), ("en", "12,345,67", "1234.5"), ("en", "1 50", "1234.5"),
        ("de", "1'500", "1234,5"),
        ("fr", "1,500.25", "1234,5"), ("en", "1,500 000", "1234.5"), ("en", "1.500.000", "1234.5"),
        ("en", "1.2.3", "1234.5"),
        ("en", "1..5", "1234.5"), ("en", "1 2 3", "1234.5"),
    ],
)  # fmt: skip
def test_a_doubtful_mark_is_asked_again_with_what_would_be_right(language: str, text: str, right: str) -> None:
    """The message shows the number, or an example, in the form that is read."""
    message = read(text, language)
    assert message.startswith("! ")
    assert right in message


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "--5", "five", "e5", ".", ",", "\u00bd", "1/2",
        "5\u00b2", "0x10", "5 6e", "NaN", "inf", "Infinity", "1_000", "5-6",
    ],
)  # fmt: skip
def test_what_is_no_number_is_asked_again(text: str) -> None:
    """Words, fractions and what only a programming language takes for a number are no numbers here."""
    assert read(text).startswith("! ")


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("2850 km", "km", "2850"), ("2850km", "km", "2850"), ("2 850 KM", "km", "2850"), ("2850 km.", "km", "2850"),
        ("2850", "km", "2850"), (f"57{NARROW}%", "%", "57"), ("57%", "%", "57"), ("57", "%", "57"),
        ("5 km2", "km\u00b2", "5"),
        ("5 m / s", "m/s", "5"), ("3e8 m/s", "m/s", "300000000"), ("20 million people", "million people", "20"),
        ("20 \u00b0C", "\u00b0C", "20"), ("1e3eV", "eV", "1000"), ("5 eV", "eV", "5"),
    ],
)  # fmt: skip
def test_the_unit_may_be_typed_behind(text: str, unit: str, expected: str) -> None:
    """With or without a blank, in any case; or not at all."""
    assert expected == read(text, unit=unit)


def test_another_unit_is_asked_again_with_the_expected_one() -> None:
    """A number in miles is not taken for one in kilometres, and a bare number is not taken for one with a unit."""
    assert "in km" in read("2850 miles", unit="km")
    assert "without a unit" in read("2850 km")
    assert "in km" in read("km", unit="km")
    assert "! Type a number, in digits: 1234.5, for example." == read("many")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("9" * 201, "That is too long for a number."),
        ("1e301", "larger or smaller than any answer"),
        ("1e-400", "larger or smaller than any answer"),
        ("1e" + "9" * 100, "larger or smaller than any answer"),
        ("1e+00005", "larger or smaller than any answer"),
        ("1e+" + "0" * 50, "larger or smaller than any answer"),
    ],
)
def test_monstrous_numbers_are_asked_again(text: str, told: str) -> None:
    """Length and exponent are bounded before anything is computed."""
    assert told in read(text)


@given(st.text(max_size=40), st.sampled_from(["en", "fr", "de", "de-CH", "ja"]), st.sampled_from(["", "km", "%"]))
def test_any_text_gives_a_number_or_a_message(text: str, language: str, unit: str) -> None:
    """Nothing that is typed raises."""
    read(text, language, unit)


@given(
    st.text("0123456789.,' -+e\u00a0k%", max_size=12),
    st.sampled_from(["en", "fr", "de", "de-CH", "es", "ru"]),
)
def test_whatever_is_read_has_one_meaning(text: str, language: str) -> None:
    """Writing a number that was read and reading it again gives the same number."""
    value = read_number(text, language, "")
    if not isinstance(value, Unreadable):
        assert value == read_number(written_number(value, language), language, "")


@given(
    st.integers(-(10**12), 10**12),
    st.integers(0, 999999),
    st.sampled_from(["en", "fr", "fr-CH", "de", "de-CH", "es", "it", "pt", "nl", "ru", "pl", "da", "no", "fi", "ja"]),
)
def test_numbers_grouped_in_the_way_of_the_language_are_read(whole: int, decimals: int, language: str) -> None:
    """Every group mark of a language, and its decimal mark, is understood."""
    habits = language_of(language)
    for group in habits.groups:
        text = f"{whole:,}".replace(",", group) + f"{habits.decimal}{decimals:06}"
        assert Decimal(f"{whole}.{decimals:06}") == read_number(text, language, "")


@pytest.mark.parametrize(
    ("value", "language", "unit", "expected"),
    [
        (2850, "en", "km", "2850 km"), (0.1, "en", "", "0.1"), (0.1, "fr", "%", "0,1 %"),
        (1e22, "en", "", "1" + "0" * 22),
        (1e-7, "de", "", "0,0000001"), (2.0, "en", "", "2"), (100, "en", "", "100"),
        (Decimal("1.50"), "en", "", "1.5"),
        (-3, "en", "m", "-3 m"), (10**400, "en", "", "1" + "0" * 400),
    ],
)  # fmt: skip
def test_numbers_are_written_with_the_decimal_mark_of_the_language(
    value: Decimal | float, language: str, unit: str, expected: str
) -> None:
    """In plain digits, without an exponent and without zeros that say nothing."""
    assert expected == written_number(value, language, unit)

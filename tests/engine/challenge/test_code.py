"""Challenge codes: read aloud, typed with slips, and never taken for another one."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.challenge.code import ALPHABET, LONGEST_CODE, folded, read_code, spelt
from quiz.engine.unreadable import Unreadable
from quiz.model.challenge import ChallengeCode

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EXAMPLE = ChallengeCode("FRR", "BLITZ", 20, 0x3A2B1, 0x5C6D7)

codes = st.builds(
    ChallengeCode,
    pack=st.text(SIGNS, min_size=2, max_size=4),
    rules=st.sampled_from(["SPRINT", "BLITZ", "SURVIVAL", "PAPER", "QUICK2", "R0UND1"]),
    number=st.integers(1, 9999),
    seed=st.integers(0, 2**20 - 1),
    fingerprint=st.integers(0, 2**20 - 1),
)


def sample(count: int) -> list[ChallengeCode]:
    """Return codes that are the same in every run of the tests."""
    dice = Random(5)
    return [
        ChallengeCode(
            "".join(dice.choices(SIGNS, k=dice.randint(2, 4))),
            dice.choice(["SPRINT", "BLITZ", "SURVIVAL", "PAPER", "ROUND1"]),
            dice.randint(1, 9999),
            dice.getrandbits(20),
            dice.getrandbits(20),
        )
        for _ in range(count)
    ]


def test_a_code_is_spelt_the_same_everywhere() -> None:
    """This text was written down once; a change would break every code that was ever shared."""
    assert "FRR-BLITZ-20-78NH-BHPQ-K" == spelt(EXAMPLE)
    assert 32 == len(set(ALPHABET))
    assert set() == set(ALPHABET) & set("ILOU")


@given(codes)
def test_a_code_that_is_read_is_the_code_that_was_spelt(code: ChallengeCode) -> None:
    """Whatever its pack, rules, number, seed and fingerprint."""
    assert code == read_code(spelt(code))


@given(codes, st.randoms(use_true_random=False))
def test_case_blanks_and_letters_that_look_alike_make_no_difference(code: ChallengeCode, random: Random) -> None:
    """Small letters, other hyphens or blanks, O for 0, I and L for 1, and the end in other groups or none."""
    *head, seed, fingerprint, check = spelt(code).split("-")
    signs = seed + fingerprint + check
    cuts = sorted(random.sample(range(1, len(signs)), random.randint(0, 4)))
    groups = [signs[start:end] for start, end in zip([0, *cuts], [*cuts, len(signs)], strict=True)]
    typed = random.choice(["", " "]).join(
        ("", random.choice(["-", " ", " - ", "\u2013", "_"]).join((*head, *groups)), "")
    )
    typed = "".join(random.choice({"0": "0oO", "1": "1iIlL"}.get(sign, sign + sign.lower())) for sign in typed)

    read = read_code(typed)

    assert isinstance(read, ChallengeCode)
    assert (code.number, code.seed, code.fingerprint) == (read.number, read.seed, read.fingerprint)
    assert (folded(code.pack), folded(code.rules)) == (folded(read.pack), folded(read.rules))


def test_what_is_read_can_be_spelt_and_read_again() -> None:
    """A code that is only just short enough without its last hyphens is too long, as it would be with them."""
    read = []
    for letters in range(40, 50):
        code = ChallengeCode("A" * letters, "F0", 2, 1, 2)
        *head, seed, fingerprint, check = spelt(code).split("-")
        read.append((read_code("-".join((*head, seed + fingerprint + check))), read_code(spelt(code)), code))

    assert {True, False} == {code == spaced for _, spaced, code in read}
    assert [spaced for _, spaced, _ in read] == [joined for joined, _, _ in read]
    assert LONGEST_CODE == max(len(spelt(code)) for _, spaced, code in read if code == spaced)


def test_any_wrong_sign_is_found() -> None:
    """Each sign of a sample replaced by every other: it is refused, or was only one that looks alike."""
    for code in sample(60):
        text = spelt(code)
        for place, sign in enumerate(text):
            for other in SIGNS if sign != "-" else "":
                read = read_code(text[:place] + other + text[place + 1 :])
                assert isinstance(read, Unreadable) == (folded(other) != folded(sign))


def test_any_swap_of_neighbours_is_found() -> None:
    """Two signs beside each other, with a hyphen between them, or a sign with a hyphen beside it."""
    swaps = 0
    for code in sample(600):
        text = spelt(code)
        ends = text.rindex("-", 0, text.rindex("-", 0, text.rindex("-")))
        for place in range(len(text) - 1):
            for far in (1, 2):
                if place + far >= len(text) or (far == 2 and text[place + 1] != "-"):
                    continue
                signs = list(text)
                signs[place], signs[place + far] = signs[place + far], signs[place]
                swapped, is_hyphen = "".join(signs), "-" in (text[place], text[place + far])
                if folded(swapped) == folded(text) or (is_hyphen and place > ends):
                    # Nothing changed, or only where a group of the end begins, which says nothing.
                    continue
                swaps += 1
                read = read_code(swapped)
                assert isinstance(read, Unreadable) or (is_hyphen and "Z" in text[place : place + 2]), (text, swapped)
    assert swaps > 10_000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no challenge code"),
        (" - - ", "no challenge code"),
        ("FRR-BLITZ", "no challenge code"),
        ("FRR-BLITZ-X-78NH-BHPQ-K", "a number, not X"),
        ("FRR-BLITZ-020-78NH-BHPQ-K", "a number, not 020"),
        ("FRR-BLITZ-20", "9 signs, not 0"),
        ("FRR-BLITZ-20-78NH-BHPQ", "9 signs, not 8"),
        ("FRR-BLITZ-20-78NH-BHPQ-KQ", "9 signs, not 10"),
        ("FRR-BLITZ-20-78NH-BHPQ-R", "There is a slip"),
        ("FRR-BLITZ-20-78NH-BH?Q-K", "'?' cannot stand"),
        ("FRR-BLITZ-\u0662\u0660-78NH-BHPQ-K", r"'\u0662' cannot stand"),
        ("FRR-BLITZ-20-78NH-BHPQ-K\x1b[2J", r"'\x1b' cannot stand"),
        ("A" * (LONGEST_CODE + 1), "too long"),
    ],
)
def test_what_is_no_code_is_told_clearly(text: str, told: str) -> None:
    """What is wrong, and what a code looks like."""
    read = read_code(text)

    assert isinstance(read, Unreadable)
    assert told in read.message


@given(st.text(max_size=80) | st.text(SIGNS + "- ", max_size=40) | st.lists(st.text(SIGNS, max_size=6)).map("-".join))
def test_any_text_gives_a_code_or_a_message(text: str) -> None:
    """Never an exception, and never a message that could steer a terminal."""
    read = read_code(text)

    if isinstance(read, Unreadable):
        assert read.message.isprintable()
        assert len(read.message) < 200
    else:
        assert read == read_code(spelt(read))

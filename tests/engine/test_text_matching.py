"""Typed words beside an author's words."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.matching import AnswerKey, Comparison, compare


def accepts(typed: str, key: str, language: str = "en") -> bool:
    """Tell whether relaxed matching takes what was typed for the key."""
    return compare(typed, AnswerKey((key,)), language).accepted == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Black Sea", "Black Sea"), ("  Black \u00a0 Sea ", "Black Sea"), ("black SEA", "Black Sea"),
        ("Black Sea.", "Black Sea"), ("Black Sea!?", "Black Sea"), ("Black Sea", "Black Sea."),
        ("\u201cWar and Peace\u201d", "War and Peace"), ("\u00abWar and Peace.\u00bb", "War and Peace"),
        ("'War and Peace'", "War and Peace"), ("the novel War and Peace", "the novel \u201eWar and Peace\u201c"),
        ("King's College", "King\u2019s College"), ("King`s College", "King's College"),
        ("Franco\u2013Russian", "Franco-Russian"),
        ("Franco\u2010Russian", "Franco\u2014Russian"), ("\u00bfQui\u00e9n?", "Qui\u00e9n"),
        ("\"\" Black Sea", "Black Sea"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("Strasse", "Stra\u00dfe"), ("\u0394\u0397\u039c\u039f\u03a3", "\u03b4\u03b7\u03bc\u03bf\u03c2"), ("?", "?"),
    ],
)  # fmt: skip
def test_case_blanks_quotation_marks_dashes_and_end_punctuation_say_nothing(typed: str, key: str) -> None:
    """Such differences are passed over without a remark."""
    assert Comparison(accepted=key) == compare(typed, AnswerKey((key,)), "en")


@pytest.mark.parametrize(
    ("language", "typed", "key"),
    [
        ("en", "the Black Sea", "Black Sea"), ("en", "Black Sea", "The Black Sea"), ("en", "An hour", "hour"),
        ("fr", "la France", "France"), ("fr", "l\u2019Europe", "Europe"), ("fr", "l' Europe", "Europe"),
        ("fr", "Les Fran\u00e7ais", "fran\u00e7ais"),
        ("de", "die Donau", "Donau"), ("es", "el Danubio", "Danubio"), ("it", "l'Europa", "Europa"),
        ("it", "il Danubio", "Danubio"), ("pt-BR", "o Dan\u00fabio", "Dan\u00fabio"), ("nl", "'t Gooi", "Gooi"),
        ("sv", "ett hus", "hus"), ("da", "den danske", "danske"), ("hu", "a Duna", "Duna"),
    ],
)  # fmt: skip
def test_the_leading_article_of_the_language_says_nothing(language: str, typed: str, key: str) -> None:
    """An article may be there or not."""
    assert Comparison(accepted=key) == compare(typed, AnswerKey((key,)), language)


@pytest.mark.parametrize(
    ("language", "typed", "key"),
    [
        ("en", "la France", "France"), ("de", "the Danube", "Danube"), ("ru", "a b", "b"),
        ("en", "Sea the Black", "Sea Black"),
        ("en", "theatre", "atre"), ("en", "", "The"), ("en", "the", "a"), ("en", "The", "Vitamin"),
        ("fr", "l'", "la"), ("en", "!", "?"),
    ],
)  # fmt: skip
def test_other_words_are_no_articles_and_an_article_alone_is_a_word(language: str, typed: str, key: str) -> None:
    """Only the pack's language, only at the start, and never so that nothing is left."""
    assert not accepts(typed, key, language)


def test_an_article_alone_matches_itself() -> None:
    """A key that is an article can be given."""
    assert accepts("the", "The")
    assert accepts("L'", "l\u2019", "fr")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Elysee", "\u00c9lys\u00e9e"), ("Lodz", "\u0141\u00f3d\u017a"), ("Caf\u00e9", "Cafe"),
        ("Tromso", "Troms\u00f8"),
        ("oeuvre", "\u0153uvre"), ("Istanbul", "\u0130stanbul"), ("the elysee.", "\u00c9lys\u00e9e"),
    ],
)  # fmt: skip
def test_diacritics_may_be_left_out_with_a_remark(typed: str, key: str) -> None:
    """The remark shows the usual spelling."""
    assert Comparison(accepted=key, remark=f"Usually written {key}.") == compare(typed, AnswerKey((key,)), "en")


@pytest.mark.parametrize(
    ("typed", "key"),
    [("\u304b", "\u304c"), ("\u0939\u093f", "\u0939\u0941"), ("\u1100", "\uac00")],
)
def test_marks_that_make_another_letter_are_no_diacritics(typed: str, key: str) -> None:
    """Voiced kana, Indic vowel signs and Hangul are letters, not decoration."""
    assert not accepts(typed, key)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Bratislva", "Bratislava"), ("Bratislavaa", "Bratislava"), ("Bratislawa", "Bratislava"),
        ("Bratisalva", "Bratislava"), ("Vienne", "Vienna"), ("Vienn", "Vienna"),
        ("treaty of Tlsit", "Treaty of Tilsit"),
        ("the Bratislva", "Bratislava"), ("Muenchen", "M\u00fcnchen"), ("Franco-Rusian", "Franco-Russian"),
    ],
)  # fmt: skip
def test_one_slip_in_a_long_word_is_forgiven_with_a_remark(typed: str, key: str) -> None:
    """A letter left out, added, changed, or swapped with its neighbour."""
    comparison = compare(typed, AnswerKey((key,)), "en")
    assert key == comparison.accepted
    assert comparison.remark.endswith(f"it is written {key}.")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Pars", "Paris"), ("Pariss", "Paris"), ("Bratslva", "Bratislava"), ("Tlsit Bratislva", "Tilsit Bratislava"),
        ("Black See", "Black Sea"), ("Trety of Tlsit", "Treaty of Tilsit"), ("Treatyof Tilsit", "Treaty of Tilsit"),
        ("B ratislava", "Bratislava"), ("1854abc", "1855abc"), ("catch22", "catch23"), ("Apollo11", "Apollo12"),
        ("Apolo11", "Apollo11"), ("XXXVII", "XXXVIII"), ("XXXVIII", "XXXVII"), ("Louis XVIII", "Louis XVII"),
        ("MDCCCXI", "MDCCCXII"), ("XVIIe", "XVIIIe"), ("XVII\u00e8me", "XVIII\u00e8me"), ("XXXVIth", "XXXVIIth"),
        ("Louis-XVI", "Louis-XIV"), ("Louis-XVII", "Louis-XVIII"), ("Alxandre", "Alexander"), ("", "Vienna"),
        ("Louis XVIII, king", "Louis XVII, king"), ("Napole0n", "Napoleon"), ("Windowss", "Windows7"),
        ("Louis XXXVIII, king", "Louis XXXVIIII, king"),
    ],
)  # fmt: skip
def test_no_slip_is_forgiven_in_short_words_in_figures_or_twice(typed: str, key: str) -> None:
    """Fewer than six letters, digits, Roman numerals, two slips, or another number of words."""
    assert not accepts(typed, key)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_ordinal_in_roman_numerals_forgives_nothing(language: str) -> None:
    """A century is not taken for its neighbour, though the word is long."""
    assert not accepts("le XVIIe si\u00e8cle", "le XVIIIe si\u00e8cle", language)


def test_a_slip_is_not_forgiven_towards_another_answer() -> None:
    """What is as near to a rejected text, or to the answer to something else, is not accepted."""
    key = AnswerKey(("Austria",), ("Australia", "Austrian"))
    assert Comparison(accepted="Austria") == compare("austria", key, "en")
    assert Comparison(rejected=1) == compare("Austrian", key, "en")
    assert Comparison(rejected=1) == compare("Austriax", key, "en")
    others = AnswerKey(("Nicholas", "Mikolas"), others=("Nikolas", "Nicholas"))
    assert Comparison(accepted="Nicholas") == compare("nicholas", others, "en")
    assert "Nicholas" == compare("Nicholaas", others, "en").accepted
    assert Comparison() == compare("Nikollas", AnswerKey(("Nikolass",), others=("Nikolas",)), "en")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Baltic Sea", Comparison(rejected=0)), ("the baltic sea.", Comparison(rejected=0)),
        ("Geneve", Comparison(rejected=1)), ("Gen\u00e8ve", Comparison(rejected=1)),
        ("Genf", Comparison(accepted="Genf")),
        ("Bismarck", Comparison(rejected=2)), ("Bismark", Comparison(rejected=2)),
        ("bismarck", Comparison(rejected=2)),
    ],
)  # fmt: skip
def test_a_rejected_answer_wins_over_a_weaker_likeness(typed: str, expected: Comparison) -> None:
    """Neither diacritics nor a slip turn a rejected answer into an accepted one."""
    key = AnswerKey(("Black Sea", "Genf", "Bismarcks"), ("Baltic Sea", "Geneve", "Bismarck"))
    assert expected == compare(typed, key, "en")


def test_the_nearest_accepted_answer_is_the_one_given() -> None:
    """An exact variant comes before one that needs forgiving."""
    assert Comparison(accepted="Geneve") == compare("geneve", AnswerKey(("Gen\u00e8ve", "Geneve")), "fr")


def test_an_accepted_answer_wins_over_a_rejected_one_that_is_less_like_it() -> None:
    """The spelling with diacritics can be right where the one without is wrong."""
    key = AnswerKey(("p\u00eache",), ("peche",))
    assert Comparison(accepted="p\u00eache") == compare("P\u00eache", key, "fr")
    assert Comparison(rejected=0) == compare("peche", key, "fr")


@pytest.mark.parametrize("key", ["C", "C#", "C++"])
@pytest.mark.parametrize("match", ["exact", "relaxed"])
def test_signs_tell_answers_apart(key: str, match: str) -> None:
    """C, C# and C++ are three answers."""
    answers = AnswerKey((key,), match="exact" if match == "exact" else "relaxed")
    assert [key] == [typed for typed in ("C", "C#", "C++") if compare(typed, answers, "en").accepted]


def test_exact_matching_forgives_nothing_but_white_space() -> None:
    """Case, punctuation, articles, diacritics and slips all count."""
    key = AnswerKey(("the \u00c9cole Normale",), ("ecole",), match="exact")
    assert Comparison(accepted="the \u00c9cole Normale") == compare(" the  E\u0301cole Normale ", key, "en")
    for typed in (
        "The \u00c9cole Normale",
        "\u00c9cole Normale",
        "the Ecole Normale",
        "the \u00c9cole Normal",
        "Ecole",
    ):
        assert Comparison() == compare(typed, key, "en")
    assert Comparison(rejected=0) == compare("ecole", key, "en")


def test_the_library_for_slips_is_loaded_only_where_a_slip_is_possible() -> None:
    """An answer that is the key, or has another number of words, is judged without rapidfuzz."""
    program = (
        "import sys; from quiz.engine.matching import AnswerKey, compare\n"
        "for typed in ('Black Sea', 'the black sea', 'Sea', '1848'): compare(typed, AnswerKey(('Black Sea',)), 'en')\n"
        "print('rapidfuzz' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "False\n" == run.stdout


words = st.text(max_size=20)


@given(words, words, words, st.sampled_from(["en", "fr", "de", "xx"]))
def test_any_texts_can_be_compared(typed: str, key: str, wrong: str, language: str) -> None:
    """Nothing raises, and the result names at most one of the two sides."""
    comparison = compare(typed, AnswerKey((key,), (wrong,)), language)
    assert comparison.accepted is None or comparison.rejected is None


@given(words, st.sampled_from(["en", "fr", "de", "xx"]))
def test_the_key_itself_is_accepted_without_a_remark(key: str, language: str) -> None:
    """Whatever the key holds, typing it is right."""
    assert Comparison(accepted=key) == compare(key, AnswerKey((key,)), language)


@given(words, st.lists(words, max_size=3), st.sampled_from(["en", "fr"]))
def test_a_rejected_text_is_never_accepted(wrong: str, accepted: list[str], language: str) -> None:
    """Typing a rejected text names it, unless an author wrote the very same text as right and wrong."""
    assert compare(wrong, AnswerKey(tuple(accepted), (wrong,)), language).rejected == 0

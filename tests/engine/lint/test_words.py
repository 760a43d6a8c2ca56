"""Words are known by their roots, whatever their endings and the marks around them."""

import pytest

from quiz.engine.lint.languages.registry import lexicon_of
from quiz.engine.lint.words import content_of_text, root_of, words_of


@pytest.mark.parametrize(
    ("language", "forms", "root"),
    [
        ("en", ("mill", "mills", "mill's"), "mill"),
        ("en", ("tree", "trees"), "tree"),
        ("en", ("house", "houses", "house's"), "hous"),
        ("en", ("arrive", "arrives", "arrived"), "arriv"),
        ("en", ("elder", "elders"), "elder"),
        ("en", ("rock'n'roll", "rock'n'roll's"), "roll"),
        ("en", ("used",), "used"),
        ("en", ("1850s",), "1850s"),
        ("en", ("7inches",), "7inches"),
        ("fr", ("porte", "portes", "l'porte"), "port"),
        ("fr", ("l'eau", "d'eau"), "eau"),
        ("fr", ("balle", "balles"), "ball"),
        ("fr", ("maison", "maisons"), "mais"),
        ("fr", ("union", "unions"), "unio"),
        ("es", ("barco", "barcos"), "barc"),
        ("es", ("casa", "casas"), "casa"),
        ("de", ("stein", "steine", "steinen"), "stei"),
        ("de", ("blume", "blumen"), "blum"),
        ("de", ("dame", "damen"), "dame"),
        ("de", ("schiff", "schiffe", "schiffen"), "schiff"),
    ],
)
def test_the_forms_of_a_word_have_one_root(language: str, forms: tuple[str, ...], root: str) -> None:
    """Endings, what stands before an apostrophe and a genitive are left out, and short words and years stay."""
    assert [root] * len(forms) == [root_of(form, language) for form in forms]


def test_an_apostrophe_is_one_however_it_is_written() -> None:
    """The curly one of a word processor, and the straight one of a keyboard."""
    lexicon = lexicon_of("en")
    assert ("anna's", "mill") == words_of("“Anna\u2019s” mill.")
    assert frozenset({"anna", "mill"}) == content_of_text("“Anna\u2019s” mill.", lexicon)
    assert content_of_text("Anna's mill", lexicon) == content_of_text("Anna\u2019s mill", lexicon)


def test_short_words_say_little_and_short_numbers_much() -> None:
    """Two letters are no word to know a text by, but two figures are."""
    assert frozenset({"12", "7", "mill"}) == content_of_text("Xy: 12 or 7 mills", lexicon_of("en"))

"""The rules on good questions, judged by a corpus of items that they must and must not find."""

import re
from typing import Any

import pytest

from quiz.engine.lint.banks import EXACT_LIMIT, chance_of_at_least
from quiz.engine.lint.postings import MOST_TEXTS
from quiz.engine.lint.registry import CODES, RULES, findings
from quiz.engine.lint.rule import PACK, ItemRule
from quiz.engine.lint.stems import lix
from quiz.model.diagnostic import Severity
from tests.engine.lint.corpus import CORPUS, bank_of, codes_found, items_of

BY_LENGTH = "12 of 12 single choices; by chance it would be in 4."
CLAIM = {"kind": "true_false", "stem": "House # has a cellar.", "key": True}


def _cases(expected: str) -> list[Any]:
    return [
        pytest.param(code, item, id=f"{code}-{number}")
        for code in CODES
        for number, item in enumerate(items_of(code, expected), start=1)
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_judged(code: str) -> None:
    """By at least five items that it must find and five near misses, and by no file without a rule."""
    assert min(len(items_of(code, "fires")), len(items_of(code, "silent"))) >= 5
    assert {path.stem for path in CORPUS.glob("*.toml")} == set(CODES)


@pytest.mark.parametrize(("code", "item"), _cases("fires"))
def test_what_is_bad_is_found(code: str, item: dict[str, Any]) -> None:
    """The rule finds it, whatever others find as well."""
    assert code in codes_found(item)


@pytest.mark.parametrize(("code", "item"), _cases("fires"))
def test_what_is_found_leads_to_its_place_and_speaks_in_sentences(code: str, item: dict[str, Any]) -> None:
    """The path is one of the question or the pack, and what is quoted in the message stands in the item."""
    bank = bank_of(item)
    for place, found in [(place, found) for name, place, found in findings(bank, is_whole=True) if name == code]:
        if place is not None:
            value: Any = bank.questions[place]
            for step in found.path:
                value = value[step] if isinstance(step, int) else getattr(value, step)
        elif found.path != PACK:
            assert found.path in [("sources", number) for number in range(len(bank.sources))]
        assert re.fullmatch("[A-Z0-9“].*[.”]", found.message)
        assert re.fullmatch("[A-Z].*[.]", found.remedy)
        written = str(item).casefold()
        assert [] == [words for words in re.findall("“(.*?)…?”", found.message) if words.casefold() not in written]
        assert "None" not in found.message or "None" in str(item)


@pytest.mark.parametrize(("code", "item"), _cases("silent"))
def test_a_near_miss_is_not_found(code: str, item: dict[str, Any]) -> None:
    """The rule is silent, whatever others find."""
    assert code not in codes_found(item)


@pytest.mark.parametrize("text", ["9" * 200_000, "not " * 50_000, "and or " * 30_000, '."' * 100_000, "a-" * 100_000])
def test_no_text_takes_long_to_judge(text: str) -> None:
    """Hundreds of thousands of characters in any place are gone through once or twice, not for each of them."""
    choice = {
        "stem": f"Is {text}?",
        "choices": [f"*{text} 1", f"{text} 2", "x", *map(str, range(5000))],
        "passages": [text],
    }
    assert codes_found(choice | {"explanation": text, "quotes": [text[:50]]})
    assert codes_found({"stem": text + text, "key": text, "explanation": text})


@pytest.mark.parametrize(
    ("code", "questions", "message"),
    [
        ("pack-true-false", [CLAIM | {"times": 14}, CLAIM | {"times": 2, "key": False}], "14 of 16 claims are true"),
        (
            "pack-true-false",
            [CLAIM | {"times": 290, "key": False}, CLAIM | {"times": 210}],
            "290 of 500 claims are false",
        ),
        (
            "pack-key-position",
            [{"times": 20, "stem": "Which is #?", "choices": ["*Upper", "Lower", {"text": "None", "pinned": True}]}],
            "Of 20 options pinned in the last place 0 are the key; by chance it would be 7",
        ),
        (
            "pack-key-position",
            [{"times": 20, "stem": "Which is #?", "choices": [{"text": "None", "pinned": True}, "*Upper", "Lower"]}],
            "Of 20 options pinned in the first place 0 are the key; by chance it would be 7",
        ),
        (
            "key-qualified",
            [{"stem": "Where do they sleep?", "choices": ["*In caves mostly", "On ice", "In reeds"]}],
            "The key alone is put with caution (“mostly”)",
        ),
        (
            "distractors-absolute",
            [{"stem": "How do they swim?", "choices": ["*With the tide", "They always dive", "They never stop"]}],
            "Only wrong options hold absolute words (here “always”)",
        ),
        (
            "key-by-grammar",
            [{"stem": "The finds are", "choices": ["*flint blades", "a flute", "a lamp"]}],
            "The stem asks for several things, and only the key fits",
        ),
        (
            "key-by-grammar",
            [{"stem": "The emblem is", "choices": ["*a ship", "two keys", "three stars"]}],
            "The stem asks for one thing, and only the key fits",
        ),
        (
            "rationale-missing",
            [{"stem": "Which is it?", "choices": ["*Upper", "Lower", "Outer"]}],
            "2 wrong options lack a rationale: whoever chooses one does not learn",
        ),
        (
            "rationale-missing",
            [{"stem": "Which is it?", "choices": ["*Upper", "Lower", {"text": "Outer", "rationale": "It is far."}]}],
            "This wrong option lacks a rationale: whoever chooses it does not learn",
        ),
        (
            "quote-without-key",
            [{"kind": "number", "stem": "How high is it?", "key": 75, "unit": "m", "quotes": ["Idalia came in 14."]}],
            "No word of the key stands in what is cited: 75 m.",
        ),
        (
            "pack-topics",
            [CLAIM | {"times": 100, "topic": "A"}, *(CLAIM | {"topic": topic} for topic in "BCDEF")],
            "Topics with far fewer questions than others: B, C, D, E, F. On average a topic has 18.",
        ),
        (
            "pack-topics",
            [CLAIM | {"times": 100, "topic": "A"}, *(CLAIM | {"topic": topic} for topic in "BCDEFG")],
            "Topics with far fewer questions than others: B, C, D, E, F and more. On average a topic has 15.",
        ),
        (
            "pack-key-length",
            [
                {"times": 6, "stem": "Which is #?", "choices": ["*" + 48 * "a", 40 * "b", 40 * "c"]},
                {"times": 6, "stem": "Who is #?", "choices": ["*" + 8 * "a", 4 * "b", 4 * "c"]},
            ],
            f"The longest option is the key in {BY_LENGTH} Worst: q7, q8, q9, q10, q11.",
        ),
        (
            "pack-key-length",
            [{"times": 12, "stem": "Which is #?", "choices": ["*aa", "bbb", "cccc"]}],
            f"The shortest option is the key in {BY_LENGTH} Worst: q1, q2, q3, q4, q5.",
        ),
    ],
)
def test_the_habits_of_an_author_are_told_as_they_are(code: str, questions: list[dict[str, Any]], message: str) -> None:
    """One is not called several, true claims are not called false, and the questions named are those that are worst."""
    bank = bank_of({"questions": questions, "passages": ["Idalia came in 14."]})
    (found,) = [found for name, _, found in findings(bank, is_whole=True) if name == code]
    assert found.message.startswith(message)


@pytest.mark.parametrize("code", ["stems-alike", "stem-answers-another", "quote-without-key", "distractor-in-source"])
def test_all_is_found_and_not_only_the_first(code: str) -> None:
    """Two items that are found are both found in one bank, behind a question that gives nothing to find."""
    one, other = [item for item in items_of(code, "fires") if "language" not in item][:2]
    questions = [
        {name: value for name, value in question.items() if name != "passages"}
        for item in (one, other)
        for question in item.get("questions", [item])
    ]
    both = {
        "questions": [{"stem": "Who?", "key": "Idalia", "quotes": ["Idalia came."]}, *questions],
        "passages": ["Idalia came.", *one.get("passages", []), *other.get("passages", [])],
    }
    assert 2 == len([name for name, _, _ in findings(bank_of(both), is_whole=True) if name == code])


def test_every_code_is_told_once_as_a_warning() -> None:
    """With a reason and a reference."""
    assert len(CODES) == len(set(CODES))
    assert {Severity.WARNING} == {rule.page.severity for rule in RULES}
    assert [] == [rule.page.code for rule in RULES if not (rule.page.why and rule.page.reference)]


def test_long_words_and_long_sentences_are_hard_to_read() -> None:
    """By Björnsson's index: words in a sentence, and of a hundred those of more than six letters, names aside."""
    assert [3, 2.5, 2] == [
        lix(text, has_names=True) for text in ("It is small", "Is it so? No. It is small; so be it.", "wooden mills")
    ]
    assert (3 + 100 / 3, 3) == tuple(lix("Leopold sold mills", has_names=has_names) for has_names in (False, True))
    assert lix("?", has_names=True) is None


def test_the_chance_of_at_least_so_many() -> None:
    """One head or more in two throws, two in two, none in any number; and the two ways to sum agree where they meet."""
    assert (0.75, 0.25, 1.0) == tuple(chance_of_at_least(heads, [0.5, 0.5]) for heads in (1, 2, 0))
    assert pytest.approx(chance_of_at_least(120, [0.25] * EXACT_LIMIT), rel=0.15) == chance_of_at_least(
        120, [0.25] * EXACT_LIMIT + [0.0]
    )


@pytest.mark.parametrize(("passages", "sentences"), [(1, MOST_TEXTS), (MOST_TEXTS, 1), (4, MOST_TEXTS // 4)])
def test_what_every_sentence_says_proves_nothing(passages: int, sentences: int) -> None:
    """A wrong option is found beside what is asked in so many sentences, and not in one more, in whatever passages."""
    said = "In the northern fields flax was the crop that was grown."
    item = {
        "stem": "Which crop was grown in the northern fields?",
        "choices": ["*Rye", "Flax", "Maize"],
        "quotes": ["Rye came later."],
        "passages": ["Rye came later.", *[" ".join([said] * sentences)] * passages],
    }
    assert "distractor-in-source" in codes_found(item)
    assert "distractor-in-source" not in codes_found(item | {"passages": [*item["passages"], said]})


def test_what_is_asked_may_stand_in_any_number_of_passages() -> None:
    """It is enough that the wrong option is rare."""
    asked = ["In the northern fields a crop was grown."] * MOST_TEXTS
    item = {
        "stem": "Which crop was grown in the northern fields?",
        "choices": ["*Rye", "Flax", "Maize"],
        "quotes": ["Rye came later."],
        "passages": ["Rye came later.", *asked, "In the northern fields flax was the crop that was grown."],
    }
    assert "distractor-in-source" in codes_found(item)


def test_a_key_in_too_many_stems_is_given_away_by_none() -> None:
    """A word that stands in so many tells them apart no more than an article does."""
    found = [
        "stem-answers-another"
        in codes_found(
            {
                "questions": [
                    {"stem": "Which grain grew in the northern fields of the island?", "key": "Ryegrass"},
                    {"stem": "Did ryegrass grow in the northern fields of island #?", "key": "Ida", "times": times},
                ]
            }
        )
        for times in (MOST_TEXTS, MOST_TEXTS + 1)
    ]
    assert [True, False] == found


@pytest.mark.parametrize(("length", "shown"), [(120, 120), (121, 119)])
def test_a_long_sentence_of_a_source_is_shown_cut(length: int, shown: int) -> None:
    """One of up to 120 characters is shown whole, and of a longer one its beginning."""
    sentence = "In the northern fields flax was the crop that was grown by".ljust(length - 1, "x") + "."
    item = {
        "stem": "Which crop was grown in the northern fields?",
        "choices": ["*Rye", "Flax", "Maize"],
        "quotes": ["Rye came later."],
        "passages": ["Rye came later.", sentence],
    }
    (message,) = [
        found.message for code, _, found in findings(bank_of(item), is_whole=True) if code == "distractor-in-source"
    ]
    expected = sentence if length == shown else sentence[:shown] + "…"
    assert message == f"By passage 2 of s this may be right too: “{expected}”"


def test_no_rule_is_spared_that_would_find_something() -> None:
    """A question without the cues of a rule gives it nothing to find: asked all the same, it is silent."""
    for item in (item for code in CODES for expected in ("fires", "silent") for item in items_of(code, expected)):
        bank = bank_of(item)
        would_find = [
            (rule.page.code, place)
            for place, judged in enumerate(bank.items)
            for rule in RULES
            if isinstance(rule, ItemRule) and judged.question.kind in rule.kinds and rule.judge(judged)
        ]
        assert would_find == [(code, place) for code, place, _ in findings(bank, is_whole=False)]

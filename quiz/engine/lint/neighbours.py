"""Questions beside each other: stems that ask the same, and stems that answer another question."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from quiz.engine.lint.item import Item
from quiz.engine.lint.postings import Postings
from quiz.engine.lint.rule import Bank, BankRule, Finding, page_of_rule
from quiz.engine.lint.words import content_of_text
from quiz.model.fingerprint import key_fingerprint
from quiz.model.question import FindEvidence, Matching, Ordering, TrueFalse

LEAST_SHARED = 3
"""The number of meaning words below which stems say too little to be called alike."""

_ANSWERED_SHARE = 0.6
_LEAST_KEY = 4


def stems_alike(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find questions that ask the same in the same words, in any order, or but for one word and with the same key.

    Of the few stems that can be near another, one of n meaning words is entered under itself and under each of the n
    sets that lack one of its words, so that the time grows with the bank and not with its square. Of stems that differ
    in one word alone, each is compared with the first.
    """
    whole: dict[int, int] = {}
    lacking: dict[int, int] = {}
    contents = _distinctive(bank)
    for place in _near_another(contents):
        item, words = bank.items[place], contents[place]
        # Sets of words are known by the sum of their hashes, from which that of one word less is had at once.
        signs = [*map(hash, words)]
        total = sum(signs)
        if (other := whole.setdefault(total, place)) != place:
            if contents[other] == words and _asks_alike(item, bank.items[other]):
                yield place, _alike(bank.items[other])
            continue
        if len(words) > LEAST_SHARED:
            less = [total - sign for sign in signs]
            near = {lacking.get(total), *map(whole.get, less), *map(lacking.setdefault, less, repeat(place))}
            if near == {None, place}:
                continue
            twins = [
                other
                for other in near
                if other is not None and other != place and _are_twins(bank, contents, other, place)
            ]
            if twins:
                yield place, _alike(bank.items[min(twins)])


def stem_answers_another(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find stems that hold the key of another question together with most of what that question asks."""
    if not bank.lexicon.tag:
        return
    telling = _told(bank)
    answered = {place: item for place, item in bank.items_of("short_answer", "single_choice") if _has_telling_key(item)}
    keys = frozenset[str]().union(*[item.key_content for item in answered.values()])
    postings = Postings([words & keys for words in telling])
    for place, item in answered.items():
        key = item.key_content
        holders = postings.holding(key)
        asked = item.stem_content - key if holders else key
        if len(asked) < LEAST_SHARED:
            continue
        for other in holders:
            shared = len(asked & telling[other])
            if other != place and shared >= LEAST_SHARED and shared >= _ANSWERED_SHARE * len(asked):
                yield (
                    other,
                    Finding(
                        ("stem",),
                        f"This stem gives the answer to the question {item.question.id}.",
                        "Leave out of one of them what the other asks.",
                    ),
                )
                break


def _has_telling_key(item: Item) -> bool:
    return len(item.key_text) >= _LEAST_KEY and bool(item.key_content)


def _near_another(contents: Sequence[frozenset[str]]) -> list[int]:
    """Return the places of the sets that may be the same as another but for one word on either side.

    Two such sets have all words in common but one of each. Of the three rarest words of either, in one order for all,
    two are common to both therefore, and it is enough to look at three pairs (the prefix filter of Chaudhuri, Ganti and
    Kaushik 2006). Sets of fewer than LEAST_SHARED words are left out.
    """
    counts = Counter(chain.from_iterable(contents))
    rank = {word: number for number, (word, _) in enumerate(counts.most_common())}
    ranks, size = rank.__getitem__, len(rank)
    firsts: dict[int, int] = {}
    near: set[int] = set()
    for place, words in enumerate(contents):
        if len(words) >= LEAST_SHARED:
            rare, rarer, rarest = sorted(map(ranks, words))[-3:]
            pairs = (rare * size + rarer, rare * size + rarest, rarer * size + rarest)
            others = {*map(firsts.setdefault, pairs, repeat(place))}
            if others != {place}:
                near.add(place)
                near |= others
    return sorted(near)


def _distinctive(bank: Bank) -> list[frozenset[str]]:
    """Return the words by which each question is known: all that it asks, with items where its stem says only how."""
    contents = [item.asked_content for item in bank.items]
    for place, item in bank.items_of("ordering", "matching"):
        question = item.question
        if isinstance(question, Ordering):
            contents[place] |= content_of_text(" ".join(question.items), item.lexicon)
        elif isinstance(question, Matching):
            contents[place] |= content_of_text(" ".join([pair.left for pair in question.pairs]), item.lexicon)
    return contents


def _asks_alike(item: Item, other: Item) -> bool:
    """Return whether two questions with the same words ask the same: a claim is another task than a question."""
    return item.question.kind == other.question.kind or not isinstance(item.question, TrueFalse | FindEvidence)


def _are_twins(bank: Bank, contents: Sequence[frozenset[str]], one: int, other: int) -> bool:
    apart = len(contents[one] ^ contents[other])
    return apart <= 2 and key_fingerprint(bank.questions[one]) == key_fingerprint(bank.questions[other])


def _told(bank: Bank) -> list[frozenset[str]]:
    """Return the meaning words of each stem, or none where it claims what is false or where its words may be a lure."""
    contents = [item.asked_content for item in bank.items]
    for place, item in bank.items_of("true_false", "evidence"):
        question = item.question
        is_false = (isinstance(question, TrueFalse) and not question.key) or (
            isinstance(question, FindEvidence) and question.key != "proves"
        )
        if is_false:
            contents[place] = frozenset()
    return contents


def _alike(other: Item) -> Finding:
    return Finding(
        ("stem",),
        f"The question {other.question.id} asks the same in much the same words.",
        "Remove one of the two, or let it ask for something else.",
    )


RULES = (
    BankRule(
        page_of_rule(
            code="stems-alike",
            title="Two questions ask the same",
            why="The second of two such questions measures whether the first is remembered. It also makes what it asks"
            " count double.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 4",
            in_words=True,
            bad="In which year was the old stone bridge finished? And again: The old stone bridge was finished in which"
            " year?",
            good="In which year was the old stone bridge finished? And: Who paid for the old stone bridge?",
        ),
        stems_alike,
    ),
    BankRule(
        page_of_rule(
            code="stem-answers-another",
            title="A stem answers another question",
            why="Learners who are asked both need only remember what they have just read. Each question should stand by"
            " itself.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 4",
            in_words=True,
            bad="Who built the first lighthouse on the island? And elsewhere: In which year did Henrik Dahl build the"
            " first lighthouse on the island?",
            good="Who built the first lighthouse on the island? And elsewhere: In which year was the lighthouse lit?",
        ),
        stem_answers_another,
    ),
)

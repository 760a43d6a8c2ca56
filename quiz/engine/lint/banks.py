"""What only shows over many questions: habits of the author that learners can play on, and gaps in what is asked."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz.engine.lint.rule import PACK, Bank, BankRule, Finding, page_of_rule
from quiz.model.question import TrueFalse, citations_of

LEVEL = 0.01
"""A habit that would come about by chance in fewer than so many cases is told."""

EXACT_LIMIT = 400
"""Up to so many questions the chance is summed up exactly; beyond, the normal distribution is as good."""

LEAST_CLAIMS = 10
LEAST_QUESTIONS = 20
LEAST_PASSAGES = 10
_LEAST_PASSAGE_WORDS = 8
_NAMED = 5


def key_length(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find a bank in which the longest or the shortest option is the key too often for chance; name the worst items."""
    lengths = [
        (item.option_lengths[item.keys[0]], [item.option_lengths[place] for place in item.distractors], item)
        for _, item in bank.items_of("single_choice")
        if len(item.keys) == 1 and item.distractors
    ]
    chances = [1 / len(item.choices) for _, _, item in lengths]
    for words, nearest, sign in (("longest", max, 1), ("shortest", min, -1)):
        hits: list[tuple[float, str]] = []
        for key, rivals, item in lengths:
            rival = nearest(rivals)
            if sign * (key - rival) > 0:
                hits.append((abs(key / max(1, rival) - 1), item.question.id))
        if hits and chance_of_at_least(len(hits), chances) < LEVEL:
            worst = ", ".join(name for _, name in sorted(hits, key=lambda hit: -hit[0])[:_NAMED])
            yield (
                None,
                Finding(
                    PACK,
                    f"The {words} option is the key in {len(hits)} of {len(chances)} single choices; by chance it"
                    f" would be in {sum(chances):.0f}. Worst: {worst}.",
                    "Make keys and wrong options alike in length, the named ones first.",
                ),
            )


def key_position(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find a bank in which a pinned option in the first or last place is the key too often or too seldom for chance."""
    for words, place in (("first", 0), ("last", -1)):
        pinned = [
            item for _, item in bank.items_of("single_choice") if len(item.keys) == 1 and item.choices[place].pinned
        ]
        chances = [1 / len(item.choices) for item in pinned]
        hits = sum(item.choices[place].key for item in pinned)
        seldom = chance_of_at_least(len(pinned) - hits, [1 - chance for chance in chances])
        if pinned and min(chance_of_at_least(hits, chances), seldom) < LEVEL:
            yield (
                None,
                Finding(
                    PACK,
                    f"Of {len(pinned)} options pinned in the {words} place {hits} are the key; by chance it would be"
                    f" {sum(chances):.0f}.",
                    "Let such an option be right as often as any other, or pin fewer.",
                ),
            )


def true_or_false(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find a bank in which claims are mostly true, or mostly false."""
    keys = [item.question.key for item in bank.items if isinstance(item.question, TrueFalse)]
    if len(keys) < LEAST_CLAIMS:
        return
    more = max(sum(keys), len(keys) - sum(keys))
    if chance_of_at_least(more, [0.5] * len(keys)) < LEVEL:
        word = "true" if 2 * sum(keys) > len(keys) else "false"
        yield (
            None,
            Finding(
                PACK,
                f"{more} of {len(keys)} claims are {word}: whoever always says so is right nearly every time.",
                "Turn some of them into their opposite.",
            ),
        )


def topics(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find topics that have less than a quarter of the questions that topics have on average."""
    counts = Counter(question.topic for question in bank.questions)
    if len(bank.questions) < LEAST_QUESTIONS or len(counts) < 2:
        return
    mean = len(bank.questions) / len(counts)
    if poor := [topic for topic, count in counts.items() if 4 * count < mean]:
        yield (
            None,
            Finding(
                PACK,
                f"Topics with far fewer questions than others: {', '.join(poor[:_NAMED])}"
                f"{' and more' if len(poor) > _NAMED else ''}. On average a topic has {mean:.0f}.",
                "Ask more of them, or let them be a part of another topic.",
            ),
        )


def kinds(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find a bank in which more than four of five questions are of one kind."""
    counts = Counter(question.kind for question in bank.questions)
    if len(bank.questions) < LEAST_QUESTIONS:
        return
    ((kind, count),) = counts.most_common(1)
    if 5 * count > 4 * len(bank.questions):
        yield (
            None,
            Finding(
                PACK,
                f"{count} of {len(bank.questions)} questions are of the kind {kind}.",
                "Ask some of them in other kinds: typing an answer asks more of the memory than choosing one.",
            ),
        )


def coverage(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find sources of which the questions rest on fewer than half of the passages."""
    cited: dict[str, set[int]] = {}
    for places in bank.places.values():
        for place in places:
            if place is not None:
                cited.setdefault(place.source, set()).add(place.passage)
    for source, passages in bank.passages.items():
        telling = [passage.number for passage in passages if passage.text.count(" ") + 1 >= _LEAST_PASSAGE_WORDS]
        missing = [number for number in telling if number not in cited.get(source, ())]
        if len(telling) >= LEAST_PASSAGES and source in cited and 2 * len(missing) > len(telling):
            first = ", ".join(str(number) for number in missing[:_NAMED])
            yield (
                None,
                Finding(
                    PACK,
                    f"No question rests on {len(missing)} of {len(telling)} passages of {source}: {first} and others.",
                    "Ask about them too (`quiz coverage` lists them all), or shorten the source.",
                ),
            )


def unused_sources(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find sources that nothing cites and nothing rests on."""
    unused = {source.id for source in bank.sources}.difference(source.rests_on for source in bank.sources)
    for question in bank.questions:
        if not unused:
            return
        unused.difference_update([citation.source for citation in citations_of(question)])
    for place, source in enumerate(bank.sources):
        if source.id in unused:
            yield (
                None,
                Finding(("sources", place), f"No question cites the source {source.id}.", "Cite it, or remove it."),
            )


def chance_of_at_least(count: int, chances: Sequence[float]) -> float:
    """Return the probability that at least `count` of independent events of these chances come about.

    It is the upper tail of the Poisson binomial distribution (Hong 2013): binomial where all chances are equal.
    """
    if len(chances) > EXACT_LIMIT:
        mean = sum(chances)
        deviation = math.sqrt(sum(chance * (1 - chance) for chance in chances))
        if not deviation:
            return float(count <= mean)
        return math.erfc((count - 0.5 - mean) / deviation / math.sqrt(2)) / 2
    distribution = [1.0]
    for chance in chances:
        distribution.append(0.0)
        for place in range(len(distribution) - 1, 0, -1):
            distribution[place] = distribution[place] * (1 - chance) + distribution[place - 1] * chance
        distribution[0] *= 1 - chance
    return min(1.0, sum(distribution[max(0, count) :]))


RULES = (
    BankRule(
        page_of_rule(
            code="pack-key-length",
            title="The length of options gives keys away",
            why="One long key is no matter, a habit is. The rule counts how often the strictly longest (or shortest)"
            " option is the key, and tells it where chance alone would do so in less than one case of a hundred.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 24; Hong 2013 for the distribution",
            in_words=True,
            bad="In a pack of twenty single choices with four options each, the longest option is the key in twelve.",
            good="In a pack of twenty single choices with four options each, the longest option is the key in six.",
        ),
        key_length,
    ),
    BankRule(
        page_of_rule(
            code="pack-key-position",
            title="The place of options gives keys away",
            why="Options are shuffled, save for those that are pinned. If a pinned one, such as “None of these”, is"
            " never the key or nearly always, learners soon know it.",
            reference="Haladyna, Downing and Rodriguez 2002, guidelines 20 and 25; Attali and Bar-Hillel 2003",
            in_words=True,
            bad="Thirty questions end with a pinned “None of these”, and it is never the key.",
            good="Thirty questions end with a pinned “None of these”, and it is the key in seven.",
        ),
        key_position,
    ),
    BankRule(
        page_of_rule(
            code="pack-true-false",
            title="Nearly all claims are true, or nearly all false",
            why="Whoever notices it answers without reading.",
            reference="Haladyna and Rodriguez 2013, on true-false items",
            in_words=True,
            bad="Of sixteen claims fifteen are true.",
            good="Of sixteen claims nine are true.",
        ),
        true_or_false,
    ),
    BankRule(
        page_of_rule(
            code="pack-topics",
            title="A topic is hardly asked",
            why="Learners choose topics, and what is drawn from a pack follows how many questions each has.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 1 (content is sampled by plan)",
            in_words=True,
            bad="Forty questions stand under “Rivers”, forty under “Lakes”, and three under “Seas”.",
            good="Thirty questions stand under “Rivers”, thirty under “Lakes”, and twelve under “Seas”.",
        ),
        topics,
    ),
    BankRule(
        page_of_rule(
            code="pack-kinds",
            title="Nearly all questions are of one kind",
            why="What is recalled is remembered better than what is recognised, and order, pairs and quantities ask for"
            " kinds of their own.",
            reference="Kang, McDermott and Roediger 2007; Roediger and Karpicke 2006",
            in_words=True,
            bad="Of fifty questions forty-five are single choices.",
            good="Of fifty questions twenty-five are single choices, ten are typed, and fifteen are of other kinds.",
        ),
        kinds,
    ),
    BankRule(
        page_of_rule(
            code="pack-coverage",
            title="Half of a source is not asked",
            why="A pack that asks about the first pages of its source only teaches the first pages. Passages of fewer"
            f" than {_LEAST_PASSAGE_WORDS} words do not count.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 1 (content is sampled by plan)",
            in_words=True,
            bad="All questions rest on four of the source's twenty passages.",
            good="The questions rest on fourteen of the source's twenty passages.",
        ),
        coverage,
    ),
    BankRule(
        page_of_rule(
            code="source-unused",
            title="No question cites the source",
            why="A source that nothing rests on travels for nothing, or its questions are still to be written.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 1 (content is sampled by plan)",
            bad='[[sources]]\nid = "more"\ntitle = "More notes"\nfile = "sources/notes.md"\n',
            good='[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\n',
        ),
        unused_sources,
    ),
)

"""Options as a set: how many there are, and which of them speak of the others."""

from quiz.engine.lint.item import Item
from quiz.engine.lint.rule import CHOICES, Finding, ItemRule, page_of_rule


def two_options(item: Item) -> Finding | None:
    """Find a choice between two."""
    if len(item.choices) != 2:
        return None
    return Finding(
        ("choices",),
        "There are two options: whoever guesses is right every second time.",
        "Add a third that somebody could believe, or make it a true_false question.",
    )


def all_of_the_above(item: Item) -> Finding | None:
    """Find an option that sums up the others."""
    for place in item.summing_up:
        if item.lexicon.all_options.fullmatch(item.choices[place].text):
            return Finding(
                ("choices", place, "text"),
                "Whoever knows that two of the others are right knows the answer; one wrong option rules it out.",
                "Ask with the kind multiple_choice, or put another option in its place.",
            )
    return None


def none_not_pinned(item: Item) -> Finding | None:
    """Find "None of these" where it can be shuffled above what it speaks of."""
    for place in item.summing_up:
        choice = item.choices[place]
        if not choice.pinned and item.lexicon.no_option.fullmatch(choice.text):
            return Finding(
                ("choices", place),
                "This option speaks of the others and is shuffled among them.",
                "Write it last, with `pinned = true`.",
            )
    return None


RULES = (
    ItemRule(
        page_of_rule(
            code="two-options",
            title="A choice between two",
            why="With two options a guess is right every second time. A third option lowers that to one in three, and"
            " three are enough: a fourth that nobody believes adds only reading.",
            reference="Rodriguez 2005; Haladyna, Downing and Rodriguez 2002, guideline 18",
            bad="""
stem = "What is the larva of a butterfly called?"
choices = [
  { text = "A caterpillar", key = true },
  { text = "A maggot", rationale = "That is the larva of a fly." },
]
""",
            good="""
stem = "What is the larva of a butterfly called?"
choices = [
  { text = "A caterpillar", key = true },
  { text = "A maggot", rationale = "That is the larva of a fly." },
  { text = "A tadpole", rationale = "That is the larva of a frog." },
]
""",
        ),
        CHOICES,
        two_options,
    ),
    ItemRule(
        page_of_rule(
            code="all-of-the-above",
            title="All of the above",
            why="Whoever knows that two options are right chooses it without knowing the third, and whoever knows that"
            " one is wrong rules it out. Shuffled, “above” means nothing either.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 26",
            bad="""
stem = "What do bees gather?"
choices = [
  { text = "Nectar", rationale = "That, and more." },
  { text = "Pollen", rationale = "That, and more." },
  { text = "All of the above", key = true },
]
""",
            good="""
kind = "multiple_choice"
stem = "What do bees gather? Choose two."
choices = [
  { text = "Nectar", key = true },
  { text = "Pollen", key = true },
  { text = "Sand", rationale = "Wasps of some kinds dig in it." },
]
""",
        ),
        CHOICES,
        all_of_the_above,
        cues=("sums",),
    ),
    ItemRule(
        page_of_rule(
            code="none-not-pinned",
            title="“None of these” is shuffled",
            why="It speaks of all other options and belongs below them. A pinned option keeps its place when the"
            " options are shuffled.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 25",
            bad="""
stem = "Which of these is a fish?"
choices = [
  { text = "The dolphin", rationale = "It is a mammal." },
  { text = "The squid", rationale = "It is a mollusc." },
  { text = "None of these", key = true },
]
""",
            good="""
stem = "Which of these is a fish?"
choices = [
  { text = "The dolphin", rationale = "It is a mammal." },
  { text = "The squid", rationale = "It is a mollusc." },
  { text = "None of these", key = true, pinned = true },
]
""",
        ),
        CHOICES,
        none_not_pinned,
        cues=("sums",),
    ),
)

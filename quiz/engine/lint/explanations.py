"""What is said after the answer: explanations and rationales."""

from functools import cache

from quiz.engine.lint.item import Item
from quiz.engine.lint.languages.registry import lexicon_of
from quiz.engine.lint.rule import CHOICES, Finding, ItemRule, KeyPath, page_of_rule
from quiz.engine.lint.words import content_of, tokens_of, vocabulary_of

_BEGINNING = 40


def explanation_names_option(item: Item) -> Finding | None:
    """Find a text after the answer that calls an option by its letter or place."""
    hints = item.lexicon.option_hints
    whole = "\n".join([item.question.explanation, *[choice.rationale for choice in item.choices]])
    if not any(map(whole.__contains__, hints)):
        return None
    texts: list[tuple[KeyPath, str]] = [(("explanation",), item.question.explanation)]
    texts += [(("choices", place, "rationale"), choice.rationale) for place, choice in enumerate(item.choices)]
    for path, text in texts:
        if not any(hint in text for hint in hints):
            continue
        if found := item.lexicon.option_names.search(text):
            return Finding(
                path,
                f"“{found[0].strip()}” names an option by its place, and options are shuffled.",
                "Name it by its words.",
            )
    return None


def explanation_repeats(item: Item) -> Finding | None:
    """Find an explanation that says nothing but the stem and the key again."""
    if not item.lexicon.tag:
        return None
    asked, right, fillers = item.asked_content, item.right_content, _fillers(item.lexicon.tag)
    root_of_token = vocabulary_of(item.lexicon.tag).__getitem__
    explanation = item.question.explanation
    # Nearly always one of the first words is new, and the others need not be looked at.
    for text in (explanation[:_BEGINNING].rpartition(" ")[0], explanation):
        for root in map(root_of_token, tokens_of(text)):
            if root and root not in asked and root not in right and root not in fillers:
                return None
    return Finding(
        ("explanation",),
        "The explanation only repeats what the question and its key say.",
        "Say why it is so, or what a learner should remember with it.",
    )


def rationale_missing(item: Item) -> Finding | None:
    """Find a wrong option of which nothing says why it is wrong."""
    without = [
        place for place in item.distractors if not item.choices[place].rationale and place not in item.summing_up
    ]
    if not without:
        return None
    many = f"{len(without)} wrong options lack" if len(without) > 1 else "This wrong option lacks"
    return Finding(
        ("choices", without[0]),
        f"{many} a rationale: whoever chooses {'one' if len(without) > 1 else 'it'} does not learn why it is wrong.",
        "Add `rationale`.",
    )


@cache
def _fillers(tag: str) -> frozenset[str]:
    lexicon = lexicon_of(tag)
    return content_of(lexicon.fillers, lexicon)


RULES = (
    ItemRule(
        page_of_rule(
            code="explanation-names-option",
            title="An option is called by its place",
            why="Options are shuffled for every learner, so “answer B” is another one each time.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 20 (the key's place varies)",
            bad="""
stem = "Which planet has the largest moon?"
explanation = "Option B is right: Ganymede belongs to it."
choices = [
  { text = "Saturn", rationale = "Titan is a little smaller." },
  { text = "Jupiter", key = true },
  { text = "Neptune", rationale = "Triton is much smaller." },
]
""",
            good="""
stem = "Which planet has the largest moon?"
explanation = "Jupiter's moon Ganymede is larger than Mercury."
choices = [
  { text = "Saturn", rationale = "Titan is a little smaller." },
  { text = "Jupiter", key = true },
  { text = "Neptune", rationale = "Triton is much smaller." },
]
""",
        ),
        CHOICES,
        explanation_names_option,
    ),
    ItemRule(
        page_of_rule(
            code="explanation-repeats",
            title="The explanation explains nothing",
            why="Being told right or wrong mends few errors; being told why does. An explanation that holds no word"
            " which the question or the key does not hold already is no more than the verdict.",
            reference="Butler and Roediger 2008",
            bad="""
stem = "Which metal is liquid at room temperature?"
explanation = "The right answer is mercury."
key = "mercury"
""",
            good="""
stem = "Which metal is liquid at room temperature?"
explanation = "It melts at 39 degrees below zero, which is why it served in thermometers."
key = "mercury"
""",
        ),
        CHOICES | {"short_answer", "true_false"},
        explanation_repeats,
    ),
    ItemRule(
        page_of_rule(
            code="rationale-missing",
            title="Nothing says why a wrong option is wrong",
            why="Learners who choose a wrong option have a reason. Unless it is answered, the option is remembered as"
            " well as the key is.",
            reference="Butler and Roediger 2008",
            bad="""
stem = "What do camels store in their humps?"
choices = [
  { text = "Fat", key = true },
  { text = "Water" },
  { text = "Air" },
]
""",
            good="""
stem = "What do camels store in their humps?"
choices = [
  { text = "Fat", key = true },
  { text = "Water", rationale = "They keep that in their blood." },
  { text = "Air", rationale = "It would not feed them." },
]
""",
        ),
        CHOICES,
        rationale_missing,
    ),
)

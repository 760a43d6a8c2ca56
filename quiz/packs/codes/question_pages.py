"""Pages about questions, kind by kind."""

from quiz.model.code_page import CodePage

_PAIRS = 'kind = "matching"\nstem = "How long does each take?"\npairs = [\n  { left = "Queen", right = "16 days" },\n'
_DRONE = '  { left = "Drone", right = "24 days" },\n]\n'
_CLOZE = 'kind = "cloze"\nstem = "Complete the sentence."\n'

PAGES = (
    CodePage(
        "unknown-kind",
        "There is no such kind of question",
        "The kind says which other keys a question has.",
        'kind = "multiple-choice"\nstem = "Who dances?"\n',
        'kind = "short_answer"\nstem = "Who dances?"\nkey = "the bee"\n',
    ),
    CodePage(
        "difficulty-out-of-range",
        "The difficulty is not on the scale",
        "It goes from 1, easy, to 5, hard.",
        'stem = "Who dances?"\nkey = "the bee"\ndifficulty = 7\n',
        'stem = "Who dances?"\nkey = "the bee"\ndifficulty = 4\n',
    ),
    CodePage(
        "choice-no-key",
        "No choice is the key",
        "Without a right choice every answer would be wrong.",
        'stem = "Who dances?"\nchoices = [{ text = "The bee" }, { text = "The wasp" }, { text = "The ant" }]\n',
        'stem = "Who dances?"\nchoices = [{ text = "The bee", key = true }, { text = "The wasp" },'
        ' { text = "The ant" }]\n',
    ),
    CodePage(
        "choice-several-keys",
        "A single choice has one key",
        "Where several are right, learners must be able to choose several: with the kind multiple_choice.",
        'stem = "Who has wings?"\nchoices = [{ text = "The bee", key = true }, { text = "The wasp", key = true },'
        ' { text = "The worm" }]\n',
        'kind = "multiple_choice"\nstem = "Who has wings?"\nchoices = [{ text = "The bee", key = true },'
        ' { text = "The wasp", key = true }, { text = "The worm" }]\n',
    ),
    CodePage(
        "choice-no-distractor",
        "Every choice is a key",
        "Whoever ticks all of them is right without reading.",
        'kind = "multiple_choice"\nstem = "Who has wings?"\nchoices = [{ text = "The bee", key = true },'
        ' { text = "The wasp", key = true }]\n',
        'kind = "multiple_choice"\nstem = "Who has wings?"\nchoices = [{ text = "The bee", key = true },'
        ' { text = "The wasp", key = true }, { text = "The worm" }]\n',
    ),
    CodePage(
        "choice-repeated",
        "The same choice twice",
        "Learners could not tell them apart.",
        'stem = "Who dances?"\nchoices = [{ text = "The bee", key = true }, { text = "The wasp" },'
        ' { text = "The wasp" }]\n',
        'stem = "Who dances?"\nchoices = [{ text = "The bee", key = true }, { text = "The wasp" },'
        ' { text = "The ant" }]\n',
    ),
    CodePage(
        "answer-repeated",
        "A right answer stands there twice",
        "The second one changes nothing, and was perhaps meant to be another.",
        'stem = "Who dances?"\nkey = "the bee"\nalso = ["the bee"]\n',
        'stem = "Who dances?"\nkey = "the bee"\nalso = ["the worker"]\n',
    ),
    CodePage(
        "answer-rejected",
        "An answer is right and rejected",
        "A rejected answer always wins, so the right one could never be given.",
        'stem = "Who dances?"\nkey = "the bee"\nrejected = [{ text = "The bee" }]\n',
        'stem = "Who dances?"\nkey = "the bee"\nrejected = [{ text = "the drone" }]\n',
    ),
    CodePage(
        "rejected-repeated",
        "A rejected answer stands there twice",
        "Only one of the two rationales could be shown.",
        'stem = "Who dances?"\nkey = "the bee"\nrejected = [{ text = "the drone" }, { text = "the drone" }]\n',
        'stem = "Who dances?"\nkey = "the bee"\nrejected = [{ text = "the drone" }, { text = "the queen" }]\n',
    ),
    CodePage(
        "tolerance-negative",
        "The tolerance is negative",
        "It says how far an answer may be from the key, above or below.",
        'kind = "number"\nstem = "How many days does it take?"\nkey = 21\ntolerance = -1\n',
        'kind = "number"\nstem = "How many days does it take?"\nkey = 21\ntolerance = 1\n',
    ),
    CodePage(
        "date-invalid",
        "There is no such date",
        "Dates are written as EDTF has them, the year first, and exist in the calendar.",
        'kind = "date"\nstem = "When was the patent granted?"\nkey = "5.10.1852"\n',
        'kind = "date"\nstem = "When was the patent granted?"\nkey = "1852-10-05"\n',
    ),
    CodePage(
        "item-repeated",
        "The same item twice",
        "Their order could be right and wrong at once.",
        'kind = "ordering"\nstem = "In which order?"\nitems = ["Egg", "Larva", "Egg"]\n',
        'kind = "ordering"\nstem = "In which order?"\nitems = ["Egg", "Larva", "Pupa"]\n',
    ),
    CodePage(
        "pair-left-repeated",
        "The same left side twice",
        "Learners could not tell which of the two is meant.",
        _PAIRS + '  { left = "Queen", right = "24 days" },\n]\n',
        _PAIRS + _DRONE,
    ),
    CodePage(
        "extra-in-pair",
        "An extra text is a right one",
        "Extra texts match nothing. One that is the right side of a pair would be offered twice.",
        _PAIRS + _DRONE + 'extra = ["16 days"]\n',
        _PAIRS + _DRONE + 'extra = ["40 days"]\n',
    ),
    CodePage(
        "extra-repeated",
        "The same extra text twice",
        "It would be offered twice.",
        _PAIRS + _DRONE + 'extra = ["40 days", "40 days"]\n',
        _PAIRS + _DRONE + 'extra = ["40 days", "50 days"]\n',
    ),
    CodePage(
        "gap-brace",
        "A brace belongs to no gap",
        "Each gap stands in the text as a name in braces. A lone brace was mostly meant to be one.",
        _CLOZE + 'text = "The {dance tells where food is."\ngaps = { dance = { key = "waggle dance" } }\n',
        _CLOZE + 'text = "The {dance} tells where food is."\ngaps = { dance = { key = "waggle dance" } }\n',
    ),
    CodePage(
        "gap-undefined",
        "Nothing says what belongs into a gap",
        "Every gap has a table with its key.",
        _CLOZE + 'text = "The {dance} tells where {what} is."\ngaps = { dance = { key = "waggle dance" } }\n',
        _CLOZE + 'text = "The {dance} tells where food is."\ngaps = { dance = { key = "waggle dance" } }\n',
    ),
    CodePage(
        "gap-repeated",
        "A gap stands in the text twice",
        "Each gap is answered by itself, and so has a name of its own.",
        _CLOZE + 'text = "{who} dances, and {who} flies."\ngaps = { who = { key = "the bee" } }\n',
        _CLOZE + 'text = "{who} dances and flies."\ngaps = { who = { key = "the bee" } }\n',
    ),
    CodePage(
        "gap-unused",
        "A gap does not stand in the text",
        "It could never be answered.",
        _CLOZE + 'text = "{who} dances."\ngaps = { who = { key = "the bee" }, what = { key = "food" } }\n',
        _CLOZE + 'text = "{who} dances to tell of {what}."\n'
        'gaps = { who = { key = "the bee" }, what = { key = "food" } }\n',
    ),
    CodePage(
        "gap-key-not-offered",
        "The key is not among the options",
        "Learners can choose only what is offered.",
        _CLOZE + 'text = "{who} dances."\ngaps = { who = { key = "the bee", options = ["the ant", "the wasp"] } }\n',
        _CLOZE + 'text = "{who} dances."\ngaps = { who = { key = "the bee", options = ["the ant", "the bee"] } }\n',
    ),
    CodePage(
        "evidence-not-in-pack",
        "The text that is to be searched is not in the pack",
        "Learners search the source of the first citation sentence by sentence, and so it must be there for all.",
        "A question of the kind evidence whose first citation names a source that stays with its owner.",
        "The same question with a quote from a source that travels as its first citation.",
        in_words=True,
    ),
)

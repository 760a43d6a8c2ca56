"""What each key of the pack format says, in words for authors: for editors in the schema, and for the reference."""

from collections.abc import Mapping

_SOURCE = {
    "id": "what citations call it by",
    "title": "the name that learners see",
    "licence": "what others may do with it",
    "url": "where it can be found",
    "unit": "what a passage of it is",
    "rests_on": "the id of the source whose words it retells",
}
_QUESTION = {
    "id": "your own name for it, which never changes",
    "kind": "what kind of question it is",
    "topic": "the heading that it belongs to; learners can choose one",
    "stem": "what is asked",
    "explanation": "why the right answer is right",
    "citations": "where a source says so",
    "hint": "help for those who ask for it, which is recorded",
    "difficulty": "from 1, easy, to 5, hard",
    "tags": "words to tell questions apart by",
    "was": "ids that it had before",
    "allow": "warnings that are wrong for this question, each code with your reason",
}

OF_TYPES: Mapping[str, Mapping[str, str]] = {
    "MainFile": {
        "format": "the version of the format",
        "pack": "what the pack says of itself",
        "sources": "the documents that the answers rest on",
        "challenges": "rules for timed challenges",
        "questions": "the questions, or those of them that stand in this file",
    },
    "PackInfo": {
        "id": "who made it and what it is, with a dot between, such as `smith.bees`",
        "title": "the name that learners see",
        "description": "a sentence about it",
        "language": "the language of the questions, such as `en` or `fr-CH`",
        "version": "numbers with dots, such as `1.0.0`",
        "licence": "what others may do with it, such as `CC-BY-4.0`",
        "authors": "who wrote it",
        "code": "two to four capital letters or digits that begin its challenge codes",
        "shuffled": "`false` where questions are to be asked in your order; options are shuffled all the same",
        "allow": "warnings that are wrong for this pack, each code with your reason",
    },
    "TravellingSource": {**_SOURCE, "file": "its path inside the pack, with forward slashes"},
    "OwnedSource": {
        **_SOURCE,
        "name": "its file name",
        "sha256": "the SHA-256 of its bytes, in 64 hexadecimal digits",
        "passages": "the number of each cited passage, with its fingerprint",
    },
    "Citation": {
        "source": "the id of a source",
        "quote": "words as they stand there, for a source that travels with the pack",
        "prefix": "the words right before the quote, where it stands elsewhere too",
        "suffix": "the words right behind it",
        "passage": "the number of a passage, for a source that stays with its owner",
    },
    "SingleChoice": {**_QUESTION, "choices": "the options, one of them the key"},
    "MultipleChoice": {**_QUESTION, "choices": "the options, one or more of them keys"},
    "TrueFalse": {**_QUESTION, "key": "whether the claim is true"},
    "ShortAnswer": {
        **_QUESTION,
        "key": "the right answer",
        "also": "other right answers",
        "rejected": "wrong answers that you foresee",
        "match": "how far slips are forgiven",
    },
    "Number": {
        **_QUESTION,
        "key": "the right number",
        "tolerance": "how far off is still right, in the unit",
        "unit": "what is counted",
    },
    "Date": {**_QUESTION, "key": "a year, month, day or period, such as `1717`, `2022-06`, `2022-06-05`, `1854/1856`"},
    "Ordering": {**_QUESTION, "items": "what is to be put in order, in the right one"},
    "Matching": {**_QUESTION, "pairs": "what belongs together", "extra": "further texts on the right, for no left one"},
    "Cloze": {
        **_QUESTION,
        "text": "a text with gaps, each a name in braces",
        "gaps": "what belongs into each gap, by the name of the gap",
    },
    "FindEvidence": {**_QUESTION, "key": "what the cited sentence does to the claim, or that none decides it"},
    "Choice": {
        "text": "what can be chosen",
        "key": "`true` where it is right",
        "rationale": "why it is right or wrong",
        "pinned": "`true` where it keeps its place when the options are shuffled",
        "citations": "where a source says so",
    },
    "Rejected": {
        "text": "the wrong answer",
        "rationale": "why it is wrong",
        "citations": "where a source says so",
    },
    "Pair": {"left": "what is asked for", "right": "what belongs to it"},
    "Gap": {
        "key": "what belongs into the gap",
        "also": "other right answers, where it is typed",
        "options": "what can be chosen, the key among it; without any, the gap is typed",
    },
    "Rules": {
        "id": "what it is called in challenge codes: two to twelve small letters and digits, a letter first",
        "title": "the name that players see",
        "description": "a sentence about it",
        "limit": "what the time is for: each question, the whole paper, or as many questions as one can by the clock",
        "seconds": "the time for each question, 1 to 600; by the clock that for the whole, 10 to 3600",
        "questions": "how many are asked where nobody says otherwise",
        "characters_per_second": "how fast a question is read, so that long ones get more time; 0 for none",
        "shrink_percent": "by how much the seconds, but not the time for reading, shrink from question to question",
        "shortest_seconds": "how far they shrink",
        "points": "what a right answer is worth",
        "speed": "`true` where points fall with time, to half at most; only where each question has a limit",
        "streak": "the bonus for each right answer in a row before; five count",
        "penalty_seconds": "what a wrong answer takes from a common limit",
        "lives": "how many questions may earn nothing before the run ends; 0 for any number",
        "feedback": "when the verdicts are told",
    },
}
"""The words for each key of each type, by the names of the model, in the order in which authors write them."""

OF_EVERY_QUESTION = tuple(_QUESTION)
"""The keys that belong to every kind of question."""

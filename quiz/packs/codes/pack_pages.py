"""Pages about the pack, its challenges, and what its author allows."""

from functools import partial

from quiz.model.code_page import CodePage
from quiz.model.diagnostic import Severity

_warning = partial(CodePage, severity=Severity.WARNING)

_RULES = '[[challenges]]\nid = "dash"\ntitle = "A dash"\n'

PAGES = (
    CodePage(
        "format-newer",
        "The pack is newer than the program",
        "The pack says that it is written in a format which this version of the program does not know.",
        "format = 2\n",
        "format = 1\n",
    ),
    CodePage(
        "format-unknown",
        "There is no such format",
        "The number at the top says how the pack is to be read.",
        "format = 0\n",
        "format = 1\n",
    ),
    CodePage(
        "pack-id-invalid",
        "This is not the id of a pack",
        "An id says who made the pack and what it is, so that two authors never clash: small letters, digits and"
        " hyphens, with a dot between.",
        '[pack]\nid = "Bees"\n',
        '[pack]\nid = "smith.bees"\n',
    ),
    CodePage(
        "pack-id-reserved",
        "Commands use this word",
        "Packs are called by the part behind the dot, and a word that a command uses could not be told from it.",
        '[pack]\nid = "smith.list"\n',
        '[pack]\nid = "smith.bee-list"\n',
    ),
    CodePage(
        "language-invalid",
        "This is not a language tag",
        "The language decides how numbers and dates are read, and which articles an answer may begin with.",
        '[pack]\nlanguage = "English"\n',
        '[pack]\nlanguage = "en"\n',
    ),
    CodePage(
        "version-invalid",
        "This is not a version",
        "Learners and their machines see by it which of two editions is the newer one.",
        '[pack]\nversion = "second edition"\n',
        '[pack]\nversion = "2.0"\n',
    ),
    CodePage(
        "code-invalid",
        "This cannot open a challenge code",
        "A challenge code is typed from a blackboard: two to four capital letters or digits are enough.",
        '[pack]\ncode = "bees!"\n',
        '[pack]\ncode = "BEES"\n',
    ),
    CodePage(
        "url-invalid",
        "This is not an address in the web",
        "Learners can open the address of a source in a browser.",
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\nurl = "example.org/bees"\n',
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\nurl = "https://example.org/bees"\n',
    ),
    CodePage(
        "no-questions",
        "The pack holds no questions",
        "There is nothing to play.",
        "questions = []\n",
        'stem = "Who dances?"\nkey = "the bee"\n',
    ),
    CodePage(
        "list-too-short",
        "A list holds too little",
        "A question needs a citation, a choice two options, an order two items: with less there is nothing to judge.",
        'stem = "Who dances?"\nkey = "the bee"\ncitations = []\n',
        'stem = "Who dances?"\nkey = "the bee"\n'
        'citations = [{ source = "notes", quote = "A colony of honey bees has one queen." }]\n',
    ),
    CodePage(
        "id-invalid",
        "This is not an id",
        "Ids stand in records and in commands: letters from a to z, digits, hyphens, underscores and dots.",
        'id = "the queen"\nstem = "Who dances?"\nkey = "the bee"\n',
        'id = "the-queen"\nstem = "Who dances?"\nkey = "the bee"\n',
    ),
    CodePage(
        "id-duplicate",
        "The id belongs to another already",
        "Answers are recorded under the id of their question. Two questions of one id would share a history.",
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\n\n'
        '[[sources]]\nid = "notes"\ntitle = "More notes"\nfile = "sources/notes.md"\n',
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\n',
    ),
    CodePage(
        "was-clash",
        "A former id is another question's",
        "`was` leads old answers to this question, and they can lead to one only.",
        'id = "queen"\nwas = ["queen"]\nstem = "Who dances?"\nkey = "the bee"\n',
        'id = "queen"\nwas = ["the-queen"]\nstem = "Who dances?"\nkey = "the bee"\n',
    ),
    CodePage(
        "challenge-id-invalid",
        "This id cannot stand in a challenge code",
        "The id of a rule set is a part of the code that others type: two to twelve small letters and digits.",
        _RULES.replace("dash", "Dash!") + 'limit = "question"\nseconds = 15\n',
        _RULES + 'limit = "question"\nseconds = 15\n',
    ),
    CodePage(
        "challenge-id-reserved",
        "The program has rules of that name",
        "A code that names the rules must name one set only.",
        _RULES.replace("dash", "blitz") + 'limit = "question"\nseconds = 15\n',
        _RULES + 'limit = "question"\nseconds = 15\n',
    ),
    CodePage(
        "challenge-out-of-range",
        "There can be no such challenge",
        "A limit of no seconds, or of hours for one question, is no challenge.",
        _RULES + 'limit = "question"\nseconds = 0\n',
        _RULES + 'limit = "question"\nseconds = 15\n',
    ),
    CodePage(
        "challenge-limit-mismatch",
        "This means nothing under such a limit",
        "Where one clock runs for the whole, for example, no question has seconds of its own that could shrink.",
        _RULES + 'limit = "clock"\nseconds = 60\nspeed = true\n',
        _RULES + 'limit = "question"\nseconds = 15\nspeed = true\n',
    ),
    CodePage(
        "challenge-shortest-too-long",
        "The time cannot shrink to more",
        "`shortest_seconds` is where shrinking ends, and so no more than where it begins.",
        _RULES + 'limit = "question"\nseconds = 5\nshrink_percent = 10\nshortest_seconds = 8\n',
        _RULES + 'limit = "question"\nseconds = 15\nshrink_percent = 10\nshortest_seconds = 8\n',
    ),
    _warning(
        "template-words",
        "Words of a new pack are still there",
        "`quiz new` writes words that wait for yours. Learners would be asked them, and would read them as the pack's"
        " description and author. Its examples are to be deleted, and `my` before the dot of the id is a word for your"
        " own name: two packs of one id would get in each other's way.",
        '[pack]\nauthors = ["Your name"]\n',
        '[pack]\nauthors = ["Ann Smith"]\n',
    ),
    _warning(
        "allow-unknown",
        "There is no such warning",
        "A misspelt code allows nothing, and the warning that was meant would come again.",
        'stem = "Who dances?"\nkey = "the bee"\nallow = { two-option = "There are but two." }\n',
        'stem = "Who dances?"\nkey = "the bee"\n',
    ),
    _warning(
        "allow-needless",
        "There is nothing to allow",
        "What was allowed once and has been mended since would hide the next fault of its kind.",
        'stem = "Who dances?"\nkey = "the bee"\nallow = { two-options = "There are but two." }\n',
        'stem = "Who dances?"\nkey = "the bee"\n',
    ),
)

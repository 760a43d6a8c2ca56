"""Pages about files and about TOML itself."""

from functools import partial

from quiz.model.code_page import CodePage
from quiz.model.diagnostic import Severity

_in_words = partial(CodePage, in_words=True)

PAGES = (
    _in_words(
        "pack-missing",
        "There is no such pack",
        "Nothing lies at the path that was given.",
        "quiz check beees, where the folder is called bees.",
        "quiz check bees",
    ),
    _in_words(
        "pack-not-toml",
        "This is no pack",
        "A pack is a folder with a pack.toml in it, or a single file whose name ends in .toml. A file whose name ends"
        " in .quizpack holds a whole pack: `quiz pack install FILE` checks and installs it, and then it is played by"
        " its name.",
        "quiz check bees/sources/notes.md",
        "quiz check bees",
    ),
    _in_words(
        "pack-is-playlist",
        "This is a playlist, and no pack",
        "A playlist mixes packs, and holds no questions. It is a file of its own, outside of any pack, and `quiz play"
        " --playlist FILE` plays it, or tells what is wrong with it.",
        "quiz check week.toml, where the file has a table [[parts]].",
        "quiz play --playlist week.toml",
    ),
    _in_words(
        "pack-toml-missing",
        "The folder holds no pack.toml",
        "The file pack.toml says what the pack is and which sources it rests on. The other files hold only questions.",
        "A folder with dances.toml and sources/notes.md alone.",
        "The same folder with a pack.toml beside them.",
    ),
    _in_words(
        "file-missing",
        "A source is not there",
        "Learners see the words of the source after every answer, so a source that travels must be in the pack.",
        'file = "sources/note.md", where the file is called notes.md.',
        'file = "sources/notes.md"',
    ),
    _in_words(
        "file-empty",
        "The file holds nothing",
        "A file without keys is probably one that was never saved.",
        "A file dances.toml of no bytes.",
        "A file dances.toml that begins with [[questions]], or none of that name.",
    ),
    _in_words(
        "file-too-large",
        "The file is too large",
        "A file that fills the memory of a small machine could not be played there.",
        "A file of a hundred thousand questions with more than 32 MiB.",
        "Several files, one for each topic.",
    ),
    _in_words(
        "file-not-utf8",
        "The file is not UTF-8",
        "TOML is written in UTF-8, so that letters of every language are the same on every machine.",
        "A file that an old editor saved as Latin-1.",
        "The same file saved as UTF-8.",
    ),
    _in_words(
        "file-misnamed",
        "The name of a file is nearly one of the pack",
        "Only files whose names end in .toml are read. Some editors put .txt behind the name that you type, and some"
        " systems do not show such an end.",
        "A file dances.toml.txt.",
        "The same file, renamed to dances.toml.",
        severity=Severity.WARNING,
    ),
    _in_words(
        "file-not-regular",
        "This is no ordinary file",
        "A folder, a pipe or a device can be read for ever, or not at all.",
        "A folder called dances.toml.",
        "A file called dances.toml.",
    ),
    _in_words(
        "file-unreadable",
        "The file cannot be read",
        "The system refuses to open it, mostly because it belongs to somebody else.",
        "A file that only its owner may read, in a pack that you were given.",
        "The same file, which everybody may read.",
    ),
    _in_words(
        "path-leaves-pack",
        "A path leads out of the pack",
        "A pack is given to others, and must neither need nor open anything outside its own folder.",
        'file = "../notes.md"',
        'file = "sources/notes.md", with the file copied there.',
    ),
    CodePage(
        "path-not-portable",
        "The path does not work on every system",
        "A backslash parts folders on one system and is a letter on others. The forward slash works everywhere.",
        '[[sources]]\nid = "more"\ntitle = "More notes"\nfile = "sources\\\\notes.md"\n',
        '[[sources]]\nid = "more"\ntitle = "More notes"\nfile = "sources/notes.md"\n',
    ),
    _in_words(
        "directory-loop",
        "A folder contains itself",
        "A link that leads back to a folder above it can be followed without end.",
        "A link again in the folder bees that leads to the folder bees.",
        "The folder bees without it.",
    ),
    _in_words(
        "toml-syntax",
        "This is not valid TOML",
        "The file cannot be read further than this line. Texts stand between straight quotation marks, and such a mark"
        ' inside a text ends it: write \\" there, or put the whole text between single marks. true and false are in'
        " small letters. Each question begins with [[questions]], in two pairs of brackets.",
        'stem = "What does "waggle dance" mean?"',
        'stem = "What does \\"waggle dance\\" mean?", or stem = \'What does "waggle dance" mean?\'',
    ),
    _in_words(
        "nesting-too-deep",
        "Tables and lists are nested too deeply",
        "Nothing in the format is nested so; a file that is has been made to break readers.",
        "key = [[[[… a thousand brackets …]]]]",
        "The keys of the format, which need no more than a few levels.",
    ),
    CodePage(
        "number-too-large",
        "The number is too large",
        "Beyond fifteen digits numbers lose their last ones, and two answers could no longer be told apart.",
        'kind = "number"\nstem = "How many cells are in the comb?"\nkey = 2000000000000000\n',
        'kind = "number"\nstem = "How many million cells are in the combs?"\nkey = 2000\nunit = "million"\n',
    ),
    CodePage(
        "number-not-finite",
        "This is not a finite number",
        "TOML can write infinity and “not a number”, and neither can be an answer.",
        'kind = "number"\nstem = "How many stars are there?"\nkey = inf\n',
        'kind = "number"\nstem = "How many queens has a colony?"\nkey = 1\n',
    ),
    CodePage(
        "text-forbidden-character",
        "The text holds a character that steers",
        "Control characters move the cursor, and some turn the direction of writing around, so that what is shown"
        " is not what is there. Of the control characters only newline and tab may stand in a text.",
        'stem = "Who \\u202Edances?"\nkey = "the bee"\n',
        'stem = "Who dances?"\nkey = "the bee"\n',
    ),
    CodePage(
        "text-empty",
        "The text is empty",
        "An empty text is mostly one that was to be written later.",
        'stem = "Who dances?"\nkey = "the bee"\nhint = ""\n',
        'stem = "Who dances?"\nkey = "the bee"\nhint = "It has wings."\n',
    ),
    CodePage(
        "missing-key",
        "A key is missing",
        "Every question needs a stem, a topic, an explanation and citations, and each kind something of its own.",
        'kind = "short_answer"\nstem = "Who dances?"\n',
        'kind = "short_answer"\nstem = "Who dances?"\nkey = "the bee"\n',
    ),
    CodePage(
        "unknown-key",
        "The key is not known here",
        "A key that is not known would be passed over in silence, and a misspelt one with it. So none is.",
        'stem = "Who dances?"\nkey = "the bee"\nhnit = "It has wings."\n',
        'stem = "Who dances?"\nkey = "the bee"\nhint = "It has wings."\n',
    ),
    CodePage(
        "misplaced-key",
        "The key belongs to pack.toml",
        "Further files of a pack hold only questions: what the pack is and rests on is said once, in pack.toml.",
        "A file dances.toml with a table [[sources]].",
        "The table [[sources]] in pack.toml, and only [[questions]] in dances.toml.",
        in_words=True,
    ),
    CodePage(
        "unknown-value",
        "The value is none of those that are known",
        "Some keys take only certain words.",
        'kind = "evidence"\nstem = "Drones can sting."\nkey = "disproves"\n'
        'citations = [{ source = "notes", quote = "The drones have no sting." }]\n',
        'kind = "evidence"\nstem = "Drones can sting."\nkey = "refutes"\n'
        'citations = [{ source = "notes", quote = "The drones have no sting." }]\n',
    ),
    CodePage(
        "wrong-type",
        "The value is of another type",
        "Texts stand in quotation marks; numbers, true and false stand without; lists stand in square brackets.",
        'kind = "true_false"\nstem = "Drones can sting."\nkey = "false"\n',
        'kind = "true_false"\nstem = "Drones can sting."\nkey = false\n',
    ),
)

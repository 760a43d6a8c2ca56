"""Pages about sources and citations."""

from functools import partial

from quiz.model.code_page import CodePage
from quiz.model.diagnostic import Severity

_SHA256 = "8c5b4f2a0d8e6b1f9a7c3d2e4f6a8b0c1d3e5f7a9b8c7d6e5f4a3b2c1d0e9f8a"
_OWNED = f'[[sources]]\nid = "book"\ntitle = "A handbook"\nname = "handbook.txt"\nsha256 = "{_SHA256}"\n'
_PASSAGES = '\n[sources.passages]\n12 = "27a4db9e42187c83"\n'
_CITED = _OWNED + _PASSAGES
_ASKED = (
    '\n[[questions]]\nid = "dance"\nkind = "short_answer"\ntopic = "Dances"\nstem = "Who dances?"\nkey = "the bee"\n'
    'explanation = "She tells where food is."\n'
)
_in_words = partial(CodePage, in_words=True)


def _citing(citation: str) -> str:
    return f'stem = "Who has one queen?"\nkey = "a colony"\ncitations = [{{ source = "notes", {citation} }}]\n'


PAGES = (
    CodePage(
        "source-without-form",
        "Nothing says where the source is",
        "A source is a file that travels with the pack, or stays with its owner and is known by fingerprints.",
        '[[sources]]\nid = "more"\ntitle = "More notes"\n',
        '[[sources]]\nid = "more"\ntitle = "More notes"\nfile = "sources/notes.md"\n',
    ),
    CodePage(
        "source-both-forms",
        "The source travels and stays",
        "A source with a file travels with the pack; fingerprints are for one that stays with its owner.",
        _OWNED + 'file = "sources/notes.md"\n' + _PASSAGES,
        _CITED,
    ),
    _in_words(
        "source-not-readable",
        "No reader knows such a file",
        "Sources are read as passages, and the end of a file's name tells how.",
        'file = "sources/notes.pages"',
        'file = "sources/notes.docx", exported from there.',
    ),
    _in_words(
        "source-unreadable",
        "The source cannot be read",
        "The document is damaged, encrypted, holds no text, or is something else than its name says. Its citations"
        " cannot be judged.",
        "A PDF document of scanned pages, which are pictures.",
        "The same document with a layer of text.",
    ),
    _in_words(
        "packages-missing",
        "Packages for this kind of document are missing",
        "Web pages, PDF, Word and EPUB need packages that the program does without otherwise.",
        "A pack with a PDF document, checked where the extra packages are not installed.",
        'The same after pip install "sourced-quiz[documents]".',
    ),
    CodePage(
        "unit-not-of-format",
        "The document has no such unit",
        "Only some formats know pages or lines.",
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.docx"\nunit = "page"\n',
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\nunit = "page"\n',
        in_words=True,
    ),
    CodePage(
        "sha256-invalid",
        "This is not a SHA-256",
        "By it the program tells whether a document that was attached is the edition that you cite.",
        _CITED.replace(_SHA256, "8c5b"),
        _CITED,
    ),
    CodePage(
        "fingerprint-invalid",
        "This is not a fingerprint",
        "By it a passage is found again in every edition. `quiz source fingerprint` prints it.",
        _CITED.replace("27a4db9e42187c83", "waggle"),
        _CITED,
    ),
    CodePage(
        "passage-number-invalid",
        "This is not the number of a passage",
        "Passages are counted from 1.",
        _CITED.replace("12 =", "012 ="),
        _CITED,
    ),
    CodePage(
        "source-unknown",
        "The pack has no such source",
        "Citations call a source by its id.",
        'stem = "Who dances?"\nkey = "the bee"\ncitations = [{ source = "note", quote = "one queen" }]\n',
        'stem = "Who dances?"\nkey = "the bee"\ncitations = [{ source = "notes", quote = "one queen" }]\n',
    ),
    CodePage(
        "rests-on-loop",
        "The source rests on itself",
        "Your words rest on a document, and not the other way round as well.",
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\nrests_on = "notes"\n',
        '[[sources]]\nid = "notes"\ntitle = "Notes"\nfile = "sources/notes.md"\nrests_on = "book"\n\n' + _CITED,
    ),
    CodePage(
        "citation-without-place",
        "The citation names no place",
        "“It is in the book” is no proof. A quote or the number of a passage leads to the words. (Where the source"
        " itself is in order, one of the next two codes is told instead.)",
        'A citation { source = "notes" } of a source whose table has another error.',
        'A citation { source = "notes", quote = "one queen" }.',
        in_words=True,
    ),
    CodePage(
        "citation-needs-quote",
        "A source that travels is quoted",
        "Numbers of passages shift when a text is edited. A quote is found again, or is known to be gone.",
        _citing("passage = 1"),
        _citing('quote = "A colony of honey bees has one queen."'),
    ),
    CodePage(
        "citation-needs-passage",
        "A source that stays is cited by passage",
        "Nobody else could check a quote from a document that is not in the pack.",
        _CITED + _ASKED + 'citations = [{ source = "book", quote = "she dances" }]\n',
        _CITED + _ASKED + 'citations = [{ source = "book", passage = 12 }]\n',
    ),
    CodePage(
        "citation-quote-and-passage",
        "A quote or a passage, not both",
        "Two places for one citation could differ, and then nobody knows which was meant.",
        _citing('quote = "one queen", passage = 1'),
        _citing('quote = "one queen"'),
    ),
    CodePage(
        "citation-context-without-quote",
        "There is nothing to stand beside",
        "A prefix or suffix tells two places of the same quote apart, and needs the quote.",
        _CITED + _ASKED + 'citations = [{ source = "book", passage = 12, prefix = "has" }]\n',
        _CITED + _ASKED + 'citations = [{ source = "book", passage = 12 }]\n',
    ),
    CodePage(
        "passage-without-fingerprint",
        "The passage has no fingerprint",
        "Without it the passage cannot be found in the document of whoever has it. Where the document is attached,"
        " `quiz cite` prints the line to add with each citation; `quiz source fingerprint` prints all of them.",
        _CITED + _ASKED + 'citations = [{ source = "book", passage = 13 }]\n',
        _CITED + _ASKED + 'citations = [{ source = "book", passage = 12 }]\n',
    ),
    CodePage(
        "quote-not-found",
        "The quote is not in the source",
        "Every answer shows the words that it rests on. Words that are not there prove nothing.",
        _citing('quote = "A colony has two queens."'),
        _citing('quote = "A colony of honey bees has one queen."'),
    ),
    CodePage(
        "quote-ambiguous",
        "The quote stands in several places",
        "Learners are led to one place. More words, or a prefix or suffix, say which.",
        _citing('quote = "honey bees"'),
        _citing('quote = "honey bees", prefix = "A colony of"'),
    ),
    CodePage(
        "quote-case",
        "Capitals or marks differ",
        "The words are there, but not as they are quoted: with another capital, or with a straight apostrophe, mark or"
        " hyphen where the source has one of print, as word processors write them. A quote is letter for letter.",
        _citing('quote = "a colony of honey bees has one queen."'),
        _citing('quote = "A colony of honey bees has one queen."'),
        Severity.WARNING,
    ),
    _in_words(
        "citation-stale",
        "The quote is gone since it was proven",
        "`sources.lock` says that these words once stood in the source. It has been edited since, and learners see the"
        " citation marked as no proof.",
        "The sentence was struck from sources/notes.md, and the question still quotes it.",
        "The question quotes a sentence that is there, and `quiz check --lock` has noted it.",
    ),
    CodePage(
        "citation-moved",
        "The quote has moved",
        "The source was edited, and the words are now elsewhere in it. They still prove the answer.",
        "A paragraph was put in above the one that is quoted.",
        "The same after `quiz check --lock`.",
        Severity.WARNING,
        in_words=True,
    ),
    CodePage(
        "source-changed",
        "The source is not what was locked",
        "Since `quiz check --lock` the file has been edited: the message says what became of its citations.",
        "A new edition of sources/notes.md beside an old sources.lock.",
        "The same after a look at each stale citation and another `quiz check --lock`.",
        Severity.WARNING,
        in_words=True,
    ),
    _in_words(
        "lock-unreadable",
        "This is not a lock",
        "`sources.lock` is written by the program, and says nothing once it was edited by hand.",
        "A sources.lock with marks of a merge in it.",
        "A sources.lock that `quiz check --lock` has written anew.",
    ),
)

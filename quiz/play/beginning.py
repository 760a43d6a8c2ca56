"""A new pack on documents of the author's own, which has no error from the start."""

import hashlib
import json
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quiz.engine.citing import places_of
from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Severity
from quiz.model.fingerprint import passage_fingerprint
from quiz.model.pack import RESERVED_WORDS
from quiz.model.source import Passage
from quiz.model.text import forbidden_character, name_of_character
from quiz.packs.files import PACK_FILE
from quiz.packs.scaffold.text import SCHEMA, KeptDocument, NewSource, examples, main_file, owned, travelling
from quiz.packs.schema import json_schema
from quiz.packs.template_words import OWNER
from quiz.play.checking import examine
from quiz.play.error import PlayError
from quiz.sources.reading import read_passages
from quiz.sources.sentences import sentence_spans

_LONGEST_ID = 40
_QUOTE_CHARACTERS = range(20, 300)
_PASSAGES_TRIED = 200


@dataclass(frozen=True, slots=True)
class NewPack:
    """A pack that was begun; `sources` has the id of each document in it by the file that it came from."""

    folder: Path
    id: str
    sources: Mapping[Path, str]


def begin_pack(
    folder: Path, title: str, documents: Sequence[Path], *, keep_documents: bool = False, has_examples: bool = True
) -> NewPack:
    """Make a pack in a folder that is not there or empty. With `keep_documents`, none of their words go into it.

    A pack without examples needs a document, because every pack has a source. Raises PlayError where something is in
    the folder, SourceError for a document that cannot be read, OSError.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise PlayError(f"There is something at {folder} already. Name a new folder; nothing is ever overwritten.")
    folder = folder.resolve()
    title = title or _words_of(folder.name)
    _refuse_forbidden(title)
    pack_id = f"{OWNER}.{_called(folder.name, RESERVED_WORDS, 'new-pack')}"
    draft = folder.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        (draft / "sources").mkdir(parents=True)
        sources: dict[Path, NewSource] = {}
        for document in documents:
            taken = {"example", *(source.id for source in sources.values())}
            sources[document] = _registered(document, taken, None if keep_documents else draft)
        texts = {
            **(examples() if has_examples else {}),
            PACK_FILE: main_file(pack_id, title, sources.values(), has_examples=has_examples),
            SCHEMA: f"{json.dumps(json_schema(), indent=2)}\n",
        }
        for name, text in texts.items():
            (draft / name).write_text(text, encoding="utf-8", newline="\n")
        _refuse_unsound(draft)
        if folder.exists():
            # The folder may be the current one, which is not to be replaced.
            for entry in sorted(draft.iterdir(), key=lambda entry: entry.name == PACK_FILE):
                entry.rename(folder / entry.name)
        else:
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return NewPack(folder, pack_id, {document: source.id for document, source in sources.items()})


def _registered(document: Path, taken: Iterable[str], copied_to: Path | None) -> NewSource:
    """Return a document as a source, and copy it into a pack where one is given."""
    passages = read_passages(document, "paragraph")
    source_id = _called(document.stem, taken, "document")
    title = _title_of(document, passages)
    if copied_to is None:
        sha256 = hashlib.sha256(document.read_bytes()).hexdigest()
        first = next((passage for passage in passages if _is_telling(passage.text)), passages[0])
        name = document.name if not _is_hostile(document.name) else f"{source_id}{document.suffix}"
        return owned(source_id, title, KeptDocument(name, sha256, first.number, passage_fingerprint(first.text)))
    file = f"sources/{source_id}{document.suffix.lower()}"
    shutil.copyfile(document, copied_to / file)
    return travelling(source_id, title, file, _first_quote(document, passages))


def _first_quote(document: Path, passages: Sequence[Passage]) -> Mapping[str, str]:
    """Return a sentence to begin with, in the form of a citation. Raises PlayError where none stands in one place."""
    sentences = list(_sentences(passages[:_PASSAGES_TRIED]))
    for sentence in (*filter(_is_telling, sentences), *sentences):
        for place in places_of(passages, sentence).told:
            if place.quote is not None:
                parts = place.quote._asdict()
                return {name: parts[key] for name, key in _PARTS if parts[key]}
    raise PlayError(f"In {document.name} every sentence stands more than once, so that none can be quoted.")


_PARTS = (("quote", "exact"), ("prefix", "prefix"), ("suffix", "suffix"))


def _sentences(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            yield passage.text[start:end]


def _is_telling(sentence: str) -> bool:
    return len(sentence) in _QUOTE_CHARACTERS


def _title_of(document: Path, passages: Sequence[Passage]) -> str:
    heading = next((passage.headings[0] for passage in passages if passage.headings), "")
    return heading or _words_of(document.stem)


def _words_of(name: str) -> str:
    words = " ".join(re.sub(r"[-_.]+", " ", name).split())
    return words[:1].upper() + words[1:] or "New pack"


def _called(name: str, taken: Iterable[str], fallback: str) -> str:
    """Return a name in small letters, digits and hyphens that is not taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST_ID].strip("-") or fallback
    unfit, number, called = frozenset(taken), 1, base
    while called in unfit:
        number += 1
        called = f"{base}-{number}"
    return called


def _is_hostile(name: str) -> bool:
    return forbidden_character(name) is not None or any(sign in name for sign in "\n\t/\\")


def _refuse_forbidden(title: str) -> None:
    if (character := forbidden_character(title)) or not title.strip():
        what = f"It holds {name_of_character(character)}" if character else "It is empty"
        raise PlayError(f"That cannot be the title of a pack. {what}.")


def _refuse_unsound(draft: Path) -> None:
    """Let no pack out that does not pass the checks, whatever its documents hold."""
    errors = [found for found in examine(draft).diagnostics if found.severity is Severity.ERROR]
    if errors:
        raise PlayError(f"No pack can be made of this. {errors[0].message} {errors[0].remedy}")

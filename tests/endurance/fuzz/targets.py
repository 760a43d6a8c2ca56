"""Everything that reads foreign bytes, each as a function of the bytes that returns what came of them.

What comes of them is a set of features: codes, or refusals without the names and numbers in them. Any exception but a
refusal of ours, a text that could steer a terminal, and a value that contradicts itself is a finding.
"""

import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quiz.engine.challenge.code import read_code, spelt
from quiz.engine.grading import grade, read_response
from quiz.engine.markup import parse_markup, plain_text
from quiz.engine.unreadable import Unreadable
from quiz.history.exporting import FORMATS, export_lines
from quiz.history.importing import import_lines
from quiz.history.merge import merge_files
from quiz.history.store import History, open_history
from quiz.model.error import QuizError
from quiz.model.question import Date, Number, ShortAnswer
from quiz.model.source import units_of
from quiz.model.text import forbidden_character
from quiz.packs.archive import archive_of
from quiz.packs.archive_reading import read_archive
from quiz.packs.formatting import LayoutError, laid_out
from quiz.packs.lock import Lock, read_lock
from quiz.packs.playlist import read_playlist
from quiz.play.challenge import result_file
from quiz.play.checking import check_pack
from quiz.settings.attachments import load_attachments
from quiz.settings.settings import load_settings, save_settings
from quiz.sources.reading import read_passages
from quiz.sources.sentences import sentence_spans
from tests.endurance.mutated import LOCK, PLAYLIST

from .words import HTML, JSON, MARKS, PDF, TOML, TYPED, XML, ZIP

Features = frozenset[str]
CHECKOUT = Path(__file__).parents[3]
DATA = CHECKOUT / "tests" / "data"
NOTES = (DATA / "packs" / "valid" / "danube" / "sources" / "notes.md").read_bytes()
LANGUAGES = ("en", "fr", "de", "es", "ru", "zh", "tr", "ar", "xx")
_NAMES, _WORDS = re.compile("`[^`]*`"), re.compile("[A-Za-z]+")
_LONGEST_SENTENCED = 20_000
_CONTAINER = b"""<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_BOOK = b"""<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/></spine></package>"""
_CHAPTER = b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>The Danube rises.</p></body></html>"


@dataclass(frozen=True)
class Target:
    """A reader of foreign bytes, whole inputs to begin with, and pieces that mean something to it."""

    read: Callable[[bytes], Features]
    seeds: Callable[[], Iterable[bytes]]
    pieces: tuple[bytes, ...]


@cache
def _folder() -> Path:
    """Return a folder of this process for files, in memory where the system has such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder below it is this process's own
    return Path(tempfile.mkdtemp(prefix="quiz-fuzz-", dir=memory if memory.is_dir() else None))


def forget_files() -> None:
    """Take away what the targets wrote."""
    shutil.rmtree(_folder(), ignore_errors=True)
    _folder.cache_clear()


def _file(name: str, content: bytes) -> Path:
    path = _folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def _feature(told: str) -> str:
    """Return the last words of a text of ours, where names are rare, seeing that nothing in it steers a terminal."""
    character = forbidden_character(told)
    assert character is None, f"it holds {character!r}"
    return " ".join(_WORDS.findall(_NAMES.sub("", told))[-5:])


def _of(*told: str) -> Features:
    return frozenset(map(_feature, told))


def _pack(content: bytes) -> Features:
    folder = _file("pack/pack.toml", content).parent
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "notes.md").write_bytes(NOTES)
    report = check_pack(folder)
    for found in report.diagnostics:
        _feature(f"{found.file}{found.message}{found.remedy}{found.key_path}")
        assert found.line is None or 1 <= found.line <= content.count(b"\n") + 2
    with suppress(LayoutError, UnicodeDecodeError):
        if not any(found.code == "toml-syntax" for found in report.diagnostics):
            laid_out(content.decode("utf-8-sig").replace("\r\n", "\n"))
    return frozenset(found.code for found in report.diagnostics) or frozenset({"clean"})


def _archive(content: bytes) -> Features:
    try:
        read_archive(_file("strange.quizpack", content))
    except QuizError as refusal:
        return _of(str(refusal))
    return _of("read")


def _document(name: str, content: bytes) -> Features:
    path = _file(name, content)
    found: set[str] = set()
    for unit in units_of(name):
        try:
            passages = read_passages(path, unit)
        except QuizError as refusal:
            found |= _of(str(refusal))
            continue
        assert passages
        numbers = [passage.number for passage in passages]
        assert numbers == sorted(set(numbers))
        for passage in passages:
            _feature(passage.text)
            assert passage.text.strip()
        for passage in passages[:5]:
            _check_spans(passage.text[:_LONGEST_SENTENCED])
        found.add(f"{unit}: {'a passage' if len(passages) == 1 else 'passages'}")
        found.update(type(value).__name__ for passage in passages for value in (passage.page, passage.line) if value)
    return frozenset(found)


def _check_spans(text: str) -> None:
    end = 0
    for start, next_end in sentence_spans(text):
        assert end <= start < next_end <= len(text)
        end = next_end


def _reader_of(name: str) -> Callable[[bytes], Features]:
    return lambda content: _document(name, content)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _docx(content: bytes) -> Features:
    """Read a document as it is, or else put into a whole archive: fields of archives hide what is inside."""
    return _document("strange.docx", content if content[:2] == b"PK" else _zipped({"word/document.xml": content}))


def _epub(content: bytes) -> Features:
    """Read a book as it is, or else a chapter, a list of chapters or a container in a book that is whole."""
    if content[:2] == b"PK":
        return _document("strange.epub", content)
    parts = {"META-INF/container.xml": _CONTAINER, "b.opf": _BOOK, "c.xhtml": _CHAPTER}
    place = "META-INF/container.xml" if b"rootfile" in content else "b.opf" if b"spine" in content else "c.xhtml"
    return _document("strange.epub", _zipped({"mimetype": b"application/epub+zip", **parts, place: content}))


@cache
def _history() -> History:
    return open_history(_folder() / "history.db")


def _import(content: bytes) -> Features:
    try:
        union = import_lines(
            _history(), io.TextIOWrapper(io.BytesIO(content), "utf-8", errors="surrogateescape", newline=""), "it"
        )
    except QuizError as refusal:
        return _of(str(refusal))
    return _of(f"added {union}")


def _merge(content: bytes) -> Features:
    try:
        merge_files(_history(), [_file("other.db", content)])
    except QuizError as refusal:
        return _of(str(refusal))
    return _of("merged")


def _code(content: bytes) -> Features:
    read = read_code(content.decode(errors="replace"))
    if isinstance(read, Unreadable):
        return _of(read.message)
    assert read == read_code(spelt(read))
    return _of("code")


def _result(content: bytes) -> Features:
    """Read the file of a result; JSON without a checksum gets the right one, which no chance would find."""
    text = content.decode(errors="replace")
    with suppress(ValueError, RecursionError):
        fields = json.loads(text)
        if isinstance(fields, dict) and "checksum" not in fields:
            text = json.dumps(fields | {"checksum": result_file._checksum(fields)})
    try:
        read = result_file.read_result(text)
    except QuizError as refusal:
        return _of(str(refusal))
    with suppress(ValueError):
        assert read == result_file.read_result(result_file.result_text(read))
    return _of("result")


def _settings(content: bytes) -> Features:
    path = _file("settings.toml", content)
    loaded = load_settings(path)
    _feature(loaded.notice)
    with suppress(QuizError):
        save_settings(path, loaded.settings)
        again = load_settings(path)
        assert again.settings == loaded.settings
    return _of(*loaded.notice.split("; "))


def _attachments(content: bytes) -> Features:
    try:
        return _of(f"{bool(load_attachments(_file('attachments.json', content)))}")
    except QuizError as refusal:
        return _of(str(refusal))


def _playlist(content: bytes) -> Features:
    try:
        read_playlist(_file("mix.toml", content))
    except QuizError as refusal:
        return _of(*str(refusal).splitlines())
    return _of("playlist")


def _lock(content: bytes) -> Features:
    read = read_lock(_file("sources.lock", content))
    return _of("lock" if isinstance(read, Lock) else "none")


_COMMON: dict[str, Any] = {"id": "a", "topic": "t", "stem": "s", "explanation": "e", "citations": ()}
_QUESTIONS: tuple[ShortAnswer | Number | Date, ...] = (
    ShortAnswer(**_COMMON, kind="short_answer", key="The Peace of Westphalia", also=("Westphalian peace",)),
    ShortAnswer(**_COMMON, kind="short_answer", key="x = 1;", match="exact"),
    Number(**_COMMON, kind="number", key=1850.5, unit="km", tolerance=0.5),
    Date(**_COMMON, kind="date", key="1648-10-24"),
    Date(**_COMMON, kind="date", key="-0043-03"),
    Date(**_COMMON, kind="date", key="1618/1648"),
)


def _typed(content: bytes) -> Features:
    """Grade what was typed in a language and for a question that the first two bytes choose."""
    language = LANGUAGES[content[0] % len(LANGUAGES)] if content else "en"
    question = _QUESTIONS[content[1] % len(_QUESTIONS)] if content[1:] else _QUESTIONS[0]
    read = read_response(question, content[2:].decode(errors="replace"), language)
    if isinstance(read, Unreadable):
        return _of(f"{question.kind} {read.message}")
    outcome = grade(question, read, language)
    assert 0 <= outcome.score <= 1
    return _of(f"{question.kind} {outcome.verdict}")


def _markup(content: bytes) -> Features:
    text = content.decode(errors="replace")
    blocks = parse_markup(text)
    plain_text(text)
    return _of(*(type(block).__name__ for block in blocks), f"{len(blocks) > 1}")


def _inner(type_: str, name: str) -> Iterable[bytes]:
    """Yield documents of a type, whole, and what of them is read."""
    for path in sorted([*DATA.glob(f"documents/damaged/*.{type_}"), *DATA.glob(f"packs/valid/*/sources/*.{type_}")]):
        yield path.read_bytes()
        with (
            suppress(zipfile.BadZipFile, RuntimeError, KeyError, EOFError),
            zipfile.ZipFile(path) as archive,
        ):
            yield from (archive.read(each) for each in archive.namelist() if each.endswith(name))


def _files(*patterns: str) -> Callable[[], Iterable[bytes]]:
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(DATA.glob(pattern)) if path.is_file()]


def _text(*seeds: str) -> Callable[[], Iterable[bytes]]:
    return lambda: [seed.encode() for seed in seeds]


def _typed_seeds() -> Iterable[bytes]:
    words = (
        "peace of westfalia",
        "x = 1;",
        "1 850,5 km",
        "24 octobre 1648",
        "43 av. J.-C.",
        "1618-1648",
    )
    return [bytes((language, place)) + word.encode() for language in range(5) for place, word in enumerate(words)]


def _exported() -> Iterable[bytes]:
    path = _file("seed.db", (DATA / "history" / "version-5.db").read_bytes())
    with open_history(path) as history:
        for form in FORMATS:
            lines = list(export_lines(history, form, with_sessions=True))
            yield from ("".join(lines[:number]).encode() for number in (1, 2, 3, 5, len(lines)))


_SETTINGS = 'theme = "x"\nwelcomed = true\n[study]\nretention = 0.9\n[study.packs."a.b"]\nnew_a_day = 3\n'
_RESULT = {
    "form": result_file.FORM,
    "note": result_file.NOTE,
    "id": "0" * 32,
    "code": "FRR-BLITZ-20-78NH-TSF1-6",
    "pack": "a.b",
    "version": "1.0.0",
    "player": "Ann",
    "started": "2026-03-01T12:00:00.000Z",
    "extra_time": "none",
    "interruptions": ["suspended"],
    "is_left": False,
    "points": 10,
    "accuracy": 0.5,
    "milliseconds": 1000,
    "answers": [
        {
            "question": "a",
            "seen": "b",
            "asked_at": 0,
            "milliseconds": 5,
            "verdict": "correct",
            "response": {"truth": True},
        },
        {"question": "b", "seen": "b", "asked_at": 9, "milliseconds": 5, "verdict": "skipped", "response": None},
    ],
}
_EMPTY = b"SQLite format 3\x00" + bytes(500)


def _built() -> Iterable[bytes]:
    yield b"".join(archive_of({"pack.toml": b"format = 1\n", "sources/notes.md": b"Notes.\n"}))


TARGETS: dict[str, Target] = {
    "pack": Target(_pack, _files("packs/valid/*.toml", "packs/valid/*/pack.toml", "packs/invalid/*.toml"), TOML),
    "archive": Target(_archive, _built, ZIP),
    "text": Target(_reader_of("strange.txt"), _files("documents/damaged/*.txt", "packs/valid/sources/*"), MARKS),
    "markdown": Target(_reader_of("strange.md"), _files("documents/damaged/*.md", "packs/valid/*/sources/*.md"), MARKS),
    "html": Target(
        _reader_of("strange.html"), _files("documents/damaged/*.html", "packs/valid/*/sources/*.html"), HTML
    ),
    "pdf": Target(_reader_of("strange.pdf"), _files("documents/damaged/*.pdf", "packs/valid/*/sources/*.pdf"), PDF),
    "docx": Target(_docx, lambda: _inner("docx", "word/document.xml"), XML),
    "epub": Target(_epub, lambda: [*_inner("epub", ".xhtml"), _CONTAINER, _BOOK, _CHAPTER], XML),
    "import": Target(_import, _exported, JSON),
    "merge": Target(
        _merge, lambda: [_EMPTY, *_files("history/*.db")()], (b"CREATE TABLE", b"\x00\x00", b"\xff\xff", b"attempt")
    ),
    "code": Target(
        _code, _text("FRR-BLITZ-20-78NH-TSF1-6", "frr blitz 20 78nhtsf16"), (b"-", b" ", b"0", b"O", b"\xc3\x9f")
    ),
    "result": Target(_result, _text(json.dumps(_RESULT)), JSON),
    "settings": Target(
        _settings,
        _text(_SETTINGS),
        TOML,
    ),
    "attachments": Target(
        _attachments, _text('{"attachments": [{"pack": "a", "source": "b", "file": "c", "sha256": "d"}]}'), JSON
    ),
    "playlist": Target(_playlist, _text(PLAYLIST), TOML),
    "lock": Target(_lock, _text(LOCK), TOML),
    "typed": Target(_typed, _typed_seeds, TYPED),
    "markup": Target(_markup, _text("A *b* **c** `d`\n\n- e\n  1. f\n\n> g", "[h](i) <j> &amp; ![k](l)"), MARKS),
}
"""Every reader, by the name that the command line knows."""

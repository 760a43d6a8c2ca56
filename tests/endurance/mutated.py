"""Valid packs of every kind, damaged by chance from a seed: in their bytes, in their structure and on the disk."""

import os
import random
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli
import tomli_w

CHECKOUT = Path(__file__).parents[2]
VALID = CHECKOUT / "tests" / "data" / "packs" / "valid"
PLAYLIST = 'format = 1\nquestions = 5\n\n[[parts]]\npack = "a.b"\n\n[[parts]]\npack = "c"\ntopic = "T"\nshare = 3\n'
LOCK = "format = 1\n[sources]\nnotes = 1\n[[quotes]]\nquestion = 1\nsource = []\nquote = {}\npassage = inf\n"
PIECES = (
    b'"', b"'", b"[", b"]]", b"{", b"}", b"\n", b"=", b"\\", b"\x00", b"\xff", b"\xe2\x80\xae", b"[[questions]]\n",
    b"key = 1e999\n", b"9" * 5000, b"inf", b'"""', b"true", b"../" * 20, b"id", b"quote", b"\r", b"x = " + b"[" * 3000,
    b"a." * 2000 + b"b = 1\n", b"x = " + b"{a=" * 500, b"[[challenges]]\n", b"[a" + b".a" * 3000 + b"]\n",
)  # fmt: skip
STRANGE: tuple[Any, ...] = (
    0, 1, -1, 10**15, 10**16, 10**4000, -(2**63), 1.5, 1e308, float("inf"), float("nan"), True, False, "", " ", "\n",
    "x", "x" * 100_000, "\x1b]0;owned\x07", "\u202eevil", "e\u0301" * 50, "\ufeff", "../../etc/passwd", "/etc/passwd",
    "C:\\x", "sources", "sources/notes.md/x", "[b]*_`", "{{}}", "1990-02-30", "-0001", "Y12345", "2020-01-01/..", "NaN",
    "id-0", "https://" + "a" * 3000, [], {}, [[]], [{}], {"": ""}, {"a": {"b": {"c": 1}}}, [1, "a", True],
)  # fmt: skip
"""Values that stand where nobody expects them: of the wrong type, too large, too long, empty, or steering."""

_LARGE_EVERY = 100
_LARGEST_DAMAGED_BYTES = 2**19


@dataclass(frozen=True)
class Seed:
    """A valid pack: its files by their paths."""

    name: str
    files: dict[str, bytes]

    @property
    def tables(self) -> list[str]:
        """The paths of its TOML files."""
        return sorted(name for name in self.files if name.endswith(".toml"))


def seeds() -> tuple[list[Seed], list[Seed]]:
    """Return the small valid packs, and the large ones that come with the program."""
    small = [_seed(folder) for folder in sorted(VALID.iterdir()) if (folder / "pack.toml").is_file()]
    beside = {f"sources/{file.name}": file.read_bytes() for file in sorted((VALID / "sources").iterdir())}
    small += [Seed(file.stem, {"pack.toml": file.read_bytes(), **beside}) for file in sorted(VALID.glob("*.toml"))]
    return small, [_seed(folder) for folder in sorted((CHECKOUT / "questions").iterdir()) if folder.is_dir()]


def write_mutated(folder: Path, dice: random.Random, kinds: tuple[list[Seed], list[Seed]]) -> str:
    """Write a valid pack with one to three kinds of damage into a new folder, and return what was done to it."""
    small, large = kinds
    seed = dice.choice(large) if dice.randrange(_LARGE_EVERY) == 0 else dice.choice(small)
    for name, content in seed.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    told = [seed.name]
    for _ in range(dice.choice((1, 1, 2, 3))):
        damage = dice.choice((_bytes, _structure, _structure, _on_disk))
        victim = folder / dice.choice([*seed.files, *seed.tables * 3])
        with suppress(OSError):  # where an earlier damage left nothing to damage
            told.append(f"{damage(folder, victim, dice)} of {victim.name}")
    return ", ".join(told)


def mutated_playlist(dice: random.Random) -> bytes:
    """Return a playlist with damage in its bytes or its structure."""
    content = PLAYLIST.encode()
    return _bent(content, dice) if dice.random() < 0.5 else _restructured(content, dice)


def _seed(folder: Path) -> Seed:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Seed(folder.name, {path.relative_to(folder).as_posix(): path.read_bytes() for path in files})


def _bytes(_: Path, victim: Path, dice: random.Random) -> str:
    if _is_plain(victim):
        victim.write_bytes(_bent(victim.read_bytes(), dice))
    return "bytes"


def _is_plain(victim: Path) -> bool:
    return victim.is_file() and not victim.is_symlink() and victim.stat().st_size <= _LARGEST_DAMAGED_BYTES


def _bent(content: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.choice((0, 0, 1, 5, 40)))
        content = content[:start] + dice.choice((*PIECES, b"", content[start:end] * 2)) + content[end:]
    return content


def _structure(folder: Path, victim: Path, dice: random.Random) -> str:
    if victim.suffix != ".toml":
        victim = folder / "pack.toml"
    if _is_plain(victim):
        victim.write_bytes(_restructured(victim.read_bytes(), dice))
    return "structure"


def _restructured(content: bytes, dice: random.Random) -> bytes:
    """Return a TOML text with values, keys, tables or lists that were changed, taken away, moved or doubled."""
    try:
        data = tomli.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # damaged already
        return _bent(content, dice)
    for _ in range(dice.randint(1, 4)):
        _change(data, dice)
    text = tomli_w.dumps(data)
    return (_doubled_table(text, dice) if dice.random() < 0.2 else text).encode(errors="replace")


def _change(data: dict[str, Any], dice: random.Random) -> None:
    places = list(_places(data))
    if not places:
        return
    parent, key = dice.choice(places)
    action = dice.randrange(8)
    if action == 0:
        del parent[key]
    elif action == 1:
        other, other_key = dice.choice(places)
        parent[key] = other[other_key]  # perhaps a table that holds this one, so copied
        parent[key] = _copied(parent[key])
    elif action == 2 and isinstance(parent, list):
        parent.extend(_copied(parent[key]) for _ in range(dice.choice((1, 1, 3, 300))))
    elif action == 3 and isinstance(parent, dict):
        parent[dice.choice((key.upper(), f"{key}s", "", "\x07", "a.b", "kind", "id", "key", "x" * 2000))] = parent.pop(
            key
        )
    elif action == 4:
        parent[key] = _nested(parent[key], dice)
    else:
        parent[key] = _copied(dice.choice(STRANGE))


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container with each of its keys or places."""
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from _places(node[key])


def _copied(value: Any, depth: int = 8) -> Any:
    if depth == 0 and isinstance(value, dict | list):
        return "deep"
    if isinstance(value, dict):
        return {key: _copied(inner, depth - 1) for key, inner in value.items()}
    return [_copied(inner, depth - 1) for inner in value] if isinstance(value, list) else value


def _nested(value: Any, dice: random.Random) -> Any:
    for _ in range(dice.choice((1, 2, 20, 90))):
        value = dice.choice(([value], {"a": value}))
    return value


def _doubled_table(text: str, dice: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    headers = [place for place, line in enumerate(lines) if line.startswith("[")]
    if not headers:
        return text + text
    start = dice.choice(headers)
    end = next((place for place in headers if place > start), len(lines))
    place = dice.choice(headers)
    return "".join((*lines[:place], *lines[start:end], *lines[place:]))


def _on_disk(folder: Path, victim: Path, dice: random.Random) -> str:
    """Put something else in the place of a file, or strange files beside it."""
    what = dice.choice(("extras", *_REPLACEMENTS))
    if what == "extras":
        _add_extras(folder)
        return what
    if victim.is_dir() and not victim.is_symlink():
        shutil.rmtree(victim)
    else:
        victim.unlink()
    _REPLACEMENTS[what](folder, victim)
    return what


def _add_extras(folder: Path) -> None:
    for number in range(30):
        (folder / f"more {number}.toml").write_text("[[questions]]\n" * number)
    (folder / "new\nline.toml").write_text("x = 1\n")
    (folder / "sources.lock").write_text(LOCK)
    (folder / "README.md").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(folder, target_is_directory=True)


def _listen(victim: Path) -> None:
    here = Path.cwd()
    os.chdir(victim.parent)  # the path of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(victim.name)
    finally:
        os.chdir(here)


def _write_zeros(victim: Path, size: int) -> None:
    with victim.open("wb") as file:
        file.truncate(size)


_REPLACEMENTS: dict[str, Callable[[Path, Path], None]] = {
    "nothing": lambda *_: None,
    "a folder": lambda _, victim: victim.mkdir(),
    "a pipe": lambda _, victim: os.mkfifo(victim),
    "a socket": lambda _, victim: _listen(victim),
    "a link to a device": lambda _, victim: victim.symlink_to("/dev/zero"),
    "a link outside": lambda _, victim: victim.symlink_to(VALID / "danube" / "pack.toml"),
    "a link to itself": lambda _, victim: victim.symlink_to(victim.name),
    "a link to the pack": lambda folder, victim: victim.symlink_to(folder, target_is_directory=True),
    "a link inside": lambda folder, victim: victim.symlink_to(folder / "pack.toml"),
    "10 GiB of zeros": lambda _, victim: _write_zeros(victim, 10 * 2**30),
    "1 MiB of zeros": lambda _, victim: _write_zeros(victim, 2**20),
    "an empty file": lambda _, victim: victim.touch(),
}

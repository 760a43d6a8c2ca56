"""Playlists read from TOML, through the gate."""

from collections.abc import Iterator
from pathlib import Path

from quiz.model.error import QuizError
from quiz.model.playlist import PLAYLIST_FORMAT, Playlist
from quiz.packs.files import UnusableFileError, read_text, safe_name
from quiz.packs.gate import validate
from quiz.packs.problems import Problem, TomlFile, as_diagnostics, first_told, in_order
from quiz.packs.walk import walk

_MOST_QUESTIONS = 1000
_LARGEST_SHARE = 1000


class PlaylistError(QuizError):
    """A playlist cannot be followed; the message tells every problem with its place, a line each."""


def read_playlist(path: Path) -> Playlist:
    """Return the playlist in a file. Raises PlaylistError."""
    import tomli

    try:
        text = read_text(path)
        file = TomlFile(path, safe_name(path.name), text, tomli.loads(text))
    except UnusableFileError as error:
        raise PlaylistError(f"{path} is no playlist. {error.message} {error.remedy}") from error
    except tomli.TOMLDecodeError as error:
        from quiz.packs.toml_hints import syntax_hint

        hint = syntax_hint(error.msg, text.split("\n")[error.lineno - 1], error.colno)
        raise PlaylistError(
            f"{path} is no playlist. This is not valid TOML: {hint.what} (line {error.lineno}, column {error.colno})."
            f" {hint.remedy}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise PlaylistError(f"{path} is no playlist. This is not valid TOML: {error}.") from error
    refused, empty = walk(file.data)
    validated = validate(Playlist, file.data)
    checked = (problem for problem in _checked(validated.value) if problem.path[0] not in validated.faulty)
    problems = first_told((refused, validated.problems, empty, checked))
    if problems:
        found = in_order(as_diagnostics(file, problems))
        told = (f"{each.file}{_line(each.line)}, {each.key_path}: {each.message} {each.remedy}" for each in found)
        raise PlaylistError("\n".join((f"{path} is no playlist that can be followed.", *told)))
    return validated.value


def _checked(playlist: Playlist) -> Iterator[Problem]:
    if playlist.format != PLAYLIST_FORMAT:
        yield Problem(
            "format-unknown",
            ("format",),
            f"There is no format {playlist.format}.",
            f"Write: format = {PLAYLIST_FORMAT}",
        )
    if not playlist.parts:
        yield Problem("missing-parts", ("parts",), "There are no parts.", "Add a table [[parts]] for each pack.")
    if playlist.questions not in range(1, _MOST_QUESTIONS + 1):
        yield Problem("out-of-range", ("questions",), "So many cannot be asked.", f"Write 1 to {_MOST_QUESTIONS}.")
    for place, part in enumerate(playlist.parts):
        if part.share not in range(1, _LARGEST_SHARE + 1):
            here = ("parts", place, "share")
            yield Problem(
                "out-of-range", here, "This is no share.", f"Write a whole number from 1 to {_LARGEST_SHARE}."
            )


def _line(line: int | None) -> str:
    return "" if line is None else f":{line}"

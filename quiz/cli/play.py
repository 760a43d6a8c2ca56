"""`quiz play`: a session with one pack or a mix of several."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.front_end import present
from quiz.cli.house import open_house
from quiz.cli.wrong_use import WrongUseError, names_from_command_line

if TYPE_CHECKING:
    from quiz.model.playlist import Playlist
    from quiz.play.library import Library
    from quiz.play.mixing import Part


def run(arguments: Namespace) -> int:
    """Start a session at once, as lines or as a screen."""
    from quiz.play.library import Selection

    if bool(arguments.packs) == bool(arguments.playlist):
        raise WrongUseError("Name a pack or several, or a playlist with --playlist FILE. See `quiz list`.")
    if arguments.playlist and arguments.topic:
        raise WrongUseError("A playlist names the topics itself. Leave out --topic.")
    playlist = _read(arguments.playlist) if arguments.playlist else None
    count = arguments.count or (playlist.questions if playlist else None)
    with open_house(line=arguments.line) as house:
        with names_from_command_line():
            parts = (
                _listed(house.library, playlist, arguments.playlist.parent)
                if playlist
                else _named(house.library, arguments.packs, arguments.topic)
            )
            selection = Selection(
                count=count, seed=arguments.seed, evidence=arguments.evidence, certainty=arguments.certainty
            )
            player = house.library.mix(parts, selection)
        return present(house, player, line=arguments.line)


def _read(file: Path) -> "Playlist":
    from quiz.packs.playlist import read_playlist

    return read_playlist(file)


def _named(library: "Library", names: Sequence[str], topic: str | None) -> "Sequence[Part]":
    """Return the packs of these names; of several, those that have the topic."""
    from quiz.play.error import UnknownNameError
    from quiz.play.mixing import Part
    from quiz.play.naming import topic_called

    parts = [Part(library.open(name), topic) for name in names]
    if topic is None or len(parts) == 1:
        return parts
    with_topic = []
    for part in parts:
        try:
            topic_called(topic, part.pack)
        except UnknownNameError as error:
            missing = error
        else:
            with_topic.append(part)
    if not with_topic:
        raise missing
    return with_topic


def _listed(library: "Library", playlist: "Playlist", folder: Path) -> "Sequence[Part]":
    """Return the parts of a playlist; paths are seen from its folder."""
    from quiz.play.mixing import Part

    places = {part.pack: folder / part.pack for part in playlist.parts}
    opened = {name: library.open(str(place) if place.exists() else name) for name, place in places.items()}
    return [Part(opened[part.pack], part.topic, part.share) for part in playlist.parts]

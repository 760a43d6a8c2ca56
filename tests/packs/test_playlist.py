"""Playlists through the gate."""

from pathlib import Path

import pytest

from quiz.model.playlist import Playlist, PlaylistPart
from quiz.packs.playlist import PlaylistError, read_playlist


def test_a_playlist_is_read_with_what_may_be_left_out(tmp_path: Path) -> None:
    """Twenty questions, a share of one, and all topics."""
    file = tmp_path / "week.toml"
    file.write_text(
        'format = 1\n[[parts]]\npack = "a.b"\n[[parts]]\npack = "c"\ntopic = "T"\nshare = 3\n', encoding="utf-8"
    )
    assert Playlist(
        format=1, parts=(PlaylistPart(pack="a.b"), PlaylistPart(pack="c", topic="T", share=3))
    ) == read_playlist(file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["format: The key `format` is missing.", "parts: The key `parts` is missing."]),
        ("format = 2\nparts = []", [":1, format: There is no format 2.", ":2, parts: There are no parts."]),
        (
            'format = 1\nquestion = 3\n[[parts]]\npack = 1\n[[parts]]\npack = "a"\nshare = 0\n',
            [":2, question: ", "Did you mean `questions`?", ":4, parts[1].pack: This is a whole number."],
        ),
        ('format = 1\nquestions = 0\n[[parts]]\npack = " "\n', [":2, questions: So many", ":4, parts[1].pack: "]),
        ('format = 1\n[[parts]]\npack = "a"\nshare = 1001\n', [":4, parts[1].share: This is no share."]),
        ('format = 1\ntitle = "\\u202e"\nparts = [{ pack = "a" }]', [":2, title: "]),
        ("format = ", ["This is not valid TOML"]),
    ],
)
def test_every_problem_is_told_with_its_place(text: str, told: list[str], tmp_path: Path) -> None:
    """What is wrong, where, and what would be right."""
    file = tmp_path / "week.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PlaylistError) as refused:
        read_playlist(file)
    assert [] == [each for each in told if each not in str(refused.value)]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file, and a folder in its place."""
    for place in (tmp_path / "missing.toml", tmp_path):
        with pytest.raises(PlaylistError, match="is no playlist"):
            read_playlist(place)

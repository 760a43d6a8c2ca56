"""`quiz` and `quiz play`, as lines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("name", ["rivers", "example.rivers", "home/data/packs/rivers", "./home/data/packs/rivers/"])
def test_a_pack_is_played_by_id_by_short_name_and_by_path(name: str, run: Run, rivers: Path) -> None:
    """The first question is asked at once."""
    assert rivers.is_dir()

    result = run("play", name, typed=":s\n:s\n\n")

    assert (0, "") == (result.code, result.err)
    assert result.out.startswith("\nQuestion 1 of 2\n")
    assert "Question 2 of 2" in result.out
    assert 2 == result.out.count("\nSkipped\n")


def test_topic_and_count_choose_the_questions(run: Run, rivers: Path) -> None:
    """Only questions of the topic are asked, and no more than wanted."""
    assert rivers.is_dir()

    assert "Question 1 of 1" in run("play", "rivers", "--count", "1").out
    assert "The Volga is the longest" in run("play", "rivers", "--topic", "Volga").out
    assert "Question 1 of 2" in run("play", "rivers", "--count", "1000000").out


def test_certainty_is_asked_for_where_it_is_wanted(run: Run, rivers: Path) -> None:
    """Before each verdict, and marked at the end."""
    assert rivers.is_dir()

    result = run("play", "rivers", "--certainty", typed="1\n2\n1\n2\n\n")

    assert 2 == result.out.count("How certain are you?")
    assert "Certainty: " in result.out


def test_evidence_is_asked_for_after_the_answer(run: Run, rivers: Path) -> None:
    """Then the source is shown before the verdict."""
    assert rivers.is_dir()

    before, asked, _ = run("play", "rivers", "--evidence", typed="1\n:s\n1\n").out.partition("Where does it say so?")

    assert asked
    assert "orrect" not in before


def test_a_seed_gives_the_same_paper(run: Run, rivers: Path) -> None:
    """Played twice with one seed, all is alike but the time that it took."""
    assert rivers.is_dir()

    first, second = (run("play", "rivers", "--seed", "0", "--line", typed="1\n1\n").out for _ in range(2))

    assert first.partition(", in ")[0] == second.partition(", in ")[0]


@pytest.mark.parametrize("arguments", [[], ["--line"]])
def test_without_a_command_the_library_opens(arguments: list[str], run: Run, rivers: Path) -> None:
    """Packs are listed, and one can be chosen and played."""
    assert rivers.is_dir()
    packs = run(*arguments, typed="q\n").out.splitlines()
    number = next(line.partition(".")[0] for line in packs if line.endswith("[b]rivers[/b]"))

    result = run(*arguments, typed=f"{number}\n\n1\n:s\n\nq\n")

    assert 0 == result.code
    assert "Question 1 of 1" in result.out


def test_the_tour_is_offered_at_the_first_start_only(run: Run, home: Path) -> None:
    """Who has been welcomed is not welcomed again."""
    first, second = run("--line", typed="q\n"), run("--line", typed="q\n")

    assert "Type t for a tour" in first.out
    assert "Type t for a tour" not in second.out
    assert (home / "config" / "settings.toml").is_file()


def test_a_session_that_was_left_goes_on_in_the_library(run: Run, rivers: Path) -> None:
    """What `quiz play` left, `quiz` offers."""
    assert rivers.is_dir()
    run("play", "rivers", typed=":s\n")

    result = run(typed="r\n:s\n\nq\n")

    assert "You left a session at 1 of 2 questions." in result.out
    assert "\nQuestion 2 of 2\n" in result.out
    assert "You left" not in run(typed="q\n").out


def test_settings_that_cannot_be_followed_are_told_of(run: Run, home: Path) -> None:
    """A broken file costs its settings, and not the quiz."""
    settings = home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("welcomed = 3", encoding="utf-8")

    result = run("--line", typed="q\n")

    assert 0 == result.code
    assert "`welcomed` should be true or false" in " ".join(result.out.split())


def test_settings_that_cannot_be_saved_stop_nobody(run: Run, home: Path) -> None:
    """A first start where the folder of the settings cannot be written says so, and opens the library."""
    home.mkdir()
    (home / "config").write_text("in the way", encoding="utf-8")

    result = run("--line", typed="q\n")

    assert 0 == result.code
    assert "The settings cannot be saved" in result.out
    assert "type the number of a pack" in result.out


def test_screens_are_chosen_for_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines start by themselves where there is no terminal on both ends, or a dumb one."""
    from quiz.cli import streams

    def choice(terminals: tuple[bool, bool], environment: dict[str, str]) -> bool:
        class Stream:
            def __init__(self, is_terminal: bool) -> None:
                self.isatty = lambda: is_terminal

        monkeypatch.setattr(streams, "standard_input", lambda: Stream(terminals[0]))
        monkeypatch.setattr(streams, "standard_output", lambda: Stream(terminals[1]))
        return streams.wants_lines(environment)

    assert not choice((True, True), {"TERM": "xterm-256color"})
    assert choice((True, True), {"TERM": "dumb"})
    assert choice((True, False), {"TERM": "xterm-256color"})
    assert choice((False, True), {"TERM": "xterm-256color"})


def test_several_packs_and_a_playlist_are_played(run: Run, rivers: Path, other_pack: Callable[..., Path]) -> None:
    """By names, of which those count that have the topic; or by a file, from whose folder paths are seen."""
    other = other_pack("lakes", ("example.rivers", "example.lakes"), ('Danube"', 'Como"'))
    assert rivers.is_dir()

    assert "Question 1 of 4" in run("play", "rivers", str(other), "--line", typed="q\n").out
    assert "Question 1 of 1" in run("play", "rivers", str(other), "--topic", "como", "--line", typed="q\n").out
    told = run("play", "rivers", str(other), "--topic", "Rhine", "--line")
    assert (2, True) == (told.code, "has no topic “Rhine”" in told.err)

    (other.parent / "mix").mkdir()
    (other.parent / "mix" / "week.toml").write_text(
        'format = 1\nquestions = 3\nparts = [{ pack = "../lakes", share = 2 }, { pack = "rivers" }]\n',
        encoding="utf-8",
    )
    week = str(other.parent / "mix" / "week.toml")
    assert "Question 1 of 3" in run("play", "--playlist", week, "--line", typed="q\n").out
    assert "Question 1 of 2" in run("play", "--playlist", week, "--count", "2", "--line", typed="q\n").out
    for wrong in (["play"], ["play", "rivers", "--playlist", week], ["play", "--playlist", week, "--topic", "Volga"]):
        assert 2 == run(*wrong).code

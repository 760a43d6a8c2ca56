"""Disputes beside their questions."""

from pathlib import Path

import pytest

from quiz.engine.standing import Standing
from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.model.response import ChoiceResponse, NumberResponse, Response, TruthResponse
from quiz.packs.reader import read_pack
from quiz.play.checking import check_pack
from quiz.play.disputes import ContestedQuestion, DisputeView, close_disputes, disputes_in, disputes_of
from quiz.play.library import Library, Selection
from quiz.play.outside import Outside
from quiz.play.view import AskedView

WRONG: dict[str, Response] = {
    "spring": ChoiceResponse((1,)),
    "countries": NumberResponse("9", "9"),
    "longest": TruthResponse(value=False),
}


def contest(library: Library, *questions: str, name: str = "rivers") -> None:
    """Answer every question wrongly, and contest those that are named."""
    player = library.start(library.open(name), Selection())
    while isinstance(player.view, AskedView):
        question = player.view.question.id
        player.submit(WRONG[question])
        if question in questions:
            player.contest(f"About {question}.")
        player.advance()


def edit(pack: Path, *replaced: tuple[str, str]) -> None:
    """Replace words in the pack's file."""
    toml = pack / "pack.toml"
    text = toml.read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    toml.write_text(text, encoding="utf-8")


def views(library: Library, history: History) -> tuple[DisputeView, ...]:
    """Return every open dispute as it is shown."""
    return tuple(disputes_in(library, history.open_disputes()))


def test_a_dispute_is_shown_beside_its_question(library: Library, history: History) -> None:
    """With what was answered, the key, the comment, and the file in which the question stands."""
    contest(library, "spring", "longest")

    longest, spring = views(library, history)

    assert ("Rivers", Standing.OPEN, "About spring.") == (spring.pack_title, spring.standing, spring.dispute.comment)
    assert spring.question == ContestedQuestion(
        "spring", "pack.toml", "Where does the Danube rise?", "The Alps", "The Black Forest"
    )
    assert longest.question is not None
    assert ("False", "True") == (longest.question.answer, longest.question.key)


def test_a_question_in_a_further_file_is_found_there(library: Library, history: History, pack_folder: Path) -> None:
    """The name is the path inside the pack."""
    text = (pack_folder / "pack.toml").read_text(encoding="utf-8")
    first, mark, last = text.rpartition("[[questions]]")
    (pack_folder / "pack.toml").write_text(first, encoding="utf-8")
    (pack_folder / "more").mkdir()
    (pack_folder / "more" / "volga.toml").write_text(mark + last, encoding="utf-8")
    contest(library, "longest")

    (view,) = views(library, history)

    assert view.question is not None
    assert "more/volga.toml" == view.question.file


def test_a_skipped_question_is_contested_without_an_answer(library: Library, history: History) -> None:
    """What was not answered can be wrong too."""
    player = library.start(library.open("rivers"), Selection("Volga"))
    player.skip()
    player.contest("")

    (view,) = views(library, history)

    assert view.question is not None
    assert ("", "") == (view.question.answer, view.dispute.comment)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("It comes from Germany.", "It comes from the south of Germany.")], Standing.CHANGED),
        ([('text = "The Alps"', 'text = "The Jura"')], Standing.CHANGED),
        ([('version = "1.0.0"', 'version = "0.9"'), ("from Germany", "from Baden")], Standing.OPEN),
        ([('version = "1.0.0"', 'version = "2.0"')], Standing.OPEN),
        ([('id = "spring"', 'id = "rise"')], Standing.GONE),
    ],
)
def test_a_dispute_stands_as_its_question_does(
    library: Library, history: History, pack_folder: Path, edits: list[tuple[str, str]], expected: Standing
) -> None:
    """Anything that a learner can see is a change; a further version alone is none, and an older one tells nothing."""
    contest(library, "spring")
    edit(pack_folder, *edits)

    (view,) = views(library, history)

    assert expected is view.standing
    with library.open(str(pack_folder)) as pack:
        assert (view,) == tuple(disputes_of(pack, history.open_disputes()))


def test_an_older_pack_is_told_of(library: Library, history: History, pack_folder: Path) -> None:
    """Its question is another one, so that it is not shown beside the dispute."""
    contest(library, "spring")
    edit(pack_folder, ('version = "1.0.0"', 'version = "0.9"'), ("from Germany", "from Baden"))

    (view,) = views(library, history)

    assert view.question is None
    assert "It is about version 1.0.0, and version 0.9 is at hand." == view.hindrance


def test_a_renamed_question_is_shown_under_its_new_name(library: Library, history: History, pack_folder: Path) -> None:
    """Renaming is no answer to what the learner says of the words."""
    contest(library, "longest")
    edit(pack_folder, ('id = "longest"', 'id = "greatest"\nwas = ["longest"]'))

    (view,) = views(library, history)

    assert view.question is not None
    assert (Standing.OPEN, "greatest") == (view.standing, view.question.id)


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ([("format = 1", "format = 7")], "cannot be played"),
        ([('"example.rivers"', '"example.lakes"')], "not in the library"),
    ],
)
def test_a_pack_that_is_not_at_hand_leaves_its_disputes_open(
    library: Library, history: History, pack_folder: Path, edits: list[tuple[str, str]], words: str
) -> None:
    """Nobody can tell whether the question has changed, so that the dispute is kept, and why is said."""
    contest(library, "spring")
    edit(pack_folder, *edits)

    (view,) = views(library, history)

    assert (Standing.OPEN, None) == (view.standing, view.question)
    assert words in view.hindrance


def test_what_bears_the_name_of_a_pack_in_the_current_folder_is_not_taken_for_it(
    library: Library, history: History, pack_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder called as the pack is closes nothing where it holds another one."""
    contest(library, "spring")
    edit(pack_folder, ('"example.rivers"', '"example.lakes"'))
    elsewhere = pack_folder.parent.parent
    pack_folder.rename(elsewhere / "example.rivers")
    monkeypatch.chdir(elsewhere)

    (view,) = views(library, history)

    assert Standing.OPEN is view.standing
    assert "not in the library" in view.hindrance


def test_a_closed_dispute_is_told_once(library: Library, history: History, outside: Outside, pack_folder: Path) -> None:
    """Closing is recorded, and the answer that was contested still counts."""
    contest(library, "spring", "longest")
    edit(pack_folder, ("It comes from Germany.", "It comes from Baden."))
    attempts = history.pack_records()["example.rivers"].attempts

    close_disputes([view for view in views(library, history) if view.standing is Standing.CHANGED], outside)

    (view,) = views(library, history)
    assert "About longest." == view.dispute.comment
    assert attempts == history.pack_records()["example.rivers"].attempts


def test_checking_a_pack_notes_its_open_disputes(library: Library, history: History, pack_folder: Path) -> None:
    """Each question once, by its present name; one that was mended since is not named."""
    contest(library, "spring", "longest", "countries")
    contest(library, "spring")
    edit(pack_folder, ('id = "spring"', 'id = "rise"\nwas = ["spring"]'), ("No river passes through more.", "Ten."))
    disputes = history.open_disputes()

    report = check_pack(pack_folder, disputes=disputes)

    assert ("3 disputes are open, about longest, rise. See `quiz disputes`.",) == report.notes
    assert () == check_pack(pack_folder).notes
    assert check_pack(pack_folder).diagnostics == report.diagnostics
    edit(pack_folder, ("The Danube comes second.", "Second."), ("It comes from Germany.", "From Baden."))
    assert () == check_pack(pack_folder, disputes=disputes).notes
    edit(pack_folder, ("format = 1", "format = 7"))
    assert read_pack(pack_folder).pack is None
    assert () == check_pack(pack_folder, disputes=disputes).notes


def test_a_dispute_about_another_pack_is_no_note(library: Library, history: History, pack_folder: Path) -> None:
    """A pack answers for its own questions."""
    contest(library, "spring")
    edit(pack_folder, ('"example.rivers"', '"example.lakes"'))

    assert () == check_pack(pack_folder, disputes=history.open_disputes()).notes
    with library.open(str(pack_folder)) as pack:
        assert () == tuple(disputes_of(pack, history.open_disputes()))


def test_a_closing_that_cannot_be_recorded_is_an_error(
    library: Library, history: History, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dispute stays open, and is told of again."""
    contest(library, "spring")

    def refuse(*_: object) -> None:
        raise HistoryError("The disk is full.")

    monkeypatch.setattr(history, "close_dispute", refuse)
    with pytest.raises(HistoryError, match="full"):
        close_disputes(views(library, history), outside)
    assert 1 == len(history.open_disputes())

"""A pack that is being written, as its author is shown it."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quiz.model.outcome import Verdict
from quiz.model.response import ChoiceResponse, NumberResponse
from quiz.play.drafting import read_draft
from quiz.play.error import PlayError
from quiz.play.preview import Preview
from quiz.play.view import AnsweredView, AskedView

from .conftest import PACK, write_pack

FAULTY = Path(__file__).parents[1] / "data" / "packs" / "invalid"


class Written:
    """The rivers pack and its preview; every change of a text is saved and taken over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "rivers" if (folder / "rivers").exists() else write_pack(folder)
        self.preview = Preview(read_draft(self.folder))

    def save(self, *replaced: tuple[str, str], text: str | None = None) -> bool:
        """Save the pack with some of its text replaced, and return whether the question looks as before."""
        file = self.folder / "pack.toml"
        text = file.read_text(encoding="utf-8") if text is None else text
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")
        return self.preview.take(read_draft(self.folder))

    @property
    def here(self) -> str:
        """The question that is shown, by its id."""
        assert self.preview.question is not None
        return self.preview.question.label

    @property
    def shown(self) -> AnsweredView:
        """The question with its key, or with what was answered on trial."""
        assert isinstance(self.preview.view, AnsweredView)
        return self.preview.view


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    """The rivers pack, being written."""
    pack = Written(tmp_path)
    with closing(pack.preview):
        yield pack


def test_of_two_questions_with_one_id_the_first_is_shown(written: Written) -> None:
    """With its own citations, however many the other has."""
    citations = written.shown.feedback.citations
    second = written.folder / "second.toml"
    second.write_text(
        '[[questions]]\nid = "spring"\nkind = "true_false"\ntopic = "T"\nstem = "S."\nkey = true\nexplanation = "E."\n'
        "citations = []\n",
        encoding="utf-8",
    )

    written.preview.take(read_draft(written.folder))

    assert citations
    assert citations == written.shown.feedback.citations


def test_every_question_is_shown_with_its_key_and_all_that_is_said_of_it(written: Written) -> None:
    """Every rationale with its citations, in the order of the pack; at both ends a step leads nowhere else."""
    assert (3, "spring", "Rivers") == (written.preview.total, written.here, written.preview.title)
    assert (None, Verdict.SKIPPED) == (written.shown.response, written.shown.outcome.verdict)
    assert "The Black Forest" == written.shown.feedback.spoken_key
    (rationale,) = [each for each in written.shown.rationales if each.text]
    assert ("The Alps", True) == (rationale.option, rationale.chosen)
    assert "rises in the Black Forest" == _quote(rationale.evidence[0])
    assert {"The Danube rises in the Black Forest.", "rises in the Black Forest"} == {
        _quote(evidence) for evidence in written.shown.openable
    }
    written.preview.go_to(7)
    assert ("longest", 3, 3) == (written.here, written.shown.asked.number, written.shown.asked.total)


def test_a_question_is_answered_on_trial_as_a_learner_answers_it(written: Written) -> None:
    """As it is asked, with its hint, in an order that stays; then it is taken back, or shown with its key."""
    preview = written.preview
    orders = written.shown.asked.orders
    preview.turn()
    assert isinstance(preview.view, AskedView)
    assert (orders, None) == (preview.view.orders, preview.view.hint)
    assert "It is a dark place." == preview.take_hint().hint
    assert Verdict.INCORRECT is preview.submit(ChoiceResponse((1,))).outcome.verdict
    assert "No." == written.shown.rationales[0].text
    preview.ask_again()
    assert isinstance(preview.view, AskedView)
    assert None is preview.skip().response

    preview.go_to(1)
    response = preview.read("10")
    assert isinstance(response, NumberResponse)
    assert Verdict.CORRECT is preview.submit(response).outcome.verdict
    preview.turn()
    assert None is written.shown.response


def test_the_place_is_kept_by_the_id_of_the_question(written: Written) -> None:
    """Whatever comes before it; one that is gone is waited for at its place, until the author goes elsewhere."""
    written.preview.go_to(1)
    first = PACK.partition("[[questions]]")[2].partition("[[questions]]")[0]
    assert written.save(("[[questions]]", f"[[questions]]{first.replace('spring', 'new')}\n[[questions]]"))
    assert ("countries", 3, 4) == (written.here, written.shown.asked.number, written.shown.asked.total)

    assert not written.save(('id = "countries"', 'id = "lands"'))
    assert "lands" == written.here
    written.save(('id = "lands"', 'id = "isles"'))
    assert "isles" == written.here
    written.save(('id = "isles"', 'id = "lands"'))
    assert "lands" == written.here
    written.save(('kind = "number"', 'kind = "numbre"'))
    assert ("lands", None, ["unknown-kind"]) == (
        written.here,
        written.preview.view,
        [problem.code for problem in written.preview.own_problems],
    )
    written.save(('kind = "numbre"', 'kind = "number"'))
    assert "lands" == written.shown.asked.question.id

    written.save(('id = "lands"', 'id = "countries"'))
    written.preview.go_to(0)
    written.save(('id = "countries"', 'id = "lands"'))
    assert "new" == written.here
    assert 3 == written.preview.place_called("longest")
    assert None is written.preview.place_called("nowhere")


def test_what_looks_as_before_stays_answered_on_trial(written: Written) -> None:
    """A change elsewhere in the pack, or of what nobody sees, takes no trial answer away; any other does."""
    written.preview.turn()
    given = written.preview.submit(ChoiceResponse((1,)))
    assert written.save(('title = "Rivers"', 'title = "Some rivers"'), ('id = "longest"', 'id = "very-longest"'))
    assert ("Some rivers", given.outcome) == (written.shown.asked.pack_title, written.shown.outcome)

    assert not written.save(('"It comes from Germany."', '"It comes from the south of Germany."'))
    assert isinstance(written.preview.view, AskedView)
    written.preview.turn()
    notes = written.folder / "sources" / "notes.md"
    notes.write_text(notes.read_text("utf-8").replace("passes through", "flows through"), encoding="utf-8")
    assert not written.save()


def test_a_question_with_errors_stays_in_its_place_and_is_not_shown(written: Written) -> None:
    """Its problems come with it, and lead to it; a quote that stands nowhere is no reason to hide the question."""
    written.preview.go_to(1)
    written.save(("key = 10", 'key = "ten"'), ('title = "Notes on rivers"', 'title = "Notes\\u202e on rivers"'))
    assert ("countries", None) == (written.here, written.preview.view)
    (problem,) = written.preview.own_problems
    assert "wrong-type" == problem.code
    written.preview.go_to(0)
    assert 1 == written.preview.place_of(problem)
    assert [None] == [
        written.preview.place_of(found) for found in written.preview.problems if found.key_path.startswith("sources")
    ]
    assert "" == written.shown.evidence[0].title

    written.save(("rises in the Black Forest.", "springs from the Black Forest."))
    assert "quote-not-found" == written.preview.own_problems[0].code
    quote = written.shown.evidence[0]
    assert ("The Danube springs from the Black Forest.", False) == (quote.stale, quote.was_proven)


def test_while_a_file_cannot_be_read_the_last_state_is_shown(written: Written) -> None:
    """Be it broken, emptied or away; what is wrong is told all the same, and once it is whole all is as it is now."""
    written.preview.go_to(2)
    whole = (written.folder / "pack.toml").read_text(encoding="utf-8")
    for text in ("", f"{whole}[[", "\N{REVERSE SOLIDUS}"):
        assert written.save(text=text)
        assert (1, "longest", 3) == (len(written.preview.unreadable), written.here, written.preview.total)
    shutil.rmtree(written.folder)
    written.preview.take(read_draft(written.folder))
    assert ["pack-missing"] == [problem.code for problem in written.preview.unreadable]
    assert "longest" == written.here

    write_pack(written.folder.parent)
    written.save(text=whole.replace("The Danube comes second.", "Others come behind."))
    assert ((), "Others come behind.") == (written.preview.unreadable, written.shown.asked.question.explanation)
    assert [] == [problem for problem in written.preview.problems if problem.severity == "error"]


def test_a_pack_that_begins_with_a_broken_file_is_shown_without_it(tmp_path: Path) -> None:
    """What the others hold is followed, and once the pack was whole, a broken file stops that."""
    more = write_pack(tmp_path) / "more.toml"
    more.write_text("[[", encoding="utf-8")
    written = Written(tmp_path)
    with closing(written.preview):
        assert (3, False, 1) == (written.preview.total, written.preview.is_former, len(written.preview.unreadable))
        written.save(("It comes from Germany.", "It comes from the west."))
        assert "It comes from the west." == written.shown.asked.question.explanation
        more.unlink()
        written.save(("It comes from the west.", "It comes from there."))
        more.write_text("[[", encoding="utf-8")
        written.save(("It comes from there.", "It comes from here."))
        assert (True, "It comes from there.") == (written.preview.is_former, written.shown.asked.question.explanation)


def test_a_pack_that_was_never_whole_has_nothing_to_be_shown(tmp_path: Path) -> None:
    """It is waited for, and shown once there is something."""
    with closing(Preview(read_draft(tmp_path / "rivers"))) as preview:
        assert (None, None, 0, ()) == (preview.view, preview.question, preview.total, preview.matches("a"))
        preview.go_to(3)
        preview.turn()
        preview.take(read_draft(write_pack(tmp_path)))
        assert isinstance(preview.view, AskedView)


def test_questions_are_found_by_their_ids_and_words(written: Written) -> None:
    """An id comes before words of the text, and the very id before one that holds it; case makes no difference."""
    matches = written.preview.matches
    assert ((2, 0), (0,), (1,), (0, 1), (), ()) == (
        matches("LONG")[:1] + matches("danube rise"),
        matches("spring"),
        matches("through how many"),
        matches("danube")[:2],
        matches("nothing"),
        matches("  "),
    )


def test_a_source_is_opened_with_marks_at_all_that_questions_rest_on(written: Written) -> None:
    """One that is taken out of the pack meanwhile is told to be gone."""
    evidence = written.shown.evidence[0]
    assert {1: ["spring", "countries"]} == {
        number: [name.question for name in names] for number, names in written.preview.reading(evidence).resting.items()
    }
    written.save(('[[sources]]\nid = "notes"', '[[sources]]\nid = "others"'))
    with pytest.raises(PlayError, match="no longer there"):
        written.preview.reading(evidence)


def test_whatever_is_wrong_with_a_pack_the_rest_is_shown() -> None:
    """Every sound question of every faulty pack there is, asked and with its key, and what it rests on."""
    shown = 0
    for pack in sorted(path for path in FAULTY.iterdir() if path.suffix != ".json"):
        with closing(Preview(read_draft(pack))) as preview:
            for place in range(preview.total):
                preview.go_to(place)
                preview.turn()
                preview.turn()
                if isinstance(preview.view, AnsweredView):
                    shown += 1
                    assert all(preview.reading(evidence).passages for evidence in preview.view.openable)
    assert shown > 0


def _quote(evidence: object) -> str:
    passage, start, end = (getattr(evidence, name) for name in ("passage", "start", "end"))
    return str(passage[start:end])

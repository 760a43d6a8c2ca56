"""Citations as a learner is shown them."""

from quiz.model.response import ChoiceResponse
from quiz.play.evidence import evidence_for
from quiz.play.library import Library, Selection
from quiz.play.view import AskedView, Evidence

from .conftest import answered

DANUBE = "The Danube rises in the Black Forest. It passes through ten countries."


def test_a_quote_is_shown_in_its_passage_with_what_that_rests_on(library: Library) -> None:
    """The reader's passage comes with the quote's place and names the passages of the document beneath it."""
    with library.open("rivers") as pack:
        found = pack.question("spring")
        assert found is not None

        shown = evidence_for(pack, found.question.citations, found.places[:3])

    assert (
        Evidence(
            title="Notes on rivers",
            licence="CC-BY-4.0",
            url="",
            place="paragraph 1, “The Danube”",
            passage=DANUBE,
            start=0,
            end=37,
            rests_on=("passages 2 and 1 of A small atlas",),
            source="notes",
            number=1,
            pack="example.rivers",
        ),
    ) == shown


def test_a_document_that_stays_with_its_owner_is_named(library: Library) -> None:
    """Without the document there is its title and the number of the passage."""
    with library.open("rivers") as pack:
        found = pack.question("longest")
        assert found is not None

        (shown,) = evidence_for(pack, found.question.citations, found.places)

    assert Evidence(title="A small atlas", licence="", url="", place="passage 1") == shown


def test_the_rationale_of_a_choice_has_evidence_of_its_own(library: Library) -> None:
    """Choosing wrong shows why that choice is wrong and where that stands."""
    player = library.start(library.open("rivers"), Selection())
    while isinstance(player.view, AskedView) and player.view.question.id != "spring":
        player.skip()
        player.advance()

    view = answered(player.submit(ChoiceResponse((1,))))

    (rationale,) = view.rationales
    assert ("The Alps", "No.", True, False) == (rationale.option, rationale.text, rationale.chosen, rationale.key)
    (evidence,) = rationale.evidence
    assert evidence.passage is not None
    assert "rises in the Black Forest" == evidence.passage[evidence.start : evidence.end]

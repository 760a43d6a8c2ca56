"""`quiz explain`."""

from collections.abc import Callable
from typing import Any

from quiz.packs.codes.reference import reference
from quiz.packs.codes.registry import PAGES

Run = Callable[..., Any]


def test_without_a_code_all_are_listed(run: Run) -> None:
    """By chapter, each with its severity and title."""
    lines = run("explain").out.splitlines()

    assert "Good questions" == lines[0]
    assert list(PAGES) == [line.split()[0] for line in lines if line.startswith("  ")]


def test_a_code_is_explained_with_samples(run: Run) -> None:
    """Why, by which literature, and what is bad and good; samples stand there as they can be copied."""
    assert [
        "warning options-out-of-order: Numbers out of order",
        "",
        "  Numbers are found faster where they stand in order, and a learner who knows",
        "  the answer should not have to search for it. Options are shuffled, so the",
        "  order is seen only where each is pinned.",
        "  (Haladyna, Downing and Rodriguez 2002, guideline 21.)",
        "",
        "Bad:",
        '  stem = "How many legs has a spider?"',
    ] == run("explain", "options-out-of-order").out.splitlines()[:9]


def test_several_codes_are_explained_one_by_one(run: Run) -> None:
    """In the order in which they are named, with a line between them."""
    both = run("explain", "file-empty", "two-options").out
    assert both == f"{run('explain', 'file-empty').out}\n{run('explain', 'two-options').out}"


def test_a_misspelt_code_leads_to_the_nearest(run: Run) -> None:
    """It is wrong use."""
    result = run("explain", "two-option")
    assert (2, "") == (result.code, result.out)
    assert "Did you mean two-options?" in result.err


def test_the_reference_is_printed_whole(run: Run) -> None:
    """As it stands in the documentation."""
    assert reference() == run("explain", "--markdown").out

"""A learner's progress as one page that needs nothing else: charts, each with its table, over all packs and for each.

The page is HTML that is well-formed XML too. Nothing in it runs and nothing is loaded from elsewhere.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from quiz.engine.figures import counted, percent
from quiz.engine.statistics import Statistics
from quiz.report.markup import Markup, element
from quiz.report.sections import sections

GENERATOR = "quiz stats"
"""By what a page is known as one of ours."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def progress_page(packs: Sequence[Statistics], overall: Statistics | None, today: date) -> str:
    """Return the page of some packs, with `overall` before them where it is given.

    Packs that were never played are named at the end.
    """
    played = [pack for pack in packs if pack.seen]
    unplayed = [pack.title for pack in packs if not pack.seen]
    parts = ([overall] if overall is not None else []) + played
    titles = {pack.id: pack.title for pack in packs}
    body = element(
        "body",
        element("h1", "Progress"),
        element("p", f"As of {today.isoformat()}."),
        _contents(parts) if len(parts) > 1 else Markup(),
        *(_part(f"part{place}", part, titles, today) for place, part in enumerate(parts)),
        _never_played(unplayed) if unplayed else Markup(),
    )
    return f"<!DOCTYPE html>\n{element('html', _head(), body, lang='en')}\n"


def _head() -> Markup:
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content=GENERATOR),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "Progress"),
        element("style", Markup(style)),
    )


def _contents(parts: Sequence[Statistics]) -> Markup:
    links = (
        element("li", element("a", element("bdi", part.title), href=f"#part{place}"))
        for place, part in enumerate(parts)
    )
    return element("nav", element("ul", *links), aria_label="Packs")


def _part(name: str, statistics: Statistics, titles: dict[str, str], today: date) -> Markup:
    overall = statistics.overall
    figures = (
        f"{counted(overall.answered, 'answer')}, accuracy {percent(overall.accuracy)}, {overall.skipped} skipped;"
        f" {statistics.seen} of {counted(statistics.questions, 'question')} seen."
    )
    shown = (
        element("section", element("h3", each.title, id=each.name), each.content, aria_labelledby=each.name)
        for each in sections(name, statistics, titles, today)
    )
    heading = element("h2", element("bdi", statistics.title), id=name)
    return element("section", heading, element("p", figures), *shown, aria_labelledby=name)


def _never_played(titles: Sequence[str]) -> Markup:
    heading = element("h2", "Never played", id="unplayed")
    named = element("ul", *(element("li", element("bdi", title)) for title in titles))
    return element("section", heading, named, aria_labelledby="unplayed")

"""The page on a learner's progress."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from quiz.engine.certainty import LevelTally
from quiz.engine.combining import together
from quiz.engine.progress import prediction_told
from quiz.engine.scheduling.prediction import Prediction
from quiz.engine.statistics import DayTally, Leech, Mastery, QuestionTally, Statistics, Tally, forecast, hardest
from quiz.report.page import progress_page

from .conftest import SVG, Drawn

TODAY = date(2026, 3, 1)
FOREIGN = """<script>alert("1")</script> & 'more' </style> 日本 \N{HEBREW LETTER ALEF}"""
CHARTS = [
    "Calendar of days",
    "Accuracy over time",
    "Due in the next 30 days",
    "Mastery by topic",
    "Accuracy by topic",
    "Calibration",
    "Hardest questions",
]


def statistics(pack: str, title: str = "Rivers", answered: int = 4) -> Statistics:
    """Return the statistics of a pack with one question, without what a schedule tells."""
    tally = Tally("Danube", answered, answered / 2, 1)
    return Statistics(
        id=pack,
        title=title,
        questions=2,
        seen=1 if answered else 0,
        last_played=datetime(2026, 3, 1, tzinfo=UTC) if answered else None,
        overall=tally,
        topics=(tally, Tally("Volga", 0, 0, 0)),
        kinds=(tally,),
        days=(DayTally(TODAY, answered, answered / 2),) if answered else (),
        hardest=hardest([QuestionTally(pack, "spring", "Where does it *rise*?", answered, answered / 2)]),
    )


def complete(pack: str, title: str = "Rivers") -> Statistics:
    """Return the statistics of a pack that was studied by a schedule and with certainties."""
    return replace(
        statistics(pack, title),
        forecast=forecast({TODAY.toordinal(): 1, TODAY.toordinal() - 1: 1}, TODAY),
        mastery=(Mastery("Danube", 2, 1, 0.9),),
        calibration=(LevelTally(1, 0, 0), LevelTally(2, 1, 1), LevelTally(3, 1, 0)),
    )


def parsed(page: str) -> ET.Element:
    """Return the page, which is well-formed XML too."""
    assert page.startswith("<!DOCTYPE html>\n")
    return ET.fromstring(page)  # noqa: S314 - our own page


def drawings(root: ET.Element) -> list[Drawn]:
    """Return the charts of a page, each of which checks itself."""
    return [Drawn(ET.tostring(drawing, "unicode")) for drawing in root.iter(f"{SVG}svg")]


def test_a_page_has_every_chart_with_a_table() -> None:
    """Each under its heading, and in each table a row at least, as wide as its head."""
    root = parsed(progress_page([complete("a")], None, TODAY))

    assert CHARTS == [heading.text for heading in root.iter("h3")]
    assert CHARTS == [drawn.root.findtext(f"{SVG}title") for drawn in drawings(root)]
    assert all(drawn.has_no_label_over_another() for drawn in drawings(root))
    tables = list(root.iter("table"))
    assert len(CHARTS) == len(tables)
    for table in tables:
        head, *rows = table.iter("tr")
        assert rows
        assert {len(head)} == {len(row) for row in rows}


def test_the_tables_hold_the_figures() -> None:
    """What a chart shows can be read."""
    root = parsed(progress_page([complete("a")], None, TODAY))

    rows = [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]
    for expected in (
        ["2026-03-01", "4", "50%"],
        ["2026-03-01", "4", "50%", "50%"],
        ["overdue", "1"],
        ["2026-03-30", "0"],
        ["Danube", "45%", "2", "1"],
        ["Danube", "4", "50%", "1"],
        ["Volga", "0", "-", "0"],
        ["C=1", "0", "-", "best below 67%", "not stated yet"],
        ["C=2", "1", "100%", "best from 67% to 80%", "slightly under-confident"],
        ["C=3", "1", "0%", "best above 80%", "over-confident"],
        ["Where does it rise?", "4", "50%"],
    ):
        assert expected in rows


def test_leeches_are_named_with_where_to_read() -> None:
    """Behind the hardest questions, over all packs with the pack of each; without any there is no word of them."""
    leech = Leech("a", "spring", "Where does it *rise*?", 9, ("Notes, paragraph 1",))
    packs = [replace(complete("a"), leeches=(leech,)), complete("b", "Seas")]
    root = parsed(progress_page(packs, together(packs), TODAY))

    items = ["|".join(item.itertext()) for item in root.iter("li") if "missed" in "".join(item.itertext())]
    told = "Where does it rise? (missed 9 times)|{}Read: |Notes, paragraph 1"
    assert [told.format("Rivers|"), told.format("")] == items
    assert ["Hardest questions", "Missed again and again"] == [heading.text for heading in root.iter("h3")][6:8]


def test_how_well_the_schedule_predicts_is_told_below_what_is_due() -> None:
    """In words, as everywhere."""
    prediction = Prediction(100, 90, 30)
    root = parsed(progress_page([replace(complete("a"), prediction=prediction)], None, TODAY))

    assert prediction_told(prediction)[0] in [text.text for text in root.iter("p")]


def test_all_packs_come_before_each() -> None:
    """Linked from the top; over all, the packs stand where one pack has its topics."""
    packs = [complete("a", "Rivers"), complete("b", "Seas")]

    root = parsed(progress_page(packs, together(packs), TODAY))

    titles = ["All packs", "Rivers", "Seas"]
    assert titles == ["".join(heading.itertext()) for heading in root.iter("h2")]
    assert titles == ["".join(link.itertext()) for link in root.iter("a")]
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert {link.attrib["href"] for link in root.iter("a")} <= {f"#{each}" for each in ids}
    labelled = [element.get("aria-labelledby", "").split() for element in root.iter()]
    assert {name for names in labelled for name in names} <= set(ids)
    headings = [heading.text for heading in root.iter("h3")]
    assert ("Mastery by pack", "Accuracy by pack") == (headings[3], headings[4])
    assert ["Where does it rise?", "4", "50%", "Seas"] in [
        ["".join(cell.itertext()) for cell in row] for row in root.iter("tr")
    ]


def test_what_is_not_known_yet_is_said() -> None:
    """Without a schedule and certainties three charts are missing, without answers all."""
    root = parsed(progress_page([statistics("a")], None, TODAY))
    told = [text.text for text in root.iter("p") if text.get("class") == "missing"]
    assert ["studied by a schedule", "studied by a schedule", "with a certainty"] == [
        re.findall("studied by a schedule|with a certainty", text or "")[0] for text in told
    ]
    assert 4 == len(drawings(root))

    nothing = together([])
    root = parsed(progress_page([], nothing, TODAY))
    assert 7 == sum(text.get("class") == "missing" for text in root.iter("p"))
    assert [] == drawings(root)


def test_packs_that_were_never_played_are_named() -> None:
    """In a list at the end."""
    root = parsed(progress_page([statistics("a"), statistics("b", FOREIGN, answered=0)], None, TODAY))

    assert ["Rivers", "Never played"] == ["".join(heading.itertext()) for heading in root.iter("h2")]
    assert FOREIGN == "".join(list(root.iter("li"))[-1].itertext())


def test_foreign_text_is_only_text() -> None:
    """Whatever a pack calls itself, its topics and its questions, the page has the same elements."""
    tame = complete("a")
    tally = replace(tame.topics[0], name=FOREIGN)
    wild = replace(
        tame,
        title=FOREIGN,
        topics=(tally, tame.topics[1]),
        hardest=tuple(replace(question, stem=FOREIGN) for question in tame.hardest),
        mastery=tuple(replace(topic, name=FOREIGN) for topic in tame.mastery or ()),
    )

    pages = [parsed(progress_page([pack], together([pack]), TODAY)) for pack in (tame, wild)]

    assert [element.tag for element in pages[0].iter()] == [element.tag for element in pages[1].iter()]
    assert FOREIGN in {"".join(heading.itertext()) for heading in pages[1].iter("h2")}
    assert all(drawn.has_no_label_over_another() for drawn in drawings(pages[1]))


def test_a_page_needs_nothing_else() -> None:
    """No script, no address that is loaded, and a policy that would keep any out."""
    page = progress_page([complete("a")], None, TODAY)
    root = parsed(page)

    assert not {"script", "link", "img", "iframe", "object"} & {element.tag for element in root.iter()}
    attributes = {(name, value) for element in root.iter() for name, value in element.attrib.items()}
    assert not {name for name, _ in attributes if name.startswith("on") or name == "src"}
    assert {"#"} >= {value[0] for name, value in attributes if name.endswith("href")}
    assert not re.search(r"@import|url\(", root.findtext("head/style") or "")
    assert not re.findall(r"url\((?!#)", page)
    policy = [meta.get("content", "") for meta in root.iter("meta") if meta.get("http-equiv")]
    assert ["default-src 'none'; style-src 'unsafe-inline'"] == policy


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_schemes(scheme: str) -> None:
    """At least 4.5 to 1 for text and 3 to 1 for shapes, as WCAG 2.2 asks."""
    style = parsed(progress_page([], together([]), TODAY)).findtext("head/style") or ""
    palettes = [dict(re.findall(r"--(\w+): #(\w{6})", block)) for block in re.findall(r":root \{[^}]*\}", style)]
    palette = palettes[scheme == "dark"]

    for name, least in (("text", 4.5), ("faint", 4.5), ("mark", 4.5), ("line", 3)):
        assert least <= contrast(palette[name], palette["page"])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2."""
    low, high = sorted(luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as `1f5fa8`."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Markup that no text can break out of."""

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.report.markup import Markup, element, joined


@given(st.text(), st.text())
@settings(max_examples=100)
def test_any_text_stays_text(text: str, value: str) -> None:
    """Whatever stands in a text or an attribute is read back, save for characters that no page may hold."""
    parsed = ET.fromstring(element("p", text, title=value))  # noqa: S314 - our own markup

    assert [] == list(parsed)
    for given_text, read in ((text, parsed.text or ""), (value, parsed.attrib["title"])):
        assert len(given_text) == len(read)
        pairs = zip(given_text, read, strict=True)
        assert not {wrong for wrong, right in pairs if wrong != right and right not in "\N{REPLACEMENT CHARACTER} "}


def test_elements_nest() -> None:
    """Markup goes into markup as it stands."""
    assert '<p class="a">1 &lt; <b>2</b></p>' == element("p", "1 < ", element("b", "2"), class_="a")
    assert "a<b></b>&amp;" == joined("a", element("b"), "&")
    assert isinstance(joined("a"), Markup)


def test_numbers_are_short_and_none_is_left_out() -> None:
    """Two decimals at most."""
    assert '<rect x="1.67" y="100" stroke-width="0"></rect>' == element(
        "rect", x=5 / 3, y=100, stroke_width=0.0, fill=None
    )


def test_only_void_elements_have_no_end() -> None:
    """A browser would take an empty element without an end for an open one."""
    assert ("<td></td>", '<meta charset="utf-8"/>') == (element("td"), element("meta", charset="utf-8"))

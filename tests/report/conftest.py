"""Drawings taken apart: what is drawn where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from quiz.report.drawing import text_width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """What a shape takes up, with the text or the class by which it is known."""

    shape: str
    named: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Drawn:
    """A drawing that was parsed; it checks itself for what holds of every drawing."""

    def __init__(self, drawing: str) -> None:
        self.root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
        assert f"{SVG}svg" == self.root.tag
        self.boxes = [box for element in self.root if element.tag != f"{SVG}defs" for box in boxes_of(element)]
        named = [self.root.find(f"{SVG}{part}") for part in ("title", "desc")]
        assert self.root.attrib["aria-labelledby"].split() == [part.attrib["id"] for part in named if part is not None]
        assert all(part is not None and part.text for part in named)
        self.description = self.root.findtext(f"{SVG}desc") or ""
        self._stays_inside()

    def _stays_inside(self) -> None:
        left, top, width, height = map(float, self.root.attrib["viewBox"].split())
        assert (0, 0) == (left, top)
        outside = [box for box in self.boxes if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height]
        assert [] == outside

    @property
    def labels(self) -> list[Box]:
        """All texts that are drawn."""
        return [box for box in self.boxes if box.shape == "text"]

    @property
    def texts(self) -> list[str]:
        """The words of all texts that are drawn."""
        return [box.named for box in self.labels]

    def marks(self, shape: str, class_: str = "mark") -> list[Box]:
        """Return the shapes of a class."""
        return [box for box in self.boxes if (box.shape, box.named) == (shape, class_)]

    def label(self, text: str) -> Box:
        """Return the one label with that text."""
        (found,) = (box for box in self.labels if box.named == text)
        return found

    def has_no_label_over_another(self) -> bool:
        """Whether every label can be read."""
        return not [pair for pair in combinations(self.labels, 2) if pair[0].overlaps(pair[1])]


def boxes_of(element: ET.Element) -> Iterator[Box]:
    """Yield the box of a shape."""
    given = {name: float(value) for name, value in element.attrib.items() if re.fullmatch(r"-?[0-9.]+", value)}
    name, class_ = element.tag.removeprefix(SVG), element.get("class", "")
    match name:
        case "rect":
            left, top = given["x"], given["y"]
            yield Box(name, class_, left, top, left + given["width"], top + given["height"])
        case "circle":
            x, y, radius = given["cx"], given["cy"], given["r"]
            yield Box(name, class_, x - radius, y - radius, x + radius, y + radius)
        case "line":
            xs, ys = (given["x1"], given["x2"]), (given["y1"], given["y2"])
            yield Box(name, class_, min(xs), min(ys), max(xs), max(ys))
        case "polyline":
            points = [tuple(map(float, point.split(","))) for point in element.attrib["points"].split()]
            for x, y in points:
                yield Box(name, class_, x, y, x, y)
        case "path":
            for left, top, width, height in re.findall(
                r"M([0-9.]+) ([0-9.]+)h([0-9.]+)v([0-9.]+)h-\3z", element.attrib["d"]
            ):
                corner = float(left), float(top)
                yield Box(name, class_, *corner, corner[0] + float(width), corner[1] + float(height))
        case "text":
            yield text_box(element.text or "", given, element.attrib["text-anchor"])
        case _:
            assert name in {"title", "desc"}


def text_box(text: str, given: dict[str, float], anchor: str) -> Box:
    """Return what a line of text takes up: from its tallest letters to the foot of those that hang."""
    size, x, y = given["font-size"], given["x"], given["y"]
    width = text_width(text, size)
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return Box("text", text, left, y - 0.8 * size, left + width, y + 0.2 * size)

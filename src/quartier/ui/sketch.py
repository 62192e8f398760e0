"""Our own map: GeoJSON drawn as SVG on the server. Needs no script, no WebGL and no network."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from quartier.ui.templatetags.words import german

# A point, a line, a polygon or several: GeoJSON nests lists as deep as it needs.
Coordinates = Any
SIDE = 480
SHAPES = {
    "circle": ("#1a1c2e", '<circle r="18"/>'),
    "city": ("#1f44a8", '<rect x="-17" y="-17" width="34" height="34" rx="6"/>'),
    "part": ("#8a4b00", '<path d="M0-20 20 0 0 20-20 0z"/>'),
    "yes": ("#00694d", '<path d="M-18 18H0A18 18 0 1 0-18 0z"/>'),
    "no": ("#a51a12", '<path d="M-9-18H9L18-9V9L9 18H-9L-18 9V-9z"/>'),
    "place": ("#1f44a8", '<path d="M0 0C-14-18-20-26-20-36a20 20 0 1 1 40 0C20-26 14-18 0 0z"/>'),
}


@dataclass(frozen=True)
class Pin:
    """A point on the map. With `url` it is a link named `number: title`."""

    lon: float
    lat: float
    title: str
    shape: str = "circle"
    number: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Frame:
    """How longitude and latitude become x and y: flat, north up, true to scale at the middle."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.squeeze * self.scale, (self.north - lat) * self.scale

    def close_to(self, mark: Pin) -> str:
        """The part of the drawing around a mark, as a `viewBox`."""
        x, y = self.xy(mark.lon, mark.lat)
        return f"{x - 150:.0f} {y - 110:.0f} 300 200"

    @property
    def attribute(self) -> str:
        """For the script: west, north, units per degree of longitude and of latitude."""
        return f"{self.west} {self.north} {self.scale * self.squeeze} {self.scale}"


def frame_of(points: Sequence[Sequence[float]]) -> Frame:
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    width = max((east - west) * squeeze, 1e-4)
    margin = width * 0.06
    scale = SIDE / (width + 2 * margin)
    height = min(max((north - south + 2 * margin) * scale, SIDE * 0.6), SIDE * 1.4)
    middle = (north + south) / 2 + height / scale / 2
    return Frame(west - margin / squeeze, middle, scale, squeeze, round(height))


@lru_cache(32)
def ground(text: str) -> tuple[Frame, SafeString]:
    """The area's drawing from a GeoJSON FeatureCollection (as text, so that it can be remembered).

    `properties.kind`: boundary, green, water, street, landmark, office; `properties.name`.
    """
    features = json.loads(text)["features"] if text else []
    edge = [f for f in features if f["properties"].get("kind") == "boundary"] or features
    points = [p for f in edge for p in _points(f["geometry"]["coordinates"])]
    frame = frame_of(points or [[0, 0], [1, 1]])
    order = ["green", "water", "street", "boundary", "landmark", "office"]
    drawn = sorted(features, key=lambda f: order.index(f["properties"].get("kind", "landmark")))
    return frame, mark_safe("".join(_feature(f, frame) for f in drawn))  # noqa: S308


def _points(coordinates: Coordinates) -> Iterator[Sequence[float]]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from _points(inner)


def _feature(feature: Mapping[str, Any], frame: Frame) -> str:
    kind, name = feature["properties"].get("kind", ""), feature["properties"].get("name", "")
    geometry = feature["geometry"]
    if geometry["type"] == "Point":
        return _label(kind, name, *frame.xy(*geometry["coordinates"][:2]))
    closed = "Polygon" in geometry["type"]
    path = "".join(_path(line, frame, closed=closed) for line in _lines(geometry["coordinates"]))
    shape = f'<path class="q-g--{escape(kind)}{"" if closed else " q-g--line"}" d="{path}"/>'
    return shape + ("" if closed else _along(kind, name, geometry["coordinates"], frame))


def _along(kind: str, name: str, line: Coordinates, frame: Frame) -> str:
    """The name of a street or river beside its longest straight piece, if it fits."""
    points = [frame.xy(*point[:2]) for part in _lines(line) for point in part]
    pieces = [(math.dist(a, b), a, b) for a, b in pairwise(points)]
    length, (x1, y1), (x2, y2) = max(pieces, default=(0, (0, 0), (0, 0)))
    if not name or length < len(name) * 7:
        return ""
    angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
    angle = (angle + 90) % 180 - 90
    place = f"translate({(x1 + x2) / 2:.0f} {(y1 + y2) / 2:.0f}) rotate({angle:.0f})"
    text = f'<text class="q-g__{escape(kind)}" transform="{place}" text-anchor="middle" y="5">'
    return f"{text}{escape(name)}</text>"


def _lines(coordinates: Coordinates) -> Iterator[Coordinates]:
    if isinstance(coordinates[0][0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from _lines(inner)


def _path(line: Iterable[Sequence[float]], frame: Frame, *, closed: bool) -> str:
    steps = ("{:.0f} {:.0f}".format(*frame.xy(*point[:2])) for point in line)
    return "M" + "L".join(steps) + ("z" if closed else "")


def _label(kind: str, name: str, x: float, y: float) -> str:
    if kind == "office":
        return (
            f'<g class="q-g--office" transform="translate({x:.0f} {y:.0f})">'
            '<path d="M-15 12V-3L0-15 15-3v15z"/><path class="q-g__door" d="M-4 12V2h8v10z"/></g>'
        )
    text = f'<text x="{x:.0f}" y="{y - 9:.0f}" text-anchor="middle">{escape(name)}</text>'
    return f'<g class="q-g--{escape(kind)}"><circle cx="{x:.0f}" cy="{y:.0f}" r="4"/>{text}</g>'


def pin(mark: Pin, frame: Frame) -> SafeString:
    """One mark; its place also as numbers, so that the script can take it over."""
    x, y = frame.xy(mark.lon, mark.lat)
    colour, shape = SHAPES[mark.shape]
    number = "" if mark.number is None else mark.number
    inside = format_html(
        '<g fill="{}" stroke="#fff" stroke-width="3">{}</g>'
        '<text text-anchor="middle" y="6" class="q-g__no" aria-hidden="true">{}</text>',
        colour,
        mark_safe(shape),  # noqa: S308 - a constant of this module
        number,
    )
    place = format_html(
        'transform="translate({} {})" data-lon="{}" data-lat="{}" data-shape="{}" data-number="{}"',
        round(x),
        round(y),
        mark.lon,
        mark.lat,
        mark.shape,
        number,
    )
    name = f"{mark.number}: {mark.title}" if mark.number is not None else mark.title
    if not mark.url:
        return format_html('<g class="q-pin" aria-hidden="true" {}>{}</g>', place, inside)
    html = '<a class="q-pin" href="{}" aria-label="{}"{} {}>{}</a>'
    return format_html(html, mark.url, name, german(), place, inside)

"""The area's drawing: boundary, green, water, streets, dots; and the names that may stand on it."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from django.utils.safestring import SafeString, mark_safe

from quartier.ui.sketch.frame import Coordinates, Frame, frame_of, lines_of, points_of
from quartier.ui.sketch.placing import Box, Name

SIZE = 14
"""A name's letters, in the drawing's units."""


@dataclass(frozen=True)
class Ground:
    """What lies below the pins: the drawing, and the names that may stand on it."""

    frame: Frame
    shapes: SafeString
    names: tuple[Name, ...]
    taken: tuple[Box, ...]


@lru_cache(32)
def ground(text: str) -> Ground:
    """The area's drawing from a GeoJSON FeatureCollection (as text, so that it can be remembered).

    `properties.kind`: boundary, green, water, street, landmark, office; `properties.name`.
    """
    features = json.loads(text)["features"] if text else []
    edge = [f for f in features if f["properties"].get("kind") == "boundary"] or features
    points = [p for f in edge for p in points_of(f["geometry"]["coordinates"])]
    frame = frame_of(points or [[0, 0], [1, 1]])
    order = ["green", "water", "street", "boundary", "landmark", "office"]
    drawn = sorted(features, key=lambda f: order.index(f["properties"].get("kind", "landmark")))
    names = [name for f in features for name in _names(f, frame)]
    return Ground(
        frame,
        mark_safe("".join(_feature(f, frame) for f in drawn)),  # noqa: S308 - numbers only
        tuple(name for name in names if name.text and name.kind != "office"),
        tuple(Box.around(name.x, name.y, 16) for name in names if name.kind == "office"),
    )


def _feature(feature: Mapping[str, Any], frame: Frame) -> str:
    kind, geometry = feature["properties"].get("kind", ""), feature["geometry"]
    if geometry["type"] == "Point":
        return _dot(kind, *frame.xy(*geometry["coordinates"][:2]))
    closed = "Polygon" in geometry["type"]
    path = "".join(_path(line, frame, closed=closed) for line in lines_of(geometry["coordinates"]))
    return f'<path class="q-g--{escape(kind)}{"" if closed else " q-g--line"}" d="{path}"/>'


def _path(line: Iterable[Sequence[float]], frame: Frame, *, closed: bool) -> str:
    steps = ("{:.0f} {:.0f}".format(*frame.xy(*point[:2])) for point in line)
    return "M" + "L".join(steps) + ("z" if closed else "")


def _dot(kind: str, x: float, y: float) -> str:
    if kind == "office":
        return (
            f'<g class="q-g--office" transform="translate({x:.0f} {y:.0f})">'
            '<path d="M-15 12V-3L0-15 15-3v15z"/><path class="q-g__door" d="M-4 12V2h8v10z"/></g>'
        )
    return f'<circle class="q-g--{escape(kind)}" cx="{x:.0f}" cy="{y:.0f}" r="4"/>'


def _names(feature: Mapping[str, Any], frame: Frame) -> Iterator[Name]:
    """A place's at its dot; a street's or river's along its longest straight piece."""
    kind, name = feature["properties"].get("kind", ""), feature["properties"].get("name", "")
    geometry = feature["geometry"]
    if geometry["type"] == "Point":
        yield Name(kind, name, *frame.xy(*geometry["coordinates"][:2]))
    elif "Polygon" not in geometry["type"]:
        yield from _along(kind, name, geometry["coordinates"], frame)


def _along(kind: str, name: str, line: Coordinates, frame: Frame) -> Iterator[Name]:
    points = [frame.xy(*point[:2]) for part in lines_of(line) for point in part]
    pieces = [(math.dist(a, b), a, b) for a, b in pairwise(points)]
    length, (x1, y1), (x2, y2) = max(pieces, default=(0, (0, 0), (0, 0)))
    if length >= len(name) * SIZE / 2:
        turn = (math.degrees(math.atan2(y2 - y1, x2 - x1)) + 90) % 180 - 90
        yield Name(kind, name, (x1 + x2) / 2, (y1 + y2) / 2, turn)

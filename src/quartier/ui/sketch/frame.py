"""How a place on earth becomes a place in the drawing."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quartier.ui.sketch.placing import Box

# A point, a line, a polygon or several: GeoJSON nests lists as deep as it needs.
Coordinates = Any
SIDE = 480


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

    @property
    def all(self) -> Box:
        return Box(0, 0, SIDE, self.height)

    def close_to(self, lon: float, lat: float) -> Box:
        """The part of the drawing around a mark."""
        x, y = self.xy(lon, lat)
        return Box(x - 150, y - 110, x + 150, y + 90)

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


def view_box(view: Box) -> str:
    """As the attribute of an SVG."""
    width, height = view.right - view.left, view.bottom - view.top
    return f"{view.left:.0f} {view.top:.0f} {width:.0f} {height:.0f}"


def points_of(coordinates: Coordinates) -> Iterator[Sequence[float]]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from points_of(inner)


def lines_of(coordinates: Coordinates) -> Iterator[Coordinates]:
    if isinstance(coordinates[0][0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from lines_of(inner)

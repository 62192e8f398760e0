"""Points, rings and boxes in degrees (longitude first)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
Box = tuple[float, float, float, float]

GERMANY: Box = (5.5, 47.0, 15.6, 55.2)


@dataclass(frozen=True)
class Fault(Exception):
    """Why it is no outline: a code for the sentence and the values in it."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


def box_of(points: Sequence[Point]) -> Box:
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def within(inner: Box, outer: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def said(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"

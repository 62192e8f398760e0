"""Is this GeoJSON an outline of a quarter? Plain JSON in, an outline or a fault out.

RFC 7946: longitude first, WGS 84, rings closed, outer rings counter-clockwise, holes clockwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from quartier.areas.rules.crossings import refuse_crossings
from quartier.areas.rules.shapes import GERMANY, Fault, Point, Polygon, Ring, box_of, said, within
from quartier.areas.rules.sizes import size_of

MAX_POINTS = 20_000
WGS84 = ("CRS84", "4326")
PLACES = 7
"""Decimal places kept: about a centimetre."""
MIN_HECTARES, MAX_HECTARES = Decimal("0.1"), Decimal(100_000)


@dataclass(frozen=True)
class Outline:
    """A sound outline and its size."""

    geometry: dict[str, object]
    size_ha: Decimal
    points: int


def read_outline(document: object) -> Outline:
    """Raise `Fault` or return the outline with the right-hand rule set right."""
    refuse_foreign_projection(document)
    shapes = [[read_ring(ring) for ring in polygon] for polygon in polygons_of(document)]
    points = sum(len(ring) for polygon in shapes for ring in polygon)
    if points > MAX_POINTS:
        raise Fault("too_many", {"count": points, "limit": MAX_POINTS})
    refuse_strange_places([point for polygon in shapes for ring in polygon for point in ring])
    refuse_crossings([ring for polygon in shapes for ring in polygon])
    turned = [right_handed(polygon) for polygon in shapes]
    return Outline(geometry_of(turned), sound_size(turned), points)


def refuse_foreign_projection(document: object) -> None:
    """Old GeoJSON files name their projection in `crs`; only WGS 84 will do."""
    crs = document.get("crs") if isinstance(document, dict) else None
    if not crs:
        return
    name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
    if not name.endswith(WGS84):
        raise Fault("projection", {"name": name[:60]})


def polygons_of(document: object) -> list[Sequence[object]]:
    """All polygons of a geometry, a feature or a collection."""
    found = list(_polygons(document))
    if not found:
        kind = document.get("type") if isinstance(document, dict) else None
        raise Fault("no_area", {"kind": str(kind)[:40]}) if kind else Fault("no_geojson")
    return found


def _polygons(item: object) -> Iterator[Sequence[object]]:  # noqa: C901 - one case per kind
    if not isinstance(item, dict):
        return
    match item.get("type"):
        case "FeatureCollection":
            for feature in _list(item.get("features")):
                yield from _polygons(feature)
        case "Feature":
            yield from _polygons(item.get("geometry"))
        case "Polygon":
            yield _list(item.get("coordinates"))
        case "MultiPolygon":
            yield from map(_list, _list(item.get("coordinates")))


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise Fault("broken")
    return value


def read_ring(value: object) -> Ring:
    """A closed ring of at least four points; repeated points are dropped."""
    points = [read_point(item) for item in _list(value)]
    if len(points) > MAX_POINTS:
        raise Fault("too_many", {"count": len(points), "limit": MAX_POINTS})
    if points[0] != points[-1]:
        raise Fault("open_ring", {"first": said(points[0]), "last": said(points[-1])})
    ring = points[:1] + [b for a, b in pairwise(points) if a != b]
    if len(ring) < 4:  # noqa: PLR2004
        raise Fault("too_few")
    return ring


def read_point(value: object) -> Point:
    pair = value[:2] if isinstance(value, list) else []
    if len(pair) != 2 or not all(is_number(part) for part in pair):  # noqa: PLR2004
        raise Fault("no_number")
    return round(float(pair[0]), PLACES), round(float(pair[1]), PLACES)


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12  # noqa: PLR2004


def refuse_strange_places(points: Sequence[Point]) -> None:
    """Metres, swapped numbers, another country."""
    west, south, east, north = box_of(points)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:  # noqa: PLR2004
        raise Fault("projection", {"name": said(points[0])})
    if within((west, south, east, north), GERMANY):
        return
    if within((south, west, north, east), GERMANY):
        raise Fault("swapped", {"point": said(points[0])})
    raise Fault("abroad", {"point": said(points[0])})


def right_handed(polygon: Polygon) -> Polygon:
    """Outer ring counter-clockwise, holes clockwise."""
    outer, *holes = polygon
    return [turned(outer, clockwise=False), *(turned(hole, clockwise=True) for hole in holes)]


def turned(ring: Ring, *, clockwise: bool) -> Ring:
    return ring if (signed(ring) < 0) == clockwise else ring[::-1]


def signed(ring: Ring) -> float:
    """Twice the flat area; positive when counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def geometry_of(polygons: list[Polygon]) -> dict[str, object]:
    plain = [[[list(point) for point in ring] for ring in polygon] for polygon in polygons]
    if len(plain) == 1:
        return {"type": "Polygon", "coordinates": plain[0]}
    return {"type": "MultiPolygon", "coordinates": plain}


def sound_size(polygons: list[Polygon]) -> Decimal:
    size = sum((size_of(polygon) for polygon in polygons), Decimal(0))
    if not MIN_HECTARES <= size <= MAX_HECTARES:
        raise Fault("size", {"hectares": size})
    return size

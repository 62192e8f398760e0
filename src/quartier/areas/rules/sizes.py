"""How large an outline is, on the ellipsoid (WGS 84)."""

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from quartier.areas.rules.shapes import Polygon, Ring


def size_in_hectares(geometry: Mapping[str, Any]) -> Decimal:
    """The size of a GeoJSON Polygon or MultiPolygon."""
    shapes = geometry["coordinates"]
    polygons = shapes if geometry["type"] == "MultiPolygon" else [shapes]
    return sum((size_of(polygon) for polygon in polygons), Decimal(0))


def size_of(polygon: Polygon) -> Decimal:
    """Hectares: for each edge the zone down to the equator."""
    metres = abs(zone(polygon[0])) - sum(abs(zone(hole)) for hole in polygon[1:])
    return Decimal(metres / 10_000).quantize(Decimal("0.1"))


def zone(ring: Ring) -> float:
    heights = [sphere_height(lat) for _lon, lat in ring]
    edges = zip(ring, ring[1:], heights, heights[1:], strict=False)
    return sum(math.radians(b[0] - a[0]) * (low + high) / 2 for a, b, low, high in edges)


def sphere_height(lat: float) -> float:
    """Square metres between equator and latitude per radian of longitude."""
    axis, flattening = 6_378_137.0, 1 / 298.257223563
    e = math.sqrt(flattening * (2 - flattening))
    s = math.sin(math.radians(lat))
    return axis**2 * (1 - e**2) / 2 * (s / (1 - (e * s) ** 2) + math.atanh(e * s) / e)

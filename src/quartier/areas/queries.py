import json
import os
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from quartier.areas.models import Area, Boundary, Municipality, Place


def default_area() -> Area | None:
    """The one area of a small installation; None where several are offered for choice."""
    areas = list(Area.objects.select_related("municipality").order_by("name")[:2])
    return areas[0] if len(areas) == 1 else None


def municipality_here() -> Municipality | None:
    """The one municipality this installation serves, once its first quarter is open."""
    return Municipality.objects.order_by("pk").first()


def all_areas() -> QuerySet[Area]:
    return Area.objects.select_related("municipality").order_by("name")


def boundaries(area: Area) -> QuerySet[Boundary]:
    """All versions of the outline, newest first."""
    return Boundary.objects.filter(area=area).order_by("-version")


def current_boundary(area: Area, on: date) -> Boundary | None:
    """The outline that holds on that day; before there was any, the one that came first."""
    versions = boundaries(area)
    return versions.filter(valid_from__lte=on).first() or versions.last()


def places(area: Area) -> QuerySet[Place]:
    """Streets and landmarks people know, by name; also water and green for the drawing."""
    return Place.objects.filter(area=area).order_by("name")


def streets_and_landmarks(area: Area) -> QuerySet[Place]:
    return places(area).filter(kind__in=[Place.Kind.STREET, Place.Kind.LANDMARK])


def absolute(path: str) -> str:
    """The whole address of a page, for letters and QR codes."""
    origin = settings.ORIGIN or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
    return f"{origin}{path}"


def link_to(name: str, *args: object, language: str = "de") -> str:
    """The whole address of a page in its reader's language, whoever writes the letter."""
    with translation.override(language):
        return absolute(reverse(name, args=args))


def ground(area: Area, on: date) -> str:
    """The area's drawing of that day as GeoJSON text: outline, water, green, streets, landmarks."""
    features = [*_outline(area, on), *_drawing(area)]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _outline(area: Area, on: date) -> Iterator[dict[str, Any]]:
    boundary = current_boundary(area, on)
    if boundary:
        facts = {"source": boundary.source, "is_sketch": boundary.is_sketch}
        yield _feature("boundary", area.name, boundary.geometry, **facts)


def _drawing(area: Area) -> Iterator[dict[str, Any]]:
    for place in places(area):
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
        if place.geometry or place.kind == Place.Kind.LANDMARK:
            yield _feature(place.kind, place.name, place.geometry or point)


def _feature(kind: str, name: str, geometry: object, **facts: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind, "name": name, **facts},
        "geometry": geometry,
    }

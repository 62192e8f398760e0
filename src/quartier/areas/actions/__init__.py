"""Acts on areas, by noun: running numbers, the outline, streets and landmarks, base data."""

from quartier.areas.actions.areas import describe_area, open_area
from quartier.areas.actions.boundaries import MAX_BYTES, NoOutline, publish_boundary
from quartier.areas.actions.numbers import next_number, next_numbers
from quartier.areas.actions.places import NoPlaces, import_places, remove_place, set_place

__all__ = [
    "MAX_BYTES",
    "NoOutline",
    "NoPlaces",
    "describe_area",
    "import_places",
    "next_number",
    "next_numbers",
    "open_area",
    "publish_boundary",
    "remove_place",
    "set_place",
]

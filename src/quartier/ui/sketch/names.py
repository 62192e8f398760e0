"""The names on the map, where they have room."""

from functools import lru_cache
from xml.sax.saxutils import escape

from django.utils.safestring import SafeString, mark_safe

from quartier.ui.sketch.ground import SIZE, Ground
from quartier.ui.sketch.placing import Box, Spot, placed

BIG = 20
"""Letters on a phone, where the whole drawing is smaller (`face.css`)."""


@lru_cache(512)
def names(land: Ground, pins: tuple[Box, ...], view: Box) -> SafeString:
    """The names that have room between the pins; small maps leave out those marked as minor."""
    taken = [*land.taken, *pins]
    major = placed(land.names, BIG, view, taken)
    rest = set(land.names) - {spot.name for spot in major}
    minor = placed(rest, SIZE, view, [*taken, *(spot.box_at(SIZE) for spot in major)])
    drawn = [*(_name(spot, "") for spot in major), *(_name(spot, " q-g--minor") for spot in minor)]
    return mark_safe("".join(drawn))  # noqa: S308 - escaped in _name


def _name(spot: Spot, more: str) -> str:
    name = spot.name
    place = f'x="{spot.x:.0f}" y="{spot.y:.0f}"'
    if name.turn is not None:
        place = f'transform="translate({spot.x:.0f} {spot.y:.0f}) rotate({name.turn:.0f})" y="5"'
    kind = f"q-g__{escape(name.kind)}{more}"
    return f'<text class="{kind}" {place} text-anchor="{spot.anchor}">{escape(name.text)}</text>'

"""The marks on the map: shape and number as in the list beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString

from quartier.ui.sketch.frame import Frame
from quartier.ui.sketch.placing import Box, Point, spread
from quartier.ui.templatetags.words import german

GAP = 46
"""From the middle of one pin to the next: on a phone, too, a finger meets only one."""
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


def places(marks: Sequence[Pin], frame: Frame) -> tuple[Point, ...]:
    """Where the pins stand: at their places, moved apart where they would hide one another."""
    return _spread(tuple(frame.xy(mark.lon, mark.lat) for mark in marks))


@lru_cache(512)  # the pages of a list come again and again
def _spread(points: tuple[Point, ...]) -> tuple[Point, ...]:
    return spread(points, GAP)


def boxes(marks: Sequence[Pin], places: Sequence[Point]) -> tuple[Box, ...]:
    """What the pins cover. The drop stands above its place, the others around it."""
    return tuple(
        Box(x - 22, y - 58, x + 22, y + 4) if mark.shape == "place" else Box.around(x, y, GAP / 2)
        for mark, (x, y) in zip(marks, places, strict=True)
    )


def pin(mark: Pin, place: Point) -> SafeString:
    """One mark; its true place as numbers, so that the script can take it over.

    Drawn twenty times on a page, so only what people wrote is escaped: the rest are our constants.
    """
    x, y = place
    colour, shape = SHAPES[mark.shape]
    number = "" if mark.number is None else mark.number
    inside = (
        f'<g fill="{colour}" stroke="#fff" stroke-width="3">{shape}</g>'
        f'<text text-anchor="middle" y="6" class="q-g__no" aria-hidden="true">{number}</text>'
    )
    where = (
        f'transform="translate({round(x)} {round(y)})" data-lon="{mark.lon}" data-lat="{mark.lat}"'
        f' data-shape="{mark.shape}" data-number="{number}"'
    )
    if not mark.url:
        return SafeString(f'<g class="q-pin" aria-hidden="true" {where}>{inside}</g>')
    name = escape(f"{mark.number}: {mark.title}" if mark.number is not None else mark.title)
    return SafeString(
        f'<a class="q-pin" href="{escape(mark.url)}" aria-label="{name}"{german()} {where}>'
        f"{inside}</a>"
    )

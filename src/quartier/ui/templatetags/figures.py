"""Pictures with words: QR code, bars, map. A builtin library."""

from collections.abc import Sequence
from functools import lru_cache

import segno
from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.ui import charts, sketch
from quartier.ui.charts import Bar
from quartier.ui.parts import part
from quartier.ui.sketch import Pin

register = template.Library()


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """A QR code as inline SVG, with four modules of white around."""
    return format_html(
        '<svg class="q-qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path d="{2}"/></svg>',
        *_modules(text, label),
    )


@register.simple_block_tag
def print_foot(content: str, url: str) -> SafeString:
    """The last line of a printed page: QR code of the page, number, address, hours (content)."""
    return part("print_foot", url=url, content=content)


@lru_cache(256)
def _modules(text: str, label: str) -> tuple[int, str, str]:
    rows = segno.make(text, micro=False, error="m").matrix
    dots = (
        f"M{x + 4} {y + 4}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return len(rows) + 8, label, "".join(dots)


WORDS = {
    "yes": gettext_lazy("zugesagt"),
    "partly": gettext_lazy("teilweise"),
    "later": gettext_lazy("später"),
    "no": gettext_lazy("abgelehnt"),
    "not_ours": gettext_lazy("nicht zuständig"),
    "open": gettext_lazy("offen"),
}


@register.simple_tag
def bar_chart(rows: Sequence[Bar], title: str) -> SafeString:
    """Bars with a legend; always put `{% table %}` with the same numbers beside it."""
    svg = mark_safe(charts.bars(rows, title=title))  # noqa: S308 - escaped in charts
    used = {key for row in rows for key, number in row.parts if number}
    return part("bar_chart", svg=svg, legend=[(k, w) for k, w in WORDS.items() if k in used])


@register.simple_tag(takes_context=True)
def map(
    context: template.Context,
    label: str,
    ground: str = "",
    pins: Sequence[Pin] = (),
    *,
    ground_url: str = "",
    points_url: str = "",
    lon: str = "",
    lat: str = "",
    exact: bool = True,
    close: bool = False,
    caption: str = "",
    id: str = "karte",
) -> SafeString:
    """Our map; the same entries stand in a list beside it.

    `ground` is the area's GeoJSON as text (see `sketch.ground`), `pins` this page's entries.
    `ground_url` lets the browser draw the same with MapLibre, `points_url` adds all further
    entries as dots. `lon`, `lat`: ids of two inputs; then the visitor may choose a place.
    `exact` offers the operator's base map, if there is one; `close` shows the first pin from near.
    """
    land = sketch.ground(ground)
    view = land.frame.close_to(pins[0].lon, pins[0].lat) if close and pins else land.frame.all
    places = sketch.places(pins, land.frame)
    base_map, exact_url = _base_map(context.get("request")) if exact else ("", "")
    return part(
        "map",
        id=id,
        label=label,
        frame=land.frame,
        view=sketch.view_box(view),
        is_close=close and bool(pins),
        drawing=land.shapes + sketch.names(land, sketch.boxes(pins, places), view),
        pins=[sketch.pin(mark, place) for mark, place in zip(pins, places, strict=True)],
        ground_url=ground_url,
        points_url=points_url,
        lon=lon,
        lat=lat,
        has_links=any(mark.url for mark in pins),
        base_map=base_map,
        exact_url=exact_url,
        caption=caption or _("Eigene Karte, ohne fremde Server"),
    )


def _base_map(request: HttpRequest | None) -> tuple[str, str]:
    """The operator's map style once the visitor asked for it, else the link that asks for it.

    Asking is a page of its own, so the outside origin enters the policy only there (`middleware`).
    """
    style = settings.BASE_MAP_STYLE
    if not style or request is None:
        return "", ""
    if request.GET.get("karte") == "genau":
        request.shows_base_map = True  # type: ignore[attr-defined]
        return style, ""
    query = request.GET.copy()
    query["karte"] = "genau"
    return "", f"?{query.urlencode()}#karte"

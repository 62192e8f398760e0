"""Wishes and needs as list and map, and the same selection to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from quartier.areas.queries import absolute
from quartier.areas.rules import parse_number
from quartier.journeys import queries as journeys
from quartier.journeys.actions import catch_up
from quartier.ui.sketch import Pin
from quartier.website import feeds, queries
from quartier.website.forms import ListingForm
from quartier.website.remembering import drawn_once

if TYPE_CHECKING:
    from quartier.areas.models import Area
    from quartier.website.queries import Entry

LAST_PAGE = 5000
POINTS = 1000
"""So many dots a phone still draws; the newest moved ones."""
NEWEST = 50


@login_not_required
@require_safe
@drawn_once
def listing(request: HttpRequest, area: Area) -> HttpResponse:
    catch_up(area)
    form = ListingForm(request.GET, choices=queries.choices_of(area))
    if parse_number(form.cleaned_data.get("q", "")):
        return redirect(reverse("website:look_up", args=[area]) + f"?nummer={form['q'].value()}")
    found = journeys.listing(area, form.filters(), page_of(request))
    entries = queries.entries_of(area, found.rows)
    context = {
        "area": area,
        "form": form,
        "found": found,
        "placed": [entry for entry in entries if entry.number is not None],
        "unplaced": [entry for entry in entries if entry.number is None],
        "pins": [pin_of(entry) for entry in entries if entry.number is not None],
        "pills": pills(request, form),
        "orders": orders(request, form),
        "pages": pages(request, found),
        "drawing": queries.drawing_of(area),
        "query": selection_of(request),
    }
    return render(request, "website/public/listing.html", context)


@login_not_required
@require_safe
def as_csv(request: HttpRequest, area: Area) -> StreamingHttpResponse:
    """For Excel in a German office: BOM, semicolons, and no cell that Excel would calculate."""
    rows = feeds.csv_of(area, selected(request, area))
    return file_of(StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8"), area, "csv")


@login_not_required
@require_safe
def as_geojson(request: HttpRequest, area: Area) -> StreamingHttpResponse:
    rows = feeds.geojson_of(area, selected(request, area))
    answer = StreamingHttpResponse(rows, content_type="application/geo+json")
    return file_of(answer, area, "geojson")


@login_not_required
@require_safe
@drawn_once
def points(request: HttpRequest, area: Area) -> HttpResponse:
    """Dots for the map: only where, what and which page."""
    rows = selected(request, area).exclude(lon=None)[:POINTS]
    return HttpResponse(feeds.points_of(area, rows), content_type="application/geo+json")


@login_not_required
@require_safe
def as_atom(request: HttpRequest, area: Area) -> HttpResponse:
    entries = queries.entries_of(area, selected(request, area)[:NEWEST])
    page = reverse("website:listing", args=[area]) + selection_of(request)
    xml = feeds.atom_of(area, entries, absolute(request.get_full_path()), absolute(page))
    return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")


def selected(request: HttpRequest, area: Area) -> journeys.Rows:
    catch_up(area)
    form = ListingForm(request.GET, choices=queries.choices_of(area))
    return journeys.selection(area, form.filters()).defer("search", "words")


def file_of(answer: StreamingHttpResponse, area: Area, kind: str) -> StreamingHttpResponse:
    name = f"quartier-{area.slug}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def page_of(request: HttpRequest) -> int:
    wanted = request.GET.get("seite", "")
    is_number = wanted.isascii() and wanted.isdigit()
    return min(max(int(wanted[:9]), 1), LAST_PAGE) if is_number else 1


def pin_of(entry: Entry) -> Pin:
    lon, lat = entry.row.lon or 0.0, entry.row.lat or 0.0
    return Pin(lon, lat, entry.row.title, entry.shape, entry.number, f"#e{entry.number}")


def without(request: HttpRequest, *names: str, **more: str) -> str:
    """The address of this selection without some of its parts."""
    query = request.GET.copy()
    for name in (*names, "seite", "karte"):
        query.pop(name, None)
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    for name, value in more.items():
        query[name] = value
    return f"?{query.urlencode()}" if query else request.path


def selection_of(request: HttpRequest) -> str:
    """The part of the address that keeps this selection elsewhere."""
    return without(request).removeprefix(request.path)


def pills(request: HttpRequest, form: ListingForm) -> list[dict[str, str]]:
    active = form.active().items()
    return [{"title": title, "url": without(request, name)} for name, title in active]


def orders(request: HttpRequest, form: ListingForm) -> list[dict[str, object]]:
    chosen = form.cleaned_data.get("ordnung", "")
    links = {key: without(request, "ordnung", **({"ordnung": key} if key else {})) for key in KEYS}
    return [{"key": key, "url": url, "current": key == chosen} for key, url in links.items()]


KEYS = ("", "menschen", "neu")


def pages(request: HttpRequest, found: journeys.Listing) -> dict[str, object]:
    """Back and next. How many pages there are is known up to a thousand entries."""
    total = -(-found.count // journeys.PER_PAGE) if found.count <= journeys.MANY else 0
    return {
        "number": found.page,
        "total": total,
        "previous": without(request, seite=str(found.page - 1)) if found.page > 1 else "",
        "next": "" if found.is_last else without(request, seite=str(found.page + 1)),
    }

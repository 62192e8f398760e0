"""The public selection for machines and offices: CSV, GeoJSON, Atom. Written row by row."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.areas.queries import absolute
from quartier.journeys.rules import on_that_day
from quartier.ui.spreadsheets import BOM, safe_cell
from quartier.ui.statuses import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from quartier.areas.models import Area
    from quartier.journeys.models import Listed
    from quartier.website.queries import Entry

CHUNK = 500
DOT = (
    '{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}},'
    '"properties":{{"title":{},"url":"{}{}/"}}}}'
)
ATOM = "http://www.w3.org/2005/Atom"
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids: one such sign, pasted into a title, would break the feed for everybody."""


class Echo:
    """A file that hands back what is written."""

    def write(self, value: str) -> str:
        return value


def csv_of(area: Area, rows: QuerySet[Listed]) -> Iterator[str]:
    write = csv.writer(Echo(), delimiter=";", lineterminator="\r\n").writerow
    urls = Urls(area)
    heads = [_("Nummer"), _("Art"), _("Titel"), _("Text"), _("Stand"), _("Eingegangen")]
    heads += [_("Zuletzt bewegt"), _("Antwort am"), _("Ort"), _("Breite"), _("Länge")]
    heads += [_("Menschen"), _("Stimmen ohne Kontakt"), _("Wünsche"), _("Adresse")]
    yield BOM + write(heads)
    for row in rows.iterator(chunk_size=CHUNK):
        yield write([safe_cell(str(cell)) for cell in cells_of(row, urls)])


def cells_of(row: Listed, urls: Urls) -> list[object]:
    return [
        row.number,
        _("Wunsch") if row.kind == "wish" else _("Bedarf"),
        row.title,
        row.text,
        STATUSES[status_of(row)].word,
        day(row.first_at),
        day(row.moved_at),
        f"{row.answered_on:%d.%m.%Y}" if row.answered_on else "",
        row.place_name,
        decimal(row.lat),
        decimal(row.lon),
        row.people,
        row.voices,
        row.wish_count,
        urls.of(row),
    ]


def decimal(number: float | None) -> str:
    return "" if number is None else f"{number:.6f}".replace(".", ",")


def day(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y}"


def geojson_of(area: Area, rows: QuerySet[Listed]) -> Iterator[str]:
    """RFC 7946; an entry without a place has `geometry: null`, so nothing is left out."""
    urls, between = Urls(area), ""
    yield '{"type":"FeatureCollection","features":['
    for row in rows.iterator(chunk_size=CHUNK):
        yield between + json.dumps(feature_of(row, urls), ensure_ascii=False)
        between = ",\n"
    yield "]}"


def feature_of(row: Listed, urls: Urls) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row.number,
        "geometry": point(row),
        "properties": {
            "number": row.number,
            "kind": row.kind,
            "title": row.title,
            "status": status_of(row),
            "status_word": str(STATUSES[status_of(row)].word),
            "first_on": f"{timezone.localtime(row.first_at):%Y-%m-%d}",
            "moved_on": f"{timezone.localtime(row.moved_at):%Y-%m-%d}",
            "place": row.place_name,
            "people": row.people,
            "voices": row.voices,
            "url": urls.of(row),
        },
    }


def point(row: Listed) -> dict[str, Any] | None:
    if row.lon is None or row.lat is None:
        return None
    return {"type": "Point", "coordinates": [round(row.lon, 6), round(row.lat, 6)]}


def points_of(area: Area, rows: QuerySet[Listed]) -> str:
    """As little as a dot needs; straight from the columns, so a thousand cost little."""
    base = Urls(area).base
    found = rows.values_list("lon", "lat", "title", "kind", "number")
    features = [
        DOT.format(lon, lat, json.dumps(title, ensure_ascii=False), base[kind], number)
        for lon, lat, title, kind, number in found
    ]
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


class Urls:
    """Addresses of many rows, reversed once."""

    def __init__(self, area: Area) -> None:
        kinds = ("wish", "need")
        self.base = {k: reverse(f"website:{k}", args=[area, "-"])[:-2] for k in kinds}

    def of(self, row: Listed) -> str:
        return absolute(f"{self.base[row.kind]}{row.number}/")


def status_of(row: Listed) -> str:
    return on_that_day(row.status, row.due_on, timezone.localdate())


def atom_of(area: Area, entries: Iterable[Entry], address: str, page: str) -> str:
    """What moved last, as on `page`; the identifier of an entry stays the same for ever."""
    entries = list(entries)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": get_language() or "de"})
    title = _("Wünsche und Bedarfe in %(area)s") % {"area": area.name}
    newest = max((entry.row.moved_at for entry in entries), default=timezone.now())
    add(feed, "title", title)
    add(feed, "id", address)
    add(feed, "updated", newest.isoformat())
    add(feed, "link", rel="self", href=address, type="application/atom+xml")
    add(feed, "link", rel="alternate", href=page, type="text/html")
    add(add(feed, "author"), "name", _("Stadtteilbüro %(area)s") % {"area": area.name})
    for entry in entries:
        atom_entry(add(feed, "entry"), entry)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode")


def atom_entry(element: ET.Element, entry: Entry) -> None:
    row = entry.row
    add(element, "id", f"urn:uuid:{row.subject}")
    add(element, "title", row.title)
    add(element, "updated", row.moved_at.isoformat())
    add(element, "published", row.first_at.isoformat())
    add(element, "link", rel="alternate", href=absolute(entry.url), type="text/html")
    word = ", ".join(filter(None, [str(STATUSES[entry.status].word), entry.planned]))
    add(element, "summary", f"{word}. {entry.note}. {row.text}".strip(), type="text")


def add(parent: ET.Element, name: str, text: object = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = NO_XML.sub("", str(text))
    return child

"""A list of streets and landmarks as CSV: one row each, faults named by row."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quartier.areas.rules.shapes import GERMANY, within

COLUMNS = {
    "name": ("name", "bezeichnung", "straße", "strasse", "ort"),
    "kind": ("art", "typ", "kind"),
    "lon": ("länge", "laenge", "längengrad", "lon", "longitude", "x"),
    "lat": ("breite", "breitengrad", "lat", "latitude", "y"),
}
KINDS = {
    "straße": "street",
    "strasse": "street",
    "street": "street",
    "bekannter ort": "landmark",
    "ort": "landmark",
    "landmark": "landmark",
    "gewässer": "water",
    "water": "water",
    "grünfläche": "green",
    "grün": "green",
    "green": "green",
}
MAX_ROWS = 5_000


@dataclass(frozen=True)
class PlaceRow:
    """One street or landmark with the middle of it."""

    name: str
    kind: str
    lon: float
    lat: float


@dataclass(frozen=True)
class RowFault:
    """What is wrong in which row: a code for the sentence."""

    row: int
    code: str
    value: str = ""


def decode(data: bytes) -> str:
    """What German offices send: UTF-8 with or without a mark, or cp1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_places(data: bytes) -> Iterator[PlaceRow | RowFault]:
    """Each row of the table: a place, or why it is none."""
    lines = decode(data).splitlines()
    if not lines:
        yield RowFault(0, "empty")
        return
    separator = max(";,\t", key=lines[0].count)
    rows = csv.DictReader(lines, delimiter=separator)
    names = columns_of(list(rows.fieldnames or ()))
    if missing := [name for name in ("name", "lon", "lat") if name not in names]:
        yield RowFault(1, "columns", ", ".join(missing))
        return
    for number, row in enumerate(rows, start=2):
        if number > MAX_ROWS:
            yield RowFault(number, "too_many", str(MAX_ROWS))
            return
        yield read_row(number, {key: (row.get(name) or "").strip() for key, name in names.items()})


def columns_of(headers: list[str]) -> dict[str, str]:
    known = {header.strip().lower(): header for header in headers}
    found = {
        key: next((known[word] for word in words if word in known), None)
        for key, words in COLUMNS.items()
    }
    return {key: header for key, header in found.items() if header}


def read_row(number: int, row: Mapping[str, str]) -> PlaceRow | RowFault:
    if not row["name"]:
        return RowFault(number, "name")
    kind = KINDS.get(row.get("kind", "").lower() or "straße")
    if kind is None:
        return RowFault(number, "kind", row["kind"][:40])
    try:
        lon, lat = degrees(row["lon"]), degrees(row["lat"])
    except ValueError:
        return RowFault(number, "number", f"{row['lon'][:20]} {row['lat'][:20]}")
    if not within((lon, lat, lon, lat), GERMANY):
        swapped = within((lat, lon, lat, lon), GERMANY)
        return RowFault(number, "swapped" if swapped else "abroad", f"{lon:g} {lat:g}")
    return PlaceRow(row["name"][:120], kind, lon, lat)


def degrees(text: str) -> float:
    """„10,3“ and „10.3“."""
    return float(text.replace(",", "."))

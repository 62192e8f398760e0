"""Lists from outside (CSV, XLSX): which column holds what, and what one row says."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID, uuid5

from quartier.wishes.rules.texts import MAX_LENGTH, clean_line, clean_text

SEPARATORS = (";", ",", "\t")
EARLIEST = 1990
FORMATS = ("%d.%m.%Y", "%d.%m.%y", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d/%m/%Y", "%Y")


@dataclass(frozen=True)
class Mapping:
    """Column numbers (from 0). `text` columns are joined; `note` is the origin of each wish."""

    text: tuple[int, ...] = ()
    title: int | None = None
    place: int | None = None
    lat: int | None = None
    lon: int | None = None
    date: int | None = None
    url: int | None = None
    id: int | None = None
    note: str = ""

    @property
    def identity(self) -> tuple[int | tuple[int, ...] | None, ...]:
        """The columns a row is known by: the same list by others is taken for a new one."""
        return (self.url, self.id, self.text if self.id is not None else ())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Mapping":
        return cls(**{**data, "text": tuple(data.get("text", ()))})


@dataclass(frozen=True)
class Row:
    """One wish of a list. `day` is when it was said, without a zone if the list names none."""

    text: str
    place_name: str
    lon: float | None
    lat: float | None
    day: datetime | None
    attribution: str
    fingerprint: str

    def form_key(self, area: UUID) -> UUID:
        """The same row gives the same key, so nothing is taken in twice."""
        return uuid5(area, self.fingerprint)


class BadRow(Exception):
    """A row that cannot be taken in: `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decode(data: bytes) -> str:
    """Lists come as UTF-8 or, from older programs, as cp1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def separator_of(text: str) -> str:
    """The sign that cuts the first line into most columns; a list of one column has none (tab)."""
    counts = {
        sign: len(next(csv.reader(StringIO(text), delimiter=sign), [])) for sign in SEPARATORS
    }
    best = max(SEPARATORS, key=lambda sign: counts[sign])
    return best if counts[best] > 1 else "\t"


def csv_rows(data: bytes) -> Iterator[list[str]]:
    text = decode(data)
    return csv.reader(StringIO(text, newline=""), delimiter=separator_of(text))


def cell(value: object) -> str:
    """A cell of a spreadsheet as the words people see."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def row_of(cells: Sequence[str], mapping: Mapping, *, width: int, now: datetime) -> Row:
    """What a row says, or `BadRow`."""
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        raise BadRow("ragged")
    text = _text(cells, mapping)
    lon, lat = _point(_at(cells, mapping.lon), _at(cells, mapping.lat))
    return Row(
        text=text,
        place_name=clean_line(_at(cells, mapping.place))[:160],
        lon=lon,
        lat=lat,
        day=day_of(_at(cells, mapping.date), now=now),
        attribution=", ".join(filter(None, [mapping.note, clean_line(_at(cells, mapping.url))]))[
            :500
        ],
        fingerprint=_fingerprint(cells, mapping),
    )


def is_blank(cells: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def day_of(words: str, *, now: datetime) -> datetime | None:
    """ISO 8601, `20.09.2017`, `20.9.17`, `2017`; nothing stays nothing."""
    words = words.strip()
    if not words:
        return None
    day = _parsed(words)
    if day is None or day.year < EARLIEST:
        raise BadRow("date")
    if day.replace(tzinfo=None) > now.replace(tzinfo=None) + timedelta(days=1):
        raise BadRow("future")
    return day


def _parsed(words: str) -> datetime | None:
    for pattern in FORMATS:
        try:
            return datetime.strptime(words, pattern)  # noqa: DTZ007 - the zone is the area's
        except ValueError:
            continue
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _at(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _said(cells: Sequence[str], mapping: Mapping) -> str:
    return "\n\n".join(filter(None, (_at(cells, column).strip() for column in mapping.text)))


def _text(cells: Sequence[str], mapping: Mapping) -> str:
    said = _said(cells, mapping)
    if not said:
        raise BadRow("no_text")
    title = clean_line(_at(cells, mapping.title))
    text = clean_text("\n\n".join(filter(None, (title, said))))
    if len(text) > MAX_LENGTH:
        raise BadRow("too_long")
    return text


def _point(lon: str, lat: str) -> tuple[float | None, float | None]:
    if not lon.strip() and not lat.strip():
        return None, None
    try:
        x, y = (float(number.strip().replace(",", ".")) for number in (lon, lat))
    except ValueError:
        raise BadRow("place") from None
    if not (abs(x) <= 180 and abs(y) <= 90):  # noqa: PLR2004 - also refuses NaN
        raise BadRow("place")
    return x, y


def _fingerprint(cells: Sequence[str], mapping: Mapping) -> str:
    """The source's own address or number; a list without them is told apart by its whole row.

    Title, place, date and origin take no part: named later, they make no wish a new one.
    """
    if "://" in (url := _at(cells, mapping.url).strip()):  # „Postkarte“ stands in many rows
        return f"url:{url}"
    if number := _at(cells, mapping.id).strip():
        return f"id:{number}\n{clean_text(_said(cells, mapping))}"
    return "row:" + "\x1f".join(cell.strip() for cell in cells)

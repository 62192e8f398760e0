"""Until when something is planned, read out of the department's own words. Plain values only."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

WINTER = "winter"
SEASONS = {"frühling": 5, "frühjahr": 5, "sommer": 8, "herbst": 11, WINTER: 2}
"""Each with the month it ends in, as the weather services count."""
MONTHS = (
    "januar jan jänner",
    "februar feb",
    "märz mär mrz",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sept sep",
    "oktober okt",
    "november nov",
    "dezember dez",
)
NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
PIECE = re.compile(
    r"\b(?P<year>20\d\d)(?:\s*[/–-]\s*(?:20)?(?P<last>\d\d)\b)?"
    r"|\b(?P<number>0?[1-9]|1[0-2])\s*[./]\s*(?=20\d\d)"
    rf"|\b(?:früh|spät|hoch)?(?P<season>{'|'.join(SEASONS)})"
    rf"|\b(?P<month>{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b"
)
RELATIVE = (
    (re.compile(r"\b(?:übernächste)[mnrs]? jahr\w*"), 2),
    (re.compile(r"\b(?:nächste|kommende)[mnrs]? jahr\w*"), 1),
    (re.compile(r"\b(?:diese|laufende)[mnrs]? jahr\w*"), 0),
)


class Year(NamedTuple):
    """One year, or two with a stroke between them: „2027/28“."""

    first: int
    last: int


def planned_until(text: str, said_on: date) -> date | None:
    """The last day of the latest year, month or season a text names; None if it names none.

    A month or season without a year is the next one that ends after it was said.
    """
    pieces = [_piece(found) for found in PIECE.finditer(_with_years(text.lower(), said_on))]
    years = {at: piece for at, piece in enumerate(pieces) if isinstance(piece, Year)}
    ends, used = [], set()
    for at, piece in enumerate(pieces):
        if isinstance(piece, Year):
            continue
        own = min((y for y in years if y > at), default=max(years, default=None))
        used.add(own)
        ends.append(_next(piece, said_on) if own is None else _end(piece, years[own]))
    ends += [date(year.last, 12, 31) for at, year in years.items() if at not in used]
    return max(ends, default=None)


def _with_years(text: str, said_on: date) -> str:
    for words, more in RELATIVE:
        text = words.sub(str(said_on.year + more), text)
    return text


def _piece(found: re.Match[str]) -> Year | str | int:
    """A year, a season by its name or a month by its number."""
    if found["year"]:
        first = int(found["year"])
        last = first // 100 * 100 + int(found["last"] or first % 100)
        return Year(first, max(first, last))
    return found["season"] or NUMBERS.get(found["month"] or "") or int(found["number"])


def _end(piece: str | int, year: Year) -> date:
    """The winter that begins in a year ends in the next."""
    turns = piece == WINTER and year.first == year.last
    return _last_day(piece, year.last + turns)


def _next(piece: str | int, said_on: date) -> date:
    end = _last_day(piece, said_on.year)
    return end if end >= said_on else _last_day(piece, said_on.year + 1)


def _last_day(piece: str | int, year: int) -> date:
    month = SEASONS[piece] if isinstance(piece, str) else piece
    return date(year, month, monthrange(year, month)[1])

"""Working days, deadlines and running numbers. Plain values in, a verdict out.

Deadlines follow §§ 187 to 193 BGB: the day of the event does not count; a deadline that ends on a
Saturday, Sunday or a holiday of the place ends on the next working day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

FRIDAY = 4


@dataclass(frozen=True)
class Deadline:
    """The day that was agreed and the day that counts (§ 193 BGB)."""

    nominal: date
    effective: date


@cache
def holidays_of(profile: str, year: int) -> frozenset[date]:
    """The holidays of a municipality's profile, e.g. `BY-catholic` (13 days), `BY-augsburg` (14)."""
    land, _, extra = profile.partition("-")
    subdivision = "Augsburg" if extra == "augsburg" else land
    categories = ("public", "catholic") if extra else ("public",)
    return frozenset(holidays.Germany(years=year, subdiv=subdivision, categories=categories))


def is_working_day(day: date, *, profile: str) -> bool:
    return day.weekday() <= FRIDAY and day not in holidays_of(profile, day.year)


def next_working_day(day: date, *, profile: str) -> date:
    """The day itself if it is a working day, otherwise the next one."""
    while not is_working_day(day, profile=profile):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int, *, profile: str) -> date:
    """The `count`-th working day after `day`; the day itself does not count (§ 187 BGB)."""
    for _step in range(count):
        day = next_working_day(day + timedelta(days=1), profile=profile)
    return day


def deadline_in_working_days(start: date, count: int, *, profile: str) -> Deadline:
    day = working_days_after(start, count, profile=profile)
    return Deadline(nominal=day, effective=day)


def deadline_on(day: date, *, profile: str) -> Deadline:
    """A deadline that somebody named: it moves to the next working day if it must."""
    return Deadline(nominal=day, effective=next_working_day(day, profile=profile))


def working_days_between(start: date, end: date, *, profile: str) -> int:
    """Working days after `start` up to and including `end`; negative if `end` lies before."""
    if end < start:
        return -working_days_between(end, start, profile=profile)
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return sum(is_working_day(day, profile=profile) for day in days)


def short_number(year: int, number: int, *, prefix: str = "", width: int = 5) -> str:
    """`2026-00123`, `B-2026-014`: short enough for the telephone."""
    return f"{prefix}{'-' if prefix else ''}{year}-{number:0{width}d}"


def parse_number(
    text: str, *, prefixes: Collection[str] = ("", "B", "W")
) -> tuple[str, int, int] | None:
    """Read what people type: `2026-87`, `B 2026 14`, `b-2026-014` → (prefix, year, number)."""
    parts = text.upper().replace("-", " ").replace("/", " ").split()
    prefix = parts.pop(0) if parts and parts[0] in prefixes else ""
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
        return None
    year, number = (int(part[:9]) for part in parts)
    return prefix, year, number

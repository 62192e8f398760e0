"""Working days and deadlines. Plain values in, a verdict out.

Deadlines follow §§ 187 to 193 BGB: the day of the event does not count; a deadline that ends on a
Saturday, Sunday or a holiday of the place ends on the next working day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

FRIDAY = 4


@dataclass(frozen=True)
class Deadline:
    """The day that was agreed and the day that counts (§ 193 BGB)."""

    nominal: date
    effective: date


@cache
def holiday_names(profile: str, year: int) -> dict[date, str]:
    """The holidays of a profile, e.g. `BB`, `BY-catholic` (13 days), `BY-augsburg` (14)."""
    land, _, extra = profile.partition("-")
    subdivision = "Augsburg" if extra == "augsburg" else land
    categories = ("public", "catholic") if extra == "catholic" else ("public",)
    return dict(
        country_holidays("DE", subdivision, years=year, categories=categories, language="de")
    )


@cache
def holidays_of(profile: str, year: int) -> frozenset[date]:
    return frozenset(holiday_names(profile, year))


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

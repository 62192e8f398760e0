"""What a department's answers look like in numbers. Plain values only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from statistics import median

from quartier.areas.rules import is_working_day

DECISIONS = ("yes", "partly", "later", "no", "not_ours")


@dataclass(frozen=True)
class Line:
    """One need that was handed over. Without an answer it is open."""

    handed_on: date
    due: date
    answered_on: date | None = None
    decision: str | None = None


@dataclass(frozen=True)
class Figures:
    """`median_days`: working days from hand-over to the first answer; None without answers."""

    handed_over: int = 0
    answered: int = 0
    in_time: int = 0
    open: int = 0
    overdue: int = 0
    median_days: float | None = None
    decisions: Counter[str] = field(default_factory=Counter)

    @property
    def yes(self) -> int:
        return self.decisions["yes"]

    @property
    def partly(self) -> int:
        return self.decisions["partly"]

    @property
    def later(self) -> int:
        return self.decisions["later"]

    @property
    def no(self) -> int:
        return self.decisions["no"]

    @property
    def not_ours(self) -> int:
        return self.decisions["not_ours"]


def figures_of(lines: Iterable[Line], *, on: date, profile: str) -> Figures:
    """In time is what was answered by the deadline that held then, extensions included."""
    rows = list(lines)
    answered = [(row, row.answered_on) for row in rows if row.answered_on]
    days = [days_taken(row.handed_on, day, profile) for row, day in answered]
    return Figures(
        handed_over=len(rows),
        answered=len(answered),
        in_time=sum(day <= row.due for row, day in answered),
        open=len(rows) - len(answered),
        overdue=sum(row.answered_on is None and row.due < on for row in rows),
        median_days=median(days) if days else None,
        decisions=Counter(row.decision or "" for row, _day in answered),
    )


def days_taken(handed_on: date, answered_on: date, profile: str) -> int:
    """Working days from one day to the other, as `areas.rules` counts them, but for thousands."""
    years = range(handed_on.year, answered_on.year)
    whole = sum(_running(year, profile)[-1] for year in years)
    return max(0, whole + _until(answered_on, profile) - _until(handed_on, profile))


def _until(day: date, profile: str) -> int:
    return _running(day.year, profile)[day.timetuple().tm_yday - 1]


@cache
def _running(year: int, profile: str) -> tuple[int, ...]:
    """For each day of the year, how many working days have passed, itself included."""
    length = date(year, 12, 31).timetuple().tm_yday
    days = (date(year, 1, 1) + timedelta(days=step) for step in range(length))
    return tuple(accumulate(is_working_day(day, profile=profile) for day in days))

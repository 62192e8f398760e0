"""When the office is open, at a moment and in a week. Plain values in, a verdict out.

Hours are wall-clock times of Berlin, moments are instants. On the nights when the clock changes
02:30 exists twice (whoever closes then is there until the second one) or not at all (then the slot
moves on by the missing hour).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
HORIZON = 120
"""How many days ahead the next opening is looked for."""


@dataclass(frozen=True)
class Hours:
    """A weekly slot; Monday is 0. By appointment is its own kind and never "closed"."""

    weekday: int
    opens: time
    closes: time
    by_appointment: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def holds_on(self, day: date) -> bool:
        return day.weekday() == self.weekday and self.is_valid_on(day)

    def is_valid_on(self, day: date) -> bool:
        """Whether the slot belongs to the weekly hours in force on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def overlaps(self, other: "Hours") -> bool:
        """At some moment both hold. Where one ends and the other begins, they only touch."""
        return (
            self.weekday == other.weekday
            and self.opens < other.closes
            and other.opens < self.closes
            and (self.valid_from or date.min) <= (other.valid_to or date.max)
            and (other.valid_from or date.min) <= (self.valid_to or date.max)
        )


@dataclass(frozen=True)
class Closure:
    """Days on which the weekly hours do not hold."""

    first_day: date
    last_day: date
    reason: str = ""
    by_appointment: bool = False

    def covers(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Day:
    """What holds on one day: slots to walk in, slots by appointment, or why there are none."""

    date: date
    open: tuple[Hours, ...] = ()
    appointment: tuple[Hours, ...] = ()
    is_holiday: bool = False
    closure: Closure | None = None

    @property
    def by_appointment(self) -> bool:
        return bool(self.appointment) or bool(self.closure and self.closure.by_appointment)


@dataclass(frozen=True)
class Open:
    """Somebody is there."""

    until: datetime


@dataclass(frozen=True)
class Later:
    """Nobody is there now; the next opening is known."""

    at: datetime


@dataclass(frozen=True)
class Appointment:
    """People may come when they call first; today or, without any open slot, in general."""

    today: bool
    next: Later | None = None


@dataclass(frozen=True)
class Unknown:
    """Nobody has told the hours yet."""


State = Open | Later | Appointment | Unknown


@dataclass(frozen=True)
class Calendar:
    """The weekly hours, the closures, and the holidays of the municipality."""

    hours: Sequence[Hours]
    closures: Sequence[Closure]
    holidays: Mapping[date, str]

    def day(self, day: date) -> Day:
        closure = next((c for c in self.closures if c.covers(day)), None)
        is_holiday = day in self.holidays
        if closure or is_holiday:
            return Day(day, is_holiday=is_holiday, closure=closure)
        held = sorted((h for h in self.hours if h.holds_on(day)), key=lambda h: h.opens)
        return Day(
            day,
            open=tuple(h for h in held if not h.by_appointment),
            appointment=tuple(h for h in held if h.by_appointment),
        )

    def week_from(self, day: date) -> list[Day]:
        """The seven days that begin with this one: what is over helps no visitor."""
        return [self.day(day + timedelta(days=step)) for step in range(7)]

    def openings_from(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Each stretch with somebody there, as instants, in order; touching slots are one."""
        if not any(not h.by_appointment for h in self.hours):
            return
        for step in range(HORIZON):
            yield from stretches(self.day(day + timedelta(days=step)))


def stretches(day: Day) -> Iterator[tuple[datetime, datetime]]:
    begin: datetime | None = None
    end: datetime | None = None
    for slot in day.open:
        first, last = first_instant(day.date, slot.opens), last_instant(day.date, slot.closes)
        if begin and end and first <= end:
            end = max(end, last)
            continue
        if begin and end:
            yield begin, end
        begin, end = first, last
    if begin and end:
        yield begin, end


def first_instant(day: date, at: time) -> datetime:
    """The first moment at which the wall clock shows this time."""
    return datetime.combine(day, at, BERLIN).astimezone(UTC)


def last_instant(day: date, at: time) -> datetime:
    """The last moment at which the wall clock shows this time."""
    wall = datetime.combine(day, at, BERLIN)
    return max(wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC))


def open_state(
    now: datetime,
    hours: Sequence[Hours],
    closures: Sequence[Closure],
    holidays: Mapping[date, str],
) -> State:
    """Open until, next open at, or by appointment. `now` is any aware moment."""
    calendar = Calendar(hours, closures, holidays)
    today = calendar.day(now.astimezone(BERLIN).date())
    opening = _opening(calendar, now, today.date)
    if isinstance(opening, Open):
        return opening
    if _may_call_today(today, now) and not (opening and _is_on(opening, today.date)):
        return Appointment(today=True, next=opening)
    if opening:
        return opening
    by_appointment = any(h.by_appointment for h in hours)
    return Appointment(today=False) if by_appointment else Unknown()


def _opening(calendar: Calendar, now: datetime, today: date) -> Open | Later | None:
    for begin, end in calendar.openings_from(today):
        if begin <= now < end:
            return Open(end.astimezone(BERLIN))
        if now < begin:
            return Later(begin.astimezone(BERLIN))
    return None


def _may_call_today(today: Day, now: datetime) -> bool:
    if today.closure and today.closure.by_appointment:
        return True
    return any(now < last_instant(today.date, slot.closes) for slot in today.appointment)


def _is_on(opening: Later, day: date) -> bool:
    return opening.at.date() == day

"""Opening hours as people read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.areas.rules import holiday_names
from quartier.office.models import Closure, OpeningHours
from quartier.office.rules import (
    BERLIN,
    Appointment,
    Calendar,
    Hours,
    Later,
    Open,
    State,
    Unknown,
    open_state,
)
from quartier.office.rules import Closure as ClosedDays
from quartier.ui.templatetags.words import weekday

WEEK = 7


@dataclass(frozen=True)
class WeekDay:
    """One line of the table of the next seven days."""

    date: date
    lines: tuple[str, ...]
    is_today: bool


def hours_of(area: Area) -> QuerySet[OpeningHours]:
    return OpeningHours.objects.filter(area=area).order_by("weekday", "opens", "pk")


def clash_of(hours: OpeningHours) -> OpeningHours | None:
    """Another slot of its kind that holds at the same time on the same day."""
    others = hours_of(hours.area).filter(weekday=hours.weekday, kind=hours.kind)
    wanted = as_rule(hours)
    return next((o for o in others.exclude(pk=hours.pk) if as_rule(o).overlaps(wanted)), None)


def closures_ahead(area: Area, on: date) -> QuerySet[Closure]:
    """Closures that hold or will come, the next one first."""
    return Closure.objects.filter(area=area, last_day__gte=on).order_by("first_day", "pk")


def calendar_of(area: Area, on: date) -> Calendar:
    """All that `rules` must know to judge this day and those after it: two queries."""
    return Calendar(
        hours=[as_rule(row) for row in hours_of(area)],
        closures=[as_days(row) for row in closures_ahead(area, on)],
        holidays=holidays_around(area, on),
    )


def as_rule(row: OpeningHours) -> Hours:
    return Hours(
        row.weekday,
        row.opens,
        row.closes,
        by_appointment=row.kind == OpeningHours.Kind.APPOINTMENT,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        note=row.note,
    )


def as_days(row: Closure) -> ClosedDays:
    return ClosedDays(
        row.first_day,
        row.last_day,
        row.reason,
        by_appointment=row.kind == Closure.Kind.APPOINTMENT,
    )


def holidays_around(area: Area, on: date) -> dict[date, str]:
    """The named holidays of last, this and next year."""
    profile = area.municipality.holiday_profile
    years = (on.year - 1, on.year, on.year + 1)
    return {day: name for year in years for day, name in holiday_names(profile, year).items()}


def holidays_ahead(area: Area, on: date) -> list[tuple[date, str]]:
    """The named holidays of the next year, in order."""
    end = date.fromordinal(on.toordinal() + 365)
    return sorted(
        (day, name) for day, name in holidays_around(area, on).items() if on <= day <= end
    )


def state_of(calendar: Calendar, now: datetime) -> State:
    return open_state(now, calendar.hours, calendar.closures, calendar.holidays)


def open_sentence(state: State, now: datetime) -> str:
    """Face.md 6, no. 12: open until, by appointment, or open again."""
    match state:
        case Open(until):
            return _("Heute offen bis %(time)s Uhr.") % {"time": short(until.time())}
        case Later():
            return _again(state, now)
        case Appointment(today=True, next=following):
            today = _("Heute nach Vereinbarung.")
            return f"{today} {_again(following, now)}" if following else today
        case Appointment():
            return _("Offen nach Vereinbarung.")
        case Unknown():
            return ""


def _again(later: Later, now: datetime) -> str:
    today, day = now.astimezone(BERLIN).date(), later.at.date()
    words = {"time": short(later.at.time()), "day": str(WEEKDAYS[day.weekday()])}
    away = (day - today).days
    if away == 0:
        return _("Heute offen ab %(time)s Uhr.") % words
    if away == 1:
        return _("Wieder offen morgen ab %(time)s Uhr.") % words
    if away < WEEK:
        return _("Wieder offen am %(day)s ab %(time)s Uhr.") % words
    return _("Wieder offen am %(day)s ab %(time)s Uhr.") % (words | {"day": f"{weekday(day)},"})


def short(at: time) -> str:
    """„9“, „14:30“; English always with minutes: "9:00"."""
    whole = at.minute == 0 and get_language() != "en"
    return f"{at.hour}" if whole else f"{at.hour}:{at.minute:02}"


def span(slot: Hours) -> str:
    times = {"opens": short(slot.opens), "closes": short(slot.closes)}
    if slot.by_appointment:
        return _("%(opens)s bis %(closes)s Uhr nach Vereinbarung") % times
    return _("%(opens)s bis %(closes)s Uhr") % times


def hours_lines(calendar: Calendar, on: date) -> list[str]:
    """„Dienstag und Donnerstag, 9 bis 12 Uhr“: days with equal hours share a line."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for day in range(WEEK):
        slots = [h for h in calendar.hours if h.weekday == day and h.is_valid_on(on)]
        if slots:
            spans = tuple(map(span, sorted(slots, key=lambda slot: slot.opens)))
            groups.setdefault(spans, []).append(str(WEEKDAYS[day]))
    return [f"{listed(days)}, {listed(spans)}" for spans, days in groups.items()]


def listed(words: Sequence[str]) -> str:
    """„Montag, Dienstag und Freitag“."""
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return _("%(some)s und %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def week_from(calendar: Calendar, today: date) -> list[WeekDay]:
    """Today and the six days after it; of a weekend the days on which something is on."""
    return [
        WeekDay(day.date, lines, is_today=day.date == today)
        for day in calendar.week_from(today)
        for lines in [
            tuple(
                _lines(day.closure, [*day.open, *day.appointment], calendar.holidays.get(day.date))
            )
        ]
        if lines or day.date == today or day.date.weekday() < WEEK - 2
    ]


def _lines(closure: ClosedDays | None, slots: Iterable[Hours], holiday: str | None) -> list[str]:
    if closure and closure.by_appointment:
        return [_("nach Vereinbarung") + (f" ({closure.reason})" if closure.reason else "")]
    if closure:
        reason = f" ({closure.reason})" if closure.reason else ""
        return [_("geschlossen") + reason]
    if holiday:
        return [_("Feiertag: %(name)s") % {"name": holiday}]
    found = sorted(slots, key=lambda slot: slot.opens)
    return [span(slot) + (f" ({slot.note})" if slot.note else "") for slot in found]

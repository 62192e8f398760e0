"""The opening hours as a calendar people can subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.office.models import Office, OpeningHours
from quartier.office.queries.hours import calendar_of, hours_of
from quartier.office.queries.pages import address_lines, office_of
from quartier.office.rules import Calendar

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AHEAD = 366
ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def as_icalendar(area: Area, now: datetime) -> str:
    """Weekly events without the closed days; the time zone by rules, not by lists of dates."""
    today = timezone.localdate(now)
    office = office_of(area) or Office(area=area, name=area.name)
    calendar = calendar_of(area, today)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quartier//DE", "METHOD:PUBLISH", *ZONE]
    for hours in hours_of(area):
        lines += _event(hours, office, calendar, now)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line))


def _event(hours: OpeningHours, office: Office, calendar: Calendar, now: datetime) -> list[str]:
    today = timezone.localdate(now)
    first = _first_day(hours, today)
    rule = f"RRULE:FREQ=WEEKLY;BYDAY={DAYS[hours.weekday]}"
    if hours.valid_to:
        rule += f";UNTIL={hours.valid_to:%Y%m%d}T220000Z"
    title = (
        office.name if hours.kind == hours.Kind.OPEN else _("%s (nach Vereinbarung)") % office.name
    )
    closed = [
        f"EXDATE;TZID=Europe/Berlin:{day:%Y%m%d}T{hours.opens:%H%M%S}"
        for day in _closed_days(calendar, first, today)
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{hours.pk}@quartier",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID=Europe/Berlin:{first:%Y%m%d}T{hours.opens:%H%M%S}",
        f"DTEND;TZID=Europe/Berlin:{first:%Y%m%d}T{hours.closes:%H%M%S}",
        rule,
        *closed,
        f"SUMMARY:{escaped(title)}",
        f"LOCATION:{escaped(', '.join(address_lines(office)))}",
        "END:VEVENT",
    ]


def _first_day(hours: OpeningHours, today: date) -> date:
    start = hours.valid_from or today.replace(month=1, day=1)
    return start + timedelta(days=(hours.weekday - start.weekday()) % 7)


def _closed_days(calendar: Calendar, first: date, today: date) -> Iterator[date]:
    day = first
    while day <= today + timedelta(days=AHEAD):
        held = calendar.day(day)
        if held.is_holiday or held.closure:
            yield day
        day += timedelta(days=7)


def escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """At most 75 bytes per line; what follows starts with a blank."""
    limit, piece = 75, ""
    for letter in line:
        if len((piece + letter).encode()) > limit:
            yield piece
            piece = " "
        piece += letter
    yield piece

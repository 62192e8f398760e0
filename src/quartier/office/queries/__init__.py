"""Questions about the office, by noun: its hours, what stands on public pages, what is owed."""

from quartier.office.queries.calendar import as_icalendar
from quartier.office.queries.hours import (
    WeekDay,
    calendar_of,
    closures_ahead,
    holidays_ahead,
    hours_lines,
    hours_of,
    open_sentence,
    state_of,
    week_from,
)
from quartier.office.queries.missing import Missing, what_is_missing
from quartier.office.queries.pages import (
    Frame,
    address_lines,
    all_notices,
    frame_of,
    notices,
    office_of,
    persons,
    persons_listed,
    row_of,
    upcoming,
)
from quartier.office.queries.register import Processing, register

__all__ = [
    "Frame",
    "Missing",
    "Processing",
    "WeekDay",
    "address_lines",
    "all_notices",
    "as_icalendar",
    "calendar_of",
    "closures_ahead",
    "frame_of",
    "holidays_ahead",
    "hours_lines",
    "hours_of",
    "notices",
    "office_of",
    "open_sentence",
    "persons",
    "persons_listed",
    "register",
    "row_of",
    "state_of",
    "upcoming",
    "week_from",
    "what_is_missing",
]

"""Questions about the office, by noun: its hours, what stands on public pages, what is owed."""

from quartier.office.queries.duties import Duty, what_is_missing
from quartier.office.queries.hours import (
    WeekDay,
    calendar_of,
    closures_ahead,
    hours_lines,
    hours_of,
    open_sentence,
    state_of,
    week_of,
)
from quartier.office.queries.pages import (
    Frame,
    frame_of,
    notices,
    office_of,
    persons_listed,
    upcoming,
)

__all__ = [
    "Duty",
    "Frame",
    "WeekDay",
    "calendar_of",
    "closures_ahead",
    "frame_of",
    "hours_lines",
    "hours_of",
    "notices",
    "office_of",
    "open_sentence",
    "persons_listed",
    "state_of",
    "upcoming",
    "week_of",
    "what_is_missing",
]

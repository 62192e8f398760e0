"""When an answer is due, when we remind, when we ask whether it is solved. Plain values only.

The agreed days are the department's own (`organisations`: 5 and 20 working days, [D] 3.6).
"""

from collections.abc import Iterable
from datetime import date, timedelta

from quartier.areas.rules import next_working_day, working_days_after

BETWEEN_REMINDERS = 5
"""Working days from one reminder to the next, and from the second to the escalation ([D] 3.6)."""
ESCALATION = 3
"""The level after reminder 1 and 2: the steering group."""
LINK_DAYS = 45
"""So long after the deadline the department's link still opens its page."""
LONGEST_EXTENSION = timedelta(days=730)
SOLVED_AFTER = timedelta(days=28)
"""Four weeks after telling, or after the day that was promised, we ask: is it solved?"""
SOLVED_LINK_DAYS = 90
PROMISES = ("yes", "partly", "later")
"""After these decisions something changes in the quarter, so it makes sense to ask."""

Given = tuple[int, date]
"""A reminder that was given: level and day."""


def due_of(answer_by: date, extensions: Iterable[date] = ()) -> date:
    """The deadline that counts now; an extension only ever moves it forward."""
    return max([answer_by, *extensions])


def is_overdue(due: date, on: date) -> bool:
    return on > due


def reminder_days(due: date, *, profile: str) -> dict[int, date]:
    """Reminder 1 on the first working day after the deadline, the next levels five days apart."""
    first = next_working_day(due + timedelta(days=1), profile=profile)
    second = working_days_after(first, BETWEEN_REMINDERS, profile=profile)
    return {
        1: first,
        2: second,
        ESCALATION: working_days_after(second, BETWEEN_REMINDERS, profile=profile),
    }


def next_level(due: date, on: date, given: Iterable[Given], *, profile: str) -> int | None:
    """The level to act on today, if any: one after the other, never two at once.

    If the job stood still for weeks, the department still gets its five working days in between.
    """
    levels = dict(given)
    level = max(levels, default=0) + 1
    if level > ESCALATION:
        return None
    day = reminder_days(due, profile=profile)[level]
    if level - 1 in levels:
        last = working_days_after(levels[level - 1], BETWEEN_REMINDERS, profile=profile)
        day = max(day, last)
    return level if on >= day else None


def valid_until(due: date) -> date:
    return due + timedelta(days=LINK_DAYS)


def is_sensible_extension(due: date, until: date) -> bool:
    return due < until <= due + LONGEST_EXTENSION


def ask_solved_on(told_on: date, *, planned_on: date | None, done_on: date | None) -> date:
    """Four weeks after the last of: told, promised (or, better known, done)."""
    return max(told_on, done_on or planned_on or told_on) + SOLVED_AFTER

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartier.areas.rules import holiday_names
from quartier.office.rules import (
    Appointment,
    Calendar,
    Closure,
    Hours,
    Later,
    Open,
    Unknown,
    open_state,
)

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY, THURSDAY = (Hours(day, time(9), time(12)) for day in (1, 3))
WEDNESDAY = Hours(2, time(14), time(17), by_appointment=True)
WEEK = [TUESDAY, THURSDAY, WEDNESDAY]
HOLIDAYS = {d: n for year in (2026, 2027) for d, n in holiday_names("BY-catholic", year).items()}


def at(*moment, fold=0):
    return datetime(*moment, tzinfo=BERLIN, fold=fold)


def state(now, *, hours=WEEK, closures=()):
    return open_state(now, hours, closures, HOLIDAYS)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(2026, 3, 12, 9), Open(at(2026, 3, 12, 12))),
        (at(2026, 3, 12, 8, 59), Later(at(2026, 3, 12, 9))),
        (at(2026, 3, 12, 12), Later(at(2026, 3, 17, 9))),
        (at(2026, 3, 13, 10), Later(at(2026, 3, 17, 9))),
        (at(2026, 3, 11, 10), Appointment(today=True, next=Later(at(2026, 3, 12, 9)))),
        (at(2026, 3, 11, 17), Later(at(2026, 3, 12, 9))),
        # Epiphany is a Tuesday in 2026, Ascension a Thursday: nobody is there.
        (at(2026, 1, 6, 10), Later(at(2026, 1, 8, 9))),
        (at(2026, 5, 14, 10), Later(at(2026, 5, 19, 9))),
    ],
)
def test_state_of_the_seeds_hours(now, expected):
    assert state(now) == expected
    assert state(now.astimezone(UTC)) == expected


def test_a_closure_hides_the_hours_and_the_next_opening_follows_it():
    closure = Closure(date(2026, 3, 30), date(2026, 4, 6), "Ostern")

    assert state(at(2026, 3, 31, 10), closures=[closure]) == Later(at(2026, 4, 7, 9))


def test_by_appointment_is_never_shown_as_closed():
    closure = Closure(date(2026, 3, 9), date(2026, 3, 13), by_appointment=True)

    assert state(at(2026, 3, 12, 10), closures=[closure]) == Appointment(
        today=True, next=Later(at(2026, 3, 17, 9))
    )
    assert state(at(2026, 3, 14, 23), hours=[WEDNESDAY]) == Appointment(today=False)


def test_slots_that_touch_are_one_and_unknown_hours_say_nothing():
    hours = [TUESDAY, Hours(1, time(12), time(15))]

    assert state(at(2026, 3, 10, 10), hours=hours) == Open(at(2026, 3, 10, 15))
    assert state(at(2026, 3, 10, 10), hours=[]) == Unknown()


def test_hours_hold_only_while_they_are_valid():
    summer = Hours(0, time(8), time(9), valid_from=date(2026, 6, 1), valid_to=date(2026, 6, 8))

    assert state(at(2026, 5, 20, 10), hours=[summer]) == Later(at(2026, 6, 1, 8))
    assert state(at(2026, 6, 8, 9), hours=[summer]) == Unknown()


def test_half_past_two_that_exists_twice():
    night = [Hours(6, time(1), time(2, 30))]

    assert state(at(2026, 10, 25, 2, 15, fold=0), hours=night) == Open(
        at(2026, 10, 25, 2, 30, fold=1)
    )
    assert state(at(2026, 10, 25, 2, 15, fold=1), hours=night) == Open(
        at(2026, 10, 25, 2, 30, fold=1)
    )
    assert isinstance(state(at(2026, 10, 25, 2, 30, fold=1), hours=night), Later)


def test_half_past_two_that_does_not_exist():
    night = [Hours(6, time(2, 30), time(4))]

    assert isinstance(state(datetime(2026, 3, 29, 1, 29, tzinfo=UTC), hours=night), Later)
    assert state(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), hours=night) == Open(at(2026, 3, 29, 4))


@given(st.integers(0, 500 * 24 * 60))
def test_open_and_later_always_lie_ahead(minute):
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)

    found = state(now)

    ahead = found.until if isinstance(found, Open) else getattr(found, "at", None) or found.next.at
    assert ahead.astimezone(UTC) > now


def test_the_week_on_a_sunday_is_the_one_that_comes():
    calendar = Calendar(WEEK, (), HOLIDAYS)

    days = calendar.week_from(date(2026, 11, 29))

    assert [day.date.day for day in days] == [29, 30, 1, 2, 3, 4, 5]
    assert [day.date.day for day in days if day.open] == [1, 3]


NINE = Hours(1, time(9), time(12))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Hours(1, time(10), time(11)), True),
        (Hours(1, time(8), time(9, 1)), True),
        (Hours(1, time(12), time(13)), False),
        (Hours(1, time(8), time(9)), False),
        (Hours(2, time(10), time(11)), False),
        (Hours(1, time(9), time(12), valid_from=date(2026, 5, 1)), True),
    ],
)
def test_hours_overlap_when_both_hold_at_some_moment(other, expected):
    assert (NINE.overlaps(other), other.overlaps(NINE)) == (expected, expected)


@pytest.mark.parametrize(
    ("first", "expected"), [(date(2026, 4, 30), True), (date(2026, 5, 1), False)]
)
def test_hours_that_hold_one_after_the_other_do_not_overlap(first, expected):
    before = Hours(1, time(9), time(12), valid_to=date(2026, 4, 30))
    after = Hours(1, time(9), time(12), valid_from=first)

    assert (before.overlaps(after), after.overlaps(before)) == (expected, expected)

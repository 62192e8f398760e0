from datetime import date

import pytest

from quartier.journeys.rules import (
    DECISIONS,
    SHOWN,
    STATUSES,
    Facts,
    on_that_day,
    status_of,
    step_of,
)
from quartier.ui import statuses

DAY, DAY_BEFORE = date(2026, 3, 17), date(2026, 3, 16)
WAITING = {"is_need": True, "is_handed_over": True}


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"is_published": False}, "received"),
        ({}, "checking"),
        ({"is_need": True}, "bundled"),
        (WAITING, "with_city"),
        (WAITING | {"due_on": DAY}, "with_city"),
        (WAITING | {"due_on": DAY_BEFORE}, "overdue"),
        *((WAITING | {"decision": decision}, decision) for decision in DECISIONS),
        (WAITING | {"decision": "no", "due_on": DAY_BEFORE}, "no"),
        (WAITING | {"decision": "yes", "progress": "started"}, "in_progress"),
        (WAITING | {"decision": "yes", "progress": "done"}, "done"),
        (WAITING | {"progress": "done", "due_on": DAY_BEFORE}, "done"),
        (WAITING | {"decision": "yes", "progress": "done", "is_reopened": True}, "reopened"),
        (WAITING | {"decision": "no", "is_reopened": True}, "reopened"),
    ],
)
def test_the_newest_stage_speaks(facts, status) -> None:
    assert status_of(Facts(**facts), DAY) == status


def test_only_waiting_becomes_overdue_and_only_after_the_day() -> None:
    read = [on_that_day(status, DAY_BEFORE, DAY) for status in STATUSES]

    assert read == ["overdue" if status == "with_city" else status for status in STATUSES]
    assert on_that_day("with_city", DAY, DAY) == "with_city"
    assert on_that_day("with_city", None, DAY) == "with_city"


def test_every_status_has_a_badge_and_a_knot_of_the_thread() -> None:
    assert list(statuses.STATUSES) == list(STATUSES)
    assert [step_of(status) for status in STATUSES] == [1, 1, 2, 3, 3, 4, 4, 4, 4, 4, 5, 5, 3]
    assert set(STATUSES) - set(SHOWN) == {"received"}

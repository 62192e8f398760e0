"""Two clerks enter opening hours at once."""

from datetime import time

import pytest

from quartier.office import actions
from quartier.office.models import OpeningHours
from tests.factories import CLERK
from tests.races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


def test_hours_that_clash_with_those_just_being_entered_are_refused(area):
    def enter(opens: int, closes: int) -> None:
        facts = {"weekday": 1, "opens": time(opens), "closes": time(closes), "kind": "open"}
        actions.set_hours(area, **facts, by=CLERK)

    with meanwhile(lambda: enter(9, 12)), pytest.raises(actions.HoursClash):
        enter(10, 11)

    assert OpeningHours.objects.get().opens == time(9)

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from quartier.accounts.models import Role
from quartier.desk.queries import duties
from quartier.ui.templatetags.words import weekday
from quartier.wishes import actions as wishes
from tests.factories import CLERK, new_area


@pytest.mark.django_db
def test_a_danger_of_the_night_stands_at_the_time_of_the_office():
    area, at = new_area(), datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    wishes.take_in(
        area, text="Glatteis", source="online", form_key=uuid4(), at=at, by=CLERK,
        is_dangerous=True,
    )  # fmt: skip

    [danger, reading] = duties(area, Role.STAFF, on=date(2026, 11, 25))[:2]

    assert danger.why == "Nummer 2026-00001, eingegangen am 25. November, 00:30"
    assert reading.why == f"Der älteste wartet seit {weekday(date(2026, 11, 25))}."

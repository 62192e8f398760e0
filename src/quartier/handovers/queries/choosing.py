"""Which department probably looks after these needs, and until when it would answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quartier.areas.rules import working_days_after
from quartier.handovers import rules
from quartier.organisations.queries import departments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quartier.areas.models import Area
    from quartier.needs.models import Need
    from quartier.organisations.models import Organisation


def topics_that_fit(area: Area, needs: Sequence[Need]) -> list[tuple[Organisation, list[str]]]:
    """Departments with the topics that stand in the needs; the best fit first."""
    text = " ".join(words_of(need) for need in needs)
    found = [(row, rules.fitting_topics(row.topics, text)) for row in departments(area)]
    return sorted(((row, fits) for row, fits in found if fits), key=lambda pair: -len(pair[1]))


def words_of(need: Need) -> str:
    fields = " ".join(field.title for field in need.fields.all())
    return f"{need.title} {need.summary} {need.place_name} {fields}"


def fitting_department(area: Area, needs: Sequence[Need]) -> Organisation | None:
    return next((row for row, _fits in topics_that_fit(area, needs)), None)


def agreed_deadlines(area: Area, on: date) -> list[tuple[Organisation, date]]:
    profile = area.municipality.holiday_profile
    return [
        (row, working_days_after(on, row.answer_days, profile=profile)) for row in departments(area)
    ]

"""What the steering group decides on: answers that reminders did not bring; how things stand."""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from quartier.areas.models import Area
from quartier.areas.rules import working_days_between
from quartier.handovers import queries as handovers
from quartier.handovers.models import Escalation
from quartier.handovers.queries import Ledger

AGREED = 5


@dataclass(frozen=True)
class Escalated:
    """One package before the steering group, and what was tried."""

    row: Escalation
    days_over: int
    reminded_on: list[date]

    @property
    def titles(self) -> list[str]:
        return [handed.title for handed in self.row.handover.waiting]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Overview:
    """The first page of those who do not work on single rows."""

    escalated: list[Escalated]
    agreed: list[Escalation]
    ledger: Ledger


def overview(area: Area, on: date, *, with_rows: bool) -> Overview:
    """Figures for all; packages and agreements only for whoever may open them."""
    return Overview(
        escalated=escalated(area, on) if with_rows else [],
        agreed=agreed(area) if with_rows else [],
        ledger=handovers.ledger(area, on=on),
    )


def escalated(area: Area, on: date) -> list[Escalated]:
    """Open ones, the longest overdue first."""
    rows = handovers.open_escalations(area)
    prefetch_related_objects([row.handover for row in rows], "reminders")
    found = [_escalated(row, area, on) for row in rows]
    return sorted(found, key=lambda one: (-one.days_over, -one.row.handover.people))


def _escalated(row: Escalation, area: Area, on: date) -> Escalated:
    profile = area.municipality.holiday_profile
    return Escalated(
        row,
        days_over=working_days_between(row.due_on, on, profile=profile),
        reminded_on=sorted(reminder.on for reminder in row.handover.reminders.all()),
    )


def agreed(area: Area) -> list[Escalation]:
    """What was agreed last."""
    rows = Escalation.objects.filter(area=area, settled_at__isnull=False).exclude(settled_note="")
    return list(rows.select_related("handover__department").order_by("-settled_at", "-pk")[:AGREED])

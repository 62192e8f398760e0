"""Remind of late answers: twice, then the steering group. Once per occasion, whatever happens."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from quartier.handovers import rules
from quartier.handovers.actions.handing import link_for
from quartier.handovers.actions.letters import write_to_department
from quartier.handovers.actions.refusals import NothingSaid
from quartier.handovers.models import Escalation, HandedNeed, Handover, Reminder
from quartier.handovers.queries import due_of, waited_for, with_facts
from quartier.journal.actions import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from uuid import UUID

    from quartier.journal.rules import Actor


def remind_due(on: date, *, at: datetime, by: Actor) -> int:
    """Do what is due today, one package after the other; returns how many reminders went out.

    A package that fails leaves the others alone; run again, the job does only what is missing.
    """
    late = waited_for(HandedNeed.objects.filter(handover__answer_effective__lt=on))
    keys = sorted({handed.handover_id for handed in late})
    return one_by_one(partial(remind, key, on, at=at, by=by) for key in keys)


def one_by_one(acts: Iterable[Callable[[], int]]) -> int:
    """Do all of them, and only then fail if some did; returns the sum of what they did."""
    done, failed = 0, []
    for act in acts:
        try:
            done += act()
        except Exception as problem:  # noqa: BLE001 - whatever it is, the others are done
            failed.append(problem)
    if failed:
        raise ExceptionGroup("Some were not done.", failed)
    return done


@transaction.atomic
def remind(handover_key: UUID, on: date, *, at: datetime, by: Actor) -> int:
    """All late needs of one package, each deadline once. The package's row is the lock."""
    rows = Handover.objects.select_related("area__municipality", "department")
    handover = rows.select_for_update(of=("self",)).get(pk=handover_key)
    count = 0
    for due, needs in _late(handover, on).items():
        level = _level(handover, due, on)
        if level == rules.ESCALATION:
            _escalate(handover, due, on, by)
        elif level:
            count += _remind(handover, due, level, needs, on=on, at=at, by=by)
    return count


def _late(handover: Handover, on: date) -> dict[date, list[HandedNeed]]:
    """Unanswered needs by the deadline they missed."""
    found: dict[date, list[HandedNeed]] = defaultdict(list)
    open_needs = with_facts(waited_for(handover.needs.all())).order_by("position")
    for handed in open_needs:
        if rules.is_overdue(due_of(handed), on):
            found[due_of(handed)].append(handed)
    return found


def _level(handover: Handover, due: date, on: date) -> int | None:
    given = list(handover.reminders.filter(due_on=due).values_list("level", "on"))
    escalated = handover.escalations.filter(due_on=due).values_list("on", flat=True)
    given += [(rules.ESCALATION, day) for day in escalated]
    return rules.next_level(due, on, given, profile=handover.area.municipality.holiday_profile)


def _remind(
    handover: Handover,
    due: date,
    level: int,
    needs: list[HandedNeed],
    *,
    on: date,
    at: datetime,
    by: Actor,
) -> int:
    reminder, is_new = Reminder.objects.get_or_create(
        handover=handover,
        level=level,
        due_on=due,
        defaults={"area": handover.area, "on": on},
    )
    if not is_new:
        return 0
    record(by, "reminded", reminder, level=level, needs=[handed.need_id for handed in needs])
    link_for(handover, at=at, by=by)
    write_to_department(
        handover,
        "reminder",
        occasion=f"reminder:{handover.pk}:{due}:{level}",
        due=due,
        level=level,
        needs=needs,
        by=by,
        at=at,
    )
    return 1


def _escalate(handover: Handover, due: date, on: date, by: Actor) -> None:
    row, is_new = Escalation.objects.get_or_create(
        handover=handover, due_on=due, defaults={"area": handover.area, "on": on}
    )
    if is_new:
        record(by, "escalated", row, due=due)


@transaction.atomic
def settle(escalation: Escalation, *, note: str, at: datetime, by: Actor) -> Escalation:
    """What the steering group agreed with the department."""
    if not note.strip():
        raise NothingSaid(_("Schreiben Sie bitte, was vereinbart wurde."))
    escalation = Escalation.objects.select_for_update(of=("self",)).get(pk=escalation.pk)
    if escalation.settled_at is None:
        escalation.settled_at, escalation.settled_note = at, note
        escalation.save(update_fields=["settled_at", "settled_note"])
        record(by, "escalation_settled", escalation)
    return escalation

"""Hand needs over to a department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.areas.actions import next_number
from quartier.areas.rules import Deadline, deadline_in_working_days, deadline_on
from quartier.handovers import rules
from quartier.handovers.actions.letters import write_to_department
from quartier.handovers.actions.refusals import (
    AlreadyHandedOver,
    DeadlinePassed,
    NotADepartment,
    NothingChosen,
)
from quartier.handovers.models import HandedNeed, Handover
from quartier.handovers.queries import (
    link_of,
    needs_to_hand_over,
    snapshots,
    token_of,
)
from quartier.journal.actions import record
from quartier.needs.models import Need
from quartier.needs.queries import persons_behind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.journal.rules import Actor
    from quartier.organisations.models import Organisation

SERIES = "hand"
ONCE = ("need_round_once", "handover_form_key")


def hand_over(
    needs: Sequence[Need],
    *,
    area: Area,
    department: Organisation,
    cover_letter: str,
    answer_on: date | None,
    on: date,
    at: datetime,
    form_key: UUID,
    by: Actor,
    in_print: bool = False,
) -> tuple[Handover, str]:
    """One package for one department; it stays as it is today. Returns it and its link's token.

    The same form twice gives the same package. Of two clerks with the same need one is refused.
    """
    try:
        with transaction.atomic():
            needs = _held(needs)
            known = Handover.objects.filter(area=area, form_key=form_key).first()
            if known:
                return known, token_of(known)
            _refuse(needs, area, department)
            handover = _new(
                area,
                department,
                deadlines(department, area, on, answer_on),
                cover_letter=cover_letter,
                on=on,
                at=at,
                form_key=form_key,
            )
            _fill(handover, needs)
            record(by, "handed_over", handover, needs=[need.pk for need in needs])
            write_to_department(
                handover,
                "handed_over",
                occasion=f"handover:{handover.pk}",
                in_print=in_print,
                by=by,
                at=at,
                **_letter(cover_letter),
            )
    except IntegrityError as clash:
        return _settle(clash, area, form_key)
    return handover, token_of(handover)


def _letter(cover_letter: str) -> dict[str, str]:
    letter, greeting = rules.before_greeting(cover_letter)
    return {"letter": letter, "greeting": greeting}


def _held(needs: Sequence[Need]) -> list[Need]:
    """As they are now; until the act is done nobody changes or dissolves them."""
    keys = [need.pk for need in needs]
    rows = Need.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(keys)
    return [rows[key] for key in keys]


def _refuse(needs: Sequence[Need], area: Area, department: Organisation) -> None:
    if not needs:
        raise NothingChosen(_("Wählen Sie bitte mindestens einen Bedarf."))
    if department.area_id != area.pk or not department.is_department or department.ended_on:
        raise NotADepartment(_("Wählen Sie bitte ein Amt der Stadt."))
    keys = {need.pk for need in needs}
    waiting = set(needs_to_hand_over(area).filter(pk__in=keys).values_list("pk", flat=True))
    if keys - waiting:
        raise AlreadyHandedOver(_taken())


def _taken() -> str:
    return _(
        "Einer der Bedarfe ist gerade schon weitergegeben oder geändert worden. "
        "Hier ist der neue Stand."
    )


def deadlines(
    department: Organisation, area: Area, on: date, answer_on: date | None
) -> tuple[Deadline, Deadline]:
    """Until when to acknowledge and to answer, in the agreed working days or on a named day."""
    profile = area.municipality.holiday_profile
    acknowledge = deadline_in_working_days(on, department.acknowledge_days, profile=profile)
    if answer_on is None:
        return acknowledge, deadline_in_working_days(on, department.answer_days, profile=profile)
    if answer_on <= on:
        raise DeadlinePassed(_("Die Frist muss nach dem Tag der Weitergabe liegen."))
    return acknowledge, deadline_on(answer_on, profile=profile)


def _new(
    area: Area,
    department: Organisation,
    deadlines: tuple[Deadline, Deadline],
    *,
    cover_letter: str,
    on: date,
    at: datetime,
    form_key: UUID,
) -> Handover:
    acknowledge, answer = deadlines
    handover = Handover(
        area=area,
        year=on.year,
        number=next_number(area, SERIES, on.year),
        department=department,
        cover_letter=cover_letter,
        handed_over_on=on,
        handed_over_at=at,
        acknowledge_nominal=acknowledge.nominal,
        acknowledge_effective=acknowledge.effective,
        answer_nominal=answer.nominal,
        answer_effective=answer.effective,
        valid_until=rules.valid_until(answer.effective),
        form_key=form_key,
    )
    handover.token_hash = hash_of(handover)
    return handover


def hash_of(handover: Handover) -> str:
    return rules.hashed(rules.token_of(settings.SECRET_KEY, handover.pk, handover.link_serial))


def _fill(handover: Handover, needs: Sequence[Need]) -> None:
    handover.people = persons_behind(needs)
    handover.save(force_insert=True)
    rows = snapshots(needs)
    for row in rows:
        row.handover = handover
    HandedNeed.objects.bulk_create(rows)


def _settle(clash: IntegrityError, area: Area, form_key: UUID) -> tuple[Handover, str]:
    """Somebody was faster: the same form gets its package, another clerk a sentence."""
    known = Handover.objects.filter(area=area, form_key=form_key).first()
    if known:
        return known, token_of(known)
    if "need_round_once" not in str(clash):
        raise clash
    raise AlreadyHandedOver(_taken()) from clash


@transaction.atomic
def issue_link(handover: Handover, *, at: datetime, by: Actor) -> str:
    """A new link for the department; the old one opens nothing any more."""
    handover = Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    handover.link_serial += 1
    handover.token_hash = hash_of(handover)
    handover.valid_until = max(handover.valid_until, rules.valid_until(timezone.localdate(at)))
    handover.save(update_fields=["link_serial", "token_hash", "valid_until"])
    record(by, "link_issued", handover, serial=handover.link_serial)
    return token_of(handover)


def link_for(handover: Handover, *, at: datetime, by: Actor) -> str:
    """The link of the package; a new one if the installation's key has changed since."""
    if not link_of(handover):
        issue_link(handover, at=at, by=by)
        handover.refresh_from_db()
    return link_of(handover)

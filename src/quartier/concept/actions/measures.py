from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from quartier.concept.actions.fields import CodeTaken
from quartier.concept.actions.versions import editable
from quartier.concept.models import FieldOfAction, Goal, Measure, MeasureState, PlanVersion
from quartier.concept.rules import needs_reason
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.organisations.models import Organisation


class MeasureData(TypedDict, total=False):
    """What a version says about a measure."""

    code: str
    title: str
    description: str
    kind: str
    priority: str
    commitment: str
    carrier: Organisation | None
    department: Organisation | None
    period_from: int | None
    period_to: int | None
    cost_estimate: Decimal | None
    price_year: int | None
    place: str


class NeedsReason(ValidationError):
    """Stopping takes a reason."""


@transaction.atomic
def set_measure(
    version: PlanVersion,
    measure: Measure | None = None,
    *,
    fields: Collection[FieldOfAction],
    goals: Collection[Goal] = (),
    by: Actor,
    **data: Unpack[MeasureData],
) -> Measure:
    """Add a measure to a draft or change it."""
    draft = editable(version)
    measure = measure or Measure(area=draft.area, version=draft)
    for name, value in data.items():
        setattr(measure, name, value)
    try:
        with transaction.atomic():
            measure.save()
    except IntegrityError as error:
        raise CodeTaken({"code": _("Dieses Kürzel hat schon eine andere Maßnahme.")}) from error
    measure.fields.set(fields)
    measure.goals.set(goals)
    record(by, "set_measure", measure, version=draft, code=measure.code)
    return measure


@transaction.atomic
def drop_measure(measure: Measure, *, by: Actor) -> None:
    """Take a measure out of a draft; its states stay, they belong to its lineage."""
    editable(measure.version)
    record(by, "dropped_measure", measure, code=measure.code)
    measure.delete()


@transaction.atomic
def record_state(
    measure: Measure, *, state: str, on: date, note: str = "", by: Actor
) -> MeasureState:
    """The measure is in that state since that day; also for adopted versions."""
    if needs_reason(state) and not note:
        raise NeedsReason({"note": _("Schreiben Sie bitte den Grund dazu.")})
    row = MeasureState.objects.create(
        area=measure.area, lineage=measure.lineage, state=state, on=on, note=note
    )
    record(by, "recorded_state", measure, state=state, on=on)
    return row

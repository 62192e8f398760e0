from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.concept.models import FieldOfAction
from quartier.concept.rules import STANDARD_FIELDS
from quartier.journal.actions import record
from quartier.journal.rules import Actor


class AlreadyLaidOut(ValidationError):
    """There are fields of action already."""


class CodeTaken(ValidationError):
    """The short code is used already."""


@transaction.atomic
def lay_out_standard_fields(area: Area, *, by: Actor) -> list[FieldOfAction]:
    """Start with the seven fields of the Bavarian standard list."""
    Area.objects.select_for_update().get(pk=area.pk)
    if FieldOfAction.objects.filter(area=area).exists():
        raise AlreadyLaidOut(_("Es gibt schon Handlungsfelder. Ergänzen Sie sie einzeln."))
    fields = FieldOfAction.objects.bulk_create(
        FieldOfAction(area=area, code=code, title=title, position=position)
        for position, (code, title) in enumerate(STANDARD_FIELDS, start=1)
    )
    record(by, "laid_out_standard_fields", area, fields=fields)
    return fields


@transaction.atomic
def open_field(
    area: Area, *, code: str, title: str, description: str = "", by: Actor
) -> FieldOfAction:
    last = FieldOfAction.objects.filter(area=area).aggregate(top=Max("position"))["top"] or 0
    field = FieldOfAction(area=area, position=last + 1)
    return _store(field, "opened_field", code, title, description, by)


@transaction.atomic
def change_field(
    field: FieldOfAction, *, code: str, title: str, description: str = "", by: Actor
) -> FieldOfAction:
    """The field stays the same, needs keep their place; only its words change."""
    return _store(field, "changed_field", code, title, description, by)


def _store(  # noqa: PLR0917
    field: FieldOfAction, verb: str, code: str, title: str, description: str, by: Actor
) -> FieldOfAction:
    field.code, field.title, field.description = code, title, description
    try:
        with transaction.atomic():
            field.save()
    except IntegrityError as error:
        raise CodeTaken(
            {"code": _("Dieses Kürzel hat schon ein anderes Handlungsfeld.")}
        ) from error
    record(by, verb, field, code=code)
    return field


@transaction.atomic
def end_field(field: FieldOfAction, *, on: date | None, by: Actor) -> None:
    """No new needs and measures go into it; `on=None` opens it again."""
    field.ended_on = on
    field.save(update_fields=["ended_on"])
    record(by, "ended_field", field, on=on)

from uuid import UUID

from django.db import models

from quartier.journal.models import Entry, name_of
from quartier.journal.rules import Actor


def record(by: Actor, verb: str, target: models.Model, **facts: object) -> Entry:
    """Write down who did what to which record. Facts: keys, codes, dates and numbers only."""
    return Entry.objects.create(
        area_key=area_of(target),
        actor_kind=by.kind,
        actor_key=by.key,
        actor_role=by.role,
        verb=verb,
        target=name_of(target),
        facts={name: plain(value) for name, value in facts.items()},
    )


def area_of(target: models.Model) -> UUID | None:
    if target._meta.label_lower == "areas.area":
        return UUID(str(target.pk))
    return getattr(target, "area_id", None)


def plain(value: object) -> object:
    """Keys instead of rows, so that no text slips in; lists likewise."""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, list | tuple | set):
        return [plain(item) for item in value]
    return value if isinstance(value, int | float | bool | None) else str(value)

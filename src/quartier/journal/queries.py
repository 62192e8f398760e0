from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from quartier.journal.models import Entry, name_of


def entries_of(*targets: models.Model) -> QuerySet[Entry]:
    """What happened to these records, oldest first."""
    names = [name_of(target) for target in targets]
    return Entry.objects.filter(target__in=names).order_by("written_at", "id")


def entries_named(area_key: UUID, target: str) -> QuerySet[Entry]:
    """What happened to `needs.need:<key>` in this area, newest first."""
    return Entry.objects.filter(area_key=area_key, target=target).order_by("-written_at", "-id")

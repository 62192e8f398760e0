from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from quartier.journal.models import Entry, name_of

LISTED_AS = {"wishes.wish": "wishes"}
"""What happens to many at once stands with the record above them and lists their keys."""


def entries_of(*targets: models.Model) -> QuerySet[Entry]:
    """What happened to these records, oldest first."""
    names = [name_of(target) for target in targets]
    return Entry.objects.filter(target__in=names).order_by("written_at", "id")


def entries_about(target: models.Model) -> QuerySet[Entry]:
    """What happened to this record, alone or among others, oldest first."""
    return Entry.objects.filter(_about(name_of(target))).order_by("written_at", "id")


def newest_key(area_key: UUID) -> UUID | None:
    """Of the area's last entry: what follows from its rows holds until this changes.

    An act that committed after a later one is seen with the next entry only.
    """
    entries = Entry.objects.filter(area_key=area_key).order_by("-id")
    return entries.values_list("id", flat=True).first()


def entries_named(area_key: UUID, target: str) -> QuerySet[Entry]:
    """What happened to `needs.need:<key>` in this area, newest first."""
    about = Entry.objects.filter(_about(target), area_key=area_key)
    return about.order_by("-written_at", "-id")


def _about(target: str) -> Q:
    kind, _colon, key = target.partition(":")
    itself = Q(target=target)
    return (
        itself | Q(**{f"facts__{LISTED_AS[kind]}__contains": [key]})
        if kind in LISTED_AS
        else itself
    )

from django.db import models
from django.db.models import QuerySet

from quartier.journal.models import Entry, name_of


def entries_of(*targets: models.Model) -> QuerySet[Entry]:
    """What happened to these records, oldest first."""
    names = [name_of(target) for target in targets]
    return Entry.objects.filter(target__in=names).order_by("written_at", "id")

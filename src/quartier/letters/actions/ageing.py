from datetime import datetime

from django.db import transaction

from quartier.areas.models import Area
from quartier.journal.rules import Actor
from quartier.letters.actions.clerk import NOTHING
from quartier.letters.models import Letter
from quartier.letters.queries import ended_before


def erase_old(area: Area, before: datetime, *, by: Actor) -> int:  # noqa: ARG001 - every act names who
    """Erase words and addresses of letters that ended long ago; that they were sent stays known.

    Not journalled one by one: the row itself shows it, and the day's act is written down once.
    """
    with transaction.atomic():
        old = Letter.objects.filter(pk__in=ended_before(area, before).values("pk"))
        return old.update(secret=[], headers={}, **NOTHING)

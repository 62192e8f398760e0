from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from quartier.journal.rules import Actor
from quartier.letters.models import Letter
from quartier.letters.queries import ended_before


def erase_old(before: datetime, *, by: Actor) -> int:  # noqa: ARG001 - every act names who
    """Erase words and addresses of letters that ended long ago; that they were sent stays known.

    Not journalled one by one: the row itself shows it, and the day's act is written down once.
    """
    blank = dict.fromkeys(["text", "html", "to_name", "to_email", "to_address", "to_phone"], "")
    with transaction.atomic():
        old = Letter.objects.filter(pk__in=ended_before(before).values("pk"))
        return old.update(subject=_("gelöscht"), secret=[], headers={}, **blank)

"""In the demo nothing is sent: old letters count as delivered, the newest wait for the office."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.letters.models import Delivery, Letter

STILL_WAITING = timedelta(days=10)


def confirm_addresses(people: Iterable[Resident | None], at: datetime) -> None:
    """The invented residents confirmed their addresses long ago."""
    keys = [person.pk for person in people if person and person.email]
    Resident.objects.filter(pk__in=keys).update(email_confirmed_at=at)
    for person in people:
        if person and person.email:
            person.email_confirmed_at = at


def settle_letters(area: Area, now: datetime) -> None:
    """What was posted in the demo's past is done; letters and calls of the last days still wait."""
    waiting = Letter.objects.waiting().filter(area=area)
    recent = waiting.filter(created_at__gt=now - STILL_WAITING).exclude(channel="email")
    old = waiting.exclude(pk__in=recent)
    Delivery.objects.bulk_create(
        Delivery(area=area, letter=letter, how=HOW[letter.channel], at=letter.created_at)
        for letter in old
    )


HOW = {"email": "demo", "print": "printed", "call": "called", "visit": "told"}

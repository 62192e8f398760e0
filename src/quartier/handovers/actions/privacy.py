"""What a person can have erased from packages and replies; the counts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from quartier.handovers.models import SolvedReply
from quartier.handovers.queries import quoted_in
from quartier.handovers.queries.people import places_without
from quartier.journal.actions import record
from quartier.wishes.queries import wishes_of

if TYPE_CHECKING:
    from datetime import datetime

    from quartier.accounts.models import Resident
    from quartier.journal.rules import Actor


@transaction.atomic
def forget(resident: Resident, *, at: datetime, by: Actor) -> None:  # noqa: ARG001 - one signature for all stages
    """Take their quotes, photos and places out of packages, their words out of replies.

    Call before `wishes.actions.forget`: afterwards nobody knows which wishes were theirs.
    """
    replies = SolvedReply.objects.filter(resident=resident).update(resident=None, words="")
    record(by, "forgotten_in_handovers", resident, replies=replies)
    wishes = list(wishes_of(resident))
    numbers = {wish.short_number for wish in wishes}
    photos = {str(wish.photo_id) for wish in wishes if wish.photo_id}
    for handed in quoted_in(resident.area, wishes):
        handed.quotes = [q for q in handed.quotes if q["number"] not in numbers]
        handed.photo_keys = [key for key in handed.photo_keys if key not in photos]
        handed.places = places_without(handed, wishes)
        handed.save(update_fields=["quotes", "photo_keys", "places"])
        record(by, "quotes_erased", handed)

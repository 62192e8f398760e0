"""What is left of a resident's wishes when they ask to be forgotten: a number and the count."""

from datetime import datetime

from django.db import transaction

from quartier.accounts.models import Resident
from quartier.files.actions import remove
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.wishes.models import Erasure, Publication, Refusal, Voice, Wish


def forget(resident: Resident, *, at: datetime, by: Actor) -> None:
    """Erase words, photo, place and name of everything this resident said."""
    with transaction.atomic():
        said = Wish.objects.filter(voice__resident=resident, erasure__isnull=True)
        for wish in said.select_related("photo").select_for_update(of=("self",)):
            _erase(wish, at, by)


def _erase(wish: Wish, at: datetime, by: Actor) -> None:
    photo = wish.photo
    nothing = {"text": "", "place_name": "", "lon": None, "lat": None, "photo": None}
    Wish.objects.filter(pk=wish.pk).update(**nothing, attribution="")
    Publication.objects.filter(wish=wish).update(title="", text="")
    Refusal.objects.filter(wish=wish).update(words="")
    Voice.objects.filter(wish=wish).update(
        resident=None, channel=Voice.Channel.NONE, shown_name="", may_quote=False
    )
    Erasure.objects.create(area=wish.area, wish=wish, at=at)
    record(by, "erase", wish, at=at)
    if photo:
        remove(photo, by=by)

"""What is said about a need on the day it is handed over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Count

from quartier.handovers.models import HandedNeed
from quartier.needs.models import BundledWish, Need
from quartier.needs.queries import people_and_voices
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

QUOTES, PHOTOS, PLACES = 20, 12, 50
"""At most so many in one need; a package is read by people."""


def snapshots(needs: Sequence[Need]) -> list[HandedNeed]:
    """Unsaved rows, as they would be handed over now; six queries for any number of needs."""
    wishes = public_wishes(needs)
    counts = people_and_voices(needs)
    ended = ended_rounds(needs)
    return [
        HandedNeed(
            area=need.area,
            need=need,
            position=position,
            round=ended.get(need.pk, 0) + 1,
            title=need.title,
            summary=need.summary,
            people=counts[need.pk][0],
            voices=counts[need.pk][1],
            quotes=quotes_of(wishes[need.pk]),
            wish_keys=[str(wish.pk) for wish in wishes[need.pk]],
            photo_keys=photos_of(wishes[need.pk]),
            places=places_of(need, wishes[need.pk]),
        )
        for position, need in enumerate(needs, 1)
    ]


def ended_rounds(needs: Iterable[Need]) -> dict[UUID, int]:
    """How often each need was opened again.

    Not the number of rounds: whoever is a moment late must get the same round, and be refused.
    """
    rows = HandedNeed.objects.filter(need__in=needs, reopening__isnull=False)
    return dict(rows.values("need").annotate(ended=Count("pk")).values_list("need", "ended"))


def public_wishes(needs: Iterable[Need]) -> dict[UUID, list[Wish]]:
    """Published wishes of each need that were not erased, oldest first."""
    bundled = BundledWish.objects.filter(need__in=needs)
    need_by_wish = {row.wish_id: row.need_id for row in bundled}
    rows = Wish.objects.published().filter(pk__in=need_by_wish, erasure__isnull=True)
    found: dict[UUID, list[Wish]] = defaultdict(list)
    for wish in rows.select_related("publication", "voice").order_by("received_at", "pk"):
        found[need_by_wish[wish.pk]].append(wish)
    return found


def quotes_of(wishes: Iterable[Wish]) -> list[dict[str, str]]:
    """The public words of those who agreed to be quoted; a name only if they want it shown."""
    return [
        {
            "number": wish.short_number,
            "text": wish.publication.text,
            "name": wish.voice.shown_name,
        }
        for wish in wishes
        if hasattr(wish, "voice") and wish.voice.may_quote and wish.publication.text
    ][:QUOTES]


def photos_of(wishes: Iterable[Wish]) -> list[str]:
    return [str(wish.photo_id) for wish in wishes if wish.photo_id][:PHOTOS]


def places_of(need: Need, wishes: Iterable[Wish]) -> list[dict[str, object]]:
    """The need's own place first, then those of its wishes, each name once."""
    found: dict[str, dict[str, object]] = {}
    sources: list[Need | Wish] = [need, *wishes]
    for row in sources:
        name = row.public_place if isinstance(row, Wish) else row.place_name
        if name or row.lon is not None:
            place: dict[str, object] = {"name": name, "lon": row.lon, "lat": row.lat}
            known = found.setdefault(name or str(row.pk), place)
            if known["lon"] is None:
                known |= place
    return list(found.values())[:PLACES]

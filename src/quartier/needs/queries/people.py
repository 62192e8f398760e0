"""Who stands behind a need: a person with contact counts once, all others are voices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from django.db.models import Q

from quartier.needs.models import BundledWish, Follower, Need, Support
from quartier.wishes.models import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from quartier.accounts.models import Resident

Contribution: TypeAlias = "tuple[UUID, UUID | None]"
SILENT = "none"


@dataclass(frozen=True)
class Wisher:
    """A person to tell, and how. `channel` is `none` when they want no news."""

    resident: Resident
    channel: str


def people_and_voices(needs: Iterable[Need]) -> dict[UUID, tuple[int, int]]:
    """Need → persons (authors and supporters with contact, each once) and voices (all others)."""
    keys = [need.pk for need in needs]
    people: dict[UUID, set[UUID]] = defaultdict(set)
    voices: dict[UUID, int] = defaultdict(int)
    for need, resident in contributions(keys):
        if resident is None:
            voices[need] += 1
        else:
            people[need].add(resident)
    return {key: (len(people[key]), voices[key]) for key in keys}


def contributions(need_keys: Collection[UUID]) -> list[Contribution]:
    """(need, resident or none) of every wish in it and every support, three queries."""
    bundled = BundledWish.objects.filter(need__in=need_keys)
    said = list(bundled.values_list("wish", "need", "wish__voice__resident"))
    authors = [(need, resident) for _wish, need, resident in said]
    direct = Support.objects.filter(need__in=need_keys).values_list("need", "resident")
    along = moved_along({wish: need for wish, need, _resident in said})
    return cast("list[Contribution]", [*authors, *direct, *along])


def moved_along(need_by_wish: dict[UUID, UUID]) -> list[Contribution]:
    """Supports of single wishes count for the need that took the wish up."""
    rows = Support.objects.filter(wish__in=need_by_wish).values_list("wish", "resident")
    return cast("list[Contribution]", [(need_by_wish[wish], who) for wish, who in rows])


def support_of_wish(wish: UUID) -> tuple[int, int]:
    """Persons and voices behind a wish that stands alone, its author included."""
    residents = list(Support.objects.filter(wish=wish).values_list("resident", flat=True))
    author = Voice.objects.filter(wish=wish).values_list("resident", flat=True).first()
    everyone = [*residents, author]
    return len(set(everyone) - {None}), everyone.count(None)


def wishers_of(need: Need) -> list[Wisher]:
    """Everybody with a contact behind the need, once; an author's choice of channel comes first."""
    wishes = BundledWish.objects.filter(need=need).values("wish")
    spoken = Voice.objects.filter(wish__in=wishes, resident__erased_at__isnull=True)
    supports = Support.objects.filter(Q(need=need) | Q(wish__in=wishes))
    heard = supports.filter(resident__erased_at__isnull=True)
    said = [
        *((voice.resident, voice.channel) for voice in spoken.select_related("resident")),
        *(
            (s.resident, s.channel if s.wants_news else SILENT)
            for s in heard.select_related("resident")
        ),
    ]
    return each_once(said)


def each_once(said: Iterable[tuple[Resident | None, str]]) -> list[Wisher]:
    """The first channel somebody named counts; a later one only if the first was silent."""
    found: dict[UUID, Wisher] = {}
    for resident, channel in said:
        if resident and (resident.pk not in found or found[resident.pk].channel == SILENT):
            found[resident.pk] = Wisher(resident, channel)
    return sorted(found.values(), key=lambda wisher: wisher.resident.pk)


def followers_of(need: Need) -> list[Follower]:
    """Confirmed and not ended."""
    following = Follower.objects.filter(
        need=need, confirmed_at__isnull=False, ended_at__isnull=True
    )
    return list(following.select_related("resident", "area").order_by("pk"))

"""Who stands behind a wish or need: a sure contact is a person, once; all others are voices."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce

from quartier.accounts.rules import is_person
from quartier.needs import rules
from quartier.needs.models import BundledWish, Follower, Need, Support
from quartier.wishes.models import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from django.db.models import QuerySet

    from quartier.accounts.models import Resident

SILENT = "none"
CONTACT = ("", "__contact_key", "__email_confirmed_at", "__is_vouched")


class Contribution(NamedTuple):
    """A wish or a "me too". `is_sure`: the contact counts as a person."""

    subject: UUID
    resident: UUID | None
    is_sure: bool


@dataclass(frozen=True)
class Wisher:
    """A person to tell, and how. `channel` is `none` when they want no news."""

    resident: Resident
    channel: str


def people_and_voices(needs: Iterable[Need]) -> dict[UUID, tuple[int, int]]:
    """Need → persons (authors and supporters, each once) and voices (all others)."""
    keys = [need.pk for need in needs]
    counted = rules.tally(contributions(keys))
    return {key: counted[key] for key in keys}


def persons_behind(needs: Iterable[Need]) -> int:
    """Persons behind all these needs together, each once."""
    rows = contributions([need.pk for need in needs])
    return len({row.resident for row in rows if row.is_sure})


def people_behind_wishes(keys: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """Wish → persons and voices behind it alone, its author included; two queries."""
    spoken = said(Voice.objects.filter(wish__in=keys), "wish", "resident")
    silent = set(keys) - {voice.subject for voice in spoken}
    nameless = [Contribution(key, None, is_sure=False) for key in silent]
    supports = said(Support.objects.filter(wish__in=keys), "wish", "resident")
    counted = rules.tally([*spoken, *nameless, *supports])
    return {key: counted[key] for key in keys}


def contributions(need_keys: Collection[UUID]) -> list[Contribution]:
    """Of the author of every wish in these needs, and of everybody's "me too"; two queries."""
    bundled = BundledWish.objects.filter(need__in=need_keys)
    found = list(bundled.values_list("wish", "need", *contact("wish__voice__resident")))
    authors = [contribution(need, *who) for _wish, need, *who in found]
    need_by_wish = {wish: need for wish, need, *_who in found}
    # Supports of single wishes count for the need that took the wish up.
    asked = Support.objects.filter(Q(need__in=need_keys) | Q(wish__in=need_by_wish))
    supports = said(asked, Coalesce("need", "wish"), "resident")
    moved = (row._replace(subject=need_by_wish.get(row.subject, row.subject)) for row in supports)
    return [*authors, *moved]


def said(rows: QuerySet[Any], subject: str | Coalesce, resident: str) -> list[Contribution]:
    found = rows.values_list(subject, *contact(resident))
    return [contribution(key, *who) for key, *who in found]


def contact(resident: str) -> Iterator[str]:
    """What must be read of a resident to know whether the contact counts as a person."""
    return (f"{resident}{field}" for field in CONTACT)


def contribution(subject: UUID, resident: UUID | None, *known: Any) -> Contribution:  # noqa: ANN401
    if resident is None:
        return Contribution(subject, None, is_sure=False)
    key, confirmed_at, is_vouched = known
    is_sure = is_person(key, is_confirmed=confirmed_at is not None, is_vouched=is_vouched)
    return Contribution(subject, resident, is_sure)


def stood_behind(residents: Collection[UUID]) -> set[UUID]:
    """The wishes and needs whose numbers change when one of these contacts counts as a person."""
    spoken = Voice.objects.filter(resident__in=residents).values_list("wish", flat=True)
    supports = Support.objects.filter(resident__in=residents).values_list("need", "wish")
    return {*spoken, *chain.from_iterable(supports)} - {None}


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

"""What the rows of the read model must say now: a constant number of queries for any batch."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quartier.journeys import rules
from quartier.journeys.models import Listed
from quartier.journeys.queries.city import AtTheCity, at_the_city
from quartier.needs.models import BundledWish, Need
from quartier.needs.queries import people_and_voices, people_behind_wishes
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from quartier.areas.models import Area

WORDS = 20_000
"""So many letters of the bundled wishes are searched with their need."""


def rows_of(area: Area, subjects: Collection[UUID]) -> list[Listed]:
    """A row for each subject that is public: published wishes, needs that were not dissolved."""
    return [*rows_of_wishes(area, subjects), *rows_of_needs(area, subjects)]


def rows_of_wishes(area: Area, keys: Collection[UUID]) -> list[Listed]:
    public = Wish.objects.of(area).published().filter(pk__in=keys, erasure__isnull=True)
    wishes = list(public.select_related("publication"))
    need_by_wish = {
        b.wish_id: b for b in BundledWish.objects.filter(wish__in=[w.pk for w in wishes])
    }
    counts = people_behind_wishes([wish.pk for wish in wishes])
    return [_wish_row(wish, need_by_wish.get(wish.pk), counts[wish.pk]) for wish in wishes]


def _wish_row(wish: Wish, bundled: BundledWish | None, counts: tuple[int, int]) -> Listed:
    status = "bundled" if bundled else "checking"
    return Listed(
        id=wish.pk,
        area_id=wish.area_id,
        kind=Listed.Kind.WISH,
        subject=wish.pk,
        number=wish.short_number,
        title=wish.publication.title,
        text=wish.publication.text,
        words=wish.public_place,
        need_key=bundled.need_id if bundled else None,
        status=status,
        step=rules.step_of(status),
        people=counts[0],
        voices=counts[1],
        place_name=wish.public_place,
        lon=wish.lon,
        lat=wish.lat,
        first_at=wish.received_at,
        moved_at=bundled.at if bundled else wish.publication.at,
    )


def rows_of_needs(area: Area, keys: Collection[UUID]) -> list[Listed]:
    public = Need.objects.filter(area=area, pk__in=keys, dissolved_at__isnull=True)
    needs = list(public)
    found = [need.pk for need in needs]
    counts, city = people_and_voices(needs), at_the_city(found)
    fields, words = _fields_of(found), _words_of(found)
    return [
        _need_row(need, counts[need.pk], city[need.pk], fields[need.pk], words[need.pk])
        for need in needs
    ]


def _fields_of(keys: Collection[UUID]) -> dict[UUID, list[UUID]]:
    fields: dict[UUID, list[UUID]] = defaultdict(list)
    pairs = Need.fields.through.objects.filter(need__in=keys).values_list("need", "fieldofaction")
    for need, field in pairs.order_by("need", "fieldofaction"):
        fields[need].append(field)
    return fields


def _words_of(keys: Collection[UUID]) -> dict[UUID, list[str]]:
    """What the wishes in a need said in public; erased words are gone here, too."""
    words: dict[UUID, list[str]] = defaultdict(list)
    said = BundledWish.objects.filter(need__in=keys, wish__erasure__isnull=True)
    rows = said.values_list("need", "wish__publication__title", "wish__publication__text")
    for need, title, text in rows.order_by("need", "wish"):
        words[need].append(f"{title or ''} {text or ''}")
    return words


def _need_row(
    need: Need,
    counts: tuple[int, int],
    city: AtTheCity,
    fields: Iterable[UUID],
    words: Collection[str],
) -> Listed:
    status = city.status()
    return Listed(
        id=need.pk,
        area_id=need.area_id,
        kind=Listed.Kind.NEED,
        subject=need.pk,
        number=need.short_number,
        title=need.title,
        text=need.summary,
        words=" ".join([need.place_name, *words])[:WORDS],
        status=status,
        step=rules.step_of(status),
        people=counts[0],
        voices=counts[1],
        wish_count=len(words),
        place_name=need.place_name,
        lon=need.lon,
        lat=need.lat,
        field_keys=list(fields),
        department_key=city.department_key,
        first_at=need.created_at,
        moved_at=max([need.created_at, *city.moments]),
        due_on=city.due_on,
        decision=city.decision,
        answered_on=city.answered_on,
        planned=city.planned,
    )

"""The inbox of this stage, and the needs as lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from quartier.needs.models import BundledWish, Need, Objection
from quartier.wishes.models import Wish, WishQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from quartier.areas.models import Area


def wishes_to_bundle(area: Area) -> WishQuerySet:
    """The inbox: published wishes that no need has taken up, oldest first."""
    taken_up = Exists(BundledWish.objects.filter(wish=OuterRef("pk")))
    waiting = Wish.objects.of(area).published().filter(~taken_up, erasure__isnull=True)
    return waiting.select_related("publication", "area").order_by("received_at", "pk")


@dataclass(frozen=True)
class InboxFilter:
    """What the clerk looks for; it lies in the address."""

    words: str = ""
    source: str = ""
    place: str = ""
    only_objected: bool = False

    def apply(self, wishes: WishQuerySet) -> WishQuerySet:
        for word in self.words.split()[:8]:
            wishes = wishes.filter(
                Q(publication__title__icontains=word) | Q(publication__text__icontains=word)
            )
        if self.source:
            wishes = wishes.filter(source=self.source)
        if self.place:
            wishes = wishes.filter(place_name__icontains=self.place)
        if self.only_objected:
            wishes = wishes.filter(Exists(Objection.objects.filter(wish=OuterRef("pk"))))
        return wishes


def selected(area: Area, numbers: Iterable[tuple[int, int]]) -> list[Wish]:
    """The chosen wishes that still wait, in the inbox's order; others are simply not there."""
    wanted = Q()
    for year, number in numbers:
        wanted |= Q(year=year, number=number)
    return list(wishes_to_bundle(area).filter(wanted)) if wanted else []


def objected_needs(wishes: Iterable[Wish]) -> QuerySet[Objection]:
    """To which needs the authors of these wishes said: that is not what I meant."""
    return Objection.objects.filter(wish__in=list(wishes)).select_related("need")


def need_of(wish: Wish) -> Need | None:
    bundled = BundledWish.objects.filter(wish=wish).select_related("need__area").first()
    return bundled.need if bundled else None


def needs_of(area: Area) -> QuerySet[Need]:
    return Need.objects.filter(area=area, dissolved_at__isnull=True).select_related("area")


def need_by_number(area: Area, year: int, number: int) -> Need | None:
    found = Need.objects.filter(area=area, year=year, number=number)
    return found.select_related("area").prefetch_related("fields").first()


def gaps(area: Area) -> QuerySet[Need]:
    """Needs that fit no field of action: a gap for the next version of the plan."""
    return needs_of(area).filter(fields__isnull=True).order_by("-created_at", "pk")


def wish_counts(needs: Iterable[Need]) -> dict[object, int]:
    rows = BundledWish.objects.filter(need__in=list(needs)).values("need")
    return dict(rows.annotate(wishes=Count("pk")).values_list("need", "wishes"))


def last_bundling(area: Area, clerk: str, since: datetime) -> list[BundledWish]:
    """What this clerk took up last, in one go: it can still be undone."""
    mine = BundledWish.objects.filter(area=area, by=clerk, at__gte=since)
    last = mine.order_by("-at", "-pk").first()
    if last is None:
        return []
    rows = mine.filter(need=last.need_id, at=last.at).select_related("need__area", "wish")
    return list(rows.order_by("pk"))

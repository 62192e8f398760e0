"""The inbox of this stage, and the needs as lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import cached_property

from quartier.needs import rules
from quartier.needs.models import BundledWish, Follower, Need, Objection, Support
from quartier.wishes.models import Erasure, Wish, WishQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from quartier.accounts.models import AccessToken
    from quartier.areas.models import Area
    from quartier.concept.models import FieldOfAction

MANY = 1000


def wishes_to_bundle(area: Area) -> WishQuerySet:
    """The inbox: published wishes that no need has taken up, oldest first."""
    taken_up = Exists(BundledWish.objects.filter(wish=OuterRef("pk")))
    erased = Exists(Erasure.objects.filter(wish=OuterRef("pk")))
    waiting = Wish.objects.of(area).published().filter(~taken_up, ~erased)
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
    wanted = numbered(numbers)
    return list(wishes_to_bundle(area).filter(wanted)) if wanted else []


def numbered(numbers: Iterable[tuple[int, int]], prefix: str = "") -> Q:
    wanted = Q()
    for year, number in numbers:
        wanted |= Q(**{f"{prefix}year": year, f"{prefix}number": number})
    return wanted


def taken_up(area: Area, numbers: Iterable[tuple[int, int]]) -> QuerySet[BundledWish]:
    """Which of these wishes are in a need by now."""
    wanted = numbered(numbers, "wish__")
    rows = BundledWish.objects.filter(area=area)
    return rows.filter(wanted) if wanted else rows.none()


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


def standing_by_number(area: Area, year: int, number: int) -> Need | None:
    """For a page of its own: nothing but the need."""
    need = Need.objects.filter(area=area, year=year, number=number, dissolved_at=None).first()
    if need:
        need.area = area
    return need


def gaps(area: Area) -> QuerySet[Need]:
    """Needs that fit no field of action: a gap for the next version of the plan."""
    found = needs_of(area).filter(fields__isnull=True).prefetch_related("fields")
    return found.order_by("-created_at", "pk")


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


class OldestWishes(Paginator):  # type: ignore[type-arg]  # no subscript at run time
    """The inbox by pages: the oldest 1,000 and one; filters find the rest.

    Counted in any order, which is cheap; only what a page shows is put in order.
    """

    object_list: WishQuerySet

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[: MANY + 1].count()


def wishes_in(need: Need) -> list[BundledWish]:
    """What was taken into the need, oldest wish first."""
    rows = BundledWish.objects.filter(need=need).select_related(
        "wish__publication", "wish__area", "wish__voice"
    )
    return list(rows.order_by("wish__received_at", "pk"))


def support_count(need: Need) -> int:
    """How often somebody said „Das wünsche ich mir auch“ of the need or of a wish in it."""
    wishes = BundledWish.objects.filter(need=need).values("wish")
    return Support.objects.filter(Q(need=need) | Q(wish__in=wishes)).count()


def is_ready(need: Need, people: int, voices: int) -> bool:
    return rules.is_ready_to_hand_over(
        people=people, voices=voices, urgency=need.urgency, has_summary=bool(need.summary)
    )


def found_needs(
    area: Area, *, q: str = "", field: FieldOfAction | None = None, urgency: str = ""
) -> QuerySet[Need]:
    """The list of needs as the clerk filters it, newest first."""
    needs = needs_of(area).prefetch_related("fields")
    for word in q.split()[:8]:
        needs = needs.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    if field:
        needs = needs.filter(fields=field)
    if urgency:
        needs = needs.filter(urgency=urgency)
    return needs.order_by("-created_at", "-pk")


def public_subject(area: Area, prefix: str, year: int, number: int) -> Need | Wish | None:
    """What a number on a public page opens; a wish that is in a need opens the need."""
    if prefix == "B":
        return needs_of(area).filter(year=year, number=number).first()
    wishes = Wish.objects.of(area).published().filter(erasure__isnull=True)
    wish = wishes.filter(year=year, number=number).select_related("publication", "area").first()
    return (need_of(wish) or wish) if wish and prefix == "" else None


@dataclass(frozen=True)
class Bundling:
    """What a link „War es so gemeint?“ is about. `stands`: the wish is still in the need."""

    need: Need
    wish: Wish
    stands: bool


def bundling_of(token: AccessToken) -> Bundling | None:
    need_key, _colon, wish_key = token.subject.partition(":")
    need = Need.objects.filter(pk=need_key, area=token.area).select_related("area").first()
    wishes = Wish.objects.of(token.area).filter(pk=wish_key)
    wish = wishes.select_related("publication", "area").first()
    if need is None or wish is None:
        return None
    stands = BundledWish.objects.filter(need=need, wish=wish).exists()
    return Bundling(need, wish, stands)


def follower_of(token: AccessToken) -> Follower | None:
    rows = Follower.objects.filter(pk=key_in(token), area=token.area)
    return rows.select_related("need__area", "resident", "area").first()


def key_in(token: AccessToken) -> str:
    return token.subject.rpartition(":")[2]

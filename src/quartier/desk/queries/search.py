"""One search over all the role may see: numbers, titles, texts, places, people, organisations."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from quartier.accounts.access import OFFICE, READERS
from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.areas.rules import parse_number
from quartier.handovers.models import Handover
from quartier.needs.models import Need
from quartier.organisations.models import Organisation
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 10


@dataclass(frozen=True)
class Hit:
    title: str
    note: str
    url: str


@dataclass(frozen=True)
class Group:
    title: str
    hits: list[Hit]


def found_for(area: Area, words: str, *, role: str) -> list[Group]:
    """Up to ten hits of each kind; residents' contact data only for the office."""
    searches: list[tuple[str, Callable[[Area, str], list[Hit]]]] = [
        (_("Akteure und Ämter"), organisations),
    ]
    if role in READERS:
        searches = [(_("Bedarfe"), needs), (_("Weitergaben"), handovers), *searches]
    if role in OFFICE:
        searches = [(_("Wünsche"), wishes), *searches, (_("Menschen"), people)]
    groups = (Group(title, search(area, words)) for title, search in searches)
    return [group for group in groups if group.hits]


def numbered(words: str, prefix: str = "") -> Q:
    """Also found by its number, however it is typed; a letter in front names the kind."""
    parsed = parse_number(words)
    if parsed is None or parsed[0] not in {"", prefix}:
        return Q(pk=None)
    return Q(year=parsed[1], number=parsed[2])


def wishes(area: Area, words: str) -> list[Hit]:
    fits = Q(text__icontains=words) | Q(place_name__icontains=words) | numbered(words)
    rows = Wish.objects.filter(fits, area=area).order_by("-received_at")[:MOST]
    return [
        Hit(
            wish.text[:100],
            wish.short_number,
            reverse("wishes:desk_wish", args=[area, wish.short_number]),
        )
        for wish in rows
    ]


def needs(area: Area, words: str) -> list[Hit]:
    fits = Q(title__icontains=words) | Q(summary__icontains=words) | numbered(words, "B")
    rows = Need.objects.filter(fits, area=area, dissolved_at__isnull=True).order_by("-created_at")
    return [
        Hit(
            need.title,
            need.short_number,
            reverse("needs:desk_need", args=[area, need.short_number]),
        )
        for need in rows[:MOST]
    ]


def handovers(area: Area, words: str) -> list[Hit]:
    named = Q(needs__title__icontains=words) | Q(department__name__icontains=words)
    found = Handover.objects.filter(named | numbered(words, "W"), area=area)
    rows = found.select_related("department").distinct()
    return [
        Hit(
            handover.department.name,
            handover.short_number,
            reverse("handovers:desk_handover", args=[area, handover.short_number]),
        )
        for handover in rows.order_by("-handed_over_at")[:MOST]
    ]


def organisations(area: Area, words: str) -> list[Hit]:
    fits = Q(name__icontains=words) | Q(contact_persons__name__icontains=words)
    rows = Organisation.objects.filter(fits, area=area).distinct().order_by("name")[:MOST]
    return [
        Hit(
            row.name,
            row.get_kind_display(),
            reverse("organisations:desk_organisation", args=[area, row.pk]),
        )
        for row in rows
    ]


def people(area: Area, words: str) -> list[Hit]:
    fits = Q(name__icontains=words) | Q(email__icontains=words) | Q(phone__icontains=words)
    rows = Resident.objects.filter(fits, area=area, erased_at__isnull=True).order_by("name")[:MOST]
    return [
        Hit(
            row.name or _("ohne Namen"),
            row.email or row.phone or row.address,
            reverse("desk:person", args=[area, row.pk]),
        )
        for row in rows
    ]

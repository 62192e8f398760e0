"""What stands on public pages about the office."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from quartier.areas.models import Area
from quartier.office.models import Closure, Notice, Office, OfficePerson, OpeningHours
from quartier.office.queries.hours import calendar_of, hours_lines, open_sentence, state_of
from quartier.office.rules import BERLIN, Open

Row = TypeVar("Row", OpeningHours, Closure, OfficePerson)


@dataclass(frozen=True)
class Frame:
    """What head and foot of every public page say about the office."""

    name: str
    address_lines: list[str]
    phone: str
    email: str
    open_sentence: str
    open_state: str
    hours_lines: list[str]
    danger_name: str = ""
    danger_phone: str = ""


def office_of(area: Area) -> Office | None:
    return Office.objects.filter(area=area).first()


def frame_of(area: Area, now: datetime) -> Frame:
    """Three queries. `open_state` is open, later, appointment or unknown."""
    office = office_of(area) or Office(area=area, name=area.name)
    today = now.astimezone(BERLIN).date()
    calendar = calendar_of(area, today)
    state = state_of(calendar, now)
    return Frame(
        name=office.name,
        address_lines=address_lines(office),
        phone=office.phone,
        email=office.email,
        open_sentence=open_sentence(state, now),
        open_state="open" if isinstance(state, Open) else type(state).__name__.lower(),
        hours_lines=hours_lines(calendar, today),
        danger_name=office.danger_name,
        danger_phone=office.danger_phone,
    )


def address_lines(office: Office) -> list[str]:
    return [line for line in (office.street, f"{office.postcode} {office.town}".strip()) if line]


def persons(area: Area) -> QuerySet[OfficePerson]:
    return OfficePerson.objects.filter(area=area).order_by("name", "pk")


def persons_listed(area: Area, on: date) -> QuerySet[OfficePerson]:
    """Those who work here on that day and agreed to stand on the page."""
    return (
        OfficePerson.objects.filter(area=area, consent_on__lte=on)
        .filter(Q(since__isnull=True) | Q(since__lte=on), Q(until__isnull=True) | Q(until__gte=on))
        .order_by("name", "pk")
    )


def notices(area: Area, now: datetime) -> QuerySet[Notice]:
    """What stands under "Aktuelles" at this moment, newest first."""
    today = now.astimezone(BERLIN).date()
    return (
        Notice.objects.filter(area=area, published_at__lte=now)
        .filter(Q(until__isnull=True) | Q(until__gte=today))
        .order_by("-published_at", "-pk")
    )


def upcoming(area: Area, now: datetime) -> QuerySet[Notice]:
    """Dates still to come, the next one first."""
    return notices(area, now).filter(starts_at__gte=now).order_by("starts_at", "pk")


def all_notices(area: Area) -> QuerySet[Notice]:
    """For the desk: shown or over, newest first."""
    return Notice.objects.filter(area=area).order_by("-published_at", "-pk")


def row_of(model: type[Row], area: Area, key: UUID) -> Row | None:
    """One slot, closure or person of this area."""
    return model.objects.filter(area=area, pk=key).first()

"""What is counted for the desk: remembered until something happens in the area."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.core.cache import caches
from django.db.models import Count, F, Min, Q, Sum
from django.utils.translation import get_language

from quartier.areas.models import Area
from quartier.handovers.models import Answer, Telling
from quartier.journal.queries import newest_key
from quartier.needs import queries as needs
from quartier.wishes import queries as wishes
from quartier.wishes.models import Wish

MINUTE = 60
T = TypeVar("T")


def until_next_act(name: str, area: Area, on: date, ask: Callable[[], T]) -> T:
    """Remember what follows from the rows of an area: no row changes without an entry."""
    key = f"{name}:{get_language()}:{area.pk}:{on}:{newest_key(area.pk)}"
    return caches["memory"].get_or_set(key, ask, MINUTE)  # type: ignore[return-value]


def unread(area: Area, on: date) -> tuple[int, datetime | None]:
    """How many wishes nobody has read, and since when the oldest waits for a promised reading.

    Nobody was promised anything about a row of a list, however old it is.
    """

    def ask() -> tuple[int, datetime | None]:
        waiting = wishes.to_read(area).order_by()
        promised = ~Q(source=Wish.Source.IMPORT)
        found = waiting.aggregate(count=Count("pk"), oldest=Min("received_at", filter=promised))
        return found["count"], found["oldest"]

    return until_next_act("unread", area, on, ask)


def unbundled(area: Area, on: date) -> int:
    return until_next_act("unbundled", area, on, needs.wishes_to_bundle(area).count)


@dataclass(frozen=True)
class Week:
    """The last seven days in numbers, for the side of the desk's first page."""

    wishes: int
    answers: int
    told: int


def this_week(area: Area, now: datetime) -> Week:
    since = now - timedelta(days=7)
    tellings = Telling.objects.filter(area=area, at__gte=since)
    told = tellings.aggregate(n=Sum(F("emails") + F("letters") + F("calls") + F("visits")))["n"]
    return Week(
        wishes=Wish.objects.filter(area=area, received_at__gte=since).count(),
        answers=Answer.objects.filter(area=area, at__gte=since).count(),
        told=told or 0,
    )

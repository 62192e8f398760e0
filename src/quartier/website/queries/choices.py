"""What the filters offer, and the drawing of the map. Both change rarely: remembered a minute."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.core.cache import caches
from django.utils import timezone

from quartier.areas.models import Area
from quartier.areas.queries import ground, streets_and_landmarks
from quartier.concept.queries import all_fields
from quartier.organisations.models import Organisation

MINUTE = 60
T = TypeVar("T")


@dataclass(frozen=True)
class Choices:
    """Fields of action by code (title and key), departments by key."""

    fields: dict[str, tuple[str, UUID]]
    departments: dict[str, str]


@dataclass(frozen=True)
class Drawing:
    ground: str
    places: list[str]


def remembered(key: str, area: Area, ask: Callable[[], T]) -> T:
    """For a minute, in this process."""
    return caches["memory"].get_or_set(f"{key}:{area.pk}", ask, MINUTE)  # type: ignore[return-value]


def choices_of(area: Area) -> Choices:
    return remembered("choices", area, lambda: _choices(area))


def _choices(area: Area) -> Choices:
    offices = Organisation.objects.filter(area=area, kind=Organisation.Kind.DEPARTMENT)
    return Choices(
        {field.code: (field.title, field.pk) for field in all_fields(area)},
        {str(office.pk): office.called for office in offices.order_by("name")},
    )


def drawing_of(area: Area) -> Drawing:
    return remembered("drawing", area, lambda: _drawing(area))


def _drawing(area: Area) -> Drawing:
    names = streets_and_landmarks(area).values_list("name", flat=True)
    return Drawing(ground(area, timezone.localdate()), list(names))

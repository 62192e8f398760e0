"""What the filters of the list offer."""

from dataclasses import dataclass

from quartier.areas.models import Area
from quartier.concept.models import FieldOfAction
from quartier.organisations.models import Organisation


@dataclass(frozen=True)
class Choices:
    fields: list[FieldOfAction]
    departments: list[Organisation]


def choices_of(area: Area) -> Choices:
    """Two queries, both over a handful of rows."""
    fields = FieldOfAction.objects.filter(area=area).order_by("position", "code")
    offices = Organisation.objects.filter(area=area, kind=Organisation.Kind.DEPARTMENT)
    return Choices(list(fields), list(offices.order_by("name")))

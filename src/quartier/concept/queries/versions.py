from django.db.models import QuerySet

from quartier.areas.models import Area
from quartier.concept.models import PlanVersion


def versions(area: Area) -> QuerySet[PlanVersion]:
    """All versions, newest first."""
    return PlanVersion.objects.filter(area=area).order_by("-created_at", "-pk")


def adopted(area: Area) -> QuerySet[PlanVersion]:
    """What the council resolved, newest first."""
    return (
        PlanVersion.objects.filter(area=area, adopted_on__isnull=False)
        .select_related("copied_from", "resolution_file")
        .order_by("-adopted_on", "-pk")
    )


def current(area: Area) -> PlanVersion | None:
    """The version that holds."""
    return adopted(area).first()


def draft(area: Area) -> PlanVersion | None:
    """The one version being worked on, if any."""
    return (
        PlanVersion.objects.filter(area=area, adopted_on__isnull=True)
        .select_related("copied_from")
        .first()
    )


def version_by_number(area: Area, number: str) -> PlanVersion | None:
    return (
        PlanVersion.objects.filter(area=area, number=number)
        .select_related("copied_from", "resolution_file")
        .first()
    )


def adopted_on_number(area: Area, number: str) -> PlanVersion | None:
    """What the public may cite: adopted versions only."""
    return adopted(area).filter(number=number).first()

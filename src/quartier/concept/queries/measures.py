from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from quartier.areas.models import Area
from quartier.concept.models import FieldOfAction, Goal, Measure, MeasureState, PlanVersion


def goals_of(version: PlanVersion) -> QuerySet[Goal]:
    return Goal.objects.filter(version=version).select_related("field").order_by("code", "pk")


def measures_of(version: PlanVersion) -> QuerySet[Measure]:
    """Each with its newest state as `state` and the day of it as `state_on`."""
    states = MeasureState.objects.filter(lineage=OuterRef("lineage")).order_by(
        "-on", "-recorded_at", "-pk"
    )
    return (
        Measure.objects.filter(version=version)
        .annotate(state=Subquery(states.values("state")[:1]))
        .annotate(state_on=Subquery(states.values("on")[:1]))
        .select_related("carrier", "department", "version")
        .prefetch_related(
            Prefetch("fields", FieldOfAction.objects.order_by("position", "code")),
            Prefetch("goals", Goal.objects.order_by("code")),
        )
        .order_by("code", "pk")
    )


def measure_in(version: PlanVersion, code: str) -> Measure | None:
    return measures_of(version).filter(code=code).first()


def states_of(area: Area, lineage: UUID) -> QuerySet[MeasureState]:
    """How the measure went on, oldest first, across all versions."""
    return MeasureState.objects.filter(area=area, lineage=lineage).order_by(
        "on", "recorded_at", "pk"
    )


def of_lineage(area: Area, lineage: UUID) -> QuerySet[Measure]:
    """The same measure in all adopted versions, newest first."""
    return (
        Measure.objects.filter(area=area, lineage=lineage, version__adopted_on__isnull=False)
        .select_related("version")
        .order_by("-version__adopted_on")
    )

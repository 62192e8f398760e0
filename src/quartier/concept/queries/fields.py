from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from quartier.areas.models import Area
from quartier.concept.models import FieldOfAction, Goal, Measure, PlanVersion
from quartier.concept.queries.measures import goals_of, measures_of
from quartier.concept.rules import STAGES, stage_of


@dataclass(frozen=True)
class FieldRow:
    """A field of action with what a version plans in it; `stages` counts measures per stage."""

    field: FieldOfAction
    goals: int
    measures: int
    stages: list[tuple[str, int]]


@dataclass(frozen=True)
class FieldPage:
    """All of one field in one version."""

    field: FieldOfAction
    goals: list[Goal]
    measures: list[Measure]
    stages: list[tuple[str, int]]


def all_fields(area: Area) -> QuerySet[FieldOfAction]:
    return FieldOfAction.objects.filter(area=area).order_by("position", "code")


def active_fields(area: Area) -> QuerySet[FieldOfAction]:
    """Fields that needs can be put into now."""
    return all_fields(area).filter(ended_on__isnull=True)


def field_rows(version: PlanVersion) -> list[FieldRow]:
    """Every field in use, with counts: four queries whatever the number of measures."""
    goals = Counter(goal.field_id for goal in Goal.objects.filter(version=version))
    measures = list(measures_of(version))
    rows = [_row(field, goals[field.pk], measures) for field in all_fields(version.area)]
    return [row for row in rows if row.measures or row.goals or row.field.ended_on is None]


def _row(field: FieldOfAction, goals: int, measures: Iterable[Measure]) -> FieldRow:
    inside = [m for m in measures if field in m.fields.all()]
    return FieldRow(field, goals, len(inside), stages(inside))


def stages(measures: Iterable[Measure]) -> list[tuple[str, int]]:
    found = Counter(stage_of(m.state or "") for m in measures)  # type: ignore[attr-defined]
    return [(stage, found[stage]) for stage in STAGES if found[stage]]


def field_page(version: PlanVersion, code: str) -> FieldPage | None:
    field = all_fields(version.area).filter(code=code).first()
    if field is None:
        return None
    measures = list(measures_of(version).filter(fields=field))
    return FieldPage(field, list(goals_of(version).filter(field=field)), measures, stages(measures))

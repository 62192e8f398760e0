"""Was wurde daraus? What every department answered, in numbers and with reasons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Exists, F, FilteredRelation, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from quartier.handovers import rules
from quartier.handovers.models import Answer, Extension, HandedNeed, Handover
from quartier.handovers.queries.inbox import whole_answers
from quartier.handovers.rules import Figures, Line
from quartier.organisations.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.concept.models import FieldOfAction

Rows = TypeVar("Rows", bound="QuerySet[Any]")
REFUSALS = 5


@dataclass(frozen=True)
class DepartmentLine:
    department: Organisation
    figures: Figures


@dataclass(frozen=True)
class Ledger:
    """`rows` by name; `total` of all; `refusals`: the newest "no", with reasons."""

    rows: Sequence[DepartmentLine]
    total: Figures
    refusals: Sequence[Answer]


def ledger(
    area: Area,
    year: int | None = None,
    field: FieldOfAction | None = None,
    *,
    on: date,
) -> Ledger:
    """By the year of handing over. Three queries, however many departments and needs."""
    profile = area.municipality.holiday_profile
    lines: dict[UUID, list[Line]] = defaultdict(list)
    for department, *values in _values(area, year, field):
        lines[department].append(Line(*values))
    departments = Organisation.objects.filter(area=area, pk__in=lines).order_by("name")
    rows = [
        DepartmentLine(row, rules.figures_of(lines[row.pk], on=on, profile=profile))
        for row in departments
    ]
    everything = [line for some in lines.values() for line in some]
    total = rules.figures_of(everything, on=on, profile=profile)
    return Ledger(rows, total, list(refusals(area, year, field)[:REFUSALS]))


def _values(
    area: Area, year: int | None, field: FieldOfAction | None
) -> QuerySet[HandedNeed, tuple[Any, ...]]:
    """(department, handed over on, due, first answered on, decision that holds now)."""
    extended = Extension.objects.filter(handed_need=OuterRef("pk")).values("handed_need")
    longest = Subquery(extended.annotate(last=Max("effective")).values("last"))
    rows = _chosen(HandedNeed.objects.filter(area=area), "", year, field)
    answered = Exists(Answer.objects.filter(handed_need=OuterRef("pk")))
    rows = rows.filter(Q(need__dissolved_at__isnull=True) | answered)
    return rows.annotate(
        first=FilteredRelation("answers", condition=Q(answers__corrects__isnull=True)),
        due=Greatest(
            F("handover__answer_effective"), Coalesce(longest, F("handover__answer_effective"))
        ),
        decision=Subquery(
            Answer.objects.filter(handed_need=OuterRef("pk"), corrected_by__isnull=True).values(
                "decision"
            )[:1]
        ),
    ).values_list(
        "handover__department", "handover__handed_over_on", "due", "first__answered_on", "decision"
    )


def _chosen(rows: Rows, prefix: str, year: int | None, field: FieldOfAction | None) -> Rows:
    if year:
        rows = rows.filter(**{f"{prefix}handover__handed_over_on__year": year})
    if field:
        rows = rows.filter(**{f"{prefix}need__fields": field})
    return rows


def refusals(
    area: Area, year: int | None = None, field: FieldOfAction | None = None
) -> QuerySet[Answer]:
    """What the city refuses, newest first."""
    noes = Answer.objects.filter(area=area, decision=Answer.Decision.NO, corrected_by__isnull=True)
    rows = _chosen(noes, "handed_need__", year, field)
    return whole_answers(rows).order_by("-answered_on", "-pk")


def years(area: Area) -> list[int]:
    """In which years something was handed over, newest first."""
    rows = Handover.objects.filter(area=area).values_list("year", flat=True)
    return list(rows.distinct().order_by("-year"))

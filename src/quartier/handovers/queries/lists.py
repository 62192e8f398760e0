"""The desk's lists: packages by state and department, results by what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from quartier.handovers.models import Answer, Extension, HandedNeed, Handover, Progress, Question
from quartier.handovers.queries.inbox import waited_for

if TYPE_CHECKING:
    from datetime import date

    from quartier.areas.models import Area
    from quartier.organisations.models import Organisation

STATES = ("overdue", "question", "unacknowledged", "open", "to_tell", "told")


def packages(
    area: Area, on: date, *, state: str = "", department: Organisation | None = None
) -> QuerySet[Handover]:
    """Newest first, each with its facts as annotations; one state or all."""
    rows = with_states(Handover.objects.filter(area=area), on)
    if department:
        rows = rows.filter(department=department)
    if state in STATES:
        rows = rows.filter(**WANTED[state])
    return rows.select_related("area", "department").order_by("-handed_over_at", "-pk")


WANTED: dict[str, dict[str, bool | int]] = {
    "overdue": {"is_overdue": True},
    "question": {"has_question": True},
    "unacknowledged": {"is_acknowledged": False, "open_count__gt": 0},
    "open": {"open_count__gt": 0},
    "to_tell": {"is_to_tell": True},
    "told": {"open_count": 0, "is_to_tell": False},
}


def with_states(rows: QuerySet[Handover], on: date) -> QuerySet[Handover]:
    handed = HandedNeed.objects.filter(handover=OuterRef("pk"))
    waiting = waited_for(handed)
    extended = Extension.objects.filter(handed_need=OuterRef("pk")).values("handed_need")
    answer_by = F("handover__answer_effective")
    longest = Coalesce(Subquery(extended.annotate(x=Max("effective")).values("x")), answer_by)
    late = waiting.annotate(due=Greatest(answer_by, longest)).filter(due__lt=on)
    untold = Answer.objects.filter(
        handed_need__handover=OuterRef("pk"), corrected_by__isnull=True, telling__isnull=True
    )
    asked = Question.objects.filter(handed_need__handover=OuterRef("pk"), replied_at__isnull=True)
    nothing = Q(needs__answers__isnull=True)
    return rows.annotate(
        need_count=Count("needs", distinct=True),
        open_count=Count("needs", filter=nothing, distinct=True),
        is_overdue=Exists(late),
        has_question=Exists(asked),
        is_to_tell=Exists(untold),
        is_acknowledged=Q(acknowledgement__isnull=False),
    ).prefetch_related(
        Prefetch("needs", HandedNeed.objects.order_by("position").only("title", "handover"))
    )


def told(area: Area) -> QuerySet[HandedNeed]:
    """Needs with an answer everybody knows of: the newest round of each, newest answer first."""
    newer = HandedNeed.objects.filter(need=OuterRef("need"), round__gt=OuterRef("round"))
    progress = Progress.objects.filter(need=OuterRef("need")).order_by("-at", "-pk")
    answer = Answer.objects.filter(handed_need=OuterRef("pk"), corrected_by__isnull=True)
    rows = HandedNeed.objects.filter(~Exists(newer), area=area, answers__telling__isnull=False)
    rows = rows.annotate(
        progress=Subquery(progress.values("kind")[:1]),
        progress_at=Subquery(progress.values("at")[:1]),
        decision=Subquery(answer.values("decision")[:1]),
        told_at=Max("answers__telling__at"),
    )
    return rows.select_related("need__area", "handover__department", "reopening").order_by(
        "-told_at", "-pk"
    )


REOPENED = Q(reopening__isnull=False) & (
    Q(progress_at__isnull=True) | Q(progress_at__lt=F("reopening__at"))
)
RESULTS = {
    "reopened": REOPENED,
    "promised": ~REOPENED & Q(progress__isnull=True, decision__in=["yes", "partly", "later"]),
    "started": ~REOPENED & Q(progress="started"),
    "done": ~REOPENED & Q(progress="done"),
}


def results(area: Area, state: str) -> QuerySet[HandedNeed]:
    rows = told(area)
    return rows.filter(RESULTS[state]) if state in RESULTS else rows


def result_counts(area: Area) -> dict[str, int]:
    return {state: told(area).filter(wanted).count() for state, wanted in RESULTS.items()}

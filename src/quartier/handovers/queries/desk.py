"""One package on the desk: where it stands, and all rows that hang on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quartier.handovers import rules
from quartier.handovers.models import Escalation, HandedNeed, Handover, Question
from quartier.handovers.queries.inbox import current_answer, due_of, open_escalations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from django.db.models import Model

    from quartier.areas.models import Area


@dataclass(frozen=True)
class State:
    """What the one sentence on top is made of."""

    total: int
    open: int
    untold: int
    questions: int
    next_due: date | None
    is_overdue: bool


def state_of(rows: Sequence[HandedNeed], on: date) -> State:
    waiting = [row for row in rows if not row.answers.all()]
    dues = [due_of(row) for row in waiting]
    answers = [answer for row in rows if (answer := current_answer(row))]
    return State(
        total=len(rows),
        open=len(waiting),
        untold=sum(not hasattr(answer, "telling") for answer in answers),
        questions=sum(q.replied_at is None for row in rows for q in row.questions.all()),
        next_due=min(dues, default=None),
        is_overdue=any(rules.is_overdue(due, on) for due in dues),
    )


def rows_of(handover: Handover) -> list[Model]:
    """Everything the journal may speak of when it speaks of this package."""
    rows: list[Model] = [handover, *handover.reminders.all(), *handover.escalations.all()]
    if hasattr(handover, "acknowledgement"):
        rows.append(handover.acknowledgement)
    facts = ("answers__telling", "questions", "extensions")
    for handed in handover.needs.prefetch_related(*facts).select_related("reopening"):
        rows += [handed, *handed.questions.all(), *handed.extensions.all()]
        for answer in handed.answers.all():
            rows += [answer, *([answer.telling] if hasattr(answer, "telling") else [])]
        rows += [handed.reopening] if hasattr(handed, "reopening") else []
    return rows


def question_by_key(area: Area, key: UUID) -> Question | None:
    rows = Question.objects.filter(area=area, pk=key)
    return rows.select_related("handed_need__handover__department", "handed_need__area").first()


def escalation_by_key(area: Area, key: UUID) -> Escalation | None:
    rows = Escalation.objects.filter(area=area, pk=key)
    return rows.select_related("handover__area").first()


def open_escalation_of(handover: Handover) -> Escalation | None:
    return next((row for row in open_escalations(handover.area) if row.handover == handover), None)

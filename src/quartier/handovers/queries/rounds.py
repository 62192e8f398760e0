"""Every round of handing over a need, read for its journey.

Most needs were never extended, asked about or escalated. So one statement asks what there is, and
only that is fetched: three queries for a usual need instead of eight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from quartier.handovers.models import (
    Answer,
    Escalation,
    Extension,
    HandedNeed,
    Progress,
    Question,
    Reminder,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

WHAT_FOLLOWED = """
SELECT EXISTS (SELECT FROM handovers_answer WHERE handed_need_id = ANY(%(handed)s)),
       EXISTS (SELECT FROM handovers_extension WHERE handed_need_id = ANY(%(handed)s)),
       EXISTS (SELECT FROM handovers_question WHERE handed_need_id = ANY(%(handed)s)),
       EXISTS (SELECT FROM handovers_reminder WHERE handover_id = ANY(%(handovers)s)),
       EXISTS (SELECT FROM handovers_escalation WHERE handover_id = ANY(%(handovers)s))
"""


def rounds_of(need: UUID) -> list[HandedNeed]:
    """Oldest first, with what followed each."""
    rows = HandedNeed.objects.filter(need=need).select_related(
        "handover__department", "handover__acknowledgement", "reopening"
    )
    rounds = list(rows.order_by("round"))
    if rounds:
        _add_what_followed(rounds)
    return rounds


def progress_of(need: UUID) -> list[Progress]:
    return list(Progress.objects.filter(need=need).order_by("at", "pk"))


def _add_what_followed(rounds: list[HandedNeed]) -> None:
    answers = Answer.objects.select_related("telling__solved_question", "attachment")
    rows: dict[str, QuerySet[Any]] = {
        "answers": answers.order_by("at", "pk"),
        "extensions": Extension.objects.order_by("at", "pk"),
        "questions": Question.objects.order_by("asked_at", "pk"),
        "handover__reminders": Reminder.objects.order_by("on", "level"),
        "handover__escalations": Escalation.objects.order_by("on"),
    }
    for (name, chosen), is_there in zip(rows.items(), _what_is_there(rounds), strict=True):
        if is_there:
            prefetch_related_objects(rounds, Prefetch(name, chosen))
        else:
            _mark_as_empty(rounds, name, chosen.none())


def _what_is_there(rounds: list[HandedNeed]) -> tuple[bool, ...]:
    keys = {"handed": [row.pk for row in rounds], "handovers": [row.handover_id for row in rounds]}
    with connection.cursor() as cursor:
        return tuple(cursor.execute(WHAT_FOLLOWED, keys).fetchone())


def _mark_as_empty(rounds: Iterable[HandedNeed], name: str, nothing: QuerySet[Any]) -> None:
    """As if it had been prefetched and nothing was found; Django would compose a query first."""
    for handed in rounds:
        path, _underscores, last = name.rpartition("__")
        owner: Any = getattr(handed, path) if path else handed
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[last] = nothing

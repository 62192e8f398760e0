"""Files that departments attached: whose they are, and which of them everybody may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quartier.files.models import StoredFile
from quartier.handovers import rules
from quartier.handovers.models import Answer, Telling

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from quartier.areas.models import Area
    from quartier.handovers.models import Handover


def attachment_of(handover: Handover, key: UUID) -> StoredFile | None:
    """What the department attached to one of its answers; for readers of the package."""
    answered = handover.needs.filter(answers__attachment=key)
    rows = StoredFile.objects.filter(area=handover.area, pk=key)
    return rows.filter(pk__in=answered.values("answers__attachment")).first()


def shown_attachment(answer: Answer) -> StoredFile | None:
    """The answer's file if everybody may open it. Asks nothing of rows `rounds_of` read."""
    same = [
        row.telling
        for row in answer.handed_need.answers.all()
        if row.attachment_id == answer.attachment_id and hasattr(row, "telling")
    ]
    is_shown = answer.attachment_id and rules.is_shown((t.at, t.shows_attachment) for t in same)
    return answer.attachment if is_shown else None


def public_attachment(area: Area, year: int, number: int, key: UUID) -> StoredFile | None:
    """A file on the page of a need, as everybody may open it."""
    tellings = Telling.objects.filter(
        area=area,
        answer__attachment=key,
        answer__handed_need__need__year=year,
        answer__handed_need__need__number=number,
        answer__handed_need__need__dissolved_at__isnull=True,
    )
    decisions = tellings.values_list("at", "shows_attachment")
    return StoredFile.objects.get(pk=key) if rules.is_shown(decisions) else None


def file_is_shown(answer: Answer) -> bool:
    """What the office decided last about this file; a correction may have kept it."""
    return rules.is_shown(decisions_about(answer).values_list("at", "shows_attachment"))


def decisions_about(answer: Answer) -> QuerySet[Telling]:
    """The tellings of the answer's file, the newest first; none without a file."""
    rows = Telling.objects.filter(answer__handed_need=answer.handed_need_id)
    rows = rows.filter(answer__attachment__isnull=False, answer__attachment=answer.attachment_id)
    return rows.order_by("-at", "-pk")

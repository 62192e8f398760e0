"""Where a need stands across all stages, for pages of lower floors that make room for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from quartier.handovers.models import HandedNeed
from quartier.journeys.models import Listed
from quartier.journeys.queries import Journey, journey_of_need
from quartier.journeys.rules import on_that_day
from quartier.needs.models import Need
from quartier.needs.queries import need_of
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from uuid import UUID

register = template.Library()


@register.simple_tag(takes_context=True)
def journey_of(context: template.Context, need: Need) -> Journey:
    """The whole way of a need: status, sentence and steps. Asked once a page."""
    known: dict[UUID, Journey] = context["request"].__dict__.setdefault("journeys", {})
    if need.pk not in known:
        known[need.pk] = journey_of_need(need, timezone.now())
    return known[need.pk]


@register.simple_tag
def handed(need: Need) -> list[HandedNeed]:
    """The packages the need was part of, newest first."""
    rows = HandedNeed.objects.filter(need=need).select_related("handover__department")
    return list(rows.order_by("-round"))


@register.simple_tag(takes_context=True)
def status_of(context: template.Context, need: Need, rows: Sequence[dict[str, Any]]) -> str:
    """The status of one need of a list. Asked once for the whole list."""
    kept = context["request"].__dict__
    if "statuses" not in kept:
        keys = [row["need"].pk for row in rows]
        listed = Listed.objects.filter(subject__in=keys)
        today = timezone.localdate()
        kept["statuses"] = {
            row.subject: on_that_day(row.status, row.due_on, today) for row in listed
        }
    return str(kept["statuses"].get(need.pk, ""))


@register.simple_tag
def bundled_in(wish: Wish) -> Need | None:
    """The need that took the wish up, if one did."""
    return need_of(wish)

"""Where a need stands across all stages, for pages of lower floors that make room for it."""


from django import template

from quartier.handovers.models import HandedNeed
from quartier.journeys.queries import Journey, journey_of_need
from quartier.needs.models import Need
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

register = template.Library()


@register.simple_tag(takes_context=True)
def journey_of(context: template.Context, need: Need) -> Journey:
    """The whole way of a need: status, sentence and steps. Asked once a page."""
    known: dict[UUID, Journey] = context["request"].__dict__.setdefault("journeys", {})
    if need.pk not in known:
        known[need.pk] = journey_of_need(need)
    return known[need.pk]


@register.simple_tag
def handed(need: Need) -> list[HandedNeed]:
    """The packages the need was part of, newest first."""
    rows = HandedNeed.objects.filter(need=need).select_related("handover__department")
    return list(rows.order_by("-round"))

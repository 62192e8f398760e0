"""The needs of the desk by where they stand: each stage is asked for its own word about them."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from quartier.areas.models import Area
from quartier.concept.models import FieldOfAction
from quartier.handovers.queries import needs_to_hand_over
from quartier.journeys.models import Listed
from quartier.journeys.queries import Filters, selection
from quartier.journeys.rules import DECISIONS
from quartier.needs.models import Need
from quartier.needs.queries import found_needs
from quartier.needs.rules import ENOUGH_PEOPLE, ENOUGH_WHEN_URGENT

ANSWERED = "answered"
STATES_OF_NEEDS = ("with_city", "overdue", ANSWERED, *DECISIONS, "in_progress", "done", "reopened")
"""In the words of the public list; `answered` is all decisions together."""


def needs(
    area: Area,
    *,
    q: str = "",
    field: FieldOfAction | None = None,
    urgency: str = "",
    state: str = "",
) -> QuerySet[Need]:
    """The list as the clerk filters it, newest first."""
    found = found_needs(area, q=q, field=field, urgency=urgency)
    if state == "gap":
        return found.filter(fields__isnull=True)
    if state in {"ready", "collecting"}:
        return ready(waiting(found, area), is_wanted=state == "ready")
    return found.filter(pk__in=subjects(area, state)) if state else found


def subjects(area: Area, state: str) -> QuerySet[Listed]:
    """What the public list shows with this badge today."""
    if state == ANSWERED:
        listed = Listed.objects.shown(area).filter(status__in=DECISIONS)
    else:
        listed = selection(area, Filters(status=state, kind=Listed.Kind.NEED)).order_by()
    return listed.values("subject")  # type: ignore[return-value]


def waiting(found: QuerySet[Need], area: Area) -> QuerySet[Need]:
    """At no department, or open again."""
    return found.filter(pk__in=needs_to_hand_over(area).order_by().values("pk"))


def ready(found: QuerySet[Need], *, is_wanted: bool) -> QuerySet[Need]:
    """`needs.rules.is_ready_to_hand_over` for many, with the numbers of the public list."""
    behind = Listed.objects.filter(subject=OuterRef("pk")).annotate(sum=F("people") + F("voices"))
    enough = Exists(behind.filter(sum__gte=ENOUGH_PEOPLE))
    urgent = Q(urgency=Need.Urgency.URGENT) & Exists(behind.filter(sum__gte=ENOUGH_WHEN_URGENT))
    can_go = ~Q(summary="") & (enough | urgent)
    return found.filter(can_go if is_wanted else ~can_go)

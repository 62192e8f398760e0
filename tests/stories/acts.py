"""Single steps of a wish's way, some days ago."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from quartier.accounts.models import Membership
from quartier.areas.models import Area
from quartier.handovers import actions as handovers
from quartier.journal.rules import NOBODY, Actor
from quartier.needs import actions as needs
from quartier.organisations.models import Organisation
from quartier.wishes import actions as wishes
from quartier.wishes.models import Wish


def said(
    area: Area, text: str, *, days: float = 100, public: str = "", read: bool = True, **facts: Any
) -> Wish:
    """A wish of `days` ago, published the same day if it was read."""
    at = timezone.now() - timedelta(days=days)
    wish = wishes.take_in(
        area, text=text, source="online", form_key=uuid4(), at=at, by=NOBODY, **facts
    )
    if read:
        words = public or text
        wishes.publish(wish, title=words[:60], text=words, at=at, by=Actor("job", "test"))
        wish.refresh_from_db()
    return wish


def bundled(area: Area, *chosen: Wish, days: float = 90, title: str = "Ein Bedarf") -> Any:
    return needs.bundle(
        list(chosen),
        area=area,
        title=title,
        summary="Menschen wünschen sich das.",
        fields=[],
        urgency="normal",
        at=timezone.now() - timedelta(days=days),
        by=Actor("job", "test"),
    )


def handed(area: Area, department: Organisation, *chosen: Any, days: float = 60) -> Any:
    """The package; its link holds."""
    at = timezone.now() - timedelta(days=days)
    row, _token = handovers.hand_over(
        list(chosen),
        area=area,
        department=department,
        cover_letter="Guten Tag, bitte antworten Sie uns.",
        answer_on=(timezone.localdate() + timedelta(days=20)),
        on=timezone.localdate(at),
        at=at,
        form_key=uuid4(),
        by=clerk_of(area),
    )
    return row


def clerk_of(area: Area) -> Actor:
    member = Membership.objects.select_related("user").get(area=area, role="staff")
    return member.user.as_actor("staff")

"""The thread by the real acts, as far as a test needs it."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from quartier.handovers import actions as handovers
from quartier.needs import actions as needs
from quartier.organisations.models import Organisation
from quartier.wishes import actions as wishes
from tests.factories import CLERK


def said(area, text="Eine Bank am Weg zur Iller", *, days_ago=40, title="", **facts):
    """A published wish without a contact."""
    at = timezone.now() - timedelta(days=days_ago)
    wish = wishes.take_in(
        area, text=text, source="online", form_key=uuid4(), at=at, by=CLERK, **facts
    )
    wishes.publish(wish, title=title or text[:60], text=text, at=at, by=CLERK)
    wish.refresh_from_db()
    return wish


def bundled(area, *chosen, title="Sitzbänke im Viertel", **facts):
    return needs.bundle(
        list(chosen) or [said(area)],
        area=area,
        title=title,
        summary="Menschen brauchen Orte zum Ausruhen.",
        fields=[],
        urgency="normal",
        at=timezone.now() - timedelta(days=30),
        by=CLERK,
        **facts,
    )


def department(area, name="Tiefbauamt"):
    kind = Organisation.Kind.DEPARTMENT
    return Organisation.objects.get_or_create(area=area, name=name, defaults={"kind": kind})[0]


def handed(area, need, *, days_ago=20, answer_in=40, office=None):
    at = timezone.now() - timedelta(days=days_ago)
    handover, _token = handovers.hand_over(
        [need],
        area=area,
        department=office or department(area),
        cover_letter="Bitte prüfen Sie das.",
        answer_on=timezone.localdate(at) + timedelta(days=answer_in),
        on=timezone.localdate(at),
        at=at,
        form_key=uuid4(),
        by=CLERK,
    )
    return handover.needs.get()


def answered(row, decision="partly", reason="Zwei Bänke stellen wir auf.", **facts):
    return handovers.record_answer(
        row,
        decision=decision,
        reason=reason,
        answered_on=timezone.localdate(),
        at=timezone.now(),
        form_key=uuid4(),
        by=CLERK,
        **facts,
    )

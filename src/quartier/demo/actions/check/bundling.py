"""Wishes become needs: the first proposal if it is close enough, otherwise a need of their own."""

from uuid import uuid4

from quartier.accounts.models import Resident
from quartier.concept.models import FieldOfAction
from quartier.demo.actions.check.record import Check
from quartier.demo.actions.check.scratch import invented_people
from quartier.needs import actions as needs
from quartier.needs.models import Need
from quartier.needs.queries import Proposals, proposals_for, wishes_to_bundle
from quartier.wishes.models import Wish

CLOSE_ENOUGH = 60
CHANNELS = ("email", "phone", "letter")


def bundle_all(check: Check) -> None:
    needs.build_index(check.area, at=check.now)
    for wish in list(wishes_to_bundle(check.area).select_related("publication")):
        if not Need.objects.filter(bundled__wish=wish).exists():
            place(check, wish, proposals_for(check.area, [wish]))


def place(check: Check, wish: Wish, proposals: Proposals) -> None:
    check.counts["vorgeschlagene Bedarfe"] += len(proposals.needs)
    best = next((match.subject for match in proposals.needs if match.score >= CLOSE_ENOUGH), None)
    if isinstance(best, Need):
        what, act = "Wünsche in einen Bedarf eingeordnet", needs.add_wishes
        check.attempt(what, act, best, [wish], at=check.now, by=check.clerk)
        return
    like = [
        match.subject
        for match in proposals.wishes
        if match.score >= CLOSE_ENOUGH and isinstance(match.subject, Wish)
    ]
    check.attempt("Bedarfe angelegt", new_need, check, [wish, *like], proposals.fields[:1])
    check.counts["Wünsche mit einem neuen Bedarf gebündelt"] += 1 + len(like)


def new_need(check: Check, wishes: list[Wish], fields: list[FieldOfAction]) -> Need:
    first = wishes[0].publication
    return needs.bundle(
        wishes,
        area=check.area,
        title=first.title,
        summary=first.text[:500],
        fields=fields,
        urgency="normal",
        at=check.now,
        by=check.clerk,
    )


def support_all(check: Check) -> None:
    """Three invented people stand behind every need, so that somebody has to be told."""
    people = invented_people(check)
    standing = Need.objects.filter(area=check.area, dissolved_at__isnull=True).order_by("pk")
    for position, need in enumerate(standing):
        start = position * len(CHANNELS) % len(people)
        for channel, person in zip(CHANNELS, people[start:], strict=False):
            check.attempt("Unterstützungen", support, check, need, person, channel)


def support(check: Check, need: Need, person: Resident, channel: str) -> None:
    needs.support(
        need, resident=person, channel=channel, form_key=uuid4(), at=check.now, by=person.as_actor()
    )

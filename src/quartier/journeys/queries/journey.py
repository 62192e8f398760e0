"""The journey (der Faden) of one wish or need: every stage tells its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.handovers import queries as handovers
from quartier.journal.rules import Step
from quartier.journeys import rules
from quartier.journeys.queries.city import AtTheCity, city_of
from quartier.journeys.queries.sentences import Situation, sentence_of
from quartier.needs import queries as needs
from quartier.needs.models import BundledWish, Need
from quartier.wishes import queries as wishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from quartier.wishes.models import Wish


@dataclass(frozen=True)
class Journey:
    """Where a wish or need stands, in one sentence, and how it came there."""

    number: str
    status: str
    sentence: str
    steps: Sequence[Step]
    people: int
    voices: int
    need: Need | None = None

    @property
    def step(self) -> int:
        return rules.step_of(self.status)


def journey_of_wish(wish: Wish) -> Journey:
    """A wish in a need shares its need's way from there on."""
    taken = BundledWish.objects.filter(wish=wish).select_related("need").first()
    own = wishes.steps_of(wish)
    if taken is None:
        people, voices = needs.support_of_wish(wish.pk)
        status = "checking" if hasattr(wish, "publication") else "received"
        return _journey(wish, own, Situation(status, people=people), voices)
    need, count = taken.need, needs.wish_count_of(taken.need)
    need.area = wish.area
    own += needs.steps_of_bundled(taken, count)
    return replace(_of_need(need, own, count), number=wish.short_number)


def journey_of_need(need: Need) -> Journey:
    count = needs.wish_count_of(need)
    return _of_need(need, needs.steps_of(need, wish_count=count), count)


def _of_need(need: Need, own: Iterable[Step], wish_count: int) -> Journey:
    rounds, progress = list(handovers.rounds_of(need)), handovers.progress_of(need)
    steps = [*own, *handovers.steps_in(rounds, progress)]
    people, voices = needs.people_and_voices([need])[need.pk]
    situation = situation_of(need, city_of(rounds, progress), people, wish_count)
    return replace(_journey(need, steps, situation, voices), need=need)


def situation_of(need: Need, city: AtTheCity, people: int, wish_count: int) -> Situation:
    return Situation(
        city.status(timezone.localdate()),
        people=people,
        wish_count=wish_count,
        city=city,
        profile=need.area.municipality.holiday_profile,
    )


def _journey(
    subject: Wish | Need, steps: Iterable[Step], situation: Situation, voices: int
) -> Journey:
    sentence = sentence_of(situation)
    return Journey(
        number=subject.short_number,
        status=situation.status,
        sentence=sentence,
        steps=in_order(steps, sentence, timezone.now()),
        people=situation.people,
        voices=voices,
    )


def in_order(steps: Iterable[Step], sentence: str, now: datetime) -> list[Step]:
    """What happened, then today, then what is planned. A step of today is today's knot."""
    ordered = sorted(steps, key=lambda step: step.on)
    past = [step for step in ordered if not step.is_planned]
    planned = [step for step in ordered if step.is_planned]
    if past and timezone.localdate(past[-1].on) == timezone.localdate(now):
        return [*past, *planned]
    return [*past, Step(now, "today", sentence or _("Heute")), *planned]

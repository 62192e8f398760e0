"""The journey (der Faden) of one wish or need: every stage tells its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.handovers import queries as handovers
from quartier.journal.rules import Step
from quartier.journeys import rules
from quartier.journeys.models import WORDY, Listed
from quartier.journeys.queries.city import city_of
from quartier.journeys.queries.rows import rows_of
from quartier.journeys.queries.sentences import Situation, sentence_of
from quartier.needs import queries as needs
from quartier.needs.models import BundledWish
from quartier.wishes import queries as wishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.models import Need
    from quartier.wishes.models import Wish


@dataclass(frozen=True)
class Journey:
    """Where a wish or need stands, in one sentence, and how it came there.

    `need`: the row of the need that tells the way, none while a wish stands alone.
    """

    number: str
    status: str
    sentence: str
    steps: Sequence[Step]
    people: int
    voices: int
    need: Listed | None = None

    @property
    def step(self) -> int:
        return rules.step_of(self.status)


def journey_of_wish(wish: Wish, now: datetime) -> Journey:
    """A wish in a need shares its need's way from there on.

    Numbers of people come from the read model, so the page says what the list says.
    """
    own = wishes.steps_of(wish)
    taken = BundledWish.objects.filter(wish=wish).values_list("need", "at").first()
    if taken is None:
        row = shown_row(wish.area, wish.pk)
        status = "checking" if hasattr(wish, "publication") else "received"
        situation = Situation(status, people=row.people if row else 0)
        return _journey(wish.short_number, own, situation, row, now)
    need, at = taken
    row = _row_of_need(wish.area, need)
    own.append(needs.step_of_bundled(at, row.title, row.wish_count))
    return _of_need(wish.short_number, row, own, wish.area, now)


def journey_of_need(need: Need, now: datetime) -> Journey:
    """As `journey_of_wish`."""
    row = _row_of_need(need.area, need.pk)
    own = needs.steps_of(need, wish_count=row.wish_count)
    return _of_need(need.short_number, row, own, need.area, now)


def shown_row(area: Area, subject: UUID) -> Listed | None:
    """The row of a public entry, computed here if the read model has not followed yet."""
    row = Listed.objects.filter(subject=subject).defer(*WORDY).first()
    return row or next(iter(rows_of(area, [subject])), None)


def _row_of_need(area: Area, key: UUID) -> Listed:
    row = shown_row(area, key)
    if row is None:
        raise LookupError(f"The need {key} is dissolved or gone.")
    return row


def _of_need(number: str, row: Listed, own: Iterable[Step], area: Area, now: datetime) -> Journey:
    on = timezone.localdate(now)
    rounds, progress = handovers.rounds_of(row.subject), handovers.progress_of(row.subject)
    steps = [*own, *handovers.steps_in(rounds, progress, on)]
    city = city_of(rounds, progress)
    situation = Situation(
        city.status(on),
        people=row.people,
        wish_count=row.wish_count,
        city=city,
        profile=area.municipality.holiday_profile,
        on=on,
    )
    return replace(_journey(number, steps, situation, row, now), need=row)


def _journey(
    number: str, steps: Iterable[Step], situation: Situation, row: Listed | None, now: datetime
) -> Journey:
    sentence = sentence_of(situation)
    return Journey(
        number=number,
        status=situation.status,
        sentence=sentence,
        steps=in_order(steps, sentence, now),
        people=situation.people,
        voices=row.voices if row else 0,
    )


def in_order(steps: Iterable[Step], sentence: str, now: datetime) -> list[Step]:
    """What happened, then today, then what is planned. A step of today is today's knot."""
    ordered = sorted(steps, key=lambda step: step.on)
    past = [step for step in ordered if not step.is_planned]
    planned = [step for step in ordered if step.is_planned]
    if past and timezone.localdate(past[-1].on) == timezone.localdate(now):
        return [*past, *planned]
    return [*past, Step(now, "today", sentence or _("Heute")), *planned]

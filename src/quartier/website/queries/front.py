"""Figures and newest answers for the start page: cheap at any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language

from quartier.areas.models import Area, RunningNumber
from quartier.handovers.models import Answer
from quartier.handovers.queries import Ledger, ledger
from quartier.journeys.models import Listed
from quartier.office.queries import calendar_of, notices, office_of, week_from
from quartier.website.queries.choices import remembered
from quartier.website.queries.entries import Entry, entries_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from quartier.concept.models import FieldOfAction
    from quartier.office.models import Notice, Office
    from quartier.office.queries import WeekDay

NEWS = 3


@dataclass(frozen=True)
class Figures:
    """What this year has brought."""

    year: int
    wishes: int = 0
    needs: int = 0
    answers: int = 0
    in_time: int = 0


@dataclass(frozen=True)
class Visit:
    """Where and when to find the office, and what is new there."""

    office: Office | None
    week: list[WeekDay]
    notices: list[Notice]


@dataclass(frozen=True)
class NewAnswer:
    entry: Entry
    answer: Answer
    words: str


def figures_of(area: Area, on: date) -> Figures:
    """Wishes and needs are numbered, so nobody counts them. Remembered for a minute."""
    return remembered(f"figures:{on}", area, lambda: _figures(area, on))


def _figures(area: Area, on: date) -> Figures:
    numbers = RunningNumber.objects.filter(area=area, year=on.year, series__in=["wish", "need"])
    last = dict(numbers.values_list("series", "last"))
    city = ledger(area, on.year, on=on).total
    wishes, needs = last.get("wish", 0), last.get("need", 0)
    return Figures(on.year, wishes, needs, city.answered, city.in_time)


def ledger_of(area: Area, year: int | None, field: FieldOfAction | None, on: date) -> Ledger:
    """What the departments answered. Counted anew every minute."""
    key = f"ledger:{on}:{year}:{field.pk if field else ''}"
    return remembered(key, area, lambda: ledger(area, year, field, on=on))


def visit_of(area: Area, now: datetime) -> Visit:
    """Remembered for a minute, as what stands in the foot of every page."""
    return remembered(f"visit:{get_language()}", area, lambda: _visit(area, now))


def _visit(area: Area, now: datetime) -> Visit:
    today = timezone.localdate(now)
    week = week_from(calendar_of(area, today), today)
    return Visit(office_of(area), week, list(notices(area, now)[:NEWS]))


def new_answers(area: Area, count: int = 3) -> list[NewAnswer]:
    """The needs answered last, with our words, or the department's own. Two queries."""
    rows = Listed.objects.shown(area).filter(answered_on__isnull=False)
    entries = entries_of(area, rows.order_by("-answered_on", "id").defer("search", "words")[:count])
    answers = _last_words([entry.row.subject for entry in entries])
    return [
        NewAnswer(entry, answer, words_of(answer))
        for entry in entries
        if (answer := answers.get(entry.row.subject))
    ]


def _last_words(needs: list[UUID]) -> dict[UUID, Answer]:
    answers = Answer.objects.filter(handed_need__need__in=needs, corrected_by__isnull=True)
    chosen = answers.select_related("telling", "handed_need__handover__department")
    return {answer.handed_need.need_id: answer for answer in chosen.order_by("handed_need__round")}


def words_of(answer: Answer) -> str:
    telling = getattr(answer, "telling", None)
    return telling.plain_words if telling else answer.reason

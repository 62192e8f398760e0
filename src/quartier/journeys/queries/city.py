"""What the city has done with needs: the newest hand-over speaks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, cast

from quartier.handovers.models import Acknowledgement, Answer, Extension, HandedNeed, Progress
from quartier.handovers.queries import current_answer
from quartier.journeys import rules
from quartier.journeys.rules import Facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID


@dataclass
class AtTheCity:
    """The newest hand-over of one need and what followed. Empty: nobody has handed it over."""

    handed: HandedNeed | None = None
    answer: Answer | None = None
    progress: Progress | None = None
    due_on: date | None = None
    is_reopened: bool = False
    moments: list[datetime] = field(default_factory=list)

    @property
    def department_key(self) -> UUID | None:
        return self.handed.handover.department_id if self.handed else None

    @property
    def decision(self) -> str:
        return self.answer.decision if self.answer else ""

    @property
    def answered_on(self) -> date | None:
        return self.answer.answered_on if self.answer else None

    @property
    def planned(self) -> str:
        return self.answer.planned_text if self.answer else ""

    def facts(self) -> Facts:
        kind = cast("Literal['', 'started', 'done']", self.progress.kind if self.progress else "")
        return Facts(
            is_need=True,
            is_handed_over=self.handed is not None,
            due_on=self.due_on,
            decision=self.decision,
            progress=kind,
            is_reopened=self.is_reopened,
        )

    def status(self, on: date = date.min) -> str:
        """As it reads on a day; without one, as it is stored: never overdue."""
        return rules.status_of(self.facts(), on)


def at_the_city(need_keys: Collection[UUID]) -> dict[UUID, AtTheCity]:
    """Five queries for any number of needs."""
    found: dict[UUID, AtTheCity] = {key: AtTheCity() for key in need_keys}
    handed = HandedNeed.objects.filter(need__in=need_keys).order_by("round")
    for row in handed.select_related("handover__department", "reopening"):
        found[row.need_id] = AtTheCity(row, due_on=row.handover.answer_effective)
    newest = {city.handed.pk: city for city in found.values() if city.handed}
    _add_answers(newest)
    _add_extensions(newest)
    _add_progress(found)
    _add_moments(newest)
    return found


def city_of(rounds: Sequence[HandedNeed], progress: Iterable[Progress]) -> AtTheCity:
    """The same for one need from rows that were read already, oldest first."""
    handed = rounds[-1] if rounds else None
    city = AtTheCity(handed)
    if handed:
        city.answer = current_answer(handed)
        city.due_on = handed.handover.answer_effective
        for extension in handed.extensions.all():
            city.due_on = extension.effective
    for row in progress:
        _take_progress(city, row)
    _take_reopening(city)
    return city


def _add_answers(newest: dict[UUID, AtTheCity]) -> None:
    """The last word of each chain of corrections."""
    answers = Answer.objects.filter(handed_need__in=newest, corrected_by__isnull=True)
    for answer in answers:
        city = newest[answer.handed_need_id]
        city.answer = answer
        city.moments.append(answer.at)


def _add_extensions(newest: dict[UUID, AtTheCity]) -> None:
    for extension in Extension.objects.filter(handed_need__in=newest).order_by("at", "pk"):
        newest[extension.handed_need_id].due_on = extension.effective
        newest[extension.handed_need_id].moments.append(extension.at)


def _add_progress(found: dict[UUID, AtTheCity]) -> None:
    """Progress since the newest hand-over; reopening ends what came before it."""
    for progress in Progress.objects.filter(need__in=found).order_by("at", "pk"):
        _take_progress(found[progress.need_id], progress)
    for city in found.values():
        _take_reopening(city)


def _take_progress(city: AtTheCity, progress: Progress) -> None:
    if city.handed is None or progress.at >= city.handed.handover.handed_over_at:
        city.progress = progress
        city.moments.append(progress.at)


def _take_reopening(city: AtTheCity) -> None:
    reopened_at = _reopened_at(city.handed)
    if reopened_at and not (city.progress and city.progress.at > reopened_at):
        city.is_reopened = True
        city.moments.append(reopened_at)


def _reopened_at(handed: HandedNeed | None) -> datetime | None:
    reopening = getattr(handed, "reopening", None)
    return reopening.at if reopening else None


def _add_moments(newest: dict[UUID, AtTheCity]) -> None:
    by_handover: dict[UUID, list[AtTheCity]] = defaultdict(list)
    for city in newest.values():
        if city.handed:
            city.moments.append(city.handed.handover.handed_over_at)
            by_handover[city.handed.handover_id].append(city)
    for handover, at in _acknowledged(by_handover):
        for city in by_handover[handover]:
            city.moments.append(at)


def _acknowledged(handovers: Iterable[UUID]) -> Iterable[tuple[UUID, datetime]]:
    rows = Acknowledgement.objects.filter(handover__in=list(handovers))
    return rows.values_list("handover", "at")

"""One need of a package with its forms, the same for the department and for the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from quartier.areas.rules import working_days_between
from quartier.handovers import queries
from quartier.handovers.views.saying import Forms, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from quartier.files.models import StoredFile
    from quartier.handovers.models import Answer, Extension, HandedNeed, Question
    from quartier.handovers.queries import Package, Part


FEW = 8
"""Up to so many needs stand on the page with all their forms."""


@dataclass(frozen=True)
class Addresses:
    """Where a package's page, forms and pictures lie: behind the token or on the desk."""

    page: str
    prefix: str
    args: tuple[object, ...]

    def of(self, name: str, *more: object) -> str:
        return reverse(f"handovers:{self.prefix}{name}", args=[*self.args, *more])

    def need(self, position: int | None, *, said: bool = False) -> str:
        """The page with this need opened, at what was said last above it; without script too."""
        page = reverse(f"handovers:{self.page}", args=self.args)
        place = "gesagt" if said else f"bedarf-{position}"
        return f"{page}?bedarf={position}#{place}" if position else page


@dataclass(frozen=True)
class Asked:
    """What was handed over, what was said since, and what can be said now."""

    part: Part
    photos: Sequence[tuple[StoredFile, str]]
    answers: Sequence[tuple[Answer, str]]
    questions: QuerySet[Question]
    extensions: QuerySet[Extension]
    due: date
    days_left: int
    changes: Sequence[str]
    forms: Forms
    urls: dict[str, str]
    is_open: bool
    has_forms: bool

    @property
    def handed(self) -> HandedNeed:
        return self.part.handed

    @property
    def answer(self) -> Answer | None:
        return queries.current_answer(self.handed)

    @property
    def has_question(self) -> bool:
        """The department waits for a reply."""
        return any(question.replied_at is None for question in self.questions)

    @property
    def is_reopened(self) -> bool:
        return hasattr(self.handed, "reopening")


@dataclass(frozen=True)
class Standing:
    """How far a package is; what still waits comes first."""

    waiting: Sequence[Asked]
    answered: Sequence[Asked]

    @property
    def total(self) -> int:
        return len(self.waiting) + len(self.answered)

    @property
    def next(self) -> Asked | None:
        return next(iter(self.waiting), None)

    @property
    def soonest(self) -> Asked | None:
        """Whose deadline ends first."""
        return min(self.waiting, key=lambda row: row.due, default=None)

    @property
    def with_question(self) -> Asked | None:
        return next((row for row in [*self.waiting, *self.answered] if row.has_question), None)

    @property
    def is_long(self) -> bool:
        return self.total > FEW


def standing_of(asked: Iterable[Asked]) -> Standing:
    rows = list(asked)
    return Standing([row for row in rows if not row.answer], [row for row in rows if row.answer])


def chosen_in(request: HttpRequest) -> int | None:
    """The need that a link opens."""
    position = request.GET.get("bedarf", "")
    return int(position) if position.isascii() and position.isdigit() else None


def next_after(package: Package, position: int) -> int | None:
    """The next need without an answer, when this one has just got its own."""
    waiting = [p.number for p in package.parts if not p.handed.answers.all()]
    others = [number for number in waiting if number != position]
    return next((n for n in others if n > position), next(iter(others), None))


def asked_of(
    package: Package,
    addresses: Addresses,
    *,
    for_office: bool,
    bound: Forms | None = None,
    chosen: int | None = None,
) -> list[Asked]:
    """All needs; `bound` holds the one form that came back with an error, by its prefix.

    Of many needs only the opened one has its forms: so nothing typed beside it can get lost.
    """
    bound = bound or {}
    changes = queries.changes_since([part.handed for part in package.parts])
    first = next((p.number for p in package.parts if not p.handed.answers.all()), None)
    wrong = {int(prefix.partition("-")[0][1:]) for prefix in bound}
    opened = wrong or {n for n in [chosen or first] if n}
    with_forms = opened if len(package.parts) > FEW else {p.number for p in package.parts}
    return [
        _asked(
            part,
            addresses,
            forms=forms_of(part.handed, for_office=for_office) | _own(bound, part)
            if part.number in with_forms
            else {},
            changes=changes[part.handed.pk].words(),
            is_open=part.number in opened,
        )
        for part in package.parts
    ]


def _own(bound: Forms, part: Part) -> Forms:
    prefix = f"b{part.number}-"
    return {key.removeprefix(prefix): form for key, form in bound.items() if key.startswith(prefix)}


def _asked(
    part: Part, addresses: Addresses, *, forms: Forms, changes: list[str], is_open: bool
) -> Asked:
    handed, number = part.handed, part.number
    due, today = queries.due_of(handed), timezone.localdate()
    profile = handed.handover.area.municipality.holiday_profile
    return Asked(
        part=part,
        photos=[(photo, addresses.of("photo", photo.pk)) for photo in part.photos],
        answers=[(answer, _file(answer, addresses)) for answer in handed.answers.all()],
        questions=handed.questions.all(),
        extensions=handed.extensions.all(),
        due=due,
        days_left=working_days_between(today, due, profile=profile),
        changes=changes,
        forms=forms,
        urls={name: addresses.of(name, number) for name in ("answer", "ask_back", "extend")}
        | {"need": addresses.need(number)},
        is_open=is_open,
        has_forms=bool(forms),
    )


def _file(answer: Answer, addresses: Addresses) -> str:
    return addresses.of("attachment", answer.attachment_id) if answer.attachment_id else ""

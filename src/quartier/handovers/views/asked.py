"""One need of a package with its forms, the same for the department and for the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from quartier.areas.rules import working_days_between
from quartier.files.actions import NotADocument, NotStored, TooLarge, store_document
from quartier.handovers import actions, queries
from quartier.handovers.forms import (
    AnswerForm,
    ExtendForm,
    OfficeAnswerForm,
    QuestionForm,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from quartier.files.models import StoredFile
    from quartier.handovers.models import Answer, Extension, HandedNeed, Question
    from quartier.handovers.queries import Package, Part
    from quartier.journal.rules import Actor

FIELD_OF = {
    NotADocument: "attachment",
    TooLarge: "attachment",
    NotStored: "attachment",
    actions.NotLater: "until",
}
"""At which field a refusal is shown; all others stand above the form."""
Forms = dict[str, Any]


@dataclass(frozen=True)
class Addresses:
    """Where the forms and pictures of a package lie: behind the token or on the desk."""

    prefix: str
    args: tuple[object, ...]

    def of(self, name: str, *more: object) -> str:
        return reverse(f"handovers:{self.prefix}{name}", args=[*self.args, *more])


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

    @property
    def handed(self) -> HandedNeed:
        return self.part.handed

    @property
    def answer(self) -> Answer | None:
        return queries.current_answer(self.handed)

    @property
    def is_reopened(self) -> bool:
        return hasattr(self.handed, "reopening")


def asked_of(
    package: Package, addresses: Addresses, *, for_office: bool, bound: Forms | None = None
) -> list[Asked]:
    """All needs; `bound` holds the one form that came back with an error, by its prefix."""
    bound = bound or {}
    changes = queries.changes_since([part.handed for part in package.parts])
    first = next((p.number for p in package.parts if not p.handed.answers.all()), None)
    wrong = {int(prefix.partition("-")[0][1:]) for prefix in bound}
    return [
        _asked(
            part,
            addresses,
            forms=forms_of(part.handed, for_office=for_office) | _own(bound, part),
            changes=changes[part.handed.pk].words(),
            is_open=part.number in wrong or (not wrong and part.number == first),
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
        urls={name: addresses.of(name, number) for name in ("answer", "ask_back", "extend")},
        is_open=is_open,
    )


def _file(answer: Answer, addresses: Addresses) -> str:
    return addresses.of("attachment", answer.attachment_id) if answer.attachment_id else ""


def forms_of(handed: HandedNeed, *, for_office: bool) -> Forms:
    return {
        "answer": answer_form(handed, None, for_office=for_office),
        "ask_back": QuestionForm(prefix=prefix(handed, "ask_back")),
        "extend": ExtendForm(prefix=prefix(handed, "extend")),
    }


def prefix(handed: HandedNeed, kind: str) -> str:
    """Several forms on one page: each has its own names."""
    return f"b{handed.position}-{kind}"


def answer_form(handed: HandedNeed, request: HttpRequest | None, *, for_office: bool) -> AnswerForm:
    """With an answer it proposes to correct it."""
    sent = {"data": request.POST, "files": request.FILES} if request else {}
    facts: dict[str, Any] = {
        **sent,
        "prefix": prefix(handed, "answer"),
        "initial": known_answer(handed),
    }
    return OfficeAnswerForm(handed=handed, **facts) if for_office else AnswerForm(**facts)


def known_answer(handed: HandedNeed) -> dict[str, object]:
    answer = queries.current_answer(handed)
    if answer is None:
        return {}
    names = ("decision", "hint", "reason", "planned_text", "planned_on", "file_number", "way")
    return {name: getattr(answer, name) for name in names} | {"corrects": answer.pk}


def succeeds(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it if the form is whole; a refusal stands in the form, at its field."""
    if not form.is_valid():
        return False
    try:
        act()
    except ValidationError as refusal:
        form.add_error(FIELD_OF.get(type(refusal)), refusal)
        return False
    return True


def give_answer(handed: HandedNeed, form: AnswerForm, by: Actor) -> None:
    """A first answer, or the correction of the one the person saw."""
    now = timezone.now()
    said = form.said(timezone.localdate(now))
    upload = form.cleaned_data["attachment"]
    current = queries.current_answer(handed)
    seen = form.cleaned_data["corrects"]
    if upload and not queries.answer_by_form(handed.area, said["form_key"]):
        said["attachment"] = store_document(upload, area=handed.area, by=by)
    if current and seen == current.pk:
        actions.correct_answer(current, **said, at=now, by=by)
    else:
        actions.record_answer(handed, **said, at=now, by=by)


def give_question(handed: HandedNeed, form: QuestionForm, by: Actor) -> None:
    actions.ask_back(handed, **form.cleaned_data, at=timezone.now(), by=by)


def give_extension(handed: HandedNeed, form: ExtendForm, by: Actor) -> None:
    actions.extend(handed, **form.cleaned_data, at=timezone.now(), by=by)

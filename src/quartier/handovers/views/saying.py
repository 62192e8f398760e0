"""What a department says by a form, whichever door it came through: form → act → sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.files.actions import NotADocument, NotStored, TooLarge, store_document
from quartier.handovers import actions, queries
from quartier.handovers.forms import AnswerForm, ExtendForm, OfficeAnswerForm, QuestionForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest

    from quartier.handovers.models import HandedNeed
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
class Door:
    """Who comes in: the department behind its link, or the office that writes down what it said."""

    by: Actor
    for_office: bool = False


Outcome = Forms | str
"""What to tell who sent the form, or the form with its errors, by its prefix."""


def answer(request: HttpRequest, handed: HandedNeed, door: Door) -> Outcome:
    form = answer_form(handed, request, for_office=door.for_office)
    if not succeeds(form, lambda: _give_answer(handed, form, door.by)):
        _ask_for_the_file_again(form, request)
        return {form.prefix or "": form}
    if door.for_office:
        return _("Die Antwort ist aufgeschrieben. Sagen Sie sie jetzt weiter.")
    return _("Danke. Ihre Antwort zu „%(title)s“ ist da.") % {"title": handed.title}


def ask_back(request: HttpRequest, handed: HandedNeed, door: Door) -> Outcome:
    form = QuestionForm(request.POST, prefix=prefix(handed, "ask_back"))
    now = timezone.now()
    if not succeeds(
        form, lambda: actions.ask_back(handed, **form.cleaned_data, at=now, by=door.by)
    ):
        return {form.prefix or "": form}
    if door.for_office:
        return _("Die Rückfrage ist aufgeschrieben.")
    return _("Ihre Frage ist da. Wir antworten Ihnen mit einer E-Mail.")


def extend(request: HttpRequest, handed: HandedNeed, door: Door) -> Outcome:
    form = ExtendForm(request.POST, prefix=prefix(handed, "extend"))
    now = timezone.now()
    if not succeeds(form, lambda: actions.extend(handed, **form.cleaned_data, at=now, by=door.by)):
        return {form.prefix or "": form}
    return _("Die neue Frist steht. Der Grund steht daneben.")


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


def _give_answer(handed: HandedNeed, form: AnswerForm, by: Actor) -> None:
    """A first answer, or the correction of the one the person saw."""
    now = timezone.now()
    said = form.said(timezone.localdate(now))
    upload = form.cleaned_data["attachment"]
    current = queries.current_answer(handed)
    seen = form.cleaned_data["corrects"]
    if upload and may_become_an_answer(handed, said["form_key"], seen):
        said["attachment"] = store_document(upload, area=handed.area, by=by)
    if current and seen == current.pk:
        actions.correct_answer(current, **said, at=now, by=by)
    else:
        actions.record_answer(handed, **said, at=now, by=by)


def may_become_an_answer(handed: HandedNeed, form_key: UUID, seen: UUID | None) -> bool:
    """No file is kept for a form that was sent before or comes too late."""
    current = queries.current_answer(handed)
    is_new = queries.answer_by_form(handed, form_key) is None
    return is_new and (current is None or seen == current.pk)


def _ask_for_the_file_again(form: AnswerForm, request: HttpRequest) -> None:
    """A browser never fills in a file; without these words it would silently be missing."""
    upload = request.FILES.get(form.add_prefix("attachment"))
    if upload and "attachment" not in form.errors:
        sentence = _("Bitte wählen Sie die Datei noch einmal aus: %(name)s")
        form.add_error("attachment", sentence % {"name": upload.name})


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

"""What a department says: it has the package, it answers, asks back, needs more time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from quartier.areas.rules import deadline_on
from quartier.handovers import rules
from quartier.handovers.actions.letters import write_to_department
from quartier.handovers.actions.refusals import (
    AlreadyAnswered,
    AlreadyReplied,
    NotLater,
    NotTheLastWord,
)
from quartier.handovers.models import (
    Acknowledgement,
    Answer,
    Extension,
    HandedNeed,
    Handover,
    Question,
)
from quartier.handovers.queries import answer_by_form, due_of
from quartier.journal.actions import record

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from quartier.files.models import StoredFile
    from quartier.journal.rules import Actor


@transaction.atomic
def acknowledge(
    handover: Handover, *, file_number: str, on: date, at: datetime, by: Actor
) -> Acknowledgement:
    """The department has it. Twice is as good as once; a file number may follow later."""
    row, is_new = Acknowledgement.objects.select_for_update(of=("self",)).get_or_create(
        handover=handover,
        defaults={
            "area": handover.area,
            "on": on,
            "file_number": file_number,
            "recorded_by": by.kind,
            "at": at,
        },
    )
    if is_new:
        record(by, "acknowledged", row, on=on)
    elif file_number and file_number != row.file_number:
        row.file_number = file_number
        row.save(update_fields=["file_number"])
        record(by, "file_number_given", row)
    return row


class Said(TypedDict):
    """What an answer says."""

    decision: str
    reason: str
    answered_on: date
    hint: NotRequired[str]
    planned_text: NotRequired[str]
    planned_on: NotRequired[date | None]
    file_number: NotRequired[str]
    attachment: NotRequired[StoredFile | None]
    way: NotRequired[str]


def record_answer(
    handed: HandedNeed, *, at: datetime, form_key: UUID, by: Actor, **said: Unpack[Said]
) -> Answer:
    """The department's answer for one need, in its own words. Tells nobody yet."""
    answer = Answer(area=handed.area, handed_need=handed, at=at, form_key=form_key, **said)
    return _keep(answer, "answered", by)


def correct_answer(
    answer: Answer, *, at: datetime, form_key: UUID, by: Actor, **said: Unpack[Said]
) -> Answer:
    """A new last word. The corrected one stays visible; its attachment goes along."""
    said["attachment"] = said.get("attachment") or answer.attachment
    handed = answer.handed_need
    correction = Answer(
        area=answer.area, handed_need=handed, corrects=answer, at=at, form_key=form_key, **said
    )
    return _keep(correction, "answer_corrected", by)


def _keep(answer: Answer, verb: str, by: Actor) -> Answer:
    """The same form twice is one answer; of two different ones the database takes the first."""
    known = answer_by_form(answer.handed_need, answer.form_key)
    if known:
        return known
    answer.recorded_by = by.kind
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
            handed = answer.handed_need
            facts = {"need": handed.need_id, "handover": handed.handover_id}
            record(by, verb, answer, decision=answer.decision, way=answer.way, **facts)
    except IntegrityError as clash:
        known = answer_by_form(answer.handed_need, answer.form_key)
        if known:
            return known
        raise _refusal(clash) from clash
    return answer


def _refusal(clash: IntegrityError) -> Exception:
    if "one_first_answer" in str(clash):
        return AlreadyAnswered(
            _("Auf diesen Bedarf gibt es schon eine Antwort. Sie können sie berichtigen.")
        )
    if "corrects" in str(clash):
        return NotTheLastWord(
            _("Diese Antwort ist gerade schon berichtigt worden. Hier ist der neue Stand.")
        )
    return clash


def ask_back(handed: HandedNeed, *, text: str, at: datetime, form_key: UUID, by: Actor) -> Question:
    """The department needs to know something; its deadline goes on."""
    with transaction.atomic():
        question, is_new = Question.objects.get_or_create(
            handed_need=handed,
            form_key=form_key,
            defaults={"area": handed.area, "text": text, "asked_at": at},
        )
        if is_new:
            record(by, "asked_back", question, need=handed.need_id)
    return question


@transaction.atomic
def reply(question: Question, *, text: str, at: datetime, by: Actor) -> Question:
    """The office answers the department, and writes to it."""
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.replied_at:
        raise AlreadyReplied(_("Diese Rückfrage ist gerade schon beantwortet worden."))
    question.reply, question.replied_at = text, at
    question.save(update_fields=["reply", "replied_at"])
    handed = question.handed_need
    record(by, "replied", question, need=handed.need_id)
    write_to_department(
        handed.handover,
        "reply",
        occasion=f"reply:{question.pk}",
        question=question,
        handed=handed,
        by=by,
        at=at,
    )
    return question


@transaction.atomic
def extend(
    handed: HandedNeed, *, until: date, reason: str, at: datetime, form_key: UUID, by: Actor
) -> Extension:
    """More time, with the reason beside the deadline. Reminders for the old one stop."""
    handover = Handover.objects.select_for_update(of=("self",)).get(pk=handed.handover_id)
    known = Extension.objects.filter(handed_need=handed, form_key=form_key).first()
    if known:
        return known
    deadline = deadline_on(until, profile=handed.area.municipality.holiday_profile)
    _refuse_extension(handed, deadline.effective)
    row = Extension.objects.create(
        area=handed.area,
        handed_need=handed,
        nominal=deadline.nominal,
        effective=deadline.effective,
        reason=reason,
        at=at,
        recorded_by=by.kind,
        form_key=form_key,
    )
    handover.valid_until = max(handover.valid_until, rules.valid_until(deadline.effective))
    handover.save(update_fields=["valid_until"])
    record(by, "extended", row, need=handed.need_id, until=deadline.effective)
    return row


def _refuse_extension(handed: HandedNeed, until: date) -> None:
    if handed.answers.exists():
        raise AlreadyAnswered(_("Dieser Bedarf ist schon beantwortet."))
    due = due_of(HandedNeed.objects.select_related("handover").get(pk=handed.pk))
    if not rules.is_sensible_extension(due, until):
        raise NotLater(
            _("Die neue Frist muss nach dem %(due)s liegen und höchstens zwei Jahre später.")
            % _day(due)
        )


def _day(day: date) -> dict[str, Any]:
    return {"due": f"{day:%d.%m.%Y}"}

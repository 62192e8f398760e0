"""A package on the desk: what stands, what came by phone or letter, the link, replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import OFFICE, READERS, StaffRequest, for_roles
from quartier.accounts.models import Role
from quartier.areas.rules import PACKAGE, number_of
from quartier.files.serving import send
from quartier.handovers import actions, queries
from quartier.handovers.forms import AcknowledgeForm, ReplyForm, SettleForm
from quartier.handovers.views import saying
from quartier.handovers.views.asked import Addresses, asked_of, chosen_in, standing_of
from quartier.handovers.views.department import pdf_response
from quartier.handovers.views.saying import Door, Forms, Outcome, succeeds
from quartier.journal.queries import entries_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest

    from quartier.areas.models import Area
    from quartier.handovers.models import HandedNeed, Handover


@for_roles(READERS, Role.DEPARTMENT)
@require_safe
def handover(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    return show(request, found(request, area, number))


@for_roles(READERS, Role.DEPARTMENT)
@require_safe
def pdf(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """As it was handed over. Its link speaks for the department: whoever only reads gets none."""
    may_answer = request.member.role in OFFICE | {Role.DEPARTMENT}
    return pdf_response(found(request, area, number), with_link=may_answer)


@for_roles(OFFICE)
@require_POST
def new_link(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    row = found(request, area, number)
    actions.issue_link(row, at=timezone.now(), by=request.actor)
    messages.success(request, _("Hier ist ein neuer Link. Der alte öffnet nichts mehr."))
    return back(row)


@for_roles(OFFICE)
@require_POST
def acknowledge(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """The department told us by phone or letter that it has the package."""
    row = found(request, area, number)
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        return show(request, row, acknowledge_form=form)
    now = timezone.now()
    actions.acknowledge(
        row, **form.cleaned_data, on=timezone.localdate(now), at=now, by=request.actor
    )
    messages.success(request, _("Der Eingang ist bestätigt."))
    return back(row)


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: StaffRequest, area: Area, number: str, position: int) -> HttpResponse:
    return act(request, area, number, position, saying.answer)


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_back(request: StaffRequest, area: Area, number: str, position: int) -> HttpResponse:
    return act(request, area, number, position, saying.ask_back)


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: StaffRequest, area: Area, number: str, position: int) -> HttpResponse:
    return act(request, area, number, position, saying.extend)


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    """Answer what the department asked back."""
    question = queries.question_by_key(area, key)
    if question is None:
        raise Http404
    row = question.handed_need.handover
    if request.method != "POST":
        return back(row, question.handed_need.position)
    form = ReplyForm(request.POST, prefix=f"q{key}")
    now, by = timezone.now(), request.actor
    if succeeds(form, lambda: actions.reply(question, **form.cleaned_data, at=now, by=by)):
        messages.success(request, _("Ihre Antwort ist unterwegs zum Amt."))
        return back(row, question.handed_need.position)
    return show(request, found(request, area, row.short_number), reply_forms={key: form})


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    """What the steering group and the department agreed."""
    escalation = queries.escalation_by_key(area, key)
    if escalation is None:
        raise Http404
    if request.method != "POST":
        return back(escalation.handover)
    form = SettleForm(request.POST, prefix="settle")
    now, by = timezone.now(), request.actor
    if succeeds(form, lambda: actions.settle(escalation, **form.cleaned_data, at=now, by=by)):
        messages.success(request, _("Die Vereinbarung steht."))
        return back(escalation.handover)
    row = found(request, area, escalation.handover.short_number)
    return show(request, row, settle_form=form)


@for_roles(READERS, Role.DEPARTMENT)
@require_safe
def photo(request: StaffRequest, area: Area, number: str, key: UUID) -> HttpResponseBase:
    stored = queries.photo_of(found(request, area, number), key)
    if stored is None:
        raise Http404
    return send(stored, thumbnail="klein" in request.GET)


@for_roles(READERS, Role.DEPARTMENT)
@require_safe
def attachment(request: StaffRequest, area: Area, number: str, key: UUID) -> HttpResponseBase:
    stored = queries.attachment_of(found(request, area, number), key)
    if stored is None:
        raise Http404
    return send(stored)


def found(request: StaffRequest, area: Area, number: str) -> Handover:
    """The package, if this person may see it: a department sees its own."""
    parsed = number_of(number, PACKAGE)
    row = queries.handover_by_number(area, *parsed) if parsed else None
    is_foreign = (
        request.member.role == Role.DEPARTMENT
        and row is not None
        and request.member.organisation_key != row.department_id
    )
    if row is None or is_foreign:
        raise Http404
    return row


def act(
    request: StaffRequest,
    area: Area,
    number: str,
    position: int,
    do: Callable[[HttpRequest, HandedNeed, Door], Outcome],
) -> HttpResponse:
    """Write down what the department said by phone, letter or in a talk."""
    row = found(request, area, number)
    part = queries.package_of(row).part(position)
    if part is None:
        raise Http404
    if request.method == "POST":
        done = do(request, part.handed, Door(request.actor, for_office=True))
        if isinstance(done, dict):
            return show(request, row, bound=done)
        messages.success(request, done)
    return back(row, position)


def back(row: Handover, position: int | None = None) -> HttpResponse:
    return redirect(addresses_of(row).need(position, said=True))


def addresses_of(row: Handover) -> Addresses:
    return Addresses("desk_handover", "desk_", (row.area, row.short_number))


def show(
    request: StaffRequest,
    row: Handover,
    *,
    bound: Forms | None = None,
    acknowledge_form: AcknowledgeForm | None = None,
    settle_form: SettleForm | None = None,
    reply_forms: dict[UUID, ReplyForm] | None = None,
) -> HttpResponse:
    package = queries.package_of(row)
    chosen = chosen_in(request)
    asked = asked_of(package, addresses_of(row), for_office=True, bound=bound, chosen=chosen)
    replies = replies_of(asked) | (reply_forms or {})
    wrong = [*(bound or {}).values(), *(reply_forms or {}).values()]
    today = timezone.localdate()
    state = queries.state_of([one.handed for one in asked], today)
    acknowledgement = getattr(row, "acknowledgement", None)
    is_waited_for = state.open and acknowledgement is None
    profile = row.area.municipality.holiday_profile
    late_receipt = queries.late_receipt_words(row, today, profile=profile) if is_waited_for else ""
    context: dict[str, Any] = {
        "area": row.area,
        "handover": row,
        "package": package,
        "standing": standing_of(asked),
        "chosen": chosen,
        "state": state,
        "reply_forms": replies,
        "escalation": queries.open_escalation_of(row),
        "settle_form": settle_form or SettleForm(prefix="settle"),
        "acknowledge_form": acknowledge_form or AcknowledgeForm(),
        "acknowledgement": acknowledgement,
        "late_receipt": late_receipt,
        "wrong": [*wrong, *([settle_form] if settle_form else [])],
        "may_act": request.member.role in OFFICE,
        "is_department": request.member.role == Role.DEPARTMENT,
        "entries": entries_of(*queries.rows_of(row)),
        "for_office": True,
    }
    return render(request, "handovers/desk/handover.html", context)


def replies_of(asked: list[Any]) -> dict[Any, ReplyForm]:
    questions = [question for one in asked for question in one.questions]
    return {q.pk: ReplyForm(prefix=f"q{q.pk}") for q in questions if q.replied_at is None}

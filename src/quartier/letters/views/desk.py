"""The outbox and the call list of the office."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from quartier.areas.models import Area
from quartier.journal.rules import Actor
from quartier.letters import actions, queries
from quartier.letters.access import OfficeRequest, for_office
from quartier.letters.models import Letter
from quartier.letters.paper import pdf_of

PRINTED = "printed_letters"


class Act(Protocol):
    def __call__(self, letter: Letter, *, at: datetime, by: Actor) -> None: ...


@for_office
@require_safe
def outbox(request: OfficeRequest, area: Area) -> HttpResponse:
    """What waits, what went out, what needs a decision."""
    state, channel = request.GET.get("stand", ""), request.GET.get("weg", "")
    page = Paginator(queries.outbox(area, state, channel), 30).get_page(request.GET.get("seite"))
    context = {
        "area": area,
        "page": page,
        "state": state,
        "channel": channel,
        "channels": Letter.Channel.choices,
        "counts": queries.counts(area),
        "to_print": queries.waiting(area, Letter.Channel.PRINT).count(),
        "printed": request.session.get(PRINTED, []),
    }
    return render(request, "letters/desk/outbox.html", context)


@for_office
@require_safe
def letter(request: OfficeRequest, area: Area, pk: object) -> HttpResponse:
    context = {"area": area, "letter": _letter(area, pk)}
    return render(request, "letters/desk/letter.html", context)


@for_office
@require_safe
def printed(request: OfficeRequest, area: Area) -> HttpResponse:
    """All waiting letters as one PDF. Only those in it can be marked as printed afterwards."""
    found = list(queries.waiting(area, Letter.Channel.PRINT))
    request.session[PRINTED] = [str(letter.pk) for letter in found]
    response = HttpResponse(pdf_of(found, on=timezone.localdate()), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="briefe.pdf"'
    return response


@for_office
@require_POST
def mark_printed(request: OfficeRequest, area: Area) -> HttpResponse:
    keys = request.session.pop(PRINTED, [])
    found = queries.waiting(area, Letter.Channel.PRINT).filter(pk__in=keys)
    count = actions.mark_printed(found, at=timezone.now(), by=request.actor)
    words = ngettext("%d Brief ist gedruckt.", "%d Briefe sind gedruckt.", count) % count
    messages.success(request, words)
    return redirect("letters:outbox", area)


@for_office
@require_POST
def post_again(request: OfficeRequest, area: Area, pk: object) -> HttpResponse:
    return _act(request, area, pk, actions.post_again, _("Die Nachricht ist wieder unterwegs."))


@for_office
@require_POST
def settle(request: OfficeRequest, area: Area, pk: object) -> HttpResponse:
    return _act(
        request, area, pk, actions.settle_unclear, _("Danke. Die Nachricht gilt als angekommen.")
    )


@for_office
@require_safe
def calls(request: OfficeRequest, area: Area) -> HttpResponse:
    """Whom to call and what to say; and who wanted to drop in."""
    context = {
        "area": area,
        "calls": queries.talks(area, Letter.Channel.CALL),
        "visits": queries.talks(area, Letter.Channel.VISIT),
    }
    return render(request, "letters/desk/calls.html", context)


@for_office
@require_POST
def called(request: OfficeRequest, area: Area, pk: object) -> HttpResponse:
    """Reached or not; after many tries a clerk may stop."""
    result, now, by = request.POST.get("ergebnis"), timezone.now(), request.actor
    if result == "schluss":
        return _talked(request, area, pk, partial(actions.give_up_calling, at=now, by=by))
    act = partial(actions.mark_called, reached=result == "erreicht", at=now, by=by)
    return _talked(request, area, pk, act)


@for_office
@require_POST
def told(request: OfficeRequest, area: Area, pk: object) -> HttpResponse:
    told_now = partial(actions.mark_told, at=timezone.now(), by=request.actor)
    return _talked(request, area, pk, told_now)


def _talked(
    request: OfficeRequest, area: Area, pk: object, act: Callable[[Letter], None]
) -> HttpResponse:
    """One talk settles every message that stood in its row."""
    shown = queries.of_one_talk(_letter(area, pk), request.POST.getlist("brief"))
    try:
        actions.in_one_talk(shown, act)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
    else:
        messages.success(request, _("Aufgeschrieben."))
    return redirect("letters:calls", area)


def _letter(area: Area, pk: object) -> Letter:
    return get_object_or_404(queries.outbox(area), pk=pk)


def _act(request: OfficeRequest, area: Area, pk: object, act: Act, done: str) -> HttpResponse:
    try:
        act(_letter(area, pk), at=timezone.now(), by=request.actor)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0])
    else:
        messages.success(request, done)
    return redirect("letters:outbox", area)

"""The department's page behind its link. No account, no menu; looking acts on nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.files.serving import send
from quartier.handovers import actions, queries
from quartier.handovers.forms import AcknowledgeForm
from quartier.handovers.views import saying
from quartier.handovers.views.asked import (
    Addresses,
    asked_of,
    chosen_in,
    next_after,
    standing_of,
)
from quartier.handovers.views.saying import Door, Forms, Outcome
from quartier.journal.rules import Actor
from quartier.office.queries import office_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest

    from quartier.areas.models import Area
    from quartier.handovers.models import HandedNeed, Handover


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    handover = opened(area, token)
    return show(request, handover, token) if handover else gone(request, area)


@login_not_required
@never_cache
@require_POST
def acknowledge(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    handover = opened(area, token)
    if handover is None:
        return gone(request, area)
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        return show(request, handover, token, acknowledge_form=form)
    now = timezone.now()
    actions.acknowledge(
        handover, **form.cleaned_data, on=timezone.localdate(now), at=now, by=speaker(handover)
    )
    messages.success(request, _("Danke. Wir wissen jetzt, dass alles bei Ihnen ist."))
    return redirect("handovers:department", area, token)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, area: Area, token: str, position: int) -> HttpResponse:
    return act(request, area, token, position, saying.answer, then=next_after)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_back(request: HttpRequest, area: Area, token: str, position: int) -> HttpResponse:
    return act(request, area, token, position, saying.ask_back)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, area: Area, token: str, position: int) -> HttpResponse:
    return act(request, area, token, position, saying.extend)


@login_not_required
@never_cache
@require_safe
def pdf(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    handover = opened(area, token)
    return pdf_response(handover) if handover else gone(request, area)


@login_not_required
@require_safe
def photo(request: HttpRequest, area: Area, token: str, key: UUID) -> HttpResponseBase:
    handover = opened(area, token)
    stored = queries.photo_of(handover, key) if handover else None
    if stored is None:
        raise Http404
    return send(stored, thumbnail="klein" in request.GET)


@login_not_required
@require_safe
def attachment(_request: HttpRequest, area: Area, token: str, key: UUID) -> HttpResponseBase:
    handover = opened(area, token)
    stored = queries.attachment_of(handover, key) if handover else None
    if stored is None:
        raise Http404
    return send(stored)


def opened(area: Area, token: str) -> Handover | None:
    return queries.by_token(area, token, timezone.localdate())


def speaker(handover: Handover) -> Actor:
    """Whoever holds the link speaks for the department."""
    return Actor("department", str(handover.pk))


def gone(request: HttpRequest, area: Area) -> HttpResponse:
    """The same words for a link that ended and for one that never was."""
    context = {"area": area, "office": office_of(area)}
    return render(request, "handovers/department/gone.html", context, status=404)


def act(
    request: HttpRequest,
    area: Area,
    token: str,
    position: int,
    do: Callable[[HttpRequest, HandedNeed, Door], Outcome],
    *,
    then: Callable[[queries.Package, int], int | None] = lambda _package, position: position,
) -> HttpResponse:
    """Do it and go on to a need; with an error the form stands there as it was typed."""
    handover = opened(area, token)
    if handover is None:
        return gone(request, area)
    package = queries.package_of(handover)
    part = package.part(position)
    if part is None:
        raise Http404
    goal: int | None = position
    if request.method == "POST":
        done = do(request, part.handed, Door(speaker(handover)))
        if isinstance(done, dict):
            return show(request, handover, token, bound=done)
        messages.success(request, done)
        goal = then(package, position)
    return redirect(addresses_of(area, token).need(goal, said=request.method == "POST"))


def addresses_of(area: Area, token: str) -> Addresses:
    return Addresses("department", "", (area, token))


def show(
    request: HttpRequest,
    handover: Handover,
    token: str,
    *,
    bound: Forms | None = None,
    acknowledge_form: AcknowledgeForm | None = None,
) -> HttpResponse:
    package = queries.package_of(handover)
    addresses, chosen = addresses_of(handover.area, token), chosen_in(request)
    asked = asked_of(package, addresses, for_office=False, bound=bound, chosen=chosen)
    context: dict[str, Any] = {
        "area": handover.area,
        "token": token,
        "package": package,
        "standing": standing_of(asked),
        "chosen": chosen,
        "wrong": list((bound or {}).values()),
        "acknowledge_form": acknowledge_form or AcknowledgeForm(),
        "acknowledgement": getattr(handover, "acknowledgement", None),
        "office": office_of(handover.area),
        "may_act": True,
    }
    return render(request, "handovers/department/page.html", context)


def pdf_response(handover: Handover, *, with_link: bool = True) -> HttpResponse:
    package = queries.package_of(handover)
    shown = package if with_link else replace(package, link="")
    content = queries.pdf_of(shown, timezone.now())
    name = f"{handover.short_number}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )

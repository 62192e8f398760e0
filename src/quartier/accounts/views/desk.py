"""Who works here and in which role; what happened to a record."""

import segno
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quartier.accounts import actions, queries, rules
from quartier.accounts.access import MANAGERS, NETWORK, OFFICE, READERS, StaffRequest, for_roles
from quartier.accounts.forms import InviteForm
from quartier.accounts.history import journal_page
from quartier.areas.models import Area
from quartier.journal.queries import entries_named

# Readers beside the office follow bundles, answers and the plan, not letters or people.
OPEN_TO_READERS = ("needs.need:", "handovers.", "concept.")
OPEN_TO_NETWORK = ("concept.",)


@for_roles(MANAGERS)
@require_safe
def people(request: StaffRequest, area: Area) -> HttpResponse:
    now, roles = timezone.now(), rules.seen_roles(request.member.role)
    context = {
        "area": area,
        "people": queries.people(area).filter(role__in=roles),
        "former": queries.former_people(area).filter(role__in=roles),
        "invitations": queries.open_invitations(area, now).filter(role__in=roles),
        "manages": rules.INVITES.get(request.member.role, frozenset()),
    }
    return render(request, "accounts/desk/people.html", context)


@for_roles(MANAGERS)
def invite(request: StaffRequest, area: Area) -> HttpResponse:
    roles = rules.INVITES[request.member.role]
    form = InviteForm(request.POST if request.method == "POST" else None, roles=roles)
    if form.is_valid():
        try:
            _row, link = actions.invite(
                area, **form.cleaned_data, at=timezone.now(), by=request.actor
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            context = {"area": area, "link": link, "qr": _qr(link), **form.cleaned_data}
            return render(request, "accounts/desk/invited.html", context)
    return render(request, "accounts/desk/invite.html", {"area": area, "form": form})


def _qr(link: str) -> str:
    return str(segno.make(link, micro=False).svg_data_uri(scale=4, border=4))


@for_roles(MANAGERS)
@require_POST
def withdraw(request: StaffRequest, area: Area, pk: object) -> HttpResponse:
    row = get_object_or_404(queries.open_invitations(area, timezone.now()), pk=pk)
    try:
        actions.withdraw_invitation(row, at=timezone.now(), by=request.actor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Die Einladung ist zurückgezogen."))
    return redirect("accounts:people", area)


@for_roles(MANAGERS)
@require_POST
def end_role(request: StaffRequest, area: Area, pk: object) -> HttpResponse:
    row = get_object_or_404(queries.people(area), pk=pk)
    try:
        actions.end_role(row, at=timezone.now(), by=request.actor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("%s arbeitet hier nicht mehr mit.") % row.user)
    return redirect("accounts:people", area)


@for_roles(NETWORK)
@require_safe
def journal(request: StaffRequest, area: Area, target: str) -> HttpResponse:
    """What happened to one record (`needs.need:<key>`), who did it, when."""
    in_office = request.member.role in OFFICE
    topics = OPEN_TO_READERS if request.member.role in READERS else OPEN_TO_NETWORK
    if not in_office and not target.startswith(topics):
        raise Http404
    return journal_page(request, area, entries_named(area.pk, target))

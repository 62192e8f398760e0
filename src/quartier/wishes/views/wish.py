"""One wish as the office sees it: the original, what became public, who said it."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quartier.accounts.access import INTAKE, OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.files.serving import send
from quartier.journal.queries import entries_about
from quartier.wishes import queries
from quartier.wishes.views.reading import wish_or_404


@for_roles(INTAKE)
@require_safe
def desk_wish(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    wish = wish_or_404(area, number)
    context = {
        "area": area,
        "wish": wish,
        "steps": queries.steps_of(wish),
        "voice": getattr(wish, "voice", None),
        "may_see_contact": request.member.role in OFFICE,
        "entries": entries_about(wish),
    }
    return render(request, "wishes/desk/wish.html", context)


@for_roles(INTAKE)
@require_safe
def photo(request: StaffRequest, area: Area, number: str) -> HttpResponseBase:
    wish = wish_or_404(area, number)
    if wish.photo is None:
        raise Http404
    return send(wish.photo, thumbnail="klein" in request.GET)

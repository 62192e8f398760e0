"""What became of my own wishes; signed in by a code."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.accounts.queries import signed_in_resident
from quartier.areas.models import Area
from quartier.website import queries


@login_not_required
@require_safe
def my_wishes(request: HttpRequest, area: Area) -> HttpResponse:
    resident = signed_in_resident(request, area, timezone.now())
    if resident is None:
        return redirect("accounts:sign_in", area)
    context = {"area": area, "resident": resident, "mine": queries.mine_of(resident)}
    response = render(request, "website/public/my_wishes.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response

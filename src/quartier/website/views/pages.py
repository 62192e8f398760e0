"""Pages that only point the way."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.areas.queries import absolute
from quartier.office.queries import office_of, upcoming

DATES = 5


@login_not_required
@require_safe
def take_part(request: HttpRequest, area: Area) -> HttpResponse:
    dates = upcoming(area, timezone.now())[:DATES]
    context = {"area": area, "dates": dates, "office": office_of(area)}
    return render(request, "website/public/take_part.html", context)


@login_not_required
@require_safe
def open_data(request: HttpRequest, area: Area) -> HttpResponse:
    context = {"area": area, "origin": absolute("")}
    return render(request, "website/public/open_data.html", context)

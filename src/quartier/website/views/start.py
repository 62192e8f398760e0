"""The way in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.areas.queries import all_areas
from quartier.journeys.actions import catch_up
from quartier.website import queries
from quartier.website.remembering import drawn_once


@login_not_required
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    areas = list(all_areas())
    if len(areas) == 1:
        return redirect("website:start", areas[0])
    return render(request, "website/public/root.html", {"areas": areas})


@login_not_required
@require_safe
@drawn_once
def start(request: HttpRequest, area: Area) -> HttpResponse:
    catch_up(area)
    visit = queries.visit_of(area, timezone.now())
    context = {
        "area": area,
        "answers": queries.new_answers(area),
        "figures": queries.figures_of(area, timezone.localdate()),
        "office": visit.office,
        "week": visit.week,
        "notices": visit.notices,
    }
    return render(request, "website/public/start.html", context)

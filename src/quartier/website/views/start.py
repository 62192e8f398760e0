"""The way in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.areas.queries import all_areas
from quartier.journeys.actions import catch_up
from quartier.office.queries import calendar_of, notices, office_of, week_of
from quartier.website import queries

NEWS = 3


@login_not_required
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    areas = list(all_areas())
    if len(areas) == 1:
        return redirect("website:start", areas[0])
    return render(request, "website/public/root.html", {"areas": areas})


@login_not_required
@require_safe
def start(request: HttpRequest, area: Area) -> HttpResponse:
    catch_up(area)
    now, today = timezone.now(), timezone.localdate()
    context = {
        "area": area,
        "answers": queries.new_answers(area),
        "figures": queries.figures_of(area, today),
        "office": office_of(area),
        "week": week_of(calendar_of(area, today), today),
        "notices": notices(area, now)[:NEWS],
    }
    return render(request, "website/public/start.html", context)

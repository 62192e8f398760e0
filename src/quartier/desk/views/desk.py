from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.accounts.access import ADMIN, FIGURES, INTAKE, READERS, StaffRequest, for_roles
from quartier.accounts.models import Role
from quartier.areas.models import Area
from quartier.desk import queries, rules
from quartier.desk.rarely import groups_for

HOME = {
    Role.ADMIN: "accounts:people",
    Role.DEPARTMENT: "handovers:desk_list",
}


@for_roles(FIGURES, ADMIN, Role.DEPARTMENT)
@require_safe
def today(request: StaffRequest, area: Area) -> HttpResponse:
    """What needs this person today; those without duties here go where they work."""
    if request.member.role in HOME:
        return redirect(HOME[Role(request.member.role)], area)
    now = timezone.localtime()
    duties = queries.duties(area, request.member.role, on=now.date())
    groups = {
        when: rules.in_order(d for d in duties if d.when == when)
        for when in ("now", "today", "week")
    }
    return render(
        request,
        "desk/today.html",
        {
            "now": now,
            "daytime": rules.daytime(now.time()),
            "waiting": rules.waiting(duties),
            "tiles": rules.tiles(duties),
            "groups": groups,
            "week": queries.this_week(area, now),
            **overview_for(area, request.member.role, now.date()),
            "may_take_in": request.member.role in INTAKE,
        },
    )


def overview_for(area: Area, role: str, on: date) -> dict[str, object]:
    """Those who work on no single row read how things stand instead."""
    if role in INTAKE:
        return {}
    with_rows = role in READERS
    found = queries.until_next_act(
        f"overview:{with_rows}", area, on, lambda: queries.overview(area, on, with_rows=with_rows)
    )
    return {"area": area, "overview": found, "with_rows": with_rows}


@for_roles(FIGURES)
@require_safe
def search(request: StaffRequest, area: Area) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    groups = queries.found_for(area, words, role=request.member.role) if words else []
    return render(request, "desk/search.html", {"words": words, "groups": groups})


@for_roles(READERS, ADMIN)
@require_safe
def rarely(request: StaffRequest, area: Area) -> HttpResponse:
    """Where pages are found that are needed rarely."""
    groups = groups_for(request.member.role)
    return render(request, "desk/rarely.html", {"area": area, "groups": groups})

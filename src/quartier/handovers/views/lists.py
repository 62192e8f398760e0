"""All packages, newest first."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.accounts.access import OFFICE, READERS, StaffRequest, for_roles
from quartier.accounts.models import Role
from quartier.areas.models import Area
from quartier.handovers import queries
from quartier.handovers.forms import ListForm
from quartier.organisations.models import Organisation
from quartier.organisations.queries import departments

PER_PAGE = 20


@for_roles(READERS, Role.DEPARTMENT)
@require_safe
def handovers(request: StaffRequest, area: Area) -> HttpResponse:
    form = ListForm(request.GET, area=area)
    chosen = form.cleaned_data if form.is_valid() else {}
    is_department = request.member.role == Role.DEPARTMENT
    own = own_department(request, area) if is_department else chosen.get("amt")
    rows = queries.packages(
        area, timezone.localdate(), state=chosen.get("zustand", ""), department=own
    )
    page = Paginator(rows if own or not is_department else rows.none(), PER_PAGE)
    shown = page.get_page(request.GET.get("seite"))
    context: dict[str, Any] = {
        "area": area,
        "form": form,
        "page": shown,
        "late_receipts": late_receipts(area, shown),
        "pills": pills(form, request.GET),
        "waiting": queries.needs_to_hand_over(area).count(),
        "may_act": request.member.role in OFFICE,
        "is_department": is_department,
    }
    return render(request, "handovers/desk/list.html", context)


def late_receipts(area: Area, rows: Iterable[Any]) -> dict[UUID, str]:
    """Of packages that wait: since when the department should have said that all arrived."""
    today, profile = timezone.localdate(), area.municipality.holiday_profile
    return {
        row.pk: queries.late_receipt_words(row, today, profile=profile)
        for row in rows
        if row.open_count and not row.is_acknowledged
    }


def own_department(request: StaffRequest, area: Area) -> Organisation | None:
    """A person of a department sees its own packages only."""
    key = request.member.organisation_key
    return departments(area).filter(pk=key).first() if key else None


def pills(form: ListForm, query: QueryDict) -> list[dict[str, str]]:
    found = []
    for name in ("zustand", "amt"):
        value = form.cleaned_data.get(name) if form.is_valid() else None
        if value:
            without = query.copy()
            without.pop(name)
            title = dict(ListForm.STATES).get(value, value) if name == "zustand" else value
            found.append({"title": str(title), "url": f"?{without.urlencode()}"})
    return found

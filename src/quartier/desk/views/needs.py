"""The list of needs. It knows all stages, so it lives up here."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quartier.accounts.access import READERS, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.desk import queries
from quartier.desk.forms import NeedsForm
from quartier.journeys.actions import catch_up
from quartier.needs.queries import rows_of

PER_PAGE = 20


@for_roles(READERS)
@require_safe
def needs(request: StaffRequest, area: Area) -> HttpResponse:
    catch_up(area)
    form = NeedsForm(request.GET, area=area)
    found = queries.needs(area, **(form.cleaned_data if form.is_valid() else {}))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {"area": area, "form": form, "page": page, "rows": rows_of(page)}
    return render(request, "desk/needs.html", context)

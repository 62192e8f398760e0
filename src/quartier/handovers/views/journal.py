"""The whole journal of a package: what was done to it, its answers, questions and reminders."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.accounts.history import journal_page
from quartier.areas.models import Area
from quartier.handovers import queries
from quartier.handovers.views.desk import found
from quartier.journal.queries import entries_of


@for_roles(OFFICE)
@require_safe
def journal(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    rows = queries.rows_of(found(request, area, number))
    return journal_page(request, area, entries_of(*rows).reverse())

"""Was wurde daraus? How every department answered: a sentence, figures, a chart, a table."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.concept.queries import all_fields
from quartier.handovers import queries as handovers
from quartier.handovers.queries import DepartmentLine
from quartier.ui.charts import Bar
from quartier.website import queries
from quartier.website.remembering import drawn_once


@login_not_required
@require_safe
@drawn_once
def ledger(request: HttpRequest, area: Area) -> HttpResponse:
    today, fields = timezone.localdate(), list(all_fields(area))
    years = sorted({today.year, *handovers.years(area)}, reverse=True)
    field = next((field for field in fields if field.code == request.GET.get("thema")), None)
    year = next((year for year in years if str(year) == request.GET.get("jahr")), None)
    found = queries.ledger_of(area, year, field, today)
    context = {
        "area": area,
        "found": found,
        "bars": bars(found.rows),
        "refusals": [(queries.url_of_need(a.handed_need.need), a) for a in found.refusals],
        "fields": fields,
        "years": years,
        "field": field,
        "year": year,
    }
    return render(request, "website/public/ledger.html", context)


def bars(rows: Sequence[DepartmentLine]) -> list[Bar]:
    return [Bar(row.department.called, parts(row)) for row in rows]


def parts(row: DepartmentLine) -> list[tuple[str, int]]:
    kinds = ("yes", "partly", "later", "no", "not_ours", "open")
    return [(kind, getattr(row.figures, kind)) for kind in kinds]

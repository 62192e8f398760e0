"""Needs that fit no field of action: gaps for the next version of the plan."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from quartier.accounts.access import READERS, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.needs import queries
from quartier.ui.spreadsheets import BOM, safe_cell


@for_roles(READERS)
@require_safe
def gaps(request: StaffRequest, area: Area) -> HttpResponse:
    rows = queries.rows_of(queries.gaps(area))
    return render(request, "needs/desk/gaps.html", {"area": area, "rows": rows})


@for_roles(READERS)
@require_safe
def gaps_csv(request: StaffRequest, area: Area) -> HttpResponse:  # noqa: ARG001
    """For a spreadsheet: BOM, semicolons, no cell that counts as a formula."""
    name = f"{area.slug}-luecken-{timezone.localdate():%Y-%m-%d}.csv"
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.write(BOM)
    sheet = csv.writer(answer, delimiter=";")
    sheet.writerow(
        [
            _("Nummer"),
            _("Titel"),
            _("Worum geht es?"),
            _("Ort"),
            _("Menschen"),
            _("Stimmen"),
            _("Wünsche"),
        ]
    )
    for row in queries.rows_of(queries.gaps(area)):
        need = row["need"]
        words = map(safe_cell, [need.short_number, need.title, need.summary, need.place_name])
        sheet.writerow([*words, row["people"], row["voices"], row["wishes"]])
    return answer

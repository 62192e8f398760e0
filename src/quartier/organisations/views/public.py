from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.organisations import queries
from quartier.organisations.models import Organisation

MANY = {
    Organisation.Kind.DEPARTMENT: _("Ämter der Stadt"),
    Organisation.Kind.ASSOCIATION: _("Vereine"),
    Organisation.Kind.CHURCH: _("Kirchengemeinden"),
    Organisation.Kind.SCHOOL: _("Schulen"),
    Organisation.Kind.KINDERGARTEN: _("Kitas"),
    Organisation.Kind.WELFARE: _("Wohlfahrtsverbände"),
    Organisation.Kind.HOUSING: _("Wohnungsunternehmen"),
    Organisation.Kind.TRADE: _("Gewerbe"),
    Organisation.Kind.POLICE: _("Polizei"),
    Organisation.Kind.INITIATIVE: _("Initiativen"),
}


@login_not_required
@require_safe
def actors(request: HttpRequest, area: Area) -> HttpResponse:
    """Who works in the quarter, by kind."""
    rows = list(queries.listed_publicly(area, timezone.localdate()))
    rows.sort(key=lambda row: queries.KIND_ORDER.index(row.kind))
    kinds = groupby(rows, lambda row: MANY[Organisation.Kind(row.kind)])
    groups = [(list(found), kind) for kind, found in kinds]
    return render(request, "organisations/public/actors.html", {"area": area, "groups": groups})

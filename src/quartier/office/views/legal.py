"""Pages the law asks for, and two that open the house to everyone."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quartier.areas.models import Area
from quartier.journal.rules import NOBODY
from quartier.office import actions, queries
from quartier.office.forms import BarrierForm
from quartier.office.models import Office


def _page(request: HttpRequest, area: Area, name: str, **more: object) -> HttpResponse:
    office = queries.office_of(area) or Office(area=area, name=area.name)
    values = {"area": area, "office": office, "address_lines": queries.address_lines(office)}
    return render(request, f"office/public/{name}.html", values | more)


@login_not_required
@require_safe
def imprint(request: HttpRequest, area: Area) -> HttpResponse:
    return _page(request, area, "imprint")


@login_not_required
@require_safe
def privacy(request: HttpRequest, area: Area) -> HttpResponse:
    regime = area.municipality.legal_regime
    return _page(request, area, "privacy", regime=regime, register=queries.register())


@login_not_required
@require_safe
def plain_language(request: HttpRequest, area: Area) -> HttpResponse:
    calendar = queries.calendar_of(area, timezone.localdate())
    lines = queries.hours_lines(calendar, timezone.localdate())
    return _page(request, area, "plain_language", hours_lines=lines)


@login_not_required
@require_safe
def sign_language(request: HttpRequest, area: Area) -> HttpResponse:
    return _page(request, area, "sign_language")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accessibility(request: HttpRequest, area: Area) -> HttpResponse:
    """The declaration, with a form that becomes a letter to the office."""
    form = BarrierForm(
        request.POST if request.method == "POST" else None, initial={"form_key": uuid4()}
    )
    if form.is_valid() and _reported(area, form):
        messages.success(request, _("Danke. Wir haben Ihren Hinweis und kümmern uns darum."))
        return redirect("office:accessibility", area)
    is_bavarian = area.municipality.is_bavarian
    return _page(request, area, "accessibility", form=form, is_bavarian=is_bavarian)


def _reported(area: Area, form: BarrierForm) -> bool:
    data = dict(form.cleaned_data)
    if data.pop("website"):
        return True
    try:
        actions.report_barrier(area, **data, at=timezone.now(), by=NOBODY)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True

"""The desk: hours, closures, persons, the facts of the office."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.office import actions, queries
from quartier.office.forms import ClosureForm, HoursForm, OfficeForm, PersonForm
from quartier.office.models import Closure, Office, OfficePerson, OpeningHours
from quartier.ui.filling import fill

Row = TypeVar("Row", OpeningHours, Closure, OfficePerson)
FORM = require_http_methods(["GET", "HEAD", "POST"])


@for_roles(OFFICE)
@require_safe
def hours(request: StaffRequest, area: Area) -> HttpResponse:
    """All that decides when the office is open."""
    now, today = timezone.now(), timezone.localdate()
    calendar = queries.calendar_of(area, today)
    context = {
        "area": area,
        "hours": queries.hours_of(area),
        "closures": queries.closures_ahead(area, today),
        "holidays": queries.holidays_ahead(area, today),
        "open_sentence": queries.open_sentence(queries.state_of(calendar, now), now),
        "week": queries.week_from(calendar, today),
    }
    return render(request, "office/desk/hours.html", context)


def found(model: type[Row], area: Area, key: UUID | None) -> Row | None:
    """The row of this area; None for a new one; unknown keys are a 404."""
    if key is None:
        return None
    row = queries.row_of(model, area, key)
    if row is None:
        raise Http404
    return row


@for_roles(OFFICE)
@FORM
def hours_form(request: StaffRequest, area: Area, key: UUID | None = None) -> HttpResponse:
    row = found(OpeningHours, area, key)
    return edited(
        request,
        row,
        HoursForm,
        actions.set_hours,
        first={"kind": OpeningHours.Kind.OPEN},
        title=_("Sprechzeit ändern") if row else _("Neue Sprechzeit"),
        back="office:desk_hours",
        said=_("Die Sprechzeit ist gespeichert."),
        remove="office:remove_hours",
    )


@for_roles(OFFICE)
@FORM
def closure_form(request: StaffRequest, area: Area, key: UUID | None = None) -> HttpResponse:
    row = found(Closure, area, key)
    return edited(
        request,
        row,
        ClosureForm,
        actions.set_closure,
        first={"kind": Closure.Kind.CLOSED},
        title=_("Schließzeit ändern") if row else _("Neue Schließzeit"),
        back="office:desk_hours",
        said=_("Die Schließzeit ist gespeichert."),
        remove="office:remove_closure",
    )


@for_roles(OFFICE)
@require_safe
def office(request: StaffRequest, area: Area) -> HttpResponse:
    """What stands about the office on public pages, and what is still missing."""
    context = {
        "area": area,
        "office": queries.office_of(area),
        "persons": queries.persons(area),
        "missing": queries.what_is_missing(area),
    }
    return render(request, "office/desk/office.html", context)


@for_roles(OFFICE)
@FORM
def office_form(request: StaffRequest, area: Area) -> HttpResponse:
    row = queries.office_of(area) or Office(area=area)
    return fill(
        request,
        OfficeForm(request.POST if request.method == "POST" else None, instance=row),
        partial(actions.describe_office, area, by=request.actor),
        title=_("Angaben zum Büro"),
        back=reverse("office:desk_office", args=[area]),
        said=_("Die Angaben sind gespeichert."),
    )


@for_roles(OFFICE)
@FORM
def person_form(request: StaffRequest, area: Area, key: UUID | None = None) -> HttpResponse:
    row = found(OfficePerson, area, key)
    return edited(
        request,
        row,
        PersonForm,
        actions.set_person,
        title=_("Person ändern") if row else _("Neue Person"),
        back="office:desk_office",
        said=_("Die Angaben zur Person sind gespeichert."),
        remove="office:remove_person",
    )


@for_roles(OFFICE)
@require_POST
def remove_hours(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    return _remove(request, found(OpeningHours, area, key), "office:desk_hours")


@for_roles(OFFICE)
@require_POST
def remove_closure(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    return _remove(request, found(Closure, area, key), "office:desk_hours")


@for_roles(OFFICE)
@require_POST
def remove_person(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    return _remove(request, found(OfficePerson, area, key), "office:desk_office")


def _remove(request: StaffRequest, row: Model | None, back: str) -> HttpResponse:
    actions.remove(row, by=request.actor)  # type: ignore[arg-type]
    messages.success(request, _("Der Eintrag ist entfernt."))
    return redirect(back, request.area)


def edited(
    request: StaffRequest,
    row: Model | None,
    form: type[Form],
    act: Callable[..., object],
    *,
    first: dict[str, Any] | None = None,
    title: str,
    back: str,
    said: str,
    remove: str,
) -> HttpResponse:
    """The form of a row, or of a new one, which begins with `first`."""
    sent = request.POST if request.method == "POST" else None
    return fill(
        request,
        form(sent, initial=model_to_dict(row) if row else first or {}),
        partial(act, request.area, row, by=request.actor),
        title=title,
        back=reverse(back, args=[request.area]),
        said=said,
        remove_url=row and reverse(remove, args=[request.area, row.pk]),
    )

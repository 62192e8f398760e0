"""Rights of people: read, hand out, erase what the house knows; the register of processings."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quartier.accounts.access import ADMIN, LEAD, OFFICE, StaffRequest, for_roles
from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.desk import actions, queries
from quartier.desk.forms import ContactForm, EraseForm
from quartier.journal.processings import PROCESSINGS
from quartier.ui.filling import fill


@for_roles(OFFICE)
@require_safe
def person(request: StaffRequest, area: Area, pk: object) -> HttpResponse:
    """All data of one resident on one page."""
    resident = _resident(area, pk)
    context = {"area": area, "resident": resident, "sections": queries.sections_of(resident)}
    return render(request, "desk/person.html", context | {"form": EraseForm()})


@for_roles(OFFICE)
def correct(request: StaffRequest, area: Area, pk: object) -> HttpResponse:
    """Put a contact right that has changed or was misheard."""
    resident = get_object_or_404(Resident, area=area, pk=pk, erased_at=None)
    known = {name: getattr(resident, name) for name in ContactForm.base_fields}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=known)
    return fill(
        request,
        form,
        partial(actions.correct_person, resident, at=timezone.now(), by=request.actor),
        title=_("Angaben berichtigen"),
        back=reverse("desk:person", args=[area, resident.pk]),
        said=_("Die Angaben sind berichtigt."),
    )


@for_roles(OFFICE)
@require_POST
def export(request: StaffRequest, area: Area, pk: object) -> HttpResponse:
    resident, now = _resident(area, pk), timezone.now()
    actions.note_export(resident, at=now, by=request.actor)
    response = HttpResponse(queries.archive_of(resident, at=now), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="auskunft.zip"'
    return response


@for_roles(OFFICE)
@require_POST
def erase(request: StaffRequest, area: Area, pk: object) -> HttpResponse:
    resident = _resident(area, pk)
    form = EraseForm(request.POST)
    if not form.is_valid():
        context = {"area": area, "resident": resident, "sections": queries.sections_of(resident)}
        return render(request, "desk/person.html", context | {"form": form})
    actions.erase_person(resident, at=timezone.now(), by=request.actor)
    messages.success(request, _("Alle Angaben dieser Person sind gelöscht. Die Zahlen bleiben."))
    return redirect("desk:person", area, resident.pk)


@for_roles(LEAD, ADMIN)
@require_safe
def register(request: StaffRequest, area: Area) -> HttpResponse:
    """The register of processing activities, to read and to print."""
    context = {"area": area, "processings": PROCESSINGS.values()}
    return render(request, "desk/register.html", context)


@for_roles(LEAD)
@require_safe
def retention(request: StaffRequest, area: Area) -> HttpResponse:
    """What the next night will delete, and after how long."""
    context = {
        "area": area,
        "due": queries.due_in(area, timezone.now()),
        "periods": queries.PERIODS,
    }
    return render(request, "desk/retention.html", context)


def _resident(area: Area, pk: object) -> Resident:
    return get_object_or_404(Resident, area=area, pk=pk)

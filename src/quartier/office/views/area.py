"""The desk: the quarter, its outline, streets and landmarks; `areas` lies below the staff."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import PLANNERS, StaffRequest, for_roles
from quartier.areas import actions, queries
from quartier.areas.forms import AreaForm, BoundaryForm, PlaceForm, PlacesForm
from quartier.areas.models import Area, Place
from quartier.office.queries import office_of
from quartier.office.views.public import pins
from quartier.ui.filling import fill

FORM = require_http_methods(["GET", "HEAD", "POST"])


@for_roles(PLANNERS)
@require_safe
def page(request: StaffRequest, area: Area) -> HttpResponse:
    office, today = office_of(area), timezone.localdate()
    context = {
        "area": area,
        "boundary": queries.current_boundary(area, today),
        "versions": queries.boundaries(area),
        "places": queries.places(area),
        "ground": queries.ground(area, today),
        "pins": pins(office) if office else [],
    }
    return render(request, "office/desk/area.html", context)


def back(area: Area) -> str:
    return reverse("office:desk_area", args=[area])


@for_roles(PLANNERS)
@FORM
def facts(request: StaffRequest, area: Area) -> HttpResponse:
    initial = model_to_dict(area) | model_to_dict(
        area.municipality, ["holiday_profile", "legal_regime"]
    )
    return fill(
        request,
        AreaForm(request.POST if request.method == "POST" else None, initial=initial),
        partial(actions.describe_area, area, by=request.actor),
        title=_("Angaben zum Stadtteil"),
        back=back(area),
        said=_("Die Angaben sind gespeichert."),
    )


@for_roles(PLANNERS)
@FORM
def boundary(request: StaffRequest, area: Area) -> HttpResponse:
    form = BoundaryForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={"valid_from": timezone.localdate()},
    )

    def act(file: object, **data: object) -> None:
        content = file.read(actions.MAX_BYTES + 1)  # type: ignore[attr-defined]
        actions.publish_boundary(area, content, **data, by=request.actor)  # type: ignore[arg-type]

    return fill(
        request,
        form,
        act,
        title=_("Neue Grenze"),
        lead=_("Die alte Grenze bleibt als frühere Fassung erhalten."),
        save=_("Grenze prüfen und übernehmen"),
        back=back(area),
        said=_("Die neue Grenze gilt."),
        blame="file",
    )


@for_roles(PLANNERS)
@FORM
def places(request: StaffRequest, area: Area) -> HttpResponse:
    sent = request.method == "POST"
    form = PlacesForm(request.POST if sent else None, request.FILES if sent else None)
    return fill(
        request,
        form,
        lambda list: actions.import_places(area, list.read(1_000_000), by=request.actor),  # noqa: A006
        title=_("Straßen und bekannte Orte als Liste"),
        save=_("Liste prüfen und übernehmen"),
        back=back(area),
        said=_("Die Liste ist übernommen."),
        blame="list",
    )


def found(area: Area, key: UUID) -> Place:
    place = queries.places(area).filter(pk=key).first()
    if place is None:
        raise Http404
    return place


@for_roles(PLANNERS)
@FORM
def place(request: StaffRequest, area: Area, key: UUID | None = None) -> HttpResponse:
    row = found(area, key) if key else None
    initial = model_to_dict(row) if row else {}
    return fill(
        request,
        PlaceForm(request.POST if request.method == "POST" else None, initial=initial),
        partial(actions.set_place, area, row, by=request.actor),
        title=_("Ort ändern") if row else _("Neuer Ort"),
        back=back(area),
        said=_("Der Ort ist gespeichert."),
        remove_url=row and reverse("office:remove_place", args=[area, row.pk]),
    )


@for_roles(PLANNERS)
@require_POST
def remove_place(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    actions.remove_place(found(area, key), by=request.actor)
    messages.success(request, _("Der Ort ist entfernt."))
    return redirect("office:desk_area", area)

"""The desk: versions and fields of action."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import DRAFTERS, NETWORK, PLANNERS, StaffRequest, for_roles
from quartier.accounts.models import Role
from quartier.areas.models import Area
from quartier.concept import actions, queries
from quartier.concept.forms import AdoptionForm, FieldForm, VersionForm
from quartier.concept.models import FieldOfAction, PlanVersion
from quartier.ui.filling import fill

FORM = require_http_methods(["GET", "HEAD", "POST"])


def found(area: Area, number: str) -> PlanVersion:
    version = queries.version_by_number(area, number)
    if version is None:
        raise Http404
    return version


def field_found(area: Area, key: UUID) -> FieldOfAction:
    field = queries.all_fields(area).filter(pk=key).first()
    if field is None:
        raise Http404
    return field


@for_roles(NETWORK)
@require_safe
def overview(request: StaffRequest, area: Area) -> HttpResponse:
    context = {
        "area": area,
        "draft": queries.draft(area),
        "current": queries.current(area),
        "versions": queries.adopted(area),
        "fields": queries.all_fields(area),
        "may_edit": request.member.role in PLANNERS,
        "may_start": request.member.role in DRAFTERS,
    }
    return render(request, "concept/desk/overview.html", context)


@for_roles(PLANNERS)
@require_POST
def standard_fields(request: StaffRequest, area: Area) -> HttpResponse:
    try:
        actions.lay_out_standard_fields(area, by=request.actor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Die sieben Handlungsfelder stehen bereit."))
    return redirect("concept:desk", area)


@for_roles(PLANNERS)
@FORM
def field_form(request: StaffRequest, area: Area, key: UUID | None = None) -> HttpResponse:
    field = field_found(area, key) if key else None
    act = (
        partial(actions.change_field, field, by=request.actor)
        if field
        else partial(actions.open_field, area, by=request.actor)
    )
    return fill(
        request,
        FieldForm(
            request.POST if request.method == "POST" else None,
            initial=model_to_dict(field) if field else {},
        ),
        act,
        title=_("Handlungsfeld ändern") if field else _("Neues Handlungsfeld"),
        back=reverse("concept:desk", args=[area]),
        said=_("Das Handlungsfeld ist gespeichert."),
        remove_url=field and reverse("concept:end_field", args=[area, field.pk]),
        remove_word=_("Gilt wieder") if field and field.ended_on else _("Gilt nicht mehr"),
    )


@for_roles(PLANNERS)
@require_POST
def end_field(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    field = field_found(area, key)
    on = None if field.ended_on else timezone.localdate()
    actions.end_field(field, on=on, by=request.actor)
    messages.success(request, _("Das Handlungsfeld ist geändert."))
    return redirect("concept:desk", area)


@for_roles(DRAFTERS)
@require_POST
def start_draft(request: StaffRequest, area: Area) -> HttpResponse:
    try:
        draft = actions.start_draft(area, by=request.actor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("concept:desk", area)
    messages.success(request, _("Der Entwurf ist angelegt, mit allem aus der letzten Fassung."))
    return redirect("concept:desk_version", area, draft.number)


@for_roles(NETWORK)
@require_safe
def version(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    found_version = found(area, number)
    may_edit = request.member.role in PLANNERS
    context = {
        "area": area,
        "version": found_version,
        "goals": queries.goals_of(found_version),
        "measures": queries.measures_of(found_version),
        "may_edit": may_edit and not found_version.is_adopted,
        "may_record": may_edit,
        "may_adopt": request.member.role == Role.CITY_PROGRAMME and not found_version.is_adopted,
    }
    return render(request, "concept/desk/version.html", context)


@for_roles(PLANNERS)
@FORM
def describe(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    draft = found(area, number)
    form = VersionForm(
        request.POST if request.method == "POST" else None, initial=model_to_dict(draft)
    )
    wanted = form.cleaned_data["number"] if form.is_valid() else number
    return fill(
        request,
        form,
        partial(actions.describe_draft, draft, by=request.actor),
        title=_("Angaben zur Fassung"),
        back=reverse("concept:desk_version", args=[area, wanted]),
        said=_("Die Angaben sind gespeichert."),
        remove_url=reverse("concept:discard", args=[area, number])
        if request.member.role in DRAFTERS
        else "",
        remove_word=_("Entwurf verwerfen"),
    )


@for_roles(DRAFTERS)
@require_POST
def discard(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    try:
        actions.discard_draft(found(area, number), by=request.actor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Der Entwurf ist verworfen."))
    return redirect("concept:desk", area)


@for_roles(Role.CITY_PROGRAMME)
@FORM
def adoption(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    sent = request.method == "POST"
    return fill(
        request,
        AdoptionForm(request.POST if sent else None, request.FILES if sent else None),
        partial(actions.adopt, found(area, number), today=timezone.localdate(), by=request.actor),
        title=_("Fassung %s beschließen") % number,
        lead=_("Danach kann niemand mehr etwas ändern. Die nächste Fassung beginnt als Kopie."),
        save=_("Als beschlossen eintragen"),
        back=reverse("concept:desk_version", args=[area, number]),
        said=_("Die Fassung ist beschlossen und öffentlich."),
    )


@for_roles(NETWORK)
@require_safe
def difference(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    after = found(area, number)
    if after.copied_from is None:
        raise Http404
    context = {"area": area, "comparison": queries.compare(after.copied_from, after)}
    return render(request, "concept/desk/difference.html", context)

import csv
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

from quartier.accounts.access import NETWORK, OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.organisations import actions, queries
from quartier.organisations.forms import ContactForm, OrganisationForm, PersonForm
from quartier.organisations.models import ContactPerson, Organisation
from quartier.organisations.rules import review_is_due
from quartier.ui.filling import fill
from quartier.ui.spreadsheets import BOM

FORM = require_http_methods(["GET", "HEAD", "POST"])


@for_roles(NETWORK)
@require_safe
def listing(request: StaffRequest, area: Area) -> HttpResponse:
    words, kind = request.GET.get("q", "").strip()[:100], request.GET.get("art", "")
    rows, today = queries.found(area, words=words, kind=kind), timezone.localdate()
    context = {
        "area": area,
        "departments": [r for r in rows if r.is_department],
        "actors": [(r, queries.is_due(r, today)) for r in rows if not r.is_department],
        "kinds": Organisation.Kind.choices,
        "kind": kind,
        "words": words,
        "ended": queries.ended(area),
        "may_edit": request.member.role in OFFICE,
    }
    return render(request, "organisations/desk/list.html", context)


def found(area: Area, key: UUID) -> Organisation:
    organisation = queries.by_key(area, key)
    if organisation is None:
        raise Http404
    return organisation


def person_found(area: Area, key: UUID) -> ContactPerson:
    person = queries.person_of(area, key)
    if person is None:
        raise Http404
    return person


@for_roles(NETWORK)
@require_safe
def detail(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    organisation = found(area, key)
    today = timezone.localdate()
    people = organisation.people  # type: ignore[attr-defined]
    context = {
        "area": area,
        "organisation": organisation,
        "people": [(p, review_is_due(timezone.localdate(p.created_at), today)) for p in people],
        "contacts": queries.contacts_of(organisation)[:20],
        "is_due": queries.is_due(organisation, today),
        "contact_form": ContactForm(),
        "may_edit": request.member.role in OFFICE,
    }
    return render(request, "organisations/desk/detail.html", context)


@for_roles(OFFICE)
@FORM
def new(request: StaffRequest, area: Area) -> HttpResponse:
    return fill(
        request,
        OrganisationForm(request.POST if request.method == "POST" else None),
        partial(actions.enter, area, by=request.actor),
        title=_("Neuer Akteur"),
        back=reverse("organisations:desk_list", args=[area]),
        said=_("Der Eintrag ist angelegt."),
    )


@for_roles(OFFICE)
@FORM
def edit(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    row = found(area, key)
    initial = model_to_dict(row) | {"topics": ", ".join(row.topics)}
    return fill(
        request,
        OrganisationForm(request.POST if request.method == "POST" else None, initial=initial),
        partial(actions.describe, row, by=request.actor),
        title=_("%s ändern") % row.name,
        back=reverse("organisations:desk_organisation", args=[area, row.pk]),
        said=_("Die Angaben sind gespeichert."),
    )


@for_roles(OFFICE)
@require_POST
def spoke(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    """One click: „heute gesprochen“."""
    form = ContactForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    actions.spoke_with(found(area, key), on=timezone.localdate(), note=note, by=request.actor)
    messages.success(request, _("Das Gespräch ist notiert."))
    return redirect("organisations:desk_organisation", area, key)


@for_roles(OFFICE)
@require_POST
def end(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    row = found(area, key)
    if row.ended_on:
        actions.take_up_again(row, by=request.actor)
        messages.success(request, _("Der Eintrag steht wieder in der Liste."))
    else:
        actions.end(row, on=timezone.localdate(), by=request.actor)
        messages.success(request, _("Der Eintrag steht nicht mehr in der Liste."))
    return redirect("organisations:desk_organisation", area, key)


@for_roles(OFFICE)
@FORM
def new_person(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    row = found(area, key)
    return fill(
        request,
        PersonForm(request.POST if request.method == "POST" else None),
        partial(actions.add_person, row, by=request.actor),
        title=_("Neue Ansprechperson: %s") % row.name,
        back=reverse("organisations:desk_organisation", args=[area, row.pk]),
        said=_("Die Person ist eingetragen."),
    )


@for_roles(OFFICE)
@FORM
def edit_person(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    person = person_found(area, key)
    return fill(
        request,
        PersonForm(
            request.POST if request.method == "POST" else None, initial=model_to_dict(person)
        ),
        partial(actions.describe_person, person, by=request.actor),
        title=_("Ansprechperson ändern"),
        back=reverse("organisations:desk_organisation", args=[area, person.organisation_id]),
        said=_("Die Angaben sind gespeichert."),
        remove_url=reverse("organisations:remove_person", args=[area, person.pk]),
        remove_word=_("Ist nicht mehr da: löschen"),
    )


@for_roles(OFFICE)
@require_POST
def remove_person(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    person = person_found(area, key)
    organisation = person.organisation_id
    actions.remove_person(person, by=request.actor)
    messages.success(request, _("Die Person ist gelöscht."))
    return redirect("organisations:desk_organisation", area, organisation)


@for_roles(OFFICE)
@require_safe
def table(request: StaffRequest, area: Area) -> HttpResponse:  # noqa: ARG001
    """For a spreadsheet: UTF-8 with a mark, semicolons, no formulas."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="akteure-{area.slug}.csv"'
    csv.writer(response, delimiter=";").writerows(queries.as_table(area))
    return response

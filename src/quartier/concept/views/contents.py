"""The desk: goals and measures of a draft, and how far measures are."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from quartier.accounts.access import PLANNERS, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.concept import actions, queries
from quartier.concept.forms import GoalForm, MeasureForm, StateForm
from quartier.concept.models import Goal, Measure, PlanVersion
from quartier.concept.views.desk import found
from quartier.ui.filling import fill

FORM = require_http_methods(["GET", "HEAD", "POST"])


def goal_found(version: PlanVersion, key: UUID) -> Goal:
    goal = queries.goals_of(version).filter(pk=key).first()
    if goal is None:
        raise Http404
    return goal


def measure_found(version: PlanVersion, key: UUID) -> Measure:
    measure = queries.measures_of(version).filter(pk=key).first()
    if measure is None:
        raise Http404
    return measure


def back(area: Area, number: str) -> str:
    return reverse("concept:desk_version", args=[area, number])


@for_roles(PLANNERS)
@FORM
def goal(request: StaffRequest, area: Area, number: str, key: UUID | None = None) -> HttpResponse:
    version = found(area, number)
    row = goal_found(version, key) if key else None
    return fill(
        request,
        GoalForm(
            request.POST if request.method == "POST" else None,
            version=version,
            initial=model_to_dict(row) if row else {},
        ),
        partial(actions.set_goal, version, row, by=request.actor),
        title=_("Ziel ändern") if row else _("Neues Ziel"),
        back=back(area, number),
        said=_("Das Ziel ist gespeichert."),
        remove_url=row and reverse("concept:drop_goal", args=[area, number, row.pk]),
    )


@for_roles(PLANNERS)
@FORM
def measure(
    request: StaffRequest, area: Area, number: str, key: UUID | None = None
) -> HttpResponse:
    version = found(area, number)
    row = measure_found(version, key) if key else None
    initial = model_to_dict(row) if row else {}
    initial["fields_of_action"] = initial.get("fields", [])

    def act(fields_of_action: object, **data: object) -> None:
        actions.set_measure(version, row, fields=fields_of_action, by=request.actor, **data)  # type: ignore[arg-type]

    return fill(
        request,
        MeasureForm(
            request.POST if request.method == "POST" else None, version=version, initial=initial
        ),
        act,
        title=_("Maßnahme ändern") if row else _("Neue Maßnahme"),
        back=back(area, number),
        said=_("Die Maßnahme ist gespeichert."),
        remove_url=row and reverse("concept:drop_measure", args=[area, number, row.pk]),
    )


@for_roles(PLANNERS)
@FORM
def state(request: StaffRequest, area: Area, number: str, key: UUID) -> HttpResponse:
    row = measure_found(found(area, number), key)
    return fill(
        request,
        StateForm(
            request.POST if request.method == "POST" else None,
            initial={"on": timezone.localdate(), "state": row.state},  # type: ignore[attr-defined]
        ),
        partial(actions.record_state, row, by=request.actor),
        title=_("Wie weit ist %s?") % row,
        back=back(area, number),
        said=_("Der Stand ist eingetragen."),
    )


@for_roles(PLANNERS)
@require_POST
def drop_goal(request: StaffRequest, area: Area, number: str, key: UUID) -> HttpResponse:
    row = goal_found(found(area, number), key)
    return _drop(request, partial(actions.drop_goal, row), number)


@for_roles(PLANNERS)
@require_POST
def drop_measure(request: StaffRequest, area: Area, number: str, key: UUID) -> HttpResponse:
    row = measure_found(found(area, number), key)
    return _drop(request, partial(actions.drop_measure, row), number)


def _drop(request: StaffRequest, act: partial[None], number: str) -> HttpResponse:
    try:
        act(by=request.actor)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Der Eintrag ist aus dem Entwurf entfernt."))
    return redirect("concept:desk_version", request.area, number)

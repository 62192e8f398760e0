from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.concept import queries
from quartier.concept.models import PlanVersion
from quartier.files.serving import send

STAGE_WORDS = {
    "done": _("fertig"),
    "under_way": _("unterwegs"),
    "planned": _("geplant"),
    "ended": _("ruht"),
}


def cited(area: Area, number: str | None) -> PlanVersion:
    """The version of the address, or the one that holds."""
    version = queries.adopted_on_number(area, number) if number else queries.current(area)
    if version is None:
        raise Http404
    return version


def address(version: PlanVersion, area: Area) -> dict[str, object]:
    """Older versions keep their number in the address of all their pages."""
    newest = queries.current(area)
    is_old = newest is not None and newest.pk != version.pk
    return {"area": area, "version": version, "is_old": is_old, "words": STAGE_WORDS}


@login_not_required
@require_safe
def plan(request: HttpRequest, area: Area, number: str | None = None) -> HttpResponse:
    if number is None and queries.current(area) is None:
        return render(request, "concept/public/none.html", {"area": area})
    version = cited(area, number)
    context = address(version, area) | {
        "rows": queries.field_rows(version),
        "stages": queries.stages(queries.measures_of(version)),
        "versions": queries.adopted(area),
    }
    return render(request, "concept/public/plan.html", context)


@login_not_required
@require_safe
def field(request: HttpRequest, area: Area, code: str, number: str | None = None) -> HttpResponse:
    version = cited(area, number)
    page = queries.field_page(version, code)
    if page is None:
        raise Http404
    return render(request, "concept/public/field.html", address(version, area) | {"page": page})


@login_not_required
@require_safe
def measure(request: HttpRequest, area: Area, code: str, number: str | None = None) -> HttpResponse:
    version = cited(area, number)
    found = queries.measure_in(version, code)
    if found is None:
        raise Http404
    context = address(version, area) | {
        "measure": found,
        "states": queries.states_of(area, found.lineage),
        "others": queries.of_lineage(area, found.lineage).exclude(version=version),
    }
    return render(request, "concept/public/measure.html", context)


@login_not_required
@require_safe
def difference(request: HttpRequest, area: Area, number: str) -> HttpResponse:
    """What a version changed against the one it was copied from."""
    version = cited(area, number)
    if version.copied_from is None:
        raise Http404
    context = {"area": area, "comparison": queries.compare(version.copied_from, version)}
    return render(request, "concept/public/difference.html", context)


@login_not_required
@require_safe
def resolution(request: HttpRequest, area: Area, number: str) -> HttpResponseBase:  # noqa: ARG001
    stored = cited(area, number).resolution_file
    if stored is None:
        raise Http404
    return send(stored)

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.areas.queries import current_boundary, ground
from quartier.office import queries
from quartier.office.models import Office
from quartier.office.rules import Open
from quartier.ui.sketch import Pin


@login_not_required
@require_safe
def page(request: HttpRequest, area: Area) -> HttpResponse:
    """Who we are, when and where."""
    now, today = timezone.now(), timezone.localdate()
    office = queries.office_of(area) or Office(area=area, name=area.name)
    calendar = queries.calendar_of(area, today)
    state = queries.state_of(calendar, now)
    context = {
        "area": area,
        "office": office,
        "address_lines": queries.address_lines(office),
        "open_sentence": queries.open_sentence(state, now),
        "is_open": isinstance(state, Open),
        "week": queries.week_from(calendar, today),
        "closures": queries.closures_ahead(area, today),
        "persons": queries.persons_listed(area, today),
        "ground": ground(area, today),
        "boundary": current_boundary(area, today),
        "pins": pins(office),
    }
    return render(request, "office/public/page.html", context)


def pins(office: Office) -> list[Pin]:
    if office.lon is None or office.lat is None:
        return []
    return [Pin(office.lon, office.lat, office.name, "place")]


@login_not_required
@require_safe
def explained(request: HttpRequest, area: Area) -> HttpResponse:
    """What Soziale Stadt and Quartiersmanagement are and mean for residents."""
    return render(request, "office/public/explained.html", {"area": area})


@login_not_required
@require_safe
def calendar(request: HttpRequest, area: Area) -> HttpResponse:  # noqa: ARG001
    text = queries.as_icalendar(area, timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{area.slug}.ics"'
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@login_not_required
@require_safe
def news(request: HttpRequest, area: Area) -> HttpResponse:
    now = timezone.now()
    context = {
        "area": area,
        "upcoming": queries.upcoming(area, now),
        "notices": queries.notices(area, now)[:50],
    }
    return render(request, "office/public/news.html", context)


@login_not_required
@require_safe
def notice(request: HttpRequest, area: Area, key: UUID) -> HttpResponse:
    found = queries.notices(area, timezone.now()).filter(pk=key).first()
    if found is None:
        raise Http404
    return render(request, "office/public/notice.html", {"area": area, "notice": found})

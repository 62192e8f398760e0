"""The journey of a wish or a need, and the number that leads there."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from quartier.areas.models import Area
from quartier.areas.queries import absolute
from quartier.areas.rules import NEED, number_of, parse_number
from quartier.journeys.actions import catch_up
from quartier.journeys.queries import journey_of_need, journey_of_wish, wishes_behind
from quartier.needs.models import Need
from quartier.needs.queries import standing_by_number
from quartier.ui.sketch import Pin
from quartier.website.queries import drawing_of
from quartier.website.remembering import drawn_once
from quartier.wishes.models import Wish
from quartier.wishes.queries import published_by_number

PAGES = {"": "website:wish", NEED: "website:need"}


@login_not_required
@require_safe
@drawn_once
def wish(request: HttpRequest, area: Area, number: str) -> HttpResponse:
    """A wish that nobody published does not exist here."""
    found = number_of(number)
    subject = published_by_number(area, *found) if found else None
    if subject is None or subject.short_number != number:
        return led_on(request, area, number)
    subject.area = area
    catch_up(area)
    journey = journey_of_wish(subject, timezone.now())
    context = {"wish": subject, "journey": journey, "title": subject.publication.title}
    return render(request, "website/public/wish.html", context | shared(request, subject))


@login_not_required
@require_safe
@drawn_once
def need(request: HttpRequest, area: Area, number: str) -> HttpResponse:
    found = number_of(number, NEED)
    subject = standing_by_number(area, *found) if found else None
    if subject is None or subject.short_number != number:
        return led_on(request, area, number)
    catch_up(area)
    wishes, wish_count = wishes_behind(subject)
    context = {
        "need": subject,
        "journey": journey_of_need(subject, timezone.now()),
        "title": subject.title,
        "wishes": wishes,
        "wish_count": wish_count,
    }
    return render(request, "website/public/need.html", context | shared(request, subject))


@login_not_required
@require_safe
def look_up(request: HttpRequest, area: Area) -> HttpResponse:
    return led_on(request, area, request.GET.get("nummer", "").strip()[:60])


def led_on(request: HttpRequest, area: Area, typed: str) -> HttpResponse:
    """However somebody writes the number: the page it means, or the search with what they typed.

    A number nobody has and one that nobody has read yet look the same.
    """
    found = parse_number(typed, prefixes=tuple(PAGES))
    subject = subject_of(area, *found) if found else None
    if subject:
        page = "website:need" if isinstance(subject, Need) else "website:wish"
        return redirect(page, area, subject.short_number)
    context = {"area": area, "typed": typed, "is_number": found is not None}
    return render(request, "website/public/no_such_number.html", context, status=404)


def subject_of(area: Area, prefix: str, year: int, number: int) -> Need | Wish | None:
    by_number = standing_by_number if prefix else published_by_number
    return by_number(area, year, number)


def shared(request: HttpRequest, subject: Wish | Need) -> dict[str, object]:
    """What both kinds of journey show beside the thread."""
    pins = []
    if subject.lon is not None and subject.lat is not None:
        name = subject.public_place if isinstance(subject, Wish) else subject.place_name
        pins = [Pin(subject.lon, subject.lat, name or _("Ort"), "place")]
    return {
        "area": subject.area,
        "subject": subject,
        "address": absolute(request.path),
        "ground": drawing_of(subject.area).ground if pins else "",
        "pins": pins,
    }

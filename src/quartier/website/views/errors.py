"""When something went wrong: what happened, and one way on. Works without database and session."""

import sys

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.areas.queries import all_areas
from quartier.office.queries import office_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    sentence = _("Gehen Sie bitte zurück und versuchen Sie es noch einmal.")
    return answer(request, 400, _("Das konnten wir nicht lesen."), sentence)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    sentence = _("Diese Seite ist nicht für alle da. Melden Sie sich bitte an.")
    return answer(request, 403, _("Hier dürfen Sie nicht hinein."), sentence)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    sentence = _(
        "Vielleicht haben wir diesen Wunsch noch nicht gelesen, oder die Adresse ist nicht ganz "
        "richtig. Fragen Sie uns gern."
    )
    return answer(request, 404, _("Diese Seite gibt es nicht."), sentence, **ways_on(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the error is being handled; without a database it is only a pause."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    sentence = _("Das liegt an uns, nicht an Ihnen. Versuchen Sie es bitte in einigen Minuten.")
    return answer(request, 500, _("Das hat nicht geklappt."), sentence)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database starts anew, or its disk is full: nothing was kept, and it is worth a retry."""
    sentence = _("Das liegt an uns, nicht an Ihnen. Versuchen Sie es bitte in einigen Minuten.")
    if request.method == "POST":
        sentence = _(
            "Das liegt an uns, nicht an Ihnen. Ihr Text ist noch da: Gehen Sie bitte eine Seite "
            "zurück und senden Sie in einigen Minuten noch einmal."
        )
    response = answer(request, 503, _("Das hat nicht geklappt."), sentence)
    response.headers["Retry-After"] = "60"
    return response


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form was open too long, or cookies are off: what was typed is still in the browser."""
    sentence = _(
        "Ihr Text ist noch da. Gehen Sie bitte eine Seite zurück und senden Sie noch einmal. "
        "Hilft das nicht, erlauben Sie diese Seite bitte Cookies."
    )
    return answer(request, 403, _("Das hat nicht geklappt. Ihr Text ist noch da."), sentence)


def ways_on(request: HttpRequest) -> dict[str, str]:
    """Whom to ask and where the wishes are. Nothing of it, if the database is away."""
    try:
        area = area_of(request) or area_in(request.path_info)
        office = office_of(area) if area else None
    except Error:
        return {}
    if area is None:
        return {}
    return {
        "home": reverse("website:start", args=[area]),
        "listing": reverse("website:listing", args=[area]),
        "phone": office.phone if office else "",
    }


def area_of(request: HttpRequest) -> Area | None:
    """The area of a page that was found."""
    found = request.resolver_match
    return found.kwargs.get("area") if found else None


def area_in(path: str) -> Area | None:
    """The area with which an address begins that leads nowhere."""
    words = [word for word in path.split("/") if word]
    if words and words[0] in dict(settings.LANGUAGES):
        del words[0]
    return all_areas().filter(slug=words[0]).first() if words else None


def answer(request: HttpRequest, code: int, title: str, sentence: str, **more: str) -> HttpResponse:
    """No context processors: they could ask a database that is down."""
    area = area_of(request)
    values = {
        "LANGUAGE_CODE": get_language() or "de",
        "IS_DEMO": settings.IS_DEMO,
        "title": title,
        "sentence": sentence,
        "home": reverse("website:start", args=[area]) if area else "/",
        **more,
    }
    return HttpResponse(render_to_string("website/error.html", values), status=code)

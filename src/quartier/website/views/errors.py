"""When something went wrong: what happened, and one way on. Works without database and session."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _


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
    return answer(request, 404, _("Diese Seite gibt es nicht."), sentence)


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


def answer(request: HttpRequest, code: int, title: str, sentence: str) -> HttpResponse:
    """No context processors: they could ask a database that is down."""
    found = request.resolver_match
    area = found.kwargs.get("area") if found else None
    values = {
        "LANGUAGE_CODE": get_language() or "de",
        "IS_DEMO": settings.IS_DEMO,
        "title": title,
        "sentence": sentence,
        "home": f"/{area.slug}/" if area else "/",
    }
    return HttpResponse(render_to_string("website/error.html", values), status=code)

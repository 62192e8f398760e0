"""Two gates: unreadable text is refused; every answer carries the headers Django leaves out."""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Answer = Callable[[HttpRequest], HttpResponse]

# NUL stops PostgreSQL; a lone surrogate is no character. Django reads each of its three bytes as
# a replacement character, so three in a row mean one.
UNREADABLE = re.compile("[\x00\ud800-\udfff]|\ufffd{3}")
# Python reads no longer number; some libraries try to.
ENDLESS = re.compile(r"(?<!\d)\d{4300}")
PERMISSIONS = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"
CLOSED = re.compile(
    r"^/(?:en/)?(?:anmelden|konto|buero|bausteine|einladung|[^/]+/"
    r"(?:buero|amt|geloest|bestaetigen|folgen|abbestellen|nicht-gemeint))(?:/|$)"
)
NOT_READABLE = _(
    "In Ihrer Eingabe steht ein Zeichen, das kein Text ist. Gehen Sie bitte zurück, "
    "löschen Sie es und senden Sie noch einmal. Ihr Text ist noch da."
)
TOO_MUCH = _(
    "Das ist mehr, als wir annehmen können. Gehen Sie bitte zurück und kürzen Sie den Text. "
    "Ein Wunsch darf 4.000 Zeichen haben."
)
TOO_LARGE = _(
    "Diese Datei ist zu groß für uns. Ein Foto darf 10 MB haben, eine Liste 20 MB. "
    "Gehen Sie bitte zurück und nehmen Sie eine kleinere. Ihr Text ist noch da."
)
MOST_BYTES = 25_000_000
"""The largest list and what stands around it. More is refused before it reaches the disk."""


def refuse_unreadable_text(get_response: Answer) -> Answer:
    """Answer 400 with one clear sentence. The form is parsed here once; views get that result."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_giant(request):
            return _refusal(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        try:
            if _is_unreadable(request):
                return _refusal(request, HTTPStatus.BAD_REQUEST, NOT_READABLE)
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return _refusal(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_MUCH)
        except MultiPartParserError:
            return _refusal(request, HTTPStatus.BAD_REQUEST, NOT_READABLE)
        return get_response(request)

    return middleware


def _is_giant(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and (len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES)


def _is_unreadable(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    if UNREADABLE.search(request.path) or _is_broken(query):
        return True
    if request.method not in ("POST", "PUT", "PATCH"):
        return False
    if request.content_type == "application/x-www-form-urlencoded":
        return _is_broken(request.body)
    return any(UNREADABLE.search(word) or ENDLESS.search(word) for word in _words(request.POST))


def _is_broken(encoded: bytes) -> bool:
    """Percent-encoded text with NUL, or with bytes that are no UTF-8 (lone surrogates are none)."""
    raw = unquote_to_bytes(encoded)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return True
    return "\0" in text or ENDLESS.search(text) is not None


def _words(form: QueryDict) -> Iterable[str]:
    for name, values in form.lists():
        yield name
        yield from map(str, values)


def _refusal(request: HttpRequest, status: HTTPStatus, sentence: Promise) -> HttpResponse:
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        values = {
            "LANGUAGE_CODE": language,
            "IS_DEMO": settings.IS_DEMO,
            "title": _("Das konnten wir nicht lesen."),
            "sentence": sentence,
        }
        return HttpResponse(render_to_string("ui/refused.html", values), status=status)


def response_headers(get_response: Answer) -> Answer:
    """Permissions-Policy and CORP everywhere; desk, token and sign-in pages are never stored."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if CLOSED.match(request.path) or settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        if getattr(request, "shows_base_map", False):
            _admit(response, settings.BASE_MAP_STYLE)
        return response

    return middleware


def _admit(response: HttpResponse, style: str) -> None:
    """Let this one page, asked for by the visitor, load the operator's base map."""
    parts = urlsplit(style)
    origin = f"{parts.scheme}://{parts.netloc}"
    response._csp_update = {  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own word
        "connect-src": ["'self'", origin],
        "img-src": ["blob:", origin],
    }

"""Public pages that look the same for everybody are drawn once, until something happens.

A page holds until the area's next act, at most a minute: what depends on the hour (open or closed)
is as late as that, nothing else. Whoever is signed in, is shown a message or gets a form with a
token is answered anew.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from quartier.areas.models import Area
from quartier.journal.queries import newest_key

MINUTE = 60
LONGEST_ADDRESS = 300
P = ParamSpec("P")


def drawn_once(
    view: Callable[Concatenate[HttpRequest, Area, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """For views of one area whose answer depends on nothing but the address."""

    @wraps(view)
    def remembering(
        request: HttpRequest, area: Area, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not is_for_everybody(request):
            return view(request, area, *args, **kwargs)
        key, pages = key_of(request, area), caches["pages"]
        if (kept := pages.get(key)) is not None:
            return HttpResponse(*kept)
        answer = view(request, area, *args, **kwargs)
        if answer.status_code == 200 and not has_token(request):  # noqa: PLR2004 - HTTP's own
            pages.set(key, (answer.content, answer.headers["Content-Type"]), MINUTE)
        return answer

    return remembering


def is_for_everybody(request: HttpRequest) -> bool:
    """Nobody is known, and the operator's base map is not asked for (it changes the policy)."""
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    is_short = len(request.get_full_path()) <= LONGEST_ADDRESS
    return not is_known and is_short and "karte" not in request.GET


def key_of(request: HttpRequest, area: Area) -> str:
    today, mark = timezone.localdate(), newest_key(area.pk)
    return f"{area.pk}:{mark}:{today}:{get_language()}:{request.get_full_path()}"


def has_token(request: HttpRequest) -> bool:
    """Drawing the page has asked for the token that protects a form."""
    return "CSRF_COOKIE_NEEDS_UPDATE" in request.META

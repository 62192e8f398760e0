"""The door of the desk: sessions end, roles are checked, and nothing is open by forgetting."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from quartier.accounts import queries, rules

Next = Callable[[HttpRequest], HttpResponse]

SIGNED_IN, SEEN = "signed_in_at", "seen_at"
MINUTE = 60
# Where somebody without a second factor may go: to set it up, or away.
WAY_TO_A_FACTOR = ("/konto/sicherung/", "/konto/bestaetigen/", "/abmelden/", "/static/")


def staff_session(get_response: Next) -> Next:
    """End a staff session after 30 idle minutes or 12 hours; ask for the second factor."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now = timezone.now()
        if _is_over(request, now):
            logout(request)
            query = urlencode({"next": request.path, "abgelaufen": 1})
            return redirect(f"{settings.LOGIN_URL}?{query}")
        _touch(request, now)
        if _lacks_factor(request):
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def _is_over(request: HttpRequest, now: datetime) -> bool:
    return rules.session_is_over(
        signed_in=_when(request, SIGNED_IN, now),
        seen=_when(request, SEEN, now),
        now=now,
        idle=settings.STAFF_IDLE,
        absolute=settings.STAFF_ABSOLUTE,
    )


def _when(request: HttpRequest, name: str, now: datetime) -> datetime:
    kept = request.session.get(name)
    return datetime.fromisoformat(kept) if kept else now


def _touch(request: HttpRequest, now: datetime) -> None:
    """Remember the last click, at most once a minute."""
    if SIGNED_IN not in request.session:
        request.session[SIGNED_IN] = now.isoformat()
    kept = request.session.get(SEEN)
    if not kept or (now - datetime.fromisoformat(kept)).total_seconds() > MINUTE:
        request.session[SEEN] = now.isoformat()


def _lacks_factor(request: HttpRequest) -> bool:
    """Whoever signed in at the city's own service has shown the second factor there."""
    if not settings.SECOND_FACTOR_REQUIRED or request.path.startswith(WAY_TO_A_FACTOR):
        return False
    records = get_authentication_records(request, request.user)
    by_service = any(record.get("method") == "socialaccount" for record in records)
    return not by_service and not is_mfa_enabled(request.user)


class DeskDoor:
    """Every page that needs a sign-in and lies in an area belongs to named roles of that area.

    Runs after `LoginRequiredMiddleware`, so strangers were already sent to the sign-in.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., object],
        _args: object,
        kwargs: dict[str, object],
    ) -> None:
        area = kwargs.get("area")
        if area is None or not getattr(view, "login_required", True):
            return
        member = queries.membership(request.user, area)
        if member is None or member.role not in getattr(view, "roles", ()):
            raise Http404
        request.area, request.member = area, member  # type: ignore[attr-defined]
        request.actor = request.user.as_actor(member.role)  # type: ignore[attr-defined, union-attr]

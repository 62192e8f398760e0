"""The door of the desk: sessions end, roles are checked, and nothing is open by forgetting."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from quartier.accounts import queries

Next = Callable[[HttpRequest], HttpResponse]


def staff_session(get_response: Next) -> Next:
    """End a staff session after 30 idle minutes or 12 hours; ask for the second factor."""
    return get_response


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

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from quartier.accounts.queries import demo_user
from quartier.areas.models import Area
from quartier.demo import queries
from quartier.demo.tour import TOUR
from quartier.handovers.queries import token_of
from quartier.wishes.models import Wish

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_http_methods(["GET", "POST"])
def tour(request: HttpRequest, area: Area, step: int) -> HttpResponse:
    """Lead to the page of a step, as the person who would stand there. In the demo only.

    Who comes by the address alone (going back, a copied link) starts anew: a step may sign in.
    """
    if not settings.IS_DEMO or not 1 <= step <= len(TOUR):
        raise Http404
    if request.method == "GET":
        return redirect("website:start", area)
    address, hash_sign, place = address_of(request, area, step).partition("#")
    address += f"{'&' if '?' in address else '?'}rundgang={step}"
    return redirect(f"{address}{hash_sign}{place}")


def address_of(request: HttpRequest, area: Area, step: int) -> str:
    match step:
        case 1:
            return reverse("website:wish_form", args=[area])
        case 2:
            login(request, demo_user("buero"), backend=BACKEND)
            wish = queries.wish_to_bundle(area)
            return reverse("needs:inbox", args=[area]) + (chosen(wish) if wish else "")
        case 3:
            token = token_of(queries.handover_to_answer(area))
            return reverse("handovers:department", args=[area, token])
        case 4:
            return reverse("website:need", args=[area, queries.need_to_show(area).short_number])
        case _:
            return reverse("website:ledger", args=[area])


def chosen(wish: Wish) -> str:
    """A short list, so that the wish and what fits it stand side by side."""
    query = urlencode({"q": wish.publication.title, "wunsch": wish.short_number})
    return f"?{query}#l-{wish.short_number}"

"""Pages of residents: confirm an address, sign in by a code."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quartier.accounts import actions, queries
from quartier.accounts.actions.residents import CONFIRM
from quartier.accounts.forms import CodeForm, EmailForm
from quartier.areas.models import Area

ASKED = "resident_asked"


@login_not_required
def confirm_email(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    """GET shows a button, so that a mail scanner confirms nothing; POST confirms."""
    found = queries.open_token(token, CONFIRM, timezone.now(), used=True)
    if found is None or found.area != area:
        return render(request, "accounts/public/link_over.html", {"area": area}, status=404)
    if request.method == "POST":
        actions.confirm_email(found, at=timezone.now())
        return redirect(request.path)
    return render(request, "accounts/public/confirm_email.html", {"area": area, "token": found})


@login_not_required
def sign_in(request: HttpRequest, area: Area) -> HttpResponse:
    """Ask for the address. Known, unknown or too often: the answer is the same."""
    form = EmailForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if ratelimit.consume(
            request, app="allauth.account", action="request_login_code", key=email
        ):
            actions.ask_for_code(area, email)
        request.session[ASKED] = email
        return redirect("accounts:sign_in_code", area)
    return render(request, "accounts/public/sign_in.html", {"area": area, "form": form})


@login_not_required
def sign_in_code(request: HttpRequest, area: Area) -> HttpResponse:
    email = request.session.get(ASKED)
    if not email:
        return redirect("accounts:sign_in", area)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        now = timezone.now()
        resident = actions.spend_code(area, email, form.cleaned_data["code"], at=now)
        if resident:
            request.session.cycle_key()
            request.session[queries.session_key(area)] = queries.session_value(resident, now)
            del request.session[ASKED]
            return redirect("website:my_wishes", area)
        form.add_error("code", _("Dieser Code passt nicht oder gilt nicht mehr."))
    context = {"area": area, "form": form, "email": email}
    return render(request, "accounts/public/code.html", context)


@login_not_required
@require_POST
def sign_out(request: HttpRequest, area: Area) -> HttpResponse:
    request.session.pop(queries.session_key(area), None)
    messages.success(request, _("Sie sind abgemeldet."))
    return redirect("website:start", area)

"""Pages of staff that belong to no area: account, invitation, the demo's buttons."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from quartier.accounts import actions, queries
from quartier.accounts.access import StaffRequest
from quartier.accounts.forms import AcceptForm, AccountForm, DemoForm

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def my_desk(request: StaffRequest) -> HttpResponse:
    """To the desk of the person's area; with several or none, to the account page."""
    areas = [member.area for member in queries.memberships(request.user)[:2]]
    return redirect("desk:today", areas[0]) if len(areas) == 1 else redirect("account")


def account(request: StaffRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AccountForm(data, instance=request.user)
    if form.is_valid():
        actions.describe_account(request.user, **form.cleaned_data, by=request.user.as_actor())
        messages.success(request, _("Ihre Angaben sind gespeichert."))
        return redirect("account")
    context = {"form": form, "memberships": queries.memberships(request.user)}
    return render(request, "accounts/staff/account.html", context)


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """One button per role; only in the demo, only for its invented people."""
    if not settings.IS_DEMO:
        raise Http404
    member = get_object_or_404(queries.demo_people(), pk=DemoForm(request.POST).chosen())
    login(request, member.user, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    return redirect("desk:today", member.area)


@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what it is about, POST makes the account."""
    found = queries.open_invitation(token, timezone.now())
    if found is None:
        return render(request, "accounts/staff/invitation_over.html", status=404)
    data = request.POST if request.method == "POST" else None
    form = AcceptForm(data, initial={"name": found.name})
    if form.is_valid():
        try:
            actions.accept_invitation(found, **form.cleaned_data, at=timezone.now())
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Willkommen. Melden Sie sich jetzt bitte an."))
            return redirect(f"{settings.LOGIN_URL}?next=/{found.area.slug}/buero/")
    context = {"form": form, "invitation": found}
    return render(request, "accounts/staff/invitation.html", context)

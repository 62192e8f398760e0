"""What residents do with a need: wish for it too, follow it, say that it was not meant so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from quartier.accounts.actions import ask_to_confirm_email, known_resident
from quartier.accounts.models import AccessToken
from quartier.accounts.queries import open_token
from quartier.areas.models import Area
from quartier.areas.rules import parse_number
from quartier.journal.rules import NOBODY
from quartier.needs import actions, queries
from quartier.needs.forms import FollowForm, SupportForm
from quartier.needs.models import Need
from quartier.ui.visitors import trace_of
from quartier.wishes.actions import count_submission
from quartier.wishes.models import Wish


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, area: Area, number: str) -> HttpResponse:
    """„Das wünsche ich mir auch“. A POST without the form's key only opens the page."""
    subject = subject_or_404(area, number)
    is_sent = request.method == "POST" and "form_key" in request.POST
    form = SupportForm(request.POST if is_sent else None)
    if form.is_valid() and is_calm(request, area, form):
        if not form.cleaned_data["homepage"]:
            count(subject, form)
        messages.success(request, thanks(form))
        return redirect(page_of(subject), area, subject.short_number)
    page = reverse(page_of(subject), args=[area, subject.short_number])
    context = {"area": area, "subject": subject, "title": title_of(subject), "form": form}
    return render(request, "needs/public/support.html", context | {"page": page})


def count(subject: Need | Wish, form: SupportForm) -> None:
    now, contact = timezone.now(), form.contact()
    language = get_language() or "de"
    resident = (
        known_resident(subject.area, **contact, language=language, by=NOBODY, at=now)
        if contact
        else None
    )
    by = resident.as_actor() if resident else NOBODY
    channel, form_key = form.way, form.cleaned_data["form_key"]
    actions.support(subject, resident=resident, channel=channel, form_key=form_key, at=now, by=by)
    if resident and channel == "email":
        ask_to_confirm_email(resident, by=by, at=now)


def is_calm(request: HttpRequest, area: Area, form: SupportForm | FollowForm) -> bool:
    """Not too many from one address in an hour or a day; counted apart from wishes."""
    try:
        now = timezone.now()
        count_submission(area, trace_of(request, "support", timezone.localdate(now)), at=now)
    except ValidationError:
        form.add_error(
            None, _("Von hier kam heute schon sehr viel. Versuchen Sie es bitte später.")
        )
        return False
    return True


def thanks(form: SupportForm) -> str:
    if form.way == "email":
        return _(
            "Danke, Ihre Stimme zählt. Ist Ihre E-Mail-Adresse neu für uns? Dann bestätigen Sie "
            "sie bitte in der E-Mail. So zählen wir Sie als Mensch."
        )
    return _("Danke, wir zählen Sie mit.")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, area: Area, number: str) -> HttpResponse:
    """Ask for news of a need. Known address or not: the answer is the same."""
    need = subject_or_404(area, number)
    if not isinstance(need, Need):
        raise Http404
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_calm(request, area, form):
        if not form.cleaned_data["homepage"]:
            ask(need, form.cleaned_data["email"])
        return render(request, "needs/public/asked.html", {"area": area, "need": need})
    return render(request, "needs/public/follow.html", {"area": area, "need": need, "form": form})


def ask(need: Need, email: str) -> None:
    now = timezone.now()
    language = get_language() or "de"
    resident = known_resident(need.area, email=email, language=language, by=NOBODY, at=now)
    if resident:
        actions.follow(need, resident, at=now, by=resident.as_actor())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_follow(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    """GET shows a button, so that mail scanners confirm nothing; POST confirms."""
    row = token_or_none(area, token, "follow")
    follower = queries.follower_of(row) if row else None
    if row is None or follower is None:
        return gone(request, area)
    is_done = request.method == "POST"
    if is_done and follower.confirmed_at is None:
        by = follower.resident.as_actor()
        actions.confirm_follow(follower, token=row, at=timezone.now(), by=by)
    context = {"area": area, "need": follower.need, "is_done": is_done or follower.confirmed_at}
    return render(request, "needs/public/confirm_follow.html", context)


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    """One click (RFC 8058): a mail program posts without cookies; a person presses a button."""
    row = token_or_none(area, token, "unfollow")
    follower = queries.follower_of(row) if row else None
    if follower is None:
        return gone(request, area)
    if request.method == "POST":
        actions.unfollow(follower, at=timezone.now(), by=follower.resident.as_actor())
    context = {"area": area, "need": follower.need, "is_done": follower.ended_at is not None}
    return render(request, "needs/public/unfollow.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def not_meant(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    """„War es so gemeint?“ GET shows what was made of the wish; POST says no."""
    row = token_or_none(area, token, "not_meant")
    bundled = queries.bundling_of(row) if row else None
    if row is None or bundled is None:
        return gone(request, area)
    was_used = row.used_at is not None
    if request.method == "POST" and not was_used:
        by, now = row.resident.as_actor() if row.resident else NOBODY, timezone.now()
        actions.object_to(bundled.need, bundled.wish, token=row, at=now, by=by)
    context = {
        "area": area,
        "bundled": bundled,
        "is_done": request.method == "POST" or was_used,
        "left_before": not bundled.stands and not was_used,
    }
    return render(request, "needs/public/not_meant.html", context)


def token_or_none(area: Area, raw: str, purpose: str) -> AccessToken | None:
    row = open_token(raw, purpose, timezone.now(), used=True)
    return row if row and row.area_id == area.pk else None


def gone(request: HttpRequest, area: Area) -> HttpResponse:
    return render(request, "needs/public/gone.html", {"area": area}, status=404)


def subject_or_404(area: Area, text: str) -> Need | Wish:
    """A need, or a published wish; a wish in a need counts for its need."""
    parsed = parse_number(text)
    found = queries.public_subject(area, *parsed) if parsed else None
    if found is None:
        raise Http404
    return found


def page_of(subject: Need | Wish) -> str:
    return "website:need" if isinstance(subject, Need) else "website:wish"


def title_of(subject: Need | Wish) -> str:
    return str(subject.title if isinstance(subject, Need) else subject.publication.title)

"""The public wish form: no account, no script and no contact needed."""

import hmac

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.areas.queries import absolute
from quartier.areas.rules import number_of
from quartier.files.models import StoredFile
from quartier.files.serving import send
from quartier.journal.rules import NOBODY
from quartier.needs.queries import Match
from quartier.needs.queries import similar as similar_to
from quartier.ui.visitors import trace_of
from quartier.website.queries import Entry, drawing_of, entries_by_subject
from quartier.wishes import actions, queries, rules
from quartier.wishes.forms import WishForm
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData

SIGN = signing.Signer(salt="wish-received")
LEAST_TEXT, LEAST_SCORE = 20, 50
"""Letters before we look for similar wishes, and how like they must be to be shown."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def wish_form(request: HttpRequest, area: Area) -> HttpResponse:
    form = _bound(request, area)
    if request.method != "POST" or "look" in request.POST:
        return _page(request, area, form)
    form.is_valid()
    photo = _photo(request, area, form)
    wish = queries.by_form(area, form.form_key) if form.form_key else None
    if wish is None and not form.errors:
        wish = _taken_in(request, area, form, photo)
    return redirect(received_url(wish)) if wish else _page(request, area, form, photo)


@login_not_required
@require_POST
def similar(request: HttpRequest, area: Area) -> HttpResponse:
    """What sounds alike, while somebody types."""
    matches = _similar(area, request.POST.get("text", ""))
    template = "website/public/wish_form.html#similar"
    return render(request, template, {"area": area, "similar": matches})


@login_not_required
@never_cache
@require_safe
def received(request: HttpRequest, area: Area, number: str, sign: str) -> HttpResponse:
    """Thanks, the number, and what comes next. Only who holds the signed link sees it."""
    wish = _signed(area, number, sign)
    journey = reverse("website:wish", args=[area, wish.short_number])
    context = {
        "area": area,
        "wish": wish,
        "read_by": queries.read_by(wish),
        "link": absolute(journey),
    }
    return render(request, "website/public/wish_received.html", context)


@login_not_required
@require_safe
def photo(request: HttpRequest, area: Area, number: str) -> HttpResponseBase:
    """The photo of a published wish; `?klein` gives the small copy."""
    found = number_of(number)
    wish = queries.published_by_number(area, *found) if found else None
    if wish is None or wish.photo is None:
        raise Http404
    return send(wish.photo, thumbnail="klein" in request.GET)


def received_url(wish: Wish) -> str:
    sign = SIGN.signature(str(wish.pk))
    return reverse("website:wish_received", args=[wish.area, wish.short_number, sign])


def _signed(area: Area, number: str, sign: str) -> Wish:
    found = number_of(number)
    wish = queries.by_number(area, *found) if found else None
    if wish is None or not hmac.compare_digest(
        SIGN.signature(str(wish.pk)).encode(), sign.encode()
    ):
        raise Http404
    return wish


def _bound(request: HttpRequest, area: Area) -> WishForm:
    if request.method != "POST":
        return WishForm(
            area=area, initial={"text": request.GET.get("text", "")[: rules.MAX_LENGTH]}
        )
    if "look" in request.POST:
        return WishForm(area=area, initial={name: request.POST[name] for name in request.POST})
    return WishForm(request.POST, request.FILES, area=area)


def _photo(request: HttpRequest, area: Area, form: WishForm) -> StoredFile | None:
    """Keep a new photo at once, so that it is not lost when another field is wrong."""
    upload, form_key = form.cleaned_data.get("photo"), form.form_key
    if form_key is None or form.cleaned_data.get("drop_photo"):
        return None
    if upload:
        now = timezone.now()
        on = timezone.localdate(now)
        try:
            actions.count_submission(area, trace_of(request, "photo", on), at=now)
            return actions.keep_photo(area, upload, form_key=form_key, at=now, by=NOBODY)
        except ValidationError as problem:
            form.add_error("photo", problem)
    kept = queries.kept_photo(area, form_key)
    return kept.photo if kept else None


def _taken_in(
    request: HttpRequest, area: Area, form: WishForm, photo: StoredFile | None
) -> Wish | None:
    now, language = timezone.now(), get_language() or "de"
    try:
        actions.count_submission(area, trace_of(request, "wish", timezone.localdate(now)), at=now)
    except ValidationError as flood:
        form.add_error(None, flood)
        return None
    contact = form.contact()
    resident = (
        known_resident(area, **contact, language=language, by=NOBODY, at=now) if contact else None
    )
    return actions.take_in(
        area,
        **form.spoken(),
        source=Wish.Source.ONLINE,
        form_key=form.stamped_key,
        at=now,
        by=resident.as_actor() if resident else NOBODY,
        photo=photo,
        language=language,
        voice=_voice(form, resident),
    )


def _voice(form: WishForm, resident: Resident | None) -> VoiceData:
    data = form.cleaned_data
    name = data["shown_name"] if data["show_name"] else ""
    return VoiceData(resident, data["channel"] or "none", name, data["may_quote"])


def _similar(area: Area, text: str) -> list[tuple[Match, Entry | None]]:
    """What sounds alike, and how far it is."""
    text = rules.clean_text(text[: rules.MAX_LENGTH])
    if len(text) < LEAST_TEXT:
        return []
    found = similar_to(area, text, limit=3)
    matches = [match for match in found if match.words and match.score >= LEAST_SCORE]
    entries = entries_by_subject(area, [match.subject.pk for match in matches]) if matches else {}
    return [(match, entries.get(match.subject.pk)) for match in matches]


def _page(
    request: HttpRequest, area: Area, form: WishForm, photo: StoredFile | None = None
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "area": area,
        "form": form,
        "is_new": request.method != "POST" and not request.GET,
        "photo": photo,
        "ground": drawing_of(area).ground,
        "read_by": rules.read_by(today, profile=area.municipality.holiday_profile),
        "similar": _similar(area, form["text"].value() or "") if "look" in request.POST else [],
    }
    return render(request, "website/public/wish_form.html", context)

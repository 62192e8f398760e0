"""One need on the desk: its state, its wishes, its people; change, take out, split."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import OFFICE, READERS, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.areas.queries import ground
from quartier.journal.queries import entries_of
from quartier.needs import actions, queries
from quartier.needs.forms import NeedForm, SplitForm
from quartier.needs.models import BundledWish, Need
from quartier.needs.views.desk import need_or_404, put_away
from quartier.ui.sketch import Pin
from quartier.wishes.models import Wish


@for_roles(READERS)
@require_safe
def desk_need(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    need = need_or_404(area, number)
    return render(request, "needs/desk/need.html", whole(request, need))


def whole(request: StaffRequest, need: Need, **more: object) -> dict[str, Any]:
    people, voices = queries.people_and_voices([need])[need.pk]
    return {
        "area": need.area,
        "need": need,
        "bundled": queries.wishes_in(need),
        "supports": queries.support_count(need),
        "followers": len(queries.followers_of(need)),
        "people": people,
        "voices": voices,
        "is_ready": queries.is_ready(need, people, voices),
        "may_change": request.member.role in OFFICE and need.dissolved_at is None,
        "entries": entries_of(need),
        "split_form": SplitForm(),
        **map_of(need),
        **more,
    }


def map_of(need: Need) -> dict[str, Any]:
    """The places of the public wishes; none of them has one → no map."""
    wishes = [row.wish for row in queries.wishes_in(need) if row.wish.is_published]
    pins = [
        Pin(w.lon, w.lat, w.publication.title, number=number, url=f"#w-{w.short_number}")
        for number, w in enumerate(wishes, start=1)
        if w.lon is not None and w.lat is not None
    ]
    return {"pins": pins, "ground": ground(need.area, timezone.localdate()) if pins else ""}


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    need = need_or_404(area, number)
    data = request.POST if request.method == "POST" else None
    form = NeedForm(data, area=area, initial=words_of(need))
    if form.is_valid():
        try:
            actions.describe(need, **form.words(), by=request.actor)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("needs:desk_need", area, need.short_number)
    return render(request, "needs/desk/describe.html", {"area": area, "need": need, "form": form})


def words_of(need: Need) -> dict[str, Any]:
    return {
        "title": need.title,
        "summary": need.summary,
        "fields_of_action": list(need.fields.all()),
        "urgency": need.urgency,
        "place_name": need.place_name,
    }


@for_roles(OFFICE)
@require_POST
def take_out(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """Put the chosen wishes back into the inbox."""
    need = need_or_404(area, number)
    wishes = chosen_in(need, request)
    try:
        refuse_nothing(request)
        actions.take_out(need, wishes, at=timezone.now(), by=request.actor)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        back = ngettext(
            "%(n)d Wunsch ist wieder im Eingang.",
            "%(n)d Wünsche sind wieder im Eingang.",
            len(wishes),
        )
        messages.success(request, back % {"n": len(wishes)})
    return redirect("needs:desk_need", area, need.short_number)


@for_roles(OFFICE)
@require_POST
def dissolve(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """End a need that a department has and nobody stands behind any more."""
    need = need_or_404(area, number)
    try:
        actions.dissolve(need, at=timezone.now(), by=request.actor)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _("Der Bedarf ist beendet. Sagen Sie auch dem Amt Bescheid."))
    return redirect("needs:desk_need", area, need.short_number)


@for_roles(OFFICE)
@require_POST
def split(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """Make a need of its own from the chosen wishes."""
    need = need_or_404(area, number)
    form, wishes = SplitForm(request.POST), chosen_in(need, request)
    if form.is_valid():
        try:
            refuse_nothing(request)
            now = timezone.now()
            part = actions.split(need, wishes, **form.cleaned_data, at=now, by=request.actor)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, put_away(len(wishes), part))
            return redirect("needs:desk_need", area, part.short_number)
    chosen = {wish.pk for wish in wishes}
    context = whole(request, need, split_form=form, chosen_keys=chosen)
    return render(request, "needs/desk/need.html", context)


def refuse_nothing(request: StaffRequest) -> None:
    """Who chose nothing reads that; what a colleague took away meanwhile is told by the action."""
    if not request.POST.getlist("wunsch"):
        raise actions.NothingChosen(_("Wählen Sie bitte mindestens einen Wunsch."))


def chosen_in(need: Need, request: StaffRequest) -> list[Wish]:
    numbers = set(request.POST.getlist("wunsch"))
    rows: list[BundledWish] = queries.wishes_in(need)
    return [row.wish for row in rows if row.wish.short_number in numbers]

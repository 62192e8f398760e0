"""The queue of wishes to read: one at a time, large, then the next."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quartier.accounts.access import INTAKE, OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.areas.rules import number_of
from quartier.office.queries import office_of
from quartier.wishes import actions, queries, rules
from quartier.wishes.actions import AlreadyRead
from quartier.wishes.forms import DangerForm, PublishForm, RefuseForm
from quartier.wishes.models import Wish


@for_roles(OFFICE)
@require_safe
def reading(request: StaffRequest, area: Area) -> HttpResponse:
    wish = _chosen(request, area)
    return _page(request, area, wish)


@for_roles(OFFICE)
@require_POST
def publish(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """„Ohne Schwärzen“ is a button of its own and leaves the checkboxes aside."""
    wish, data = wish_or_404(area, number), request.POST.copy()
    if "plain" in data:
        data.setlist("passages", [])
        data["more"] = ""
    form = PublishForm(data, wish=wish)
    if not form.is_valid():
        return _page(request, area, wish, publish_form=form)
    text, title = form.public_text(), form.cleaned_data["title"]
    is_danger, now = form.is_danger(), timezone.now()
    try:
        actions.publish(wish, title=title, text=text, is_danger=is_danger, at=now, by=request.actor)
    except AlreadyRead as problem:
        return _too_late(request, area, problem)
    return _next(request, area, wish, is_danger=is_danger)


@for_roles(OFFICE)
@require_POST
def refuse(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    wish = wish_or_404(area, number)
    form = RefuseForm(request.POST, wish=wish)
    if not form.is_valid():
        return _page(request, area, wish, refuse_form=form)
    reason, words = form.cleaned_data["reason"], form.cleaned_data["words"]
    is_danger, now = form.is_danger(), timezone.now()
    try:
        actions.refuse(
            wish, reason=reason, words=words, is_danger=is_danger, at=now, by=request.actor
        )
    except AlreadyRead as problem:
        return _too_late(request, area, problem)
    return _next(request, area, wish, is_danger=is_danger)


@for_roles(OFFICE)
@require_POST
def take_back(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """Undo: the wish is in the queue again and on the screen."""
    wish = wish_or_404(area, number)
    actions.take_back(wish, at=timezone.now(), by=request.actor)
    return redirect(reverse("wishes:reading", args=[area]) + f"?wunsch={wish.short_number}")


@for_roles(INTAKE)
@require_POST
def report_danger(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """From „Heute“ it goes back there, with or without an answer."""
    wish, form = wish_or_404(area, number), DangerForm(request.POST)
    is_today = request.POST.get("weiter") == reverse("desk:today", args=[area])
    if not form.is_valid():
        if not is_today:
            return _page(request, area, wish, danger_form=form)
        messages.error(request, str(form.errors["told"][0]))
        return redirect("desk:today", area)
    told = form.cleaned_data["told"]
    actions.report_danger(wish, told=told, at=timezone.now(), by=request.actor)
    if is_today:
        messages.success(request, _("Gefahr, gemeldet an: %(told)s") % {"told": told})
        return redirect("desk:today", area)
    return redirect(reverse("wishes:reading", args=[area]) + f"?wunsch={wish.short_number}")


def wish_or_404(area: Area, number: str) -> Wish:
    found = number_of(number)
    wish = queries.by_number(area, *found) if found else None
    if wish is None:
        raise Http404
    return wish


def _chosen(request: StaffRequest, area: Area) -> Wish | None:
    """The asked wish if nobody has read it, the one behind a skipped one, or the first."""
    waiting = queries.to_read(area)
    asked = number_of(request.GET.get("wunsch", ""))
    if asked and (wish := waiting.filter(year=asked[0], number=asked[1]).first()):
        return wish
    skipped = number_of(request.GET.get("nach", ""))
    wish = queries.by_number(area, *skipped) if skipped else None
    return (queries.next_to_read(area, wish) if wish else None) or waiting.first()


def _next(request: StaffRequest, area: Area, wish: Wish, *, is_danger: bool | None) -> HttpResponse:
    """The next wish; after a danger the place where it is reported."""
    if is_danger:
        messages.warning(request, _("Bitte melden Sie die Gefahr jetzt. Sie steht unter „Sofort“."))
        return redirect("desk:today", area)
    return redirect(reverse("wishes:reading", args=[area]) + f"?zuletzt={wish.short_number}")


def _too_late(request: StaffRequest, area: Area, problem: AlreadyRead) -> HttpResponse:
    messages.warning(request, problem.message)
    return redirect("wishes:reading", area)


def _page(
    request: StaffRequest,
    area: Area,
    wish: Wish | None,
    *,
    publish_form: PublishForm | None = None,
    refuse_form: RefuseForm | None = None,
    danger_form: DangerForm | None = None,
) -> HttpResponse:
    last, office = number_of(request.GET.get("zuletzt", "")), office_of(area)
    told = {"told": office.danger_name} if office else {}
    context = {
        "area": area,
        "wish": wish,
        "office": office,
        "waiting": queries.to_read(area).count(),
        "last": queries.by_number(area, *last) if last else None,
        "publish_form": publish_form or (PublishForm(wish=wish) if wish else None),
        "refuse_form": refuse_form or (RefuseForm(wish=wish) if wish else None),
        "danger_form": danger_form or DangerForm(initial=told),
        "danger_words": rules.danger_words(wish.text) if wish else [],
        "read_by": queries.read_by(wish) if wish else None,
    }
    return render(request, "wishes/desk/reading.html", context)

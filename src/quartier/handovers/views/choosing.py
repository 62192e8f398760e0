"""Hand over: choose needs, write to a department, see what it will see, hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.areas.rules import NEED, number_of
from quartier.files.serving import send
from quartier.handovers import actions, queries, rules
from quartier.handovers.forms import ChooseForm
from quartier.handovers.models import Handover
from quartier.needs.queries import numbered, people_and_voices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.models import Need

MOST = 20
"""More needs in one package nobody answers."""


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, area: Area) -> HttpResponse:
    """GET: choose, then write. POST: look at the preview, go back, or hand over."""
    is_post = request.method == "POST"
    needs = chosen(area, (request.POST if is_post else request.GET).getlist("bedarf"))
    if not needs:
        if "weiter" in request.GET or is_post:
            messages.warning(request, _("Wählen Sie bitte mindestens einen Bedarf."))
        return render(request, "handovers/desk/choose.html", offered(area))
    if not is_post and len(needs) == MOST < len(request.GET.getlist("bedarf")):
        sentence = _("In eine Weitergabe passen %(n)d Bedarfe. Die ersten stehen hier.")
        messages.warning(request, sentence % {"n": MOST})
    form = ChooseForm(request.POST if is_post else None, area=area, initial=proposal(area, needs))
    if is_post and request.POST.get("schritt") != "aendern" and form.is_valid():
        return preview(request, area, needs, form)
    return render(request, "handovers/desk/write.html", written(area, needs, form))


def preview(
    request: StaffRequest, area: Area, needs: Sequence[Need], form: ChooseForm
) -> HttpResponse:
    if request.POST.get("schritt") == "weitergeben":
        return hand_over(request, area, needs, form)
    try:
        draft = draft_of(area, needs, form)
    except ValidationError as refusal:
        form.add_error("answer_on", refusal)
        return render(request, "handovers/desk/write.html", written(area, needs, form))
    parts = [
        (part, [(p, photo_url(area, need, p.pk)) for p in part.photos])
        for part, need in zip(draft.parts, needs, strict=True)
    ]
    context = {"package": draft, "parts": parts, **written(area, needs, form)}
    return render(request, "handovers/desk/preview.html", context)


def hand_over(
    request: StaffRequest, area: Area, needs: Sequence[Need], form: ChooseForm
) -> HttpResponse:
    now = timezone.now()
    try:
        handover, _token = actions.hand_over(
            needs,
            area=area,
            **form.cleaned_data,
            on=timezone.localdate(now),
            at=now,
            by=request.actor,
        )
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
        return redirect("handovers:new", area)
    messages.success(
        request, _("Weitergegeben an: %(department)s.") % {"department": handover.department}
    )
    return redirect("handovers:desk_handover", area, handover.short_number)


@for_roles(OFFICE)
@require_safe
def photo(request: StaffRequest, area: Area, need: str, key: UUID) -> HttpResponseBase:
    """A photo in the preview, before the package exists."""
    [row, *_none] = [*chosen(area, [need]), None]
    stored = queries.photo_of_need(area, row, key) if row else None
    if stored is None:
        raise Http404
    return send(stored, thumbnail="klein" in request.GET)


def photo_url(area: Area, need: Need, key: object) -> str:
    return reverse("handovers:new_photo", args=[area, need.short_number, key])


def chosen(area: Area, numbers: Sequence[str]) -> list[Need]:
    """Those of the named needs that still wait, in the order of the list."""
    parsed = [number_of(number, NEED) for number in numbers[:MOST]]
    wanted = numbered(filter(None, parsed))
    waiting = queries.needs_to_hand_over(area).prefetch_related("fields")
    return list(waiting.filter(wanted)) if wanted else []


def offered(area: Area) -> dict[str, Any]:
    needs = list(queries.needs_to_hand_over(area).prefetch_related("fields"))
    counts = people_and_voices(needs)
    again = set(queries.reopened(area).values_list("pk", flat=True))
    rows = [(need, queries.support_words(*counts[need.pk]), need.pk in again) for need in needs]
    return {"area": area, "rows": rows}


def proposal(area: Area, needs: Sequence[Need]) -> dict[str, Any]:
    """The department whose topics fit best, and a letter to it."""
    department = queries.fitting_department(area, needs)
    letter = rules.standard_cover_letter(len(needs), area.name)
    return {"department": department, "cover_letter": letter, "form_key": uuid4()}


def written(area: Area, needs: Sequence[Need], form: ChooseForm) -> dict[str, Any]:
    return {
        "area": area,
        "needs": needs,
        "form": form,
        "fits": queries.topics_that_fit(area, needs),
        "replies": queries.words_about(needs),
        "deadlines": queries.agreed_deadlines(area, timezone.localdate()),
    }


def draft_of(area: Area, needs: Sequence[Need], form: ChooseForm) -> queries.Package:
    """The package as it would be handed over now."""
    today = timezone.localdate()
    department = form.cleaned_data["department"]
    acknowledge, answer = actions.deadlines(department, area, today, form.cleaned_data["answer_on"])
    handover = Handover(
        area=area,
        department=department,
        cover_letter=form.cleaned_data["cover_letter"],
        handed_over_on=today,
        acknowledge_effective=acknowledge.effective,
        answer_nominal=answer.nominal,
        answer_effective=answer.effective,
        valid_until=rules.valid_until(answer.effective),
    )
    return queries.draft_of(handover, needs)

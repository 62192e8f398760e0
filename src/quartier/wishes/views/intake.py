"""Taking in a wish at the counter or by telephone: one screen, then the next person."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from quartier.accounts.access import INTAKE, StaffRequest, for_roles
from quartier.accounts.actions import known_resident
from quartier.areas.models import Area
from quartier.areas.rules import number_of
from quartier.wishes import actions, queries
from quartier.wishes.forms import IntakeForm
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData


@for_roles(INTAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: StaffRequest, area: Area) -> HttpResponse:
    """A POST without the form's stamp (the counter field of „Heute“) only fills in the text."""
    is_sent = request.method == "POST" and "started" in request.POST
    form = IntakeForm(request.POST if is_sent else None, area=area, initial=_initial(request))
    if is_sent and form.is_valid():
        wish = _taken_in(request, area, form)
        query = f"?neu={wish.short_number}&weg={wish.source}"
        return redirect(reverse("wishes:intake", args=[area]) + query)
    context = {"area": area, "form": form, "new": _new(request, area)}
    return render(request, "wishes/desk/intake.html", context)


def _initial(request: StaffRequest) -> dict[str, str]:
    """The way stays as it was for the last person. What somebody says stands in no address."""
    source = request.GET.get("weg", "")
    return {
        "text": request.POST.get("text", ""),
        "source": source if source in Wish.Source.values else "counter",
    }


def _new(request: StaffRequest, area: Area) -> Wish | None:
    number = number_of(request.GET.get("neu", ""))
    return queries.by_number(area, *number) if number else None


def _taken_in(request: StaffRequest, area: Area, form: IntakeForm) -> Wish:
    data, contact, now = form.cleaned_data, form.contact(), timezone.now()
    resident = known_resident(area, **contact, by=request.actor, at=now) if contact else None
    channel = data["channel"] if resident else "none"
    voice = VoiceData(resident, channel, "", data["may_quote"], consent_by=request.actor.key)
    return actions.take_in(
        area,
        **form.spoken(),
        source=data["source"],
        form_key=form.stamped_key,
        at=now,
        by=request.actor,
        is_dangerous=data["is_dangerous"],
        voice=voice,
    )

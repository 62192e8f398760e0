"""What became of promises: in progress, done, open again; and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from quartier.accounts.access import OFFICE, READERS, StaffRequest, for_roles
from quartier.areas.rules import NEED, number_of
from quartier.handovers import actions, queries
from quartier.handovers.forms import ProgressForm, ReopenForm, SolvedForm
from quartier.handovers.views.public import words_of
from quartier.handovers.views.saying import succeeds

if TYPE_CHECKING:
    from uuid import UUID

    from quartier.accounts.models import Resident
    from quartier.areas.models import Area
    from quartier.handovers.models import HandedNeed, SolvedQuestion

PER_PAGE = 20
TITLES = {
    "promised": gettext_lazy("Zugesagt"),
    "started": gettext_lazy("In Arbeit"),
    "done": gettext_lazy("Erledigt"),
    "reopened": gettext_lazy("Wieder offen"),
}


@for_roles(READERS)
@require_safe
def results(request: StaffRequest, area: Area) -> HttpResponse:
    state = request.GET.get("stand", "")
    page = Paginator(queries.results(area, state), PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "area": area,
        "page": page,
        "state": state if state in TITLES else "",
        "title": TITLES.get(state, ""),
        "tiles": tiles(queries.result_counts(area)),
        "asked": queries.open_solved_questions(area),
        "to_ask": queries.next_to_ask(area),
        "may_act": request.member.role in OFFICE,
    }
    return render(request, "handovers/desk/results.html", context)


def tiles(counts: dict[str, int]) -> list[dict[str, object]]:
    """Each state with its count; what is open again stands out."""
    return [
        {
            "count": counts[key],
            "title": title,
            "url": f"?stand={key}",
            "tone": "hot" if key == "reopened" and counts[key] else "",
        }
        for key, title in TITLES.items()
    ]


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    """Write down that work began or is finished; or open the need again."""
    handed = found(area, number)
    form = ProgressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        now, by, need = timezone.now(), request.actor, handed.need
        if succeeds(
            form, lambda: actions.record_progress(need, **form.cleaned_data, at=now, by=by)
        ):
            messages.success(request, _("Der Stand ist aufgeschrieben."))
            return redirect("handovers:results", area)
    return show(request, area, handed, form, ReopenForm(prefix="offen"))


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: StaffRequest, area: Area, number: str) -> HttpResponse:
    handed = found(area, number)
    if request.method != "POST":
        return redirect("handovers:progress", area, number)
    form = ReopenForm(request.POST, prefix="offen")
    now, by = timezone.now(), request.actor
    if succeeds(form, lambda: actions.reopen(handed, **form.cleaned_data, at=now, by=by)):
        messages.success(
            request, _("Der Bedarf ist wieder offen. Geben Sie ihn noch einmal weiter.")
        )
        return redirect("handovers:results", area)
    return show(request, area, handed, ProgressForm(), form)


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def solved(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    """Somebody told us at the counter or by phone whether it is solved."""
    return note_reply(request, asked_in(area, key), None, then="handovers:results")


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def reply_of(request: StaffRequest, area: Area, key: UUID, person: UUID) -> HttpResponse:
    """Somebody on the call list says it: as if they had opened their own link."""
    question = asked_in(area, key)
    resident = queries.person_asked(question, person)
    if resident is None:
        raise Http404
    return note_reply(request, question, resident, then="letters:calls")


def asked_in(area: Area, key: UUID) -> SolvedQuestion:
    question = queries.solved_question_by_key(area, key)
    if question is None:
        raise Http404
    return question


def note_reply(
    request: StaffRequest, question: SolvedQuestion, resident: Resident | None, *, then: str
) -> HttpResponse:
    """Yes or no, with words; of somebody we know the last word counts."""
    given = queries.reply_of(question, resident)
    form = SolvedForm(request.POST if request.method == "POST" else None, initial=words_of(given))
    now, by = timezone.now(), request.actor
    if request.method == "POST" and succeeds(
        form,
        lambda: actions.record_solved_reply(
            question, resident=resident, **form.cleaned_data, at=now, by=by
        ),
    ):
        messages.success(request, _("Die Antwort ist aufgeschrieben."))
        return redirect(then, question.area)
    context = {"area": question.area, "question": question, "resident": resident, "form": form}
    return render(request, "handovers/desk/solved.html", context)


def found(area: Area, number: str) -> HandedNeed:
    """The newest round of a need that was answered."""
    parsed = number_of(number, NEED)
    handed = queries.newest_round(area, *parsed) if parsed else None
    if handed is None:
        raise Http404
    return handed


def show(
    request: StaffRequest,
    area: Area,
    handed: HandedNeed,
    form: ProgressForm,
    reopen_form: ReopenForm,
) -> HttpResponse:
    context = {
        "area": area,
        "handed": handed,
        "answer": queries.current_answer(handed),
        "replies": queries.words_about([handed.need]),
        "steps": queries.steps_of(handed.need, timezone.localdate()),
        "form": form,
        "reopen_form": reopen_form,
    }
    return render(request, "handovers/desk/progress.html", context)

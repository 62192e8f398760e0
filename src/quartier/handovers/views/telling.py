"""Answers nobody was told about: put into plain words, look at the letter, tell."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.handovers import actions, queries, rules
from quartier.handovers.forms import TellForm
from quartier.handovers.models import Telling
from quartier.handovers.views.saying import succeeds

if TYPE_CHECKING:
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.handovers.models import Answer

SAMPLE = gettext_lazy("[Hier stehen Ihre Worte.]")


@for_roles(OFFICE)
@require_safe
def answers(request: StaffRequest, area: Area) -> HttpResponse:
    waiting = queries.answers_to_tell(area)
    context = {"area": area, "answers": waiting, "told": queries.newest_tellings(area)}
    return render(request, "handovers/desk/answers.html", context)


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    """Nothing goes out before the letter was looked at; what was told is not told again."""
    answer = queries.answer_by_key(area, key)
    if answer is None:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = TellForm(sent, initial=words_of(answer), answer=answer)
    if request.POST.get("schritt") == "sagen":
        now, by = timezone.now(), request.actor
        if succeeds(form, lambda: actions.tell(answer, **form.cleaned_data, at=now, by=by)):
            told = queries.told_words(queries.telling_of(answer))
            messages.success(request, _("Alle haben Bescheid. %(told)s") % {"told": told})
            return redirect("handovers:answers", area)
    return render(request, "handovers/desk/tell.html", written(answer, form) | {"area": area})


def written(answer: Answer, form: TellForm) -> dict[str, object]:
    """The answer, the office's words so far, and whom they would reach."""
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    words = said.get("plain_words", "")
    return {
        "answer": answer,
        "handed": answer.handed_need,
        "form": form,
        "words": words,
        "hints": rules.reading_hints(words),
        "draft": preview(answer, said),
        "ways": queries.ways_in_words(queries.telling_counts(answer.handed_need.need)),
        "telling": getattr(answer, "telling", None),
        "before": queries.told_before(answer),
        "file": answer.attachment,
        "is_shown": queries.file_is_shown(answer),
    }


@for_roles(OFFICE)
@require_POST
def show_attachment(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    """Somebody found a name in the file, or it may be shown after all."""
    answer = queries.answer_by_key(area, key)
    if answer is None or not queries.decisions_about(answer).exists():
        raise Http404
    shown = request.POST.get("zeigen") == "ja"
    actions.show_attachment(answer, shown=shown, at=timezone.now(), by=request.actor)
    sentence = _("Alle können den Anhang öffnen.") if shown else _("Niemand sieht den Anhang mehr.")
    messages.success(request, sentence)
    return redirect("handovers:tell", area, key)


def words_of(answer: Answer) -> dict[str, object]:
    """A correction starts from what was told and shown before."""
    before = queries.told_before(answer)
    words = {"plain_words": before.plain_words} if before else {}
    return words | {"shows_attachment": queries.file_is_shown(answer)}


def preview(answer: Answer, said: dict[str, Any]) -> object:
    """The letter as people would get it; a copy, so that the answer does not look told."""
    words = {"plain_words": str(SAMPLE)} | said
    telling = Telling(area=answer.area, answer=copy(answer), **words)
    return actions.draft_for(telling, "de")

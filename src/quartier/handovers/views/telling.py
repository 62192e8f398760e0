"""Answers nobody was told about: put into plain words, look at the letter, tell."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.handovers import actions, queries, rules
from quartier.handovers.forms import TellForm
from quartier.handovers.models import Telling
from quartier.handovers.views.asked import succeeds

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
    form = TellForm(request.POST if request.method == "POST" else None, initial=words_of(answer))
    if request.POST.get("schritt") == "sagen":
        now, by = timezone.now(), request.actor
        if succeeds(form, lambda: actions.tell(answer, **form.cleaned_data, at=now, by=by)):
            told = queries.told_words(Telling.objects.get(answer=answer))
            messages.success(request, _("Alle haben Bescheid. %(told)s") % {"told": told})
            return redirect("handovers:answers", area)
    words = form.cleaned_data.get("plain_words", "") if form.is_bound and form.is_valid() else ""
    context = {
        "area": area,
        "answer": answer,
        "handed": answer.handed_need,
        "form": form,
        "words": words,
        "hints": rules.reading_hints(words),
        "draft": preview(answer, words),
        "counts": queries.telling_counts(answer.handed_need.need),
        "ways": queries.ways_in_words(queries.telling_counts(answer.handed_need.need)),
        "telling": getattr(answer, "telling", None),
    }
    return render(request, "handovers/desk/tell.html", context)


def words_of(answer: Answer) -> dict[str, str]:
    """A correction starts from the words that were told before."""
    before = getattr(answer.corrects, "telling", None) if answer.corrects else None
    return {"plain_words": before.plain_words} if before else {}


def preview(answer: Answer, words: str) -> object:
    """The letter as people would get it; a copy, so that the answer does not look told."""
    telling = Telling(area=answer.area, answer=copy(answer), plain_words=words or str(SAMPLE))
    return actions.draft_for(telling, "de")

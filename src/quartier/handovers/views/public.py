"""What everybody may open: „Ist es gelöst?“ behind a link, and a department's file."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from quartier.accounts.queries import open_token
from quartier.areas.models import Area
from quartier.areas.rules import NEED, number_of
from quartier.files.serving import send
from quartier.handovers import actions, queries
from quartier.handovers.forms import SolvedForm
from quartier.handovers.models import SolvedQuestion, SolvedReply
from quartier.handovers.views.saying import succeeds
from quartier.journal.rules import NOBODY
from quartier.office.queries import office_of


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def solved(request: HttpRequest, area: Area, token: str) -> HttpResponse:
    """Looking shows, sending says yes, or no with words; the same link may change it again."""
    now = timezone.now()
    opened = open_token(token, actions.SOLVED, now)
    question = queries.question_of_token(area, opened)
    if opened is None or question is None:
        context = {"area": area, "office": office_of(area)}
        return render(request, "handovers/public/gone.html", context, status=404)
    given = queries.reply_of(question, opened.resident)
    form = SolvedForm(request.POST if request.method == "POST" else None, initial=words_of(given))
    if request.method == "POST":
        resident = opened.resident
        by = resident.as_actor() if resident else NOBODY
        if succeeds(
            form,
            lambda: actions.record_solved_reply(
                question, resident=resident, **form.cleaned_data, at=now, by=by
            ),
        ):
            return redirect(f"{request.path}?danke")
    return render(request, "handovers/public/solved.html", page(area, question, form, given))


@login_not_required
@require_safe
def attachment(_request: HttpRequest, area: Area, number: str, key: UUID) -> HttpResponseBase:
    """A file the office decided to show. Any other is not here, whoever asks."""
    found = number_of(number, NEED)
    stored = queries.public_attachment(area, *found, key) if found else None
    if stored is None:
        raise Http404
    return send(stored)


def words_of(given: SolvedReply | None) -> dict[str, object]:
    if given is None:
        return {}
    return {"is_solved": "ja" if given.is_solved else "nein", "words": given.words}


def page(
    area: Area, question: SolvedQuestion, form: SolvedForm, given: SolvedReply | None
) -> dict[str, object]:
    answer = question.telling.answer
    return {
        "area": area,
        "answer": answer,
        "handed": answer.handed_need,
        "telling": question.telling,
        "form": form,
        "given": given,
        "office": office_of(area),
    }

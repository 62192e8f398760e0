"""The desk: notices for "Aktuelles"."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.office import actions, queries
from quartier.office.forms import NoticeForm
from quartier.office.models import Notice
from quartier.ui.filling import fill


@for_roles(OFFICE)
@require_safe
def listing(request: StaffRequest, area: Area) -> HttpResponse:
    now = timezone.now()
    rows = list(queries.all_notices(area)[:100])
    shown = set(queries.notices(area, now).values_list("pk", flat=True))
    context = {"area": area, "notices": [(row, row.pk in shown) for row in rows]}
    return render(request, "office/desk/news.html", context)


def found(area: Area, key: UUID) -> Notice:
    row = queries.all_notices(area).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_form(request: StaffRequest, area: Area, key: UUID | None = None) -> HttpResponse:
    row = found(area, key) if key else None
    names = ("title", "text", "starts_at", "until")
    initial = {name: getattr(row, name) for name in names} if row else {}

    def act(**data: object) -> None:
        actions.publish_notice(area, row, **data, at=timezone.now(), by=request.actor)  # type: ignore[arg-type]

    return fill(
        request,
        NoticeForm(request.POST if request.method == "POST" else None, initial=initial),
        act,
        title=_("Nachricht ändern") if row else _("Neue Nachricht"),
        save=_("Veröffentlichen"),
        back=reverse("office:desk_news", args=[area]),
        said=_("Die Nachricht steht unter „Aktuelles“."),
    )


@for_roles(OFFICE)
@require_POST
def end_notice(request: StaffRequest, area: Area, key: UUID) -> HttpResponse:
    actions.end_notice(found(area, key), on=timezone.localdate(), by=request.actor)
    messages.success(request, _("Die Nachricht steht nicht mehr auf der Seite."))
    return redirect("office:desk_news", area)

"""The journal in plain words: who (looked up now), what, when. Names live nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from quartier.accounts import queries
from quartier.accounts.access import OFFICE, StaffRequest
from quartier.accounts.models import Role
from quartier.areas.models import Area
from quartier.journal import words
from quartier.journal.models import Entry


@dataclass(frozen=True)
class Line:
    when: datetime
    who: str
    what: str
    facts: list[tuple[str, object]]


def lines(entries: Iterable[Entry], *, with_names: bool = True) -> list[Line]:
    """One line per entry; names in one query. Without names the role stands for them."""
    found = list(entries)
    keys = {entry.actor_key for entry in found if entry.actor_kind == "staff"}
    names = queries.names_of_staff(keys) if with_names else {}
    return [
        Line(e.written_at, _who(e, names, with_names), words.sentence(e.verb), words.facts(e.facts))
        for e in found
    ]


def journal_page(request: StaffRequest, area: Area, entries: QuerySet[Entry]) -> HttpResponse:
    """Names of staff are for the office; others read the role."""
    page = Paginator(entries, 50).get_page(request.GET.get("seite"))
    in_office = request.member.role in OFFICE
    context = {"area": area, "page": page, "lines": lines(page, with_names=in_office)}
    return render(request, "accounts/desk/journal.html", context)


def _who(entry: Entry, names: dict[str, str], with_names: bool) -> str:  # noqa: FBT001
    if entry.actor_kind != "staff":
        return words.actor(entry.actor_kind)
    role = dict(Role.choices).get(entry.actor_role, _("Mitarbeitende Person"))
    if not with_names:
        return str(role)
    name = names.get(entry.actor_key) or _("gelöschte Person")
    return f"{name} ({role})" if entry.actor_role else name

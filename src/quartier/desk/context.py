"""The desk's sidebar with its counts. Lazy: pages that do not show it pay nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from quartier.accounts.access import FIGURES, INTAKE, NETWORK, OFFICE, READERS
from quartier.accounts.models import Membership, Role
from quartier.accounts.queries import memberships
from quartier.areas.models import Area
from quartier.desk import queries, rarely, rules
from quartier.handovers import queries as handovers
from quartier.handovers.models import HandedNeed
from quartier.letters import queries as letters

Entry = dict[str, Any]


@dataclass
class Sidebar:
    area: Area | None = None
    areas: list[Entry] = field(default_factory=list)
    groups: list[Entry] = field(default_factory=list)
    user_name: str = ""
    public_url: str = ""
    account_url: str = ""
    sign_out_url: str = ""


def sidebar(request: HttpRequest) -> dict[str, object]:
    return {"sidebar": SimpleLazyObject(lambda: sidebar_of(request))}


def sidebar_of(request: HttpRequest) -> Sidebar:
    area, member = getattr(request, "area", None), getattr(request, "member", None)
    if area is None or member is None or not request.user.is_authenticated:
        return Sidebar()
    others = [m.area for m in memberships(request.user) if m.area_id != area.pk]
    return Sidebar(
        area=area,
        areas=[{"title": a.name, "url": reverse("desk:today", args=[a])} for a in others],
        groups=groups_of(request, area, member),
        user_name=request.user.name,
        public_url=reverse("website:start", args=[area]),
        account_url=reverse("account"),
        sign_out_url=reverse("account_logout"),
    )


def groups_of(request: HttpRequest, area: Area, member: Membership) -> list[Entry]:
    today, key = timezone.localdate(), f"sidebar:{member.role}:{member.organisation_key}"
    groups = queries.until_next_act(key, area, today, lambda: counted(area, member))
    mark([entry for group in groups for entry in group["entries"]], request.path)
    return [group for group in groups if group["entries"]]


def counted(area: Area, member: Membership) -> list[Entry]:
    role = member.role
    return [
        {"title": "", "thread": False, "entries": first(area, role)},
        {
            "title": _("Der Faden"),
            "thread": True,
            "entries": stages(area, role, own=own_department(member)),
        },
        {"title": _("Büro"), "thread": False, "entries": office(area, role)},
    ]


def mark(entries: list[Entry], path: str) -> None:
    """Mark the entry of this page, or the one the page lies below: the longest address wins."""
    found = [
        (len(a), e) for e in entries for a in (e["url"], *e.get("above", ())) if is_at(path, a)
    ]
    for entry in entries:
        entry["current"] = "page" if entry["url"] == path else ""
    if found:
        nearest = max(found, key=lambda pair: pair[0])[1]
        nearest["current"] = nearest["current"] or "true"


def is_at(path: str, address: str) -> bool:
    """Every page of the desk lies below „Heute“, so that one counts for itself only."""
    return path == address or (path.startswith(address) and not address.endswith("/buero/"))


def entry(
    area: Area, title: str, name: str, icon: str = "", count: int = 0, **more: object
) -> Entry:
    return {"title": title, "url": reverse(name, args=[area]), "icon": icon, "count": count, **more}


def first(area: Area, role: str) -> list[Entry]:
    today = timezone.localdate()
    entries = []
    if role in FIGURES:
        count = rules.waiting(queries.duties(area, role, on=today))
        entries.append(entry(area, _("Heute"), "desk:today", "home", count))
    if role in INTAKE:
        entries.append(entry(area, _("Wunsch aufnehmen"), "wishes:intake", "add"))
    if role in FIGURES:
        entries.append(entry(area, _("Suchen"), "desk:search", "search"))
    return entries


def arriving(area: Area, role: str) -> list[Entry]:
    today, entries = timezone.localdate(), []
    if role in OFFICE:
        unread = queries.unread(area, today)[0]
        entries.append(entry(area, _("Lesen und freigeben"), "wishes:reading", count=unread))
    if role in INTAKE:
        entries.append(
            entry(area, _("Wünsche"), "needs:inbox", count=queries.unbundled(area, today))
        )
    return entries


def own_department(member: Membership) -> Callable[[HandedNeed], bool]:
    """A person of a department reads of its own packages only; all others of all."""
    if member.role != Role.DEPARTMENT:
        return lambda handed: True  # noqa: ARG005 - one question for all
    return lambda handed: handed.handover.department_id == member.organisation_key


def stages(area: Area, role: str, *, own: Callable[[HandedNeed], bool]) -> list[Entry]:
    today = timezone.localdate()
    entries = arriving(area, role)
    if role in READERS:
        entries.append(entry(area, _("Bedarfe"), "desk:needs"))
    if role in READERS or role == Role.DEPARTMENT:
        late = sum(map(own, handovers.overdue(area, today)))
        note = _("überfällig")
        entries.append(
            entry(
                area, _("Weitergaben"), "handovers:desk_list", count=late, hot=bool(late), note=note
            )
        )
    if role in OFFICE:
        count = len(handovers.answers_to_tell(area))
        entries.append(entry(area, _("Antworten"), "handovers:answers", count=count))
    if role in READERS:
        entries.append(entry(area, _("Ergebnisse"), "handovers:results"))
    return entries


def office(area: Area, role: str) -> list[Entry]:
    entries = []
    if role in OFFICE:
        mails = letters.waiting(area, "print").count() + letters.in_trouble(area).count()
        calls = letters.people_to_call(area)
        entries.append(entry(area, _("Postausgang"), "letters:outbox", "mail", mails))
        entries.append(entry(area, _("Anrufliste"), "letters:calls", "phone", calls))
    if role in NETWORK:
        entries.append(entry(area, _("Akteure und Ämter"), "organisations:desk_list", "people"))
    if role in NETWORK:
        entries.append(entry(area, _("Handlungskonzept"), "concept:desk", "checklist"))
    if role in OFFICE:
        entries.append(entry(area, _("Sprechzeiten"), "office:desk_hours", "calendar-today"))
    if role in READERS or role == Role.ADMIN:
        rare = [reverse(page.name, args=[area]) for page in rarely.pages_for(role)]
        entries.append(entry(area, _("Einstellungen"), "desk:rarely", "more-vert", above=rare))
    return entries

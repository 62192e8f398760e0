"""A row of the read model as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.journeys.models import Listed
from quartier.journeys.rules import DECISIONS, on_that_day
from quartier.ui.statuses import STATUSES
from quartier.ui.templatetags.words import day, people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.models import Need


@dataclass(frozen=True)
class Entry:
    """One entry; `number` is that of its pin, none for the whole quarter.

    `planned` is what the department says beside the word „Später“.
    """

    row: Listed
    url: str
    status: str
    planned: str
    note: str
    number: int | None = None

    @property
    def people(self) -> str:
        """Persons who can be told; contributions without a contact are voices."""
        voices = self.row.voices
        if not voices:
            return people(self.row.people)
        words = ngettext("%(n)d Stimme", "%(n)d Stimmen", voices) % {"n": voices}
        return f"{people(self.row.people)}, {words}" if self.row.people else words

    @property
    def shape(self) -> str:
        return STATUSES[self.status].pin


def entries_of(area: Area, rows: Iterable[Listed]) -> list[Entry]:
    """In the order of the rows; those with a place are numbered from 1."""
    base = {kind: reverse(f"website:{kind}", args=[area, "-"])[:-2] for kind in ("wish", "need")}
    today, entries, number = timezone.localdate(), [], 0
    for row in rows:
        number += row.lon is not None
        url = f"{base[row.kind]}{row.number}/"
        entries.append(entry_of(row, url, today, number if row.lon is not None else None))
    return entries


def entries_by_subject(area: Area, keys: Iterable[UUID]) -> dict[UUID, Entry]:
    """How far these wishes and needs are, as the list shows it. One query."""
    rows = Listed.objects.shown(area).filter(subject__in=list(keys)).defer("search", "words")
    return {entry.row.subject: entry for entry in entries_of(area, rows)}


def entry_of(row: Listed, url: str, today: date, number: int | None = None) -> Entry:
    status = on_that_day(row.status, row.due_on, today)
    return Entry(row, url, status, planned_in(row, status), note_of(row, status), number)


def planned_in(row: Listed, status: str) -> str:
    return row.planned if status == "later" else ""


def note_of(row: Listed, status: str) -> str:
    """The date that matters now."""
    if status == "overdue":
        return _("Antwort war fällig am %(day)s") % {"day": day(row.due_on)}
    if status == "with_city":
        return _("Antwort bis %(day)s") % {"day": day(row.due_on)}
    if status in DECISIONS:
        return _("Antwort vom %(day)s") % {"day": day(row.answered_on)}
    if status == "bundled":
        return ngettext("aus %(n)d Wunsch", "aus %(n)d Wünschen", row.wish_count) % {
            "n": row.wish_count
        }
    if status in ("done", "in_progress", "reopened"):
        return _("seit %(day)s") % {"day": day(timezone.localtime(row.moved_at))}
    return _("Eingegangen am %(day)s") % {"day": day(timezone.localtime(row.first_at))}


def url_of_need(need: Need) -> str:
    return reverse("website:need", args=[need.area, need.short_number])

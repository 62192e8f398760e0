"""What the journal says has changed since the read model followed it last."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from quartier.handovers import models as handovers
from quartier.journal.models import Entry
from quartier.journeys.models import Cursor, Followed, Listed
from quartier.needs.models import BundledWish
from quartier.needs.queries import stood_behind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from quartier.areas.models import Area

OVERLAP = timedelta(minutes=5)
"""An act that took longer from its entry to its commit is found by the nightly rebuilding."""
UUID_SHAPE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
START = UUID(int=0)
HAS_NEWS = """
SELECT id FROM journal_entry AS entry
WHERE area_key = %s
  AND id > coalesce((SELECT entry_key FROM journeys_cursor WHERE area_id = %s), %s)
  AND NOT EXISTS (SELECT FROM journeys_followed WHERE entry_key = entry.id)
ORDER BY id DESC LIMIT 1
"""
"""The order makes PostgreSQL walk the few newest entries of the index, never the whole journal."""

NEEDS_BEHIND: dict[str, tuple[Any, str, str]] = {
    "handovers.handover": (handovers.HandedNeed, "handover", "need"),
    "handovers.handedneed": (handovers.HandedNeed, "pk", "need"),
    "handovers.acknowledgement": (
        handovers.HandedNeed,
        "handover__acknowledgement",
        "need",
    ),
    "handovers.answer": (handovers.Answer, "pk", "handed_need__need"),
    "handovers.extension": (handovers.Extension, "pk", "handed_need__need"),
    "handovers.telling": (handovers.Telling, "pk", "answer__handed_need__need"),
    "handovers.progress": (handovers.Progress, "pk", "need"),
    "handovers.reopening": (handovers.Reopening, "pk", "handed_need__need"),
}
"""Entries about other records than wishes and needs: where the need stands."""


COUNTED = {"confirm_email", "vouch_resident", "correct_resident"}
"""From now on a contact counts as a person: the numbers of all it stands behind change."""


def has_news(area: Area) -> bool:
    """Whether there is an entry to follow. Every public page asks; so it is SQL, not composed."""
    with connection.cursor() as cursor:
        return cursor.execute(HAS_NEWS, [area.pk, area.pk, START]).fetchone() is not None


def new_entries(area: Area) -> QuerySet[Entry]:
    """Entries of the area that were not followed yet."""
    mark = Subquery(Cursor.objects.filter(area=area).values("entry_key"))
    followed = Followed.objects.filter(entry_key=OuterRef("pk"))
    entries = Entry.objects.filter(area_key=area.pk, id__gt=Coalesce(mark, Value(START)))
    return entries.filter(~Exists(followed))


def subjects_of(entries: Collection[Entry]) -> set[UUID]:
    """All wishes and needs these entries can concern; other keys do no harm."""
    named = {key for entry in entries for key in _keys_in(entry)}
    named |= set(chain.from_iterable(_needs_behind(entries)))
    residents = [UUID(e.target.partition(":")[2]) for e in entries if e.verb in COUNTED]
    named |= stood_behind(residents) if residents else set()
    return named | _beside(named)


def _keys_in(entry: Entry) -> Iterable[UUID]:
    words = [entry.target, *map(str, entry.facts.values())]
    return (UUID(found) for word in words for found in UUID_SHAPE.findall(word))


def _needs_behind(entries: Collection[Entry]) -> Iterable[Iterable[UUID]]:
    for label, (model, lookup, need) in NEEDS_BEHIND.items():
        keys = [e.target.partition(":")[2] for e in entries if e.target.startswith(f"{label}:")]
        if keys:
            yield model.objects.filter(**{f"{lookup}__in": keys}).values_list(need, flat=True)


def _beside(named: set[UUID]) -> set[UUID]:
    """The needs of these wishes, and the wishes whose row does not show what became of them."""
    bundled = BundledWish.objects.filter(Q(wish__in=named) | Q(need__in=named))
    needs = set(bundled.filter(wish__in=named).values_list("need", flat=True))
    shown = Listed.objects.filter(subject=OuterRef("wish"), need_key=OuterRef("need"))
    moved_in = bundled.filter(~Exists(shown)).values_list("wish", flat=True)
    kept = BundledWish.objects.filter(wish=OuterRef("subject"), need=OuterRef("need_key"))
    left = Listed.objects.filter(~Exists(kept), need_key__in=named)
    return needs | set(moved_in) | set(left.values_list("subject", flat=True))


def mark_before(at: datetime) -> UUID:
    """The lowest UUIDv7 of a moment."""
    return UUID(int=(int(at.timestamp() * 1000) << 80) | (0x7 << 76) | (0x2 << 62))


def drift(area: Area, rows: Iterable[Listed]) -> list[Listed]:
    """Rows that say something else than the read model does."""
    computed = {row.subject: row for row in rows}
    stored = Listed.objects.filter(area=area, subject__in=computed)
    known = {row.subject: facts_in(row) for row in stored}
    return [row for key, row in computed.items() if known.get(key) != facts_in(row)]


def facts_in(row: Listed) -> dict[str, object]:
    names = [f.attname for f in Listed._meta.concrete_fields if f.name not in ("id", "search")]
    return {name: getattr(row, name) for name in names}

"""Keep the read model of public lists in step with the stages: the only writer of `Listed`.

It follows the journal. Keys of entries are ordered by time, but transactions end in another order,
so the cursor stays `OVERLAP` behind and remembers which younger entries it has followed already.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from quartier.journeys import queries
from quartier.journeys.models import Cursor, Followed, Listed
from quartier.needs.models import Need
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from quartier.areas.models import Area

BATCH = 500
AT_ONCE = 500
WRITTEN = [
    field.name
    for field in Listed._meta.concrete_fields
    if field.name not in ("id", "area", "subject", "search")
]


def catch_up(area: Area) -> int:
    """Follow what happened since; for one page view, so the newest entries and not too many.

    Public pages call this before they read: whoever has just acted sees it on the list at once.
    At rest it is one query that finds nothing.
    """
    if not queries.has_news(area):
        return 0
    newest = queries.new_entries(area).order_by("-id").values_list("pk", flat=True)
    return _follow(area, list(newest[:AT_ONCE]))


def advance(area: Area, *, at: datetime) -> None:
    """The job: follow everything, then move the cursor and forget what lies behind it."""
    waiting = queries.new_entries(area).order_by("id").values_list("pk", flat=True)
    while keys := list(waiting[:BATCH]):
        _follow(area, keys)
    mark = queries.mark_before(at - queries.OVERLAP)
    Cursor.objects.update_or_create(
        area=area, defaults={"entry_key": mark}, create_defaults={"entry_key": mark}
    )
    Followed.objects.filter(area=area, entry_key__lte=mark).delete()


@transaction.atomic
def _follow(area: Area, keys: list[UUID]) -> int:
    _lock(area)
    entries = list(queries.new_entries(area).filter(pk__in=keys))
    _write(area, queries.subjects_of(entries))
    Followed.objects.bulk_create(
        [Followed(entry_key=entry.pk, area=area) for entry in entries], ignore_conflicts=True
    )
    return len(entries)


@transaction.atomic
def refresh(area: Area, subjects: Iterable[UUID]) -> int:
    """Compute these rows anew. The lock keeps an older reading from overwriting a newer one."""
    _lock(area)
    return _write(area, set(subjects))


def rebuild(area: Area, *, at: datetime) -> int:
    """Everything anew, in batches; also heals what the journal could not tell."""
    mark = queries.mark_before(at - queries.OVERLAP)
    written = sum(refresh(area, keys) for keys in _batches(_all_subjects(area)))
    Cursor.objects.filter(area=area).update(entry_key=mark)
    return written


def _lock(area: Area) -> None:
    Cursor.objects.bulk_create(
        [Cursor(area=area, entry_key=queries.START)],
        ignore_conflicts=True,
    )
    Cursor.objects.select_for_update().get(area=area)


def _write(area: Area, subjects: set[UUID]) -> int:
    rows = queries.rows_of(area, subjects)
    gone = subjects - {row.subject for row in rows}
    Listed.objects.filter(area=area, subject__in=gone).delete()
    Listed.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["subject"], update_fields=WRITTEN
    )
    return len(rows)


def _all_subjects(area: Area) -> Iterator[UUID]:
    yield from Listed.objects.filter(area=area).values_list("subject", flat=True).iterator()
    yield from Wish.objects.of(area).published().values_list("pk", flat=True).iterator()
    yield from Need.objects.filter(area=area).values_list("pk", flat=True).iterator()


def _batches(keys: Iterator[UUID]) -> Iterator[list[UUID]]:
    while batch := list(islice(keys, BATCH)):
        yield batch

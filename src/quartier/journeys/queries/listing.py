"""The public selection of wishes and needs, all from the read model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Literal

from django.contrib.postgres.search import SearchQuery, TrigramWordSimilarity
from django.db import transaction
from django.db.models import Case, Func, Q, TextField, Value, When
from django.utils import timezone

from quartier.journeys.models import WORDY, Cursor, Listed, ListedQuerySet
from quartier.needs.queries import similar as texts_like

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from quartier.areas.models import Area
    from quartier.needs.models import Need

Order = Literal["moved", "people", "new"]
PER_PAGE = 20
MANY = 1000
"""Above it nobody counts: the page says „über 1.000“."""
FEW = 3
"""Fewer exact hits than this, and similar spellings are looked for."""
WEIGHED = 120
ALIKE = 55
"""Per cent of likeness from which a text is offered for words that stand nowhere."""
MOST_WORDS = 8
PREFIX = 3
THRESHOLD = Func(
    Value("pg_trgm.word_similarity_threshold"),
    Value("0.45"),
    Value(value=True),
    function="set_config",
    output_field=TextField(),
)
"""Half of the letter triples of „Speilplatz“ are those of „Spielplatz“."""
ORDERS: dict[Order, tuple[str, ...]] = {
    "moved": ("-moved_at", "id"),
    "people": ("-people", "-voices", "id"),
    "new": ("-first_at", "id"),
}


@dataclass(frozen=True)
class Filters:
    """What somebody looks for; it lies in the address of the page."""

    words: str = ""
    status: str = ""
    kind: str = ""
    place: str = ""
    field: UUID | None = None
    department: UUID | None = None
    since: date | None = None
    until: date | None = None
    order: Order = "moved"


@dataclass(frozen=True)
class Listing:
    """One page of a selection. `count` stops at `MANY` + 1."""

    rows: list[Listed]
    count: int
    total: int
    page: int
    is_similar: bool = False

    @property
    def is_last(self) -> bool:
        return len(self.rows) < PER_PAGE or self.page * PER_PAGE == self.count


def listing(area: Area, filters: Filters, page: int = 1) -> Listing:
    """Three queries: how many, one page, how many there are at all."""
    found, count, is_similar = _found(area, filters)
    start = (page - 1) * PER_PAGE
    ordered = found.order_by(*ORDERS[filters.order]) if not is_similar else found
    rows = list(_page(ordered, start).defer(*WORDY))
    total = counted(Listed.objects.shown(area)) if filters != Filters() else count
    return Listing(rows, count, total, page, is_similar)


def _page(ordered: ListedQuerySet, start: int) -> ListedQuerySet:
    """Far back only the index is read; the rows themselves are fetched for one page."""
    if start <= MANY:
        return ordered[start : start + PER_PAGE]
    keys = ordered.values("pk")[start : start + PER_PAGE]
    return Listed.objects.filter(pk__in=keys).order_by(*ordered.query.order_by)


def selection(area: Area, filters: Filters) -> ListedQuerySet:
    """The whole selection in its order, for downloads and feeds."""
    found, _count, is_similar = _found(area, filters)
    return found if is_similar else found.order_by(*ORDERS[filters.order])


def _found(area: Area, filters: Filters) -> tuple[ListedQuerySet, int, bool]:
    """(rows, count, whether they are similar spellings only)."""
    chosen = narrowed(Listed.objects.shown(area), filters)
    if not filters.words:
        return chosen, counted(chosen), False
    exact = chosen.filter(search=searched(filters.words))
    count = counted(exact)
    if count >= FEW:
        return exact, count, False
    near = similar(chosen, filters.words)
    if not near[1] and not count:
        near = alike(area, chosen, filters.words)
    return (near[0], near[1], True) if near[1] > count else (exact, count, False)


def counted(rows: ListedQuerySet) -> int:
    return rows.order_by()[: MANY + 1].count()


def searched(words: str) -> SearchQuery:
    """All words must occur, as German stems and as beginnings of longer words."""
    found = re.findall(r"[^\W_]+", words)[:MOST_WORDS]
    query = " & ".join(f"{word}:*" if len(word) >= PREFIX else word for word in found)
    return SearchQuery(query, config="german", search_type="raw")


@transaction.atomic
def similar(rows: ListedQuerySet, words: str) -> tuple[ListedQuerySet, int]:
    """Titles with a word spelt nearly so, the nearest first, and how many.

    The index decides by PostgreSQL's own threshold, so it is lowered for this question only.
    """
    list(Cursor.objects.values_list(THRESHOLD)[:1])
    keys = list(
        rows.filter(title__trigram_word_similar=words).values_list("pk", flat=True)[:WEIGHED]
    )
    nearness = TrigramWordSimilarity(words, "title")
    found = Listed.objects.filter(pk__in=keys).annotate(nearness=nearness)
    return found.order_by("-nearness", "id"), len(keys)


def alike(area: Area, rows: ListedQuerySet, words: str) -> tuple[ListedQuerySet, int]:
    """Entries whose whole text, or a wish behind them, is like the words; the most alike first."""
    keys = [match.subject.pk for match in texts_like(area, words, PER_PAGE) if match.score >= ALIKE]
    places = [When(subject=key, then=Value(place)) for place, key in enumerate(keys)]
    found = rows.filter(subject__in=keys)
    return found.order_by(Case(*places, default=Value(0)), "id"), found.count()


def narrowed(rows: ListedQuerySet, filters: Filters) -> ListedQuerySet:
    wanted = {
        "kind": filters.kind,
        "department_key": filters.department,
        "place_name__icontains": filters.place,
        "first_at__gte": _midnight(filters.since),
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if filters.field:
        rows = rows.filter(field_keys__contains=[filters.field])
    if filters.until:
        rows = rows.filter(first_at__date__lte=filters.until)
    return rows.filter(_stands(filters.status)) if filters.status else rows


def _midnight(day: date | None) -> datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day, time.min))


def _stands(status: str) -> Q:
    """The same word in the filter and on the badge: what is overdue is not found as waiting."""
    today = timezone.localdate()
    if status == "overdue":
        return Q(status="with_city", due_on__lt=today)
    if status == "with_city":
        return Q(status="with_city") & ~Q(due_on__lt=today)
    return Q(status=status)


def newest_numbers(area: Area, most: int) -> list[tuple[str, str]]:
    """(kind, number) of what moved last."""
    rows = Listed.objects.shown(area).order_by(*ORDERS["moved"])
    return list(rows.values_list("kind", "number")[:most])


def wishes_behind(need: Need, most: int = 50) -> tuple[list[Listed], int]:
    """The public wishes in a need, oldest first, and how many there are."""
    rows = Listed.objects.filter(need_key=need.pk)
    shown = list(rows.order_by("first_at", "id").defer(*WORDY)[:most])
    return shown, len(shown) if len(shown) < most else rows.count()

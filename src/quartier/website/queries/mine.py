"""What a resident said or wished for too, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quartier.journeys.models import Listed
from quartier.needs.models import Support
from quartier.website.queries.entries import Entry, entries_of
from quartier.wishes.queries import wishes_of

if TYPE_CHECKING:
    from uuid import UUID

    from quartier.accounts.models import Resident
    from quartier.wishes.models import Wish


@dataclass(frozen=True)
class Mine:
    """Own wishes, each with its public entry if it has one; and what they wished for too."""

    wishes: list[tuple[Wish, Entry | None]]
    supported: list[Entry]


def mine_of(resident: Resident) -> Mine:
    wishes = list(wishes_of(resident))
    rows = Support.objects.filter(resident=resident).values_list("need", "wish")
    supported = [key for pair in rows for key in pair if key]
    entries = _entries(resident, [*(wish.pk for wish in wishes), *supported])
    own = [(wish, entries.get(wish.pk)) for wish in wishes]
    return Mine(own, [entries[key] for key in dict.fromkeys(supported) if key in entries])


def _entries(resident: Resident, keys: list[UUID]) -> dict[UUID, Entry]:
    """By subject; a wish in a need stands where its need stands."""
    rows = {row.subject: row for row in Listed.objects.filter(subject__in=keys)}
    needs = [row.need_key for row in rows.values() if row.need_key]
    rows |= {row.subject: row for row in Listed.objects.filter(subject__in=needs)}
    shown = {key: rows.get(rows[key].need_key, rows[key]) for key in rows}  # type: ignore[arg-type]
    return dict(zip(shown, entries_of(resident.area, shown.values()), strict=True))

"""What has changed in a need since it was handed over. The package itself stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quartier.handovers.queries.snapshot import public_wishes
from quartier.needs.queries import people_and_voices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from quartier.handovers.models import HandedNeed


@dataclass(frozen=True)
class Changes:
    added: int = 0
    removed: int = 0
    people: int = 0
    is_reworded: bool = False

    def words(self) -> list[str]:
        """„Seitdem kamen 3 Wünsche dazu.“; empty if nothing changed."""
        found = []
        if self.added:
            found.append(
                ngettext(
                    "Seitdem kam 1 Wunsch dazu.", "Seitdem kamen %(n)d Wünsche dazu.", self.added
                )
                % {"n": self.added}
            )
        if self.removed:
            found.append(
                ngettext(
                    "Seitdem wurde 1 Wunsch herausgenommen.",
                    "Seitdem wurden %(n)d Wünsche herausgenommen.",
                    self.removed,
                )
                % {"n": self.removed}
            )
        if self.people > 0:
            found.append(
                ngettext(
                    "Seitdem wünscht es sich 1 Mensch mehr.",
                    "Seitdem wünschen es sich %(n)d Menschen mehr.",
                    self.people,
                )
                % {"n": self.people}
            )
        if self.is_reworded:
            found.append(_("Seitdem hat das Stadtteilbüro den Text geändert."))
        return found


def changes_since(rows: Sequence[HandedNeed]) -> dict[UUID, Changes]:
    """By handed need; a constant number of queries."""
    needs = [row.need for row in rows]
    wishes = public_wishes(needs)
    counts = people_and_voices(needs)
    found: dict[UUID, Changes] = defaultdict(Changes)
    for row in rows:
        now = {str(wish.pk) for wish in wishes[row.need_id]}
        then = set(row.wish_keys)
        found[row.pk] = Changes(
            added=len(now - then),
            removed=len(then - now),
            people=counts[row.need_id][0] - row.people,
            is_reworded=(row.title, row.summary) != (row.need.title, row.need.summary),
        )
    return found

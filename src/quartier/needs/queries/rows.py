"""Needs as rows of a list: who stands behind each, in three queries for any number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quartier.needs.queries.inbox import is_ready, wish_counts
from quartier.needs.queries.people import people_and_voices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quartier.needs.models import Need


def rows_of(page: Iterable[Need]) -> list[dict[str, Any]]:
    needs = list(page)
    people, wishes = people_and_voices(needs), wish_counts(needs)
    return [
        {
            "need": need,
            "people": people[need.pk][0],
            "voices": people[need.pk][1],
            "wishes": wishes.get(need.pk, 0),
            "is_ready": is_ready(need, *people[need.pk]),
        }
        for need in needs
    ]

"""Everybody can look up what became of every wish."""

from collections import Counter

from quartier.demo.actions.check.record import Check
from quartier.journeys.actions import rebuild
from quartier.journeys.models import Listed
from quartier.journeys.queries import drift, journey_of_wish
from quartier.wishes.queries import published

LOOKED_UP = 200


def look_up_all(check: Check) -> None:
    """Every published wish has a line in the list and a way that ends where its need stands."""
    rebuild(check.area, at=check.now)
    rows = Listed.objects.filter(area=check.area)
    missing = published(check.area).exclude(pk__in=rows.values("subject"))
    check.counts["Zeilen der öffentlichen Liste"] = rows.count()
    check.counts["Wünsche ohne Zeile"] = missing.count()
    check.counts["Zeilen, die nicht stimmen"] = len(drift(check.area, rows))
    some = published(check.area).order_by("pk")[:LOOKED_UP]
    stands = Counter(journey_of_wish(wish, check.now).status for wish in some)
    check.counts.update({f"Stand von {len(some)} Wünschen: {s}": n for s, n in stands.items()})

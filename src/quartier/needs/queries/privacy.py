"""What this stage keeps about a resident (Art. 15 GDPR)."""

from collections.abc import Iterator

from quartier.accounts.models import Resident
from quartier.needs.models import Follower, Support


def data_of(resident: Resident) -> list[dict[str, object]]:
    return [*supports_by(resident), *followed_by(resident)]


def supports_by(resident: Resident) -> Iterator[dict[str, object]]:
    supports = Support.objects.filter(resident=resident).select_related("need", "wish")
    for row in supports.order_by("at", "pk"):
        yield {
            "what": "support",
            "number": str(row.need.short_number if row.need else row.wish),
            "channel": row.channel,
            "at": row.at.isoformat(),
        }


def followed_by(resident: Resident) -> Iterator[dict[str, object]]:
    followed = Follower.objects.filter(resident=resident).select_related("need")
    for row in followed.order_by("asked_at", "pk"):
        yield {
            "what": "follower",
            "number": row.need.short_number,
            "asked_at": row.asked_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
        }

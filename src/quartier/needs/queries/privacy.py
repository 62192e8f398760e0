"""What this stage keeps about a resident (Art. 15 GDPR)."""

from quartier.accounts.models import Resident
from quartier.needs.models import Follower, Support


def data_of(resident: Resident) -> list[dict[str, object]]:
    supports = Support.objects.filter(resident=resident).select_related("need", "wish")
    followed = Follower.objects.filter(resident=resident).select_related("need")
    return [
        *(
            {
                "what": "support",
                "need": s.need.short_number if s.need else "",
                "wish": s.wish.short_number if s.wish else "",
                "channel": s.channel,
                "at": s.at.isoformat(),
            }
            for s in supports.order_by("at")
        ),
        *(
            {
                "what": "follower",
                "need": row.need.short_number,
                "asked_at": row.asked_at.isoformat(),
                "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
                "ended_at": row.ended_at.isoformat() if row.ended_at else "",
            }
            for row in followed.order_by("asked_at")
        ),
    ]

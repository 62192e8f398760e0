"""What this stage keeps about a resident (Art. 15 GDPR)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from quartier.accounts.models import Resident
from quartier.needs.models import Follower, Support


def data_of(resident: Resident) -> list[dict[str, object]]:
    return [*supports_by(resident), *followed_by(resident)]


def supports_by(resident: Resident) -> Iterator[dict[str, object]]:
    supports = Support.objects.filter(resident=resident).select_related("need", "wish")
    for row in supports.order_by("at", "pk"):
        yield {
            _("Was"): _("Das wünsche ich mir auch"),
            _("Nummer"): str(row.need.short_number if row.need else row.wish),
            _("gesagt am"): row.at,
        }


def followed_by(resident: Resident) -> Iterator[dict[str, object]]:
    followed = Follower.objects.filter(resident=resident).select_related("need")
    for row in followed.order_by("asked_at", "pk"):
        yield {
            _("Was"): _("Nachrichten per E-Mail"),
            _("Nummer"): row.need.short_number,
            _("angefragt am"): row.asked_at,
            _("bestätigt am"): row.confirmed_at or "",
            _("beendet am"): row.ended_at or "",
        }

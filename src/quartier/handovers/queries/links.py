"""Which package a link opens, and what the link of a package is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from quartier.areas.queries import link_to
from quartier.handovers import rules
from quartier.handovers.models import Handover

if TYPE_CHECKING:
    from datetime import date

    from quartier.areas.models import Area


def token_of(handover: Handover) -> str:
    """The link's secret part, to show and print it again; "" if the installation's key is new."""
    token = rules.token_of(settings.SECRET_KEY, handover.pk, handover.link_serial)
    return token if rules.hashed(token) == handover.token_hash else ""


def link_of(handover: Handover) -> str:
    """The whole address of the department's page; empty if a new link must be issued."""
    token = token_of(handover)
    return link_to("handovers:department", handover.area, token) if token else ""


def by_token(area: Area, token: str, on: date) -> Handover | None:
    """The package of this link, if it still holds."""
    rows = Handover.objects.filter(area=area, token_hash=rules.hashed(token), valid_until__gte=on)
    return rows.select_related("area__municipality", "department").first()

"""A resident asked to be forgotten: what this stage keeps about them goes; counts stay."""

from datetime import datetime

from django.db import transaction

from quartier.accounts.models import Resident
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.needs.models import Follower, Support


@transaction.atomic
def forget(resident: Resident, *, at: datetime, by: Actor) -> None:  # noqa: ARG001 - one signature for all stages
    """Supports become voices, following ends without a trace."""
    supports = Support.objects.filter(resident=resident)
    voices = supports.update(resident=None, channel="none", wants_news=False)
    followed, _by_model = Follower.objects.filter(resident=resident).delete()
    record(by, "forgotten_in_needs", resident, supports=voices, followed=followed)

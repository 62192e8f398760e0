"""Scheduled work of this floor: thin, each calls one action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from quartier.areas.queries import all_areas
from quartier.desk import actions
from quartier.journal.rules import job


@app.periodic(cron="40 3 * * *")
@app.task(name="desk.apply_retention", queueing_lock="desk.apply_retention")
def apply_retention(timestamp: int = 0) -> None:  # noqa: ARG001 - the clock of the schedule
    """Every night: delete what may not stay longer."""
    for area in all_areas():
        actions.apply_retention(area, at=timezone.now(), by=job("retention"))

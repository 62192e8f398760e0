"""Scheduled work of this room: thin, each calls one action."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from quartier.areas.queries import all_areas
from quartier.journeys import actions


@app.periodic(cron="* * * * *")
@app.task(name="journeys.follow", queueing_lock="journeys.follow", lock="journeys.lists")
def follow(timestamp: int) -> None:
    """Pages catch up by themselves; this keeps what they must catch up with small."""
    for area in all_areas():
        actions.advance(area, at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="40 2 * * *")
@app.task(name="journeys.rebuild", queueing_lock="journeys.rebuild", lock="journeys.lists")
def rebuild(timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    for area in all_areas():
        actions.rebuild(area, at=timezone.now())

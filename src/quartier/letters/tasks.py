"""Scheduled work of this room: thin, each calls one action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from quartier.letters import actions


@app.periodic(cron="* * * * *")
@app.task(name="letters.deliver", queueing_lock="letters.deliver", lock="letters.deliver")
def deliver(timestamp: int = 0) -> None:  # noqa: ARG001 - the clock of the schedule
    """Deliver the e-mails that are due."""
    actions.deliver_due(timezone.now())

"""Scheduled work of this room: thin, each calls one action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from quartier.handovers import actions
from quartier.journal.rules import job


@app.periodic(cron="0 6 * * *")
@app.task(name="handovers.remind_due", queueing_lock="handovers.remind_due")
def remind_due(timestamp: int) -> None:  # noqa: ARG001 - when it should have run; the day counts
    """Every morning: remind of late answers, twice, then escalate."""
    now = timezone.now()
    actions.remind_due(timezone.localdate(now), at=now, by=job("remind_due"))


@app.periodic(cron="15 6 * * *")
@app.task(name="handovers.ask_if_solved", queueing_lock="handovers.ask_if_solved")
def ask_if_solved(timestamp: int) -> None:  # noqa: ARG001
    """Every morning: four weeks after telling, ask whether it is solved."""
    now = timezone.now()
    actions.ask_if_solved(timezone.localdate(now), at=now, by=job("ask_if_solved"))

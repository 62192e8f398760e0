"""Scheduled work of this room: thin, each calls one action."""

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from quartier.journal.rules import Actor, job
from quartier.wishes import actions
from quartier.wishes.models import ImportRun

AGAIN = RetryStrategy(max_attempts=5, wait=20, retry_exceptions=[OperationalError, InterfaceError])
"""Killed with its database, a job begins again; what was taken in by then is not taken in twice."""


@app.task(name="wishes.import_rows", retry=AGAIN)
def import_rows(run: str, actor: str, role: str) -> None:
    """Take in the rows of a list."""
    found = ImportRun.objects.select_related("area", "file").get(pk=run)
    actions.import_rows(found, at=timezone.now, by=Actor("staff", actor, role))


@app.task(name="wishes.publish_unmarked", retry=AGAIN)
def publish_unmarked(run: str, actor: str, role: str) -> None:
    """Publish what an import brought and nothing is marked in."""
    found = ImportRun.objects.select_related("area").get(pk=run)
    actions.publish_unmarked(found, at=timezone.now, by=Actor("staff", actor, role))


@app.periodic(cron="17 3 * * *")
@app.task(name="wishes.remove_left_photos", queueing_lock="wishes.remove_left_photos")
def remove_left_photos(timestamp: int = 0) -> None:  # noqa: ARG001 - the clock of the schedule
    """Remove photos of forms that were never finished."""
    actions.remove_left_photos(at=timezone.now(), by=job("remove_left_photos"))

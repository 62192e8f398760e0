"""Scheduled work of this room: thin, each calls one action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from quartier.areas.queries import all_areas
from quartier.needs import actions

ONE_AT_A_TIME = "needs.index"


@app.periodic(cron="*/5 * * * *")
@app.task(name="needs.index_if_late", queueing_lock="needs.index_if_late", lock=ONE_AT_A_TIME)
def index_if_late(timestamp: int) -> None:  # noqa: ARG001
    """After an import, or on a busy day: soon enough for similar wishes to be found at once."""
    for area in all_areas():
        actions.build_index_if_late(area, at=timezone.now())


@app.periodic(cron="41 2 * * *")
@app.task(name="needs.index_all", queueing_lock="needs.index_all", lock=ONE_AT_A_TIME)
def index_all(timestamp: int) -> None:  # noqa: ARG001
    """Every night: what was changed, taken back or erased during the day leaves the index."""
    for area in all_areas():
        actions.build_index(area, at=timezone.now())

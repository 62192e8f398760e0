"""Fill an empty database with the demonstration, through the same acts that people use."""

from collections.abc import Callable
from datetime import datetime

from quartier.areas.models import Area
from quartier.demo.actions.mark import marked
from quartier.demo.actions.plan import draw_up_plan
from quartier.demo.actions.quarter import found_quarter
from quartier.demo.actions.thread import spin_thread
from quartier.journeys.actions import rebuild

Tell = Callable[[str, int, int], None]
"""Progress: what, how many are done, how many there are."""


def load(now: datetime, *, tell: Tell) -> Area:
    """The whole demonstration, with dates relative to `now`. Expects an empty database."""
    with marked():
        area = found_quarter(now)
        tell("Stadtteil", 1, 1)
        draw_up_plan(area, now)
        tell("Handlungskonzept", 1, 1)
        spin_thread(area, now, tell=tell)
        rebuild(area, at=now)
    return area

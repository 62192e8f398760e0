"""The invented wishes on their way: taken in, read, bundled, handed over, answered, told.

Everything happens through the acts of the stages, in the order in which it would have happened,
so the demonstration stands on no state that the house could not reach.
"""

from collections.abc import Callable
from datetime import datetime

from quartier.areas.models import Area
from quartier.demo.actions.mail import settle_letters
from quartier.demo.actions.thread.acts import Thread
from quartier.demo.actions.thread.people import clerk_of, meet_residents
from quartier.demo.actions.thread.topics import plan_topic
from quartier.demo.actions.thread.wishes import plan_intake, plan_refusal, plan_wish
from quartier.demo.queries import sheet


def spin_thread(area: Area, now: datetime, *, tell: Callable[[str, int, int], None]) -> None:
    thread = Thread(area, now, clerk=clerk_of())
    thread.residents = meet_residents(thread)
    content = sheet("topics")
    for topic in content["topic"]:
        plan_topic(thread, topic)
    for entry in content["single"]:
        plan_wish(thread, entry)
    for entry in content["unread"]:
        plan_intake(thread, entry)
    for entry in content["refused"]:
        plan_refusal(thread, entry)
    for position, (when, _order, act) in enumerate(sorted(thread.acts, key=lambda act: act[:2]), 1):
        act()
        tell(f"Der Faden, {when:%d.%m.%Y}", position, len(thread.acts))
    settle_letters(area, now)

"""What changes about a need that stands: wishes come and go, an author objects, people follow."""

from collections.abc import Callable
from datetime import datetime

from quartier.accounts.models import AccessToken, Resident
from quartier.demo.actions.thread.acts import Made, Thread
from quartier.demo.actions.thread.wishes import plan_wish
from quartier.demo.queries import Sheet
from quartier.journal.rules import Actor
from quartier.needs import actions as needs
from quartier.needs.models import Need
from quartier.wishes.models import Wish

Change = Callable[[Need, Wish, datetime, Actor], object]


def add(need: Need, wish: Wish, when: datetime, clerk: Actor) -> None:
    needs.add_wishes(need, [wish], at=when, by=clerk)


def take_out(need: Need, wish: Wish, when: datetime, clerk: Actor) -> None:
    needs.take_out(need, [wish], at=when, by=clerk)


def object_to(need: Need, wish: Wish, when: datetime, _clerk: Actor) -> None:
    needs.object_to(need, wish, at=when, by=Actor("resident", ""))


CHANGES: dict[str, Change] = {"added": add, "out": take_out, "objects": object_to}


def plan_changes(thread: Thread, topic: Sheet, made: Made, after: datetime) -> None:
    """The entries of a topic say how many days ago: `added`, `out`, `objects`, and `split`."""
    for entry in topic["wishes"]:
        for kind in CHANGES.keys() & entry.keys():
            plan_change(thread, {"place": topic.get("place", "")} | entry, kind, made, after)
    if "split" in topic:
        plan_split(thread, topic, made, after)


def plan_change(thread: Thread, entry: Sheet, kind: str, made: Made, after: datetime) -> None:
    if kind == "added":
        after = max(after, plan_wish(thread, entry, made.wishes))
    text = entry["text"]
    when = thread.ago(entry[kind], text + kind, after=after)
    act = CHANGES[kind]
    thread.at(when, lambda: act(made.need, made.wishes[text], when, thread.clerk))


def plan_split(thread: Thread, topic: Sheet, made: Made, after: datetime) -> None:
    """Wishes marked `apart` ask for something else: they become a need of their own."""
    when = thread.ago(topic["split"]["days"], "split " + topic["title"], after=after)

    def split() -> None:
        apart = [made.wishes[entry["text"]] for entry in topic["wishes"] if "apart" in entry]
        title, summary = topic["split"]["title"], topic["split"]["summary"]
        needs.split(made.need, apart, title=title, summary=summary, at=when, by=thread.clerk)

    thread.at(when, split)


def plan_followers(thread: Thread, topic: Sheet, made: Made, after: datetime) -> None:
    """They ask for news by e-mail and press the button in the mail."""
    with_mail = [person for person in thread.residents if person.email]
    for position in range(topic.get("followers", 0)):
        when = thread.soon(after + (thread.now - after) * (position + 1) / 9)
        plan_follower(thread, made, with_mail[position * 3 % len(with_mail)], when)


def plan_follower(thread: Thread, made: Made, person: Resident, when: datetime) -> None:
    def follow() -> None:
        row = needs.follow(made.need, person, at=when, by=person.as_actor())
        token = AccessToken.objects.filter(resident=person, purpose="follow").latest("id")
        needs.confirm_follow(row, token=token, at=thread.soon(when), by=person.as_actor())

    thread.at(when, follow)

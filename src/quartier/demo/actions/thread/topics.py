"""Topics: several wishes become a need, and people join it."""

from datetime import datetime, timedelta
from uuid import uuid5

from quartier.concept.models import FieldOfAction
from quartier.demo.actions.thread.acts import NAMESPACE, Made, Thread
from quartier.demo.actions.thread.changes import plan_changes, plan_followers
from quartier.demo.actions.thread.city import plan_handover
from quartier.demo.actions.thread.people import channel_of
from quartier.demo.actions.thread.wishes import place_of, plan_wish
from quartier.demo.queries import Sheet
from quartier.journal.rules import Actor
from quartier.needs import actions as needs
from quartier.needs.models import Need


def plan_topic(thread: Thread, topic: Sheet) -> None:
    """A topic's whole way, as far as it has come."""
    place = topic.get("place", "")
    made = Made()
    read = [plan_wish(thread, {"place": place} | entry, made.wishes) for entry in first_of(topic)]
    youngest = min(entry["days"] for entry in first_of(topic))
    days = topic.get("bundled", (youngest + topic.get("handed", 0)) / 2)
    bundled_at = thread.ago(days, topic["title"], after=max(read))
    thread.at(bundled_at, lambda: made.needs.append(bundle(thread, topic, made, bundled_at)))
    for position in range(topic["people"] + topic["voices"]):
        plan_support(thread, topic, made, position, bundled_at)
    handed_at = plan_handover(thread, topic, made, bundled_at) if "handed" in topic else bundled_at
    plan_changes(thread, topic, made, handed_at)
    plan_followers(thread, topic, made, handed_at)


def first_of(topic: Sheet) -> list[Sheet]:
    """The wishes of which the need was made."""
    return [entry for entry in topic["wishes"] if "added" not in entry]


def bundle(thread: Thread, topic: Sheet, made: Made, when: datetime) -> Need:
    place = place_of(thread.area, topic.get("place", ""))
    return needs.bundle(
        [made.wishes[entry["text"]] for entry in first_of(topic)],
        area=thread.area,
        title=topic["title"],
        summary=topic["summary"],
        fields=list(FieldOfAction.objects.filter(area=thread.area, code=topic["field"])),
        urgency=topic.get("urgency", "normal"),
        at=when,
        by=thread.clerk,
        place_name=topic.get("place", ""),
        lon=place.lon if place else None,
        lat=place.lat if place else None,
    )


def plan_support(thread: Thread, topic: Sheet, made: Made, position: int, after: datetime) -> None:
    seed = f"{topic['title']} {position}"
    when = thread.soon(after + timedelta(days=1 + position % 5, minutes=position * 7))
    has_contact = position < topic["people"]
    person = thread.residents[
        (uuid5(NAMESPACE, topic["title"]).int + position) % len(thread.residents)
    ]

    def support() -> None:
        needs.support(
            made.need,
            resident=person if has_contact else None,
            channel=channel_of(person) if has_contact else "none",
            form_key=uuid5(NAMESPACE, "support " + seed),
            at=when,
            by=person.as_actor() if has_contact else Actor("resident", ""),
        )

    thread.at(when, support)

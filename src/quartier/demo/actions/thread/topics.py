"""Topics: several wishes become a need, and people join it."""

from uuid import uuid5

from quartier.concept.models import FieldOfAction
from quartier.demo.actions.thread.acts import NAMESPACE, Thread
from quartier.demo.actions.thread.city import plan_handover
from quartier.demo.actions.thread.people import channel_of
from quartier.demo.actions.thread.wishes import place_of, plan_wish
from quartier.demo.queries import Sheet
from quartier.journal.rules import Actor
from quartier.needs import actions as needs
from quartier.needs.models import Need
from quartier.wishes.models import Wish


def plan_topic(thread: Thread, topic: Sheet) -> None:
    """A topic's whole way, as far as it has come."""
    made: list[Wish] = []
    for entry in topic["wishes"]:
        place = topic.get("place", "")
        plan_wish(thread, {"place": place} | entry, made)
    youngest = min(entry["days"] for entry in topic["wishes"])
    bundled = topic.get("bundled", (youngest + topic.get("handed", 0)) / 2)
    box: list[Need] = []
    thread.at(
        thread.ago(bundled, topic["title"]),
        lambda: box.append(bundle(thread, topic, made, bundled)),
    )
    for position in range(topic["people"] + topic["voices"]):
        plan_support(thread, topic, box, position, bundled)
    if "handed" in topic:
        plan_handover(thread, topic, box)


def bundle(thread: Thread, topic: Sheet, made: list[Wish], days: float) -> Need:
    place = place_of(thread.area, topic.get("place", ""))
    return needs.bundle(
        made,
        area=thread.area,
        title=topic["title"],
        summary=topic["summary"],
        fields=list(FieldOfAction.objects.filter(area=thread.area, code=topic["field"])),
        urgency=topic.get("urgency", "normal"),
        at=thread.ago(days, topic["title"]),
        by=thread.clerk,
        place_name=topic.get("place", ""),
        lon=place.lon if place else None,
        lat=place.lat if place else None,
    )


def plan_support(thread: Thread, topic: Sheet, box: list[Need], position: int, days: float) -> None:
    seed = f"{topic['title']} {position}"
    when = thread.ago(max(days - 1 - position % 5, 0), seed)
    has_contact = position < topic["people"]
    person = thread.residents[
        (uuid5(NAMESPACE, topic["title"]).int + position) % len(thread.residents)
    ]

    def support() -> None:
        needs.support(
            box[0],
            resident=person if has_contact else None,
            channel=channel_of(person) if has_contact else "none",
            form_key=uuid5(NAMESPACE, "support " + seed),
            at=when,
            by=person.as_actor() if has_contact else Actor("resident", ""),
        )

    thread.at(when, support)

"""Single wishes: taken in, read the next day, published or refused."""

from datetime import datetime, timedelta
from uuid import uuid5

from quartier.areas.models import Area, Place
from quartier.demo.actions.thread.acts import NAMESPACE, Thread
from quartier.demo.actions.thread.people import resident_for
from quartier.demo.queries import Sheet
from quartier.journal.rules import Actor
from quartier.wishes import actions as wishes
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData, title_of

READ_AFTER = timedelta(hours=20)


def plan_wish(thread: Thread, entry: Sheet, made: list[Wish] | None = None) -> None:
    """Take a wish in and, a day later, read and publish it."""
    box: list[Wish] = []
    when = thread.ago(entry["days"], entry["text"])

    def take() -> None:
        box.append(take_in(thread, entry, when))

    def publish() -> None:
        title = entry.get("title") or title_of(entry["text"])
        wishes.publish(
            box[0], title=title, text=entry["text"], at=when + READ_AFTER, by=thread.clerk
        )
        if made is not None:
            made.append(box[0])

    thread.at(when, take)
    thread.at(when + READ_AFTER, publish)


def plan_intake(thread: Thread, entry: Sheet) -> None:
    when = thread.ago(entry["days"], entry["text"])
    thread.at(when, lambda: take_in(thread, entry, when) and None)


def plan_refusal(thread: Thread, entry: Sheet) -> None:
    when = thread.ago(entry["days"], entry["text"])

    def refuse() -> None:
        wish = take_in(thread, entry, when)
        wishes.refuse(
            wish,
            reason=entry["reason"],
            words=entry["words"],
            at=when + READ_AFTER,
            by=thread.clerk,
        )

    thread.at(when + READ_AFTER, refuse)


def take_in(thread: Thread, entry: Sheet, when: datetime) -> Wish:
    place = place_of(thread.area, entry.get("place", ""))
    return wishes.take_in(
        thread.area,
        text=entry["text"],
        source=entry["source"],
        form_key=uuid5(NAMESPACE, entry["text"]),
        at=when,
        by=thread.clerk if entry["source"] != "online" else Actor("resident", ""),
        place_name=entry.get("place", ""),
        lon=place.lon if place else None,
        lat=place.lat if place else None,
        is_dangerous=entry.get("danger", False),
        voice=voice_of(thread, entry),
    )


def place_of(area: Area, name: str) -> Place | None:
    return Place.objects.filter(area=area, name=name).first() if name else None


def voice_of(thread: Thread, entry: Sheet) -> VoiceData | None:
    if entry["contact"] == "none":
        return None
    person = resident_for(thread, entry["text"], entry["contact"])
    return VoiceData(
        resident=person,
        channel=entry["contact"],
        shown_name="",
        may_quote=entry.get("quote", False),
        consent_by="self" if entry["source"] == "online" else thread.clerk.key,
    )

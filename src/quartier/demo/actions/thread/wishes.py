"""Single wishes: taken in, read the next day, published or refused."""

from datetime import datetime
from uuid import uuid5

from quartier.areas.models import Area, Place
from quartier.demo.actions.thread.acts import NAMESPACE, Thread
from quartier.demo.actions.thread.people import resident_for
from quartier.demo.queries import Sheet
from quartier.journal.rules import Actor
from quartier.wishes import actions as wishes
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData, title_of


def plan_wish(thread: Thread, entry: Sheet, made: dict[str, Wish] | None = None) -> datetime:
    """Take a wish in; read and publish it on the next working day. Returns when."""
    box: list[Wish] = []
    when = thread.ago(entry["days"], entry["text"])
    read_at = thread.next_morning(when)

    def publish() -> None:
        title = entry.get("title") or title_of(entry["text"])
        wishes.publish(box[0], title=title, text=entry["text"], at=read_at, by=thread.clerk)
        if made is not None:
            made[entry["text"]] = box[0]

    thread.at(when, lambda: box.append(take_in(thread, entry, when)))
    thread.at(read_at, publish)
    return read_at


def plan_intake(thread: Thread, entry: Sheet) -> None:
    days = thread.any_day if entry["source"] == "online" else thread.ago
    when = days(entry["days"], entry["text"])
    thread.at(when, lambda: take_in(thread, entry, when))


def plan_refusal(thread: Thread, entry: Sheet) -> None:
    when = thread.ago(entry["days"], entry["text"])
    read_at = thread.next_morning(when)

    def refuse() -> None:
        wish = take_in(thread, entry, when)
        words = entry["words"]
        wishes.refuse(wish, reason=entry["reason"], words=words, at=read_at, by=thread.clerk)

    thread.at(read_at, refuse)


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

"""The invented wishes on their way: taken in, read, bundled, handed over, answered, told.

Everything happens through the acts of the stages, in the order in which it would have happened,
so the demonstration stands on no state that the house could not reach.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID, uuid5

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Resident, User
from quartier.areas.models import Area, Place
from quartier.concept.models import FieldOfAction
from quartier.demo.actions.mail import confirm_addresses, settle_letters
from quartier.demo.queries import Sheet, sheet
from quartier.demo.rules import address_of, email_of, moment, phone_of
from quartier.handovers import actions as handovers
from quartier.handovers.models import HandedNeed
from quartier.handovers.rules import standard_cover_letter
from quartier.journal.rules import Actor, job
from quartier.needs import actions as needs
from quartier.needs.models import Need
from quartier.organisations.models import Organisation
from quartier.wishes import actions as wishes
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData, title_of

Package = list[tuple[list[Need], list[HandedNeed]]]
Act = tuple[datetime, int, Callable[[], object]]
NAMESPACE = UUID("5a5c0de0-0000-4000-8000-000000000000")
READ_AFTER = timedelta(hours=20)


@dataclass
class Thread:
    """The acts to come, and what they made so far."""

    area: Area
    now: datetime
    acts: list[Act] = field(default_factory=list)
    order: "count[int]" = field(default_factory=count)
    residents: list[Resident] = field(default_factory=list)
    packages: dict[tuple[str, int], Package] = field(default_factory=dict)
    clerk: Actor = field(default_factory=lambda: job("demo"))

    def at(self, when: datetime, act: Callable[[], object]) -> None:
        self.acts.append((min(when, self.now), next(self.order), act))

    def ago(self, days: float, seed: str) -> datetime:
        return moment(self.now, days, seed=seed)


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


def clerk_of() -> Actor:
    return User.objects.get(email="buero@demo.example").as_actor("staff")


def meet_residents(thread: Thread) -> list[Resident]:
    """Every third has e-mail, every third a telephone, every third wants letters."""
    early = thread.ago(260, "residents")
    people = []
    for position, name in enumerate(sheet("people")["names"]):
        ways = (
            {"email": email_of(name)},
            {"phone": phone_of(position)},
            {"address": address_of(name, position)},
        )
        person = known_resident(
            thread.area, name=name, by=thread.clerk, at=early, **ways[position % 3]
        )
        people.append(person)
    confirm_addresses(people, early)
    return [person for person in people if person]


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


def resident_for(thread: Thread, seed: str, channel: str) -> Resident:
    """Somebody who can be reached that way; always the same person for the same text."""
    fits = [p for p in thread.residents if channel == "visit" or getattr(p, FIELD_OF[channel])]
    return fits[uuid5(NAMESPACE, "who " + seed).int % len(fits)]


FIELD_OF = {"email": "email", "phone": "phone", "letter": "address"}


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


def channel_of(person: Resident) -> str:
    return "email" if person.email else "phone" if person.phone else "letter"


def plan_handover(thread: Thread, topic: Sheet, box: list[Need]) -> None:
    """Topics that went to the same department on the same day are one package."""
    handed: list[HandedNeed] = []
    when = thread.ago(topic["handed"], "handover " + topic["department"])
    package = thread.packages.setdefault((topic["department"], topic["handed"]), [])
    package.append((box, handed))
    if len(package) == 1:
        thread.at(when, lambda: hand_over(thread, topic["department"], package, when))
    if "file_number" in topic:
        later = when + timedelta(days=3)
        thread.at(later, lambda: acknowledge(topic, handed[0], later))
    if topic["state"] == "overdue":
        plan_reminders(thread, topic, when)
    if "answered" in topic:
        plan_answer(thread, topic, handed)


def hand_over(thread: Thread, department: str, package: Package, when: datetime) -> None:
    chosen = [box[0] for box, _handed in package]
    handover, _token = handovers.hand_over(
        chosen,
        area=thread.area,
        department=Organisation.objects.get(area=thread.area, name=department),
        cover_letter=standard_cover_letter(len(chosen), thread.area.name),
        answer_on=None,
        on=when.date(),
        at=when,
        form_key=uuid5(NAMESPACE, f"handover {chosen[0].title}"),
        by=thread.clerk,
    )
    rows = {row.need_id: row for row in handover.needs.select_related("handover", "need")}
    for box, handed in package:
        handed.append(rows[box[0].pk])


def acknowledge(topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    handovers.acknowledge(
        handed.handover,
        file_number=topic["file_number"],
        on=when.date(),
        at=when,
        by=Actor("department", str(handed.handover_id)),
    )


def plan_reminders(thread: Thread, topic: Sheet, handed_at: datetime) -> None:
    """The daily job of every day since; it finds out itself what is due."""
    for days in range(20, topic["handed"] + 1):
        when = handed_at + timedelta(days=days)
        thread.at(when, lambda when=when: remind(when))  # type: ignore[misc]


def remind(when: datetime) -> None:
    handovers.remind_due(when.date(), at=when, by=job("remind"))


def plan_answer(thread: Thread, topic: Sheet, handed: list[HandedNeed]) -> None:
    when = thread.ago(topic["answered"], "answer " + topic["title"])
    thread.at(when, lambda: answer(thread, topic, handed[0], when))
    if "told" in topic:
        told = thread.ago(topic["told"], "told " + topic["title"])
        thread.at(told, lambda: tell_all(thread, topic, handed[0], told))
        asked = told + timedelta(days=29)
        if asked < thread.now:
            thread.at(asked, lambda: handovers.ask_if_solved(asked.date(), at=asked, by=job("ask")))
    for kind, key in (("started", "started"), ("done", "done")):
        if key in topic:
            plan_progress(thread, topic, handed, kind, topic[key])
    if "reopen" in topic:
        plan_reopening(thread, topic, handed)


def answer(thread: Thread, topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    planned_in = topic.get("planned_in")
    handovers.record_answer(
        handed,
        decision=topic["decision"],
        reason=topic["reason"],
        hint=topic.get("hint", ""),
        planned_text=topic.get("planned", ""),
        planned_on=(thread.now + timedelta(days=planned_in)).date() if planned_in else None,
        answered_on=when.date(),
        at=when,
        form_key=uuid5(NAMESPACE, "answer " + topic["title"]),
        by=Actor("department", str(handed.handover_id)),
    )


def tell_all(thread: Thread, topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    handovers.tell(handed.answers.get(), plain_words=topic["plain"], at=when, by=thread.clerk)


def plan_progress(
    thread: Thread, topic: Sheet, handed: list[HandedNeed], kind: str, days: int
) -> None:
    when = thread.ago(days, f"{kind} {topic['title']}")

    def progress() -> None:
        handovers.record_progress(
            handed[0].need,
            kind=kind,
            on=when.date(),
            note=topic.get("done_note", "") if kind == "done" else "",
            at=when,
            by=thread.clerk,
        )

    thread.at(when, progress)


def plan_reopening(thread: Thread, topic: Sheet, handed: list[HandedNeed]) -> None:
    when = thread.ago(topic["told"] - 40, "reopen " + topic["title"])

    def reopen() -> None:
        handovers.reopen(handed[0], reason=topic["reopen"], at=when, by=thread.clerk)

    thread.at(when, reopen)

"""At the city: handed over, acknowledged, reminded, answered, told, done or open again."""

from datetime import datetime, timedelta
from uuid import uuid5

from quartier.demo.actions.thread.acts import NAMESPACE, Package, Thread
from quartier.demo.queries import Sheet
from quartier.handovers import actions as handovers
from quartier.handovers.models import HandedNeed
from quartier.handovers.rules import standard_cover_letter
from quartier.journal.rules import Actor, job
from quartier.needs.models import Need
from quartier.organisations.models import Organisation


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

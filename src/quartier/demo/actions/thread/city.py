"""At the city: handed over, acknowledged, reminded, answered, told, done or open again."""

from datetime import datetime, timedelta
from uuid import uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.formats import date_format

from quartier.areas.rules import next_working_day
from quartier.demo.actions.thread.acts import NAMESPACE, Made, Package, Thread
from quartier.demo.queries import CONTENT, Sheet
from quartier.files.actions import store_document
from quartier.files.models import StoredFile
from quartier.handovers import actions as handovers
from quartier.handovers.models import HandedNeed, SolvedQuestion
from quartier.handovers.queries import wishers_to_ask
from quartier.handovers.rules import standard_cover_letter
from quartier.journal.rules import Actor, job
from quartier.organisations.models import Organisation


def plan_handover(thread: Thread, topic: Sheet, made: Made, bundled_at: datetime) -> datetime:
    """Topics that went to the same department on the same day are one package."""
    handed: list[HandedNeed] = []
    seed = "handover " + topic["department"]
    when = thread.ago(topic["handed"], seed, after=bundled_at)
    package = thread.packages.setdefault((topic["department"], topic["handed"]), [])
    package.append((made, handed))
    if len(package) == 1:
        thread.at(when, lambda: hand_over(thread, topic["department"], package, when))
    acknowledged_at = when
    if "file_number" in topic:
        acknowledged_at = thread.next_morning(when + timedelta(days=2))
        thread.at(acknowledged_at, lambda: acknowledge(topic, handed[0], acknowledged_at))
    if topic["state"] == "overdue":
        plan_reminders(thread, topic, when)
    if "answered" in topic:
        plan_answer(thread, topic, handed, acknowledged_at)
    return when


def hand_over(thread: Thread, department: str, package: Package, when: datetime) -> None:
    chosen = [made.need for made, _handed in package]
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
    for made, handed in package:
        handed.append(rows[made.need.pk])


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


def plan_answer(thread: Thread, topic: Sheet, handed: list[HandedNeed], after: datetime) -> None:
    answered_at = thread.ago(topic["answered"], "answer " + topic["title"], after=after)
    thread.at(answered_at, lambda: answer(thread, topic, handed[0], answered_at))
    last = answered_at
    if "correction" in topic:
        last = plan_correction(thread, topic, handed, answered_at)
    if "told" in topic:
        told_at = thread.ago(topic["told"], "told " + topic["title"], after=last)
        thread.at(told_at, lambda: tell_all(thread, topic, handed[0], told_at))
        plan_results(thread, topic, handed, told_at)


def plan_correction(
    thread: Thread, topic: Sheet, handed: list[HandedNeed], after: datetime
) -> datetime:
    days = topic["correction"]["days"]
    when = thread.ago(days, "correction " + topic["title"], after=after)
    thread.at(when, lambda: correct(thread, topic, handed[0], when))
    return when


def plan_results(thread: Thread, topic: Sheet, handed: list[HandedNeed], told_at: datetime) -> None:
    """What came of the answer: asked, begun, done, or open again."""
    plan_question(thread, topic, handed, told_at)
    for kind in ("started", "done"):
        if kind in topic:
            plan_progress(thread, topic, handed, kind, told_at)
    if "reopen" in topic:
        plan_reopening(thread, topic, handed, told_at)


def plan_question(
    thread: Thread, topic: Sheet, handed: list[HandedNeed], told_at: datetime
) -> None:
    """The daily job asks four weeks after the last of: told, promised, done. Then some reply."""
    promised = (topic | topic.get("correction", {})).get("planned_in", -topic["told"])
    ago = topic.get("done", -promised)
    ready = max(told_at, thread.now - timedelta(days=ago))
    for days in range(28, 33):
        when = ready + timedelta(days=days)
        if when < thread.now:
            thread.at(when, lambda when=when: ask(when))  # type: ignore[misc]
    replied = thread.next_morning(ready + timedelta(days=34))
    if "solved" in topic and replied < thread.now:
        thread.at(replied, lambda: reply(topic, handed[0], replied))


def ask(when: datetime) -> None:
    handovers.ask_if_solved(when.date(), at=when, by=job("ask"))


def reply(topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    question = SolvedQuestion.objects.get(telling__answer__handed_need=handed)
    words = topic.get("solved", [])
    for said_words, (resident, _to) in zip(words, wishers_to_ask(handed.need), strict=False):
        handovers.record_solved_reply(
            question,
            resident=resident,
            is_solved=True,
            words=said_words,
            at=when,
            by=resident.as_actor(),
        )


def answer(thread: Thread, topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    handovers.record_answer(
        handed,
        **said(thread, topic),
        attachment=attachment(thread, topic, handed),
        answered_on=when.date(),
        at=when,
        form_key=uuid5(NAMESPACE, "answer " + topic["title"]),
        by=Actor("department", str(handed.handover_id)),
    )


def correct(thread: Thread, topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    handovers.correct_answer(
        handed.answers.get(),
        **said(thread, topic | topic["correction"]),
        answered_on=when.date(),
        at=when,
        form_key=uuid5(NAMESPACE, "correction " + topic["title"]),
        by=Actor("department", str(handed.handover_id)),
    )


def said(thread: Thread, topic: Sheet) -> Sheet:
    planned_in = topic.get("planned_in")
    day = (thread.now + timedelta(days=planned_in)).date() if planned_in else None
    planned_on = day and next_working_day(day, profile=thread.profile)
    month = date_format(planned_on, "F Y") if planned_on else ""
    return {
        "decision": topic["decision"],
        "reason": topic["reason"],
        "hint": topic.get("hint", ""),
        "planned_text": topic.get("planned", "").format(month=month),
        "planned_on": planned_on,
    }


def attachment(thread: Thread, topic: Sheet, handed: HandedNeed) -> StoredFile | None:
    if "attachment" not in topic:
        return None
    content = (CONTENT / topic["attachment"]).read_bytes()
    by = Actor("department", str(handed.handover_id))
    return store_document(SimpleUploadedFile(topic["attachment"], content), area=thread.area, by=by)


def tell_all(thread: Thread, topic: Sheet, handed: HandedNeed, when: datetime) -> None:
    last = handed.answers.latest("at")
    shows = "attachment" in topic
    handovers.tell(
        last, plain_words=topic["plain"], at=when, by=thread.clerk, shows_attachment=shows
    )


def plan_progress(
    thread: Thread, topic: Sheet, handed: list[HandedNeed], kind: str, after: datetime
) -> None:
    when = thread.ago(topic[kind], f"{kind} {topic['title']}", after=after)

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


def plan_reopening(thread: Thread, topic: Sheet, handed: list[HandedNeed], after: datetime) -> None:
    when = thread.ago(topic["told"] - 40, "reopen " + topic["title"], after=after)

    def reopen() -> None:
        handovers.reopen(handed[0], reason=topic["reopen"], at=when, by=thread.clerk)

    thread.at(when, reopen)

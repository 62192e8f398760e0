"""A small quarter that grows: more of everything that stands in a list, by the real acts."""

from datetime import time, timedelta
from itertools import count
from types import SimpleNamespace
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from quartier.accounts.actions import invite, known_resident
from quartier.accounts.models import Resident
from quartier.areas.actions import set_place
from quartier.areas.models import Area
from quartier.concept import actions as concept
from quartier.concept.models import FieldOfAction
from quartier.handovers import actions as handovers
from quartier.journal.rules import Actor
from quartier.journeys.actions import catch_up
from quartier.needs import actions as needs
from quartier.office import actions as office
from quartier.organisations import actions as organisations
from quartier.organisations.models import Organisation
from quartier.wishes import actions as wishes
from quartier.wishes.rules import VoiceData
from tests.stories.acts import bundled, clerk_of, handed, said

numbers = count(1)


def grown(area: Area, rows: SimpleNamespace, times: int) -> None:
    """So many more of everything; `rows` names the largest of each."""
    by = clerk_of(area)
    for _ in range(times):
        people_wish(area, rows, by)
        furnish(area, rows, by)
    packages(area, rows, by, times)
    catch_up(area)


def people_wish(area: Area, rows: SimpleNamespace, by: Actor) -> None:
    """Wishes unread, waiting, bundled; one need that gets all of them."""
    number, at = next(numbers), timezone.now() - timedelta(days=20)
    rows.person = known_resident(area, name=f"Mia {number}", phone=f"0831 55{number}", by=by, at=at)
    voice = VoiceData(rows.person, "phone", "Mia", may_quote=True)
    said(area, f"Ungelesen {number}", days=1, read=False, voice=voice)
    said(area, f"Wartet {number}", days=9)
    rows.wish = said(area, f"Eine Bank am Weg {number}", voice=voice, lon=10.3, lat=47.7)
    if not hasattr(rows, "need"):
        rows.need = bundled(area, said(area, "Eine Bank"), title="Bänke")
    needs.add_wishes(rows.need, [rows.wish], at=at, by=by)
    bundled(area, said(area, f"Licht {number}"), title=f"Licht {number}", days=30)
    support = {"channel": "phone", "form_key": uuid4(), "at": at, "by": by}
    needs.support(rows.need, resident=rows.person, **support)


def furnish(area: Area, rows: SimpleNamespace, by: Actor) -> None:
    number, today = next(numbers), timezone.localdate()
    moment = {"opens": time(number % 20), "closes": time(number % 20, 30)}
    office.set_hours(area, weekday=number % 7, kind="open", **moment, by=by)
    day = today + timedelta(days=number)
    office.set_closure(area, first_day=day, last_day=day, kind="closed", by=by)
    office.set_person(area, name=f"Ines {number}", consent_on=today, by=by)
    notice = {"text": "", "starts_at": None, "until": None, "at": timezone.now()}
    office.publish_notice(area, title=f"Hoffest {number}", **notice, by=by)
    set_place(area, name=f"Platz {number}", kind="landmark", lon=10.3, lat=47.7, by=by)
    sheet = SimpleUploadedFile("liste.csv", f"Text\nWunsch {number}\n".encode())
    wishes.prepare_import(sheet, area=area, by=by)
    actor = organisations.enter(
        area, kind="association", name=f"Verein {number}", listing_consent_on=today, by=by
    )
    rows.organisation = getattr(rows, "organisation", actor)
    organisations.add_person(rows.organisation, name=f"Lea {number}", by=by)
    organisations.spoke_with(actor, on=today, by=by)
    plan(area, rows, by, number)
    who = {"email": f"neu{number}@office.example", "name": "Neu", "role": "staff"}
    invite(area, **who, at=timezone.now(), by=Actor("staff", by.key, "lead"))


def plan(area: Area, rows: SimpleNamespace, by: Actor, number: int) -> None:
    """An adopted version, and a draft after it with goals and measures."""
    if not hasattr(rows, "draft"):
        concept.lay_out_standard_fields(area, by=by)
        rows.draft = concept.start_draft(area, by=by)
    field = FieldOfAction.objects.filter(area=area).first()
    goal = {"level": "guiding", "code": f"Z-{number}", "text": "Gute Wege"}
    concept.set_goal(rows.draft, field=field, **goal, by=by)
    words = {"code": f"M-{number}", "title": "Bänke", "kind": "investive"}
    more = {"priority": "I", "commitment": "idea", "description": ""}
    concept.set_measure(rows.draft, fields=[field], **words, **more, by=by)
    today = timezone.localdate()
    resolved = {"resolution_body": "Stadtrat", "adopted_on": today, "resolution_number": "1"}
    concept.adopt(rows.draft, **resolved, today=today, by=by)
    rows.draft = concept.start_draft(area, by=by)


def packages(area: Area, rows: SimpleNamespace, by: Actor, size: int) -> None:
    """One package of so many needs for every stage: waiting, answered, told and asked, overdue."""
    if not hasattr(rows, "department"):
        rows.department = Organisation.objects.create(area=area, kind="department", name="Bauamt")
    for stage in ("waiting", "answered", "told", "done"):
        chosen = [one_need(area, stage) for _ in range(size)]
        rows.handover = handed(area, rows.department, *chosen, days=60)
        if stage != "waiting":
            answered(rows.handover, stage, by)
    at = timezone.now() - timedelta(days=40)
    for part in rows.handover.needs.all():
        handovers.ask_back(part, text="Wo?", at=at, form_key=uuid4(), by=Actor("department", "x"))


def one_need(area: Area, stage: str) -> object:
    number = next(numbers)
    voice = VoiceData(Resident.objects.filter(area=area).first(), "phone", "", may_quote=True)
    wish = said(area, f"Ein Baum {number}", voice=voice)
    return bundled(area, wish, title=f"Baum {number} {stage}")


def answered(handover: object, stage: str, by: Actor) -> None:
    at = timezone.now() - timedelta(days=50)
    for part in handover.needs.all():
        words = {"decision": "yes", "reason": "Wir pflanzen.", "answered_on": at.date()}
        answer = handovers.record_answer(part, **words, at=at, form_key=uuid4(), by=by)
        if stage in ("told", "done"):
            handovers.tell(answer, plain_words="Es kommt.", at=at, by=by)
        if stage == "done":
            progress = {"kind": "started", "on": at.date(), "note": ""}
            handovers.record_progress(part.need, **progress, at=at, by=by)

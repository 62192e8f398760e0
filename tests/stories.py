"""Scenes that many tests share, all by the real acts: the loaded demonstration, and a life in it.

`loaded_demo` is the invented quarter. `canary` lets three residents with telling names go the whole
way in it, so that a test can look for them where they must not be found. `neighbour` is a second
quarter with people of its own.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from quartier.accounts.actions import confirm_email, invite, known_resident
from quartier.accounts.models import Membership, User
from quartier.accounts.queries import open_token
from quartier.areas.actions import open_area
from quartier.areas.models import Area, Place
from quartier.concept import actions as concept
from quartier.concept.models import FieldOfAction, Goal, Measure
from quartier.demo.actions import load
from quartier.files.actions import store_document, store_photo
from quartier.handovers import actions as handovers
from quartier.handovers.models import Escalation, SolvedQuestion
from quartier.journal.rules import NOBODY, Actor
from quartier.journeys.actions import catch_up
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from quartier.needs.models import Follower
from quartier.office import actions as office
from quartier.office.models import Notice, OfficePerson, OpeningHours
from quartier.organisations.models import ContactPerson, Organisation
from quartier.wishes import actions as wishes
from quartier.wishes.models import Wish
from quartier.wishes.rules import VoiceData

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
BIRD = "Kanarius"
"""The family name of the residents whose traces the tests look for."""
UNREAD = "Zaunkönigwunsch"
"""A word of a wish that nobody has read yet."""
HIDDEN = "Rotkehlchenweg"
"""A word that was blacked out before the wish was published."""
TRACES = (BIRD, BIRD.casefold(), f"{BIRD}gasse", "0831 4711", "0831 4722", HIDDEN, UNREAD)
"""The name (also in the e-mail address), the street, the numbers, the blacked out, the unread."""


@contextmanager
def kept_apart(blocker: Any) -> Iterator[None]:
    """Use the database for a whole module and leave nothing behind."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def loaded_demo(now: datetime | None = None) -> Area:
    return load(now or timezone.localtime(), tell=lambda *_progress: None)


def clerk_of(area: Area) -> Actor:
    member = Membership.objects.select_related("user").get(area=area, role="staff")
    return member.user.as_actor("staff")


@dataclass
class Neighbour:
    """A quarter next door with its lead, its carrier, and one wish on its way."""

    area: Area
    lead: User
    wish: Wish
    need: Any
    waiting: Wish


def neighbour(slug: str = "nachbarort") -> Neighbour:
    by = Actor("job", "test")
    area = open_area(
        municipality_name="Kempten",
        ags="09763000",
        slug=slug,
        name="Nachbarort",
        holiday_profile="BY-catholic",
        by=by,
    )
    lead = employed(area, "lead", "leitung@nachbarort.example")
    employed(area, "carrier", "traeger@nachbarort.example")
    wish, waiting = (said(area, text) for text in ("Ein Zebrastreifen", "Ein Brunnen"))
    need = bundled(area, wish)
    return Neighbour(area, lead, wish, need, waiting)


def employed(area: Area, role: str, email: str) -> User:
    user = User(email=email, name=email.partition("@")[0].title())
    user.set_unusable_password()
    user.save()
    Membership.objects.create(user=user, area=area, role=role)
    return user


def said(
    area: Area, text: str, *, days: float = 100, public: str = "", read: bool = True, **facts: Any
) -> Wish:
    """A wish of `days` ago, published the same day if it was read."""
    at = timezone.now() - timedelta(days=days)
    wish = wishes.take_in(
        area, text=text, source="online", form_key=uuid4(), at=at, by=NOBODY, **facts
    )
    if read:
        words = public or text
        wishes.publish(wish, title=words[:60], text=words, at=at, by=Actor("job", "test"))
        wish.refresh_from_db()
    return wish


def bundled(area: Area, *chosen: Wish, days: float = 90, title: str = "Ein Bedarf") -> Any:
    return needs.bundle(
        list(chosen),
        area=area,
        title=title,
        summary="Menschen wünschen sich das.",
        fields=[],
        urgency="normal",
        at=timezone.now() - timedelta(days=days),
        by=Actor("job", "test"),
    )


def handed(area: Area, department: Organisation, *chosen: Any, days: float = 60) -> Any:
    """The package; its link holds."""
    at = timezone.now() - timedelta(days=days)
    row, _token = handovers.hand_over(
        list(chosen),
        area=area,
        department=department,
        cover_letter="Guten Tag, bitte antworten Sie uns.",
        answer_on=(timezone.localdate() + timedelta(days=20)),
        on=timezone.localdate(at),
        at=at,
        form_key=uuid4(),
        by=clerk_of(area),
    )
    return row


@dataclass
class Canary:
    """The rows of three residents' whole way, by name."""

    people: dict[str, Any]
    rows: SimpleNamespace = field(default_factory=SimpleNamespace)
    links: dict[str, str] = field(default_factory=dict)


def canary(area: Area) -> Canary:
    """Three residents wish, are handed over, answered, told, asked; one wish waits unread."""
    scene = Canary({way: bird(area, way) for way in ("email", "phone", "letter")})
    wish_for_something(area, scene)
    ask_the_city(area, scene)
    close_the_loop(scene)
    furnish(area, scene.rows)
    scene.links |= links_in_letters(area)
    catch_up(area)
    return scene


def bird(area: Area, way: str) -> Any:
    facts = {
        "email": {"email": f"mia@{BIRD.casefold()}.example"},
        "phone": {"phone": "0831 4722"},
        "letter": {"address": f"{BIRD}gasse 3\n87437 Kempten"},
    }[way]
    at = timezone.now() - timedelta(days=100)
    person = known_resident(area, name=f"Mia {BIRD}", by=NOBODY, at=at, **facts)
    assert person
    return person


def wish_for_something(area: Area, scene: Canary) -> None:
    rows, people = scene.rows, scene.people
    photo = store_photo(SimpleUploadedFile("bank.jpg", picture()), area=area, by=NOBODY)
    mine = [
        said(
            area,
            f"Eine Bank am {HIDDEN}, sagt Mia {BIRD}, Telefon 0831 4711.",
            public="Eine Bank am ▮▮▮, sagt ▮▮▮.",
            photo=photo,
            voice=VoiceData(person, way, "", may_quote=True),
        )
        for way, person in people.items()
    ]
    rows.wish, rows.photo = mine[0], photo
    rows.unread = said(
        area,
        f"{UNREAD} von Mia {BIRD}",
        days=1,
        read=False,
        voice=VoiceData(people["email"], "email", "", may_quote=True),
    )
    # Before the need is made, so that the author is asked "meant so?".
    confirm(area, people["email"])
    rows.need = bundled(area, *mine, title="Bänke am Weg")
    voice = VoiceData(people["email"], "email", "", may_quote=False)
    light = said(area, "Mehr Licht am Hof", voice=voice)
    rows.free_need = bundled(area, light, title="Licht am Hof", days=6)
    rows.waiting_photo = store_photo(SimpleUploadedFile("h.jpg", picture()), area=area, by=NOBODY)
    rows.waiting_need = bundled(area, said(area, "Ein Tisch im Hof", photo=rows.waiting_photo))
    at = timezone.now() - timedelta(days=80)
    needs.follow(rows.need, people["email"], at=timezone.now(), by=people["email"].as_actor())
    support = {"channel": "phone", "form_key": uuid4(), "at": at}
    needs.support(rows.need, resident=people["phone"], by=people["phone"].as_actor(), **support)


def confirm(area: Area, person: Any) -> None:
    raw = link_to(area, "bestaetigen")
    token = open_token(raw, "confirm_email", timezone.now() - timedelta(days=99))
    confirm_email(token, at=timezone.now() - timedelta(days=99))
    person.refresh_from_db()


def ask_the_city(area: Area, scene: Canary) -> None:
    rows = scene.rows
    rows.department = Organisation.objects.get(area=area, name="Tiefbauamt")
    rows.stranger = Organisation.objects.get(area=area, name="Jugendamt")
    rows.handover = handed(area, rows.department, rows.need)
    rows.foreign = handed(area, rows.stranger, rows.free_need, days=5)
    rows.handed = rows.handover.needs.get()
    by, at = Actor("department", str(rows.handover.pk)), timezone.now() - timedelta(days=50)
    rows.question = handovers.ask_back(
        rows.handed, text="Wo genau?", at=at, form_key=uuid4(), by=by
    )
    attachment = store_document(SimpleUploadedFile("plan.pdf", PDF), area=area, by=by)
    rows.attachment = attachment
    rows.answer = handovers.record_answer(
        rows.handed,
        decision="partly",
        reason="Zwei Bänke stellen wir auf.",
        answered_on=at.date(),
        attachment=attachment,
        at=at,
        form_key=uuid4(),
        by=by,
    )
    rows.escalation = Escalation.objects.filter(area=area).first()


def close_the_loop(scene: Canary) -> None:
    rows = scene.rows
    told = timezone.now() - timedelta(days=40)
    by = clerk_of(rows.answer.area)
    handovers.tell(rows.answer, plain_words="Zwei Bänke kommen.", at=told, by=by)
    asked = timezone.now() - timedelta(days=2)
    handovers.ask_if_solved(asked.date(), at=asked, by=Actor("job", "ask"))
    rows.solved_question = SolvedQuestion.objects.get(telling__answer=rows.answer)
    handovers.record_solved_reply(
        rows.solved_question,
        resident=scene.people["phone"],
        is_solved=True,
        words="Danke.",
        at=timezone.now(),
        by=scene.people["phone"].as_actor(),
    )


def furnish(area: Area, rows: SimpleNamespace) -> None:
    """One row of everything else that has an address of its own."""
    by = clerk_of(area)
    draw_a_plan(area, rows, by)
    furnish_office(area, rows, by)
    rows.letter = Letter.objects.filter(area=area, channel="print").latest("id")
    rows.call = Letter.objects.filter(area=area, channel="call").latest("id")
    rows.follower = Follower.objects.filter(need=rows.need).first()
    sheet = SimpleUploadedFile("liste.csv", "Text\nMehr Bäume\n".encode())
    rows.run = wishes.prepare_import(sheet, area=area, by=by)
    lead = Membership.objects.select_related("user").get(area=area, role="lead")
    rows.invitation, rows.invitation_link = invite(
        area,
        email="neu@office.example",
        name="Neu",
        role="staff",
        at=timezone.now(),
        by=lead.user.as_actor("lead"),
    )


def draw_a_plan(area: Area, rows: SimpleNamespace, by: Actor) -> None:
    """An adopted version with its resolution as a file, and the next one as a draft."""
    paper = SimpleUploadedFile("beschluss.pdf", PDF)
    resolved = {"resolution_body": "Stadtrat", "adopted_on": timezone.localdate()}
    rows.adopted = concept.adopt(
        concept.start_draft(area, by=by), resolution_file=paper, **resolved, by=by
    )
    rows.draft = draft = concept.start_draft(area, by=by)
    rows.field = FieldOfAction.objects.filter(area=area).first()
    rows.goal = Goal.objects.filter(version=draft).first()
    rows.measure = Measure.objects.filter(version=draft).first()


def furnish_office(area: Area, rows: SimpleNamespace, by: Actor) -> None:
    today = timezone.localdate()
    rows.hours = OpeningHours.objects.filter(area=area).first()
    rows.closure = office.set_closure(area, first_day=today, last_day=today, kind="closed", by=by)
    rows.office_person = OfficePerson.objects.filter(area=area).first()
    rows.notice = Notice.objects.filter(area=area).first()
    rows.place = Place.objects.filter(area=area, kind="landmark").first()
    rows.contact = ContactPerson.objects.filter(area=area).first()


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), "blue").save(out, "JPEG")
    return out.getvalue()


WAYS = {
    "follow": "folgen",
    "not_meant": "nicht-gemeint",
    "solved": "geloest",
    "confirm": "bestaetigen",
}


def links_in_letters(area: Area) -> dict[str, str]:
    """The secret parts of the newest links that were sent, by purpose."""
    return {purpose: link_to(area, path) for purpose, path in WAYS.items()}


def link_to(area: Area, path: str) -> str:
    pattern = rf"/{area.slug}/{path}/([\w-]+)/"
    letters = Letter.objects.filter(area=area, text__regex=rf"/{path}/").order_by("-id")
    for letter in letters:
        if found := re.search(pattern, letter.text):
            return found[1]
    return ""

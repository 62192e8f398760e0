"""Three residents with telling names go the whole way; tests look for them elsewhere."""

from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from quartier.accounts.actions import confirm_email, known_resident
from quartier.accounts.queries import open_token
from quartier.areas.models import Area
from quartier.files.actions import store_document, store_photo
from quartier.handovers import actions as handovers
from quartier.handovers.models import Escalation, SolvedQuestion
from quartier.journal.rules import NOBODY, Actor
from quartier.journeys.actions import catch_up
from quartier.needs import actions as needs
from quartier.organisations.models import Organisation
from quartier.wishes.rules import VoiceData
from tests.stories.acts import bundled, clerk_of, handed, said
from tests.stories.furniture import PDF, furnish, picture
from tests.stories.links import link_to, links_in_letters

BIRD = "Kanarius"
"""The family name of the residents whose traces the tests look for."""
UNREAD = "Zaunkönigwunsch"
"""A word of a wish that nobody has read yet."""
HIDDEN = "Rotkehlchenweg"
"""A word that was blacked out before the wish was published."""
TRACES = (BIRD, BIRD.casefold(), f"{BIRD}gasse", "0831 4711", "0831 4722", HIDDEN, UNREAD)
"""The name (also in the e-mail address), the street, the numbers, the blacked out, the unread."""


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
            photo=photo if way == "email" else None,
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
    lamp = said(area, "Eine Lampe am Hof")
    rows.free_need = bundled(area, light, lamp, title="Licht am Hof", days=6)
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
    words = "Zwei Bänke kommen."
    handovers.tell(rows.answer, plain_words=words, shows_attachment=True, at=told, by=by)
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

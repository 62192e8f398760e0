"""The way up to a package, by the acts of the stages below."""

from datetime import date, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from quartier.handovers import actions
from quartier.journal.rules import Actor
from quartier.needs import actions as needs
from quartier.organisations.models import Organisation
from quartier.wishes import actions as wishes
from quartier.wishes.rules import VoiceData
from tests.factories import new_resident, new_user

BERLIN = ZoneInfo("Europe/Berlin")
HANDED = date(2026, 2, 16)
DUE = date(2026, 3, 16)
"""20 working days later in Kempten."""


def at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=BERLIN)


@pytest.fixture
def user(area):
    return new_user("lead", area, name="Jana Berwang")


@pytest.fixture
def clerk(user) -> Actor:
    return user.as_actor("lead")


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def department(area):
    return Organisation.objects.create(
        area=area,
        kind="department",
        name="Tiefbauamt der Stadt Kempten",
        short_name="Tiefbauamt",
        email="tiefbau@kempten.example",
        address="Rathausplatz 1\n87435 Kempten",
        topics=["Straßen", "Wege"],
    )


@pytest.fixture
def wish(area, clerk):
    """A published wish; with a resident it has an author who may be quoted."""

    def make(text="Da hält fast niemand.", *, by=None, channel="email", quote=True):
        voice = VoiceData(by, channel, "", quote, "self") if by else None
        row = wishes.take_in(
            area,
            text=text,
            source="online",
            form_key=uuid4(),
            at=at(date(2026, 1, 13)),
            by=clerk,
            voice=voice,
        )
        wishes.publish(row, title=text[:60], text=text, at=at(date(2026, 1, 15)), by=clerk)
        row.refresh_from_db()
        return row

    return make


@pytest.fixture
def need(area, clerk, wish):
    def make(*chosen, title="Sicher über die Straße zur Schule"):
        return needs.bundle(
            list(chosen) or [wish()],
            area=area,
            title=title,
            summary="Autos sollen vor der Schule halten.",
            fields=[],
            urgency="normal",
            at=at(date(2026, 1, 29)),
            by=clerk,
            place_name="Im Oberösch",
            lon=10.33,
            lat=47.72,
        )

    return make


@pytest.fixture
def mia(area):
    return new_resident(area)


@pytest.fixture
def hand_over(area, clerk, department, need):
    """A package handed over on 16 February 2026, answer due on 16 March."""

    def make(*chosen, form_key=None, by=clerk):
        package, _token = actions.hand_over(
            list(chosen) or [need()],
            area=area,
            department=department,
            cover_letter="Guten Tag,\n\nbitte antworten Sie uns.",
            answer_on=None,
            on=HANDED,
            at=at(HANDED),
            form_key=form_key or uuid4(),
            by=by,
        )
        return package

    return make


@pytest.fixture
def handed(hand_over):
    return hand_over().needs.get()


def answered(handed, *, by=None, day=date(2026, 3, 10), **said):
    facts = {"decision": "partly", "reason": "Wir bauen eine Mittelinsel."} | said
    return actions.record_answer(
        handed,
        answered_on=day,
        at=at(day),
        form_key=facts.pop("form_key", None) or uuid4(),
        by=by or Actor("department", str(handed.handover_id)),
        **facts,
    )

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from quartier.accounts.models import Membership, Resident, Role, User
from quartier.areas.models import Area, Municipality
from quartier.concept.models import FieldOfAction
from quartier.needs import actions
from quartier.wishes import actions as wishes
from quartier.wishes.rules import VoiceData

AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _index_elsewhere(settings, tmp_path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def area(db) -> Area:  # noqa: ARG001
    facts = {"name": "Kempten", "ags": "09763000", "holiday_profile": "BY-catholic"}
    town = Municipality.objects.create(**facts)
    return Area.objects.create(municipality=town, slug="sankt-mang", name="Sankt Mang")


@pytest.fixture
def other_area(area) -> Area:
    town = area.municipality
    return Area.objects.create(municipality=town, slug="thingers", name="Thingers")


@pytest.fixture
def field(area) -> FieldOfAction:
    return FieldOfAction.objects.create(area=area, code="V", title="Verkehr", position=1)


@pytest.fixture
def user(area) -> User:
    user = User.objects.create(email="jana@example.org", name="Jana Berwang")
    Membership.objects.create(user=user, area=area, role=Role.STAFF)
    return user


@pytest.fixture
def clerk(user):
    return user.as_actor("staff")


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def resident(area):
    def make(email="rosa@example.org", *, is_confirmed=True) -> Resident:
        return Resident.objects.create(
            area=area,
            contact_key=f"email:{email}",
            email=email,
            created_at=AT,
            email_confirmed_at=AT if is_confirmed else None,
        )

    return make


@pytest.fixture
def wish(area, clerk):
    """A published wish; with a resident it has an author who wants an e-mail."""

    def make(text="Eine Bank am Weg zur Iller", *, by=None, place=area, at=AT, is_public=True):
        voice = VoiceData(by, "email", "", may_quote=False, consent_by="self") if by else None
        row = wishes.take_in(
            place, text=text, source="online", form_key=uuid4(), at=at, by=clerk, voice=voice
        )
        if is_public:
            wishes.publish(row, title=text[:60], text=text, at=at, by=clerk)
            row.refresh_from_db()
        return row

    return make


@pytest.fixture
def need(area, clerk, wish):
    def make(*chosen, title="Sitzbänke", summary="Wo man sich setzen kann.", fields=()):
        return actions.bundle(
            list(chosen) or [wish()],
            area=area,
            title=title,
            summary=summary,
            fields=fields,
            urgency="normal",
            at=AT,
            by=clerk,
        )

    return make

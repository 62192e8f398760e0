"""The invented quarter, and a second one next door with people of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from quartier.accounts.models import Membership, Role, User
from quartier.areas.actions import open_area
from quartier.areas.models import Area
from quartier.demo.actions import load
from quartier.journal.rules import Actor
from quartier.wishes.models import Wish
from tests.stories.acts import bundled, said


@contextmanager
def kept_apart(blocker: Any) -> Iterator[None]:
    """Use the database for a whole module and leave nothing behind."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def loaded_demo(now: datetime | None = None) -> Area:
    return load(now or timezone.localtime(), tell=lambda *_progress: None)


@dataclass
class Neighbour:
    """A quarter next door with somebody for each role, and one wish on its way."""

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
    people = {role: employed(area, role, f"{role}@nachbarort.example") for role in Role.values}
    wish, waiting = (said(area, text) for text in ("Ein Zebrastreifen", "Ein Brunnen"))
    need = bundled(area, wish)
    return Neighbour(area, people["lead"], wish, need, waiting)


def employed(area: Area, role: str, email: str) -> User:
    user = User(email=email, name=email.partition("@")[0].title())
    user.set_unusable_password()
    user.save()
    Membership.objects.create(user=user, area=area, role=role)
    return user

"""Fills the browser tests' database and prints the address of every page as JSON."""

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.browser.settings")

import django

django.setup()

from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from quartier.accounts.models import Resident, User
from quartier.accounts.queries import session_key, session_value
from quartier.areas.models import Area
from tests import stories
from tests.accounts.browsers import PASSWORD
from tests.architecture.doors import DOORS, ROUTES
from tests.architecture.places import places


def main() -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        area = stories.loaded_demo()
        birds = stories.canary(area)
        resident = {"name": "session", "value": session_of(with_email(area))}
        give_passwords()
    print(json.dumps(addresses(area, places(birds)) | {"resident": resident}))


def with_email(area: Area) -> Resident:
    return Resident.objects.filter(area=area).exclude(email="").order_by("id")[0]


def session_of(resident: Resident) -> str:
    """The key of a session in which this person has shown a code."""
    session = SessionStore()
    session[session_key(resident.area)] = session_value(resident, timezone.now())
    session.create()
    return str(session.session_key)


def give_passwords() -> None:
    """So that the demonstration's people can sign in as others do."""
    for user in User.objects.filter(email__endswith="@demo.example"):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


def addresses(area: Area, named: dict[str, dict[str, object]]) -> dict[str, str]:
    """Of every page that can be looked at; tests/architecture/permissions misses what is not named here."""
    found = {}
    for name, door in DOORS.items():
        if "get" in door and (name in named or not ROUTES[name].has_object):
            place = {"area": area} if ROUTES[name].in_area else {}
            found[name] = reverse(name, kwargs=named.get(name, {}) | place)
    return found


if __name__ == "__main__":
    main()

"""Fills the browser tests' database and prints the address of every page as JSON."""

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.browser.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from quartier.areas.models import Area
from tests import stories
from tests.architecture.doors import DOORS, ROUTES
from tests.architecture.places import places


def main() -> None:
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        area = stories.loaded_demo()
        birds = stories.canary(area)
    print(json.dumps(addresses(area, places(birds))))


def addresses(area: Area, named: dict[str, dict[str, object]]) -> dict[str, str]:
    """Of every page that can be looked at; tests/architecture/permissions misses what is not named here."""
    found = {}
    for name, door in DOORS.items():
        if "get" in door and (name in named or not ROUTES[name].has_object):
            place = {"area": area} if ROUTES[name].in_area else {}
            found[name] = reverse(name, kwargs=named.get(name, {}) | place)
    return found


main()

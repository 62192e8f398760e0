"""No page asks the database more often because more stands on it."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from quartier.handovers.queries import needs_to_hand_over, token_of
from quartier.journal.models import name_of
from quartier.needs.queries import wishes_to_bundle
from tests import stories
from tests.architecture.doors import DOORS, ROUTES, SETS
from tests.architecture.permissions.knocking import NAMES
from tests.architecture.personas import signed_in
from tests.stories.plenty import grown

pytestmark = pytest.mark.django_db

FEW, MORE = 1, 3


def test_no_page_asks_more_often_for_more_rows(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    door = stories.neighbour()
    rows, clients = SimpleNamespace(), {"lead": signed_in(door.lead), "nobody": Client()}

    grown(door.area, rows, FEW)
    few = questions(door.area, rows, clients)
    grown(door.area, rows, MORE)
    many = questions(door.area, rows, clients)

    assert len(few) > 70
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}


def questions(area, rows, clients):
    """How many queries each page takes, asked for the second time."""
    return {
        name: asked(clients["lead" if DOORS[name]["get"] in SETS else "nobody"], url)
        for name, url in pages(area, rows)
    }


def pages(area, rows):
    objects, said = things(rows), filters(area, rows)
    for name in NAMES:
        group = DOORS[name].get("get")
        is_shown = group in {"open", "token"} or "lead" in SETS.get(group, ())
        if is_shown and ROUTES[name].in_area and (name in objects or not ROUTES[name].has_object):
            named = objects.get(name, {})
            yield name, reverse(name, kwargs=named | {"area": area}) + said.get(name, "")


def things(rows):
    """Pages of one thing, and the thing on which the most stands."""
    wish, need = {"number": rows.wish.short_number}, {"number": rows.need.short_number}
    package, draft = {"number": rows.handover.short_number}, {"number": rows.draft.number}
    return {
        "website:wish": wish,
        "wishes:desk_wish": wish,
        "website:need": need,
        "needs:desk_need": need,
        "handovers:desk_handover": package,
        "handovers:desk_pdf": package,
        "handovers:department": {"token": token_of(rows.handover)},
        "desk:person": {"pk": rows.person.pk},
        "concept:desk_version": draft,
        "concept:desk_difference": draft,
        "concept:new_measure": draft,
        "organisations:desk_organisation": {"key": rows.organisation.pk},
        "accounts:journal": {"target": name_of(rows.need)},
    }


def filters(area, rows):
    """What is asked for on pages that show their rows only then."""
    waiting = [wish.short_number for wish in wishes_to_bundle(area)]
    ready = [need.short_number for need in needs_to_hand_over(area)]
    return {
        "desk:search": "?q=Baum",
        "website:listing": "?q=Bank",
        "website:look_up": f"?nummer={rows.wish.short_number}",
        "needs:inbox": "?" + urlencode({"wunsch": waiting}, doseq=True),
        "needs:bundle": "?" + urlencode({"wunsch": waiting}, doseq=True),
        "handovers:new": "?weiter&" + urlencode({"bedarf": ready}, doseq=True),
    }


def asked(client, url):
    client.get(url)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
        b"".join(answer)
    assert answer.status_code < 400, url
    return len(captured)

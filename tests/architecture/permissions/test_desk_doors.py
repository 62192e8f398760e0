"""Every page of the desk × who knocks × the own quarter and the one next door.

The table doors.toml says who may, whatever the views say themselves.
"""

import pytest

from tests.architecture.doors import DOORS, ROUTES, SETS
from tests.architecture.permissions.acting import filled
from tests.architecture.permissions.forms import FORMS
from tests.architecture.permissions.knocking import (
    address,
    doors_for,
    knock,
    look,
    roles_of,
    taken_back,
    verdict,
    verdicts,
    written,
)

pytestmark = pytest.mark.django_db

DESK = doors_for(*SETS)
PAGES = [name for name in DESK if "get" in DOORS[name]]
ACTS = [name for name in DESK if "post" in DOORS[name]]
OBJECTS = [name for name in DESK if ROUTES[name].has_object and name != "accounts:journal"]
"""The journal of a foreign record is an empty page, see test_strangers."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_its_roles_in_their_own_area_only(scene, name):
    here, there = (address(name, area, named(scene, name)) for area in (scene.area, scene.other))
    inside = dict.fromkeys(roles_of(name, "get"), "in")

    found = {who: verdict(look(scene, who, here)) for who in scene.people}

    assert found == shut(scene) | inside
    assert verdicts(scene.people, "get", there) == shut(scene)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_refused_to_all_others_and_nothing_is_written(scene, name):
    here, there = (address(name, area, named(scene, name)) for area in (scene.area, scene.other))
    roles = roles_of(name, "post")
    others = {who: client for who, client in scene.people.items() if who not in roles}

    with taken_back():
        sent = filled_by(scene, name, min(roles))
        before = written()
        found = (
            verdicts(others, "post", here, sent),
            verdicts(scene.people, "post", there, sent),
        )
        after = written()

    assert found == ({who: shut(scene)[who] for who in others}, shut(scene))
    assert after == before


@pytest.mark.parametrize("name", [name for name in DESK if len(DOORS[name]) == 1])
def test_a_method_that_is_not_named_is_refused(scene, name):
    [(method, group)] = DOORS[name].items()
    other = {"get": "post", "post": "get"}[method]
    clerks = {role: scene.staff[role] for role in SETS[group]}

    found = verdicts(clerks, other, address(name, scene.area, named(scene, name)))

    assert found == dict.fromkeys(clerks, "not so")


@pytest.mark.parametrize("name", OBJECTS)
def test_a_thing_of_another_area_is_not_there_in_ones_own(scene, name):
    url = address(name, scene.other, named(scene, name))

    with taken_back():
        sent = filled_by(scene, name, min(roles_of(name, "post"))) if name in FORMS else None
        before = written()
        for method, group in DOORS[name].items():
            data = sent if method == "post" else None
            heard = {r: verdict(knock(scene.neighbours[r], method, url, data)) for r in SETS[group]}
            assert heard == dict.fromkeys(SETS[group], "not there")
        after = written()

    assert after == before


def shut(scene):
    """What they hear who may not."""
    return dict.fromkeys(scene.staff, "not there") | {"nobody": "sign in", "resident": "sign in"}


def named(scene, name):
    return scene.places.get(name, {})


def filled_by(scene, name, role):
    """The form as somebody fills it in who may; none where the page has none."""
    return filled(scene, name, scene.staff[role], role) if name in FORMS else None

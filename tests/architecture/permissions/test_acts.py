"""Every act that is sent as a form: it happens for those who may, and nothing for all others."""

import pytest

from tests.architecture.doors import DOORS, ROUTES, SETS
from tests.architecture.permissions.acting import sent_by
from tests.architecture.permissions.forms import FORMS
from tests.architecture.permissions.knocking import (
    doors_for,
    roles_of,
)

pytestmark = pytest.mark.django_db

DESK = [name for name in sorted(FORMS) if DOORS[name]["post"] in SETS]
OPEN = [name for name in sorted(FORMS) if DOORS[name]["post"] in {"open", "token"}]
NO_FORM = {
    "concept:standard_fields": "only a quarter without fields of action has it; see below",
}
"""Doors that take a POST and have no form here, and why."""


def test_every_act_has_a_form():
    acts = {name for name in doors_for(*SETS, "open", "token") if "post" in DOORS[name]}
    acts = {name for name in acts if ROUTES[name].in_area}

    assert acts - set(FORMS) == set(NO_FORM)


@pytest.mark.parametrize("name", DESK)
def test_who_may_does_it(scene, name):
    form, roles = FORMS[name], sorted(roles_of(name, "post"))

    found = {role: sent_by(scene, name, scene.staff[role], role) for role in roles}

    assert found == {r: (form.to, form.verbs if form.acts_for(r) else ()) for r in roles}


@pytest.mark.parametrize("name", OPEN)
def test_everybody_does_it_who_has_the_address(scene, name):
    form, people = FORMS[name], {"nobody": scene.nobody, "lead": scene.staff["lead"]}

    found = {who: sent_by(scene, name, client) for who, client in people.items()}

    assert found == dict.fromkeys(people, (form.to, form.verbs))

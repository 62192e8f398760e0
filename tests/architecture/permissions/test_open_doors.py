"""Pages without sign-in, links that were sent, account pages, and what only the demo has."""

import pytest
from django.urls import reverse

from tests.architecture.doors import DOORS, ROUTES
from tests.architecture.permissions.knocking import (
    address,
    doors_for,
    knock,
    taken_back,
    verdict,
    verdicts,
    written,
)
from tests.architecture.personas import falsified

pytestmark = pytest.mark.django_db

STAGES = {"account_logout", "mfa_authenticate", "socialaccount_signup"}
"""Half-way pages of the sign-in: whoever is not half-way is sent to its start."""
NOT_YET = {
    "mfa_reauthenticate": "without a second factor it cannot be asked for",
    "mfa_reauthenticate_webauthn": "nobody has a passkey here",
    "mfa_deactivate_totp": "without an app there is nothing to take away",
    "mfa_view_recovery_codes": "without a second factor there are no codes",
    "mfa_generate_recovery_codes": "without a second factor there are no codes",
    "mfa_download_recovery_codes": "without a second factor there are no codes",
    "mfa_remove_webauthn": "nobody has a passkey here",
    "mfa_edit_webauthn": "nobody has a passkey here",
}


@pytest.mark.parametrize("name", doors_for("open", "token"))
def test_an_open_page_opens_for_everybody(scene, name):
    people = {"nobody": scene.nobody, "lead": scene.staff["lead"]}
    url = address(name, scene.area, scene.places.get(name, {}))

    for method, inside in methods(name):
        found = verdicts(people, method, url, asked(scene, name))
        assert set(found.values()) <= ({inside, "sign in"} if name in STAGES else {inside})


@pytest.mark.parametrize("name", [n for n in doors_for("open", "token") if ROUTES[n].has_object])
def test_a_link_opens_only_as_it_was_sent(scene, name):
    named = scene.places.get(name, {})
    wrong = [address(name, scene.other, named)] if ROUTES[name].in_area else []
    wrong += [address(name, scene.area, falsified(named))] if "token" in named else []

    with taken_back():
        before = written()
        found = {verdict(knock(scene.nobody, m, url)) for m in DOORS[name] for url in wrong}
        after = written()

    assert found <= {"not there"}
    assert after == before


def asked(scene, name):
    return {"nummer": scene.rows.wish.short_number} if name == "website:look_up" else {}


def methods(name):
    """GET and POST, and whether the page knows them."""
    return [(m, "in" if m in DOORS[name] else "not so") for m in ("get", "post")]


@pytest.mark.parametrize("name", doors_for("staff"))
def test_an_account_page_opens_for_staff_only(scene, name):
    url = address(name, scene.area, scene.places.get(name, {}))

    for method, inside in methods(name):
        strangers = verdicts({"nobody": scene.nobody, "resident": scene.resident}, method, url)
        assert set(strangers.values()) == {"sign in"}
        if name not in NOT_YET:
            assert set(verdicts(scene.staff, method, url).values()) == {inside}


@pytest.mark.parametrize("name", doors_for("demo", "off"))
def test_a_page_of_the_demonstration_does_not_exist_elsewhere(scene, name):
    url = address(name, scene.area, scene.places.get(name, {}))

    for method, inside in methods(name):
        found = verdicts({"nobody": scene.nobody, "lead": scene.staff["lead"]}, method, url)
        assert set(found.values()) == {"not there" if inside == "in" else inside}


def test_my_wishes_are_for_residents_who_signed_in_here(scene):
    people = {"nobody": scene.nobody, "lead": scene.staff["lead"], "resident": scene.resident}
    here, there = (reverse("website:my_wishes", args=[a]) for a in (scene.area, scene.other))
    way_in = reverse("accounts:sign_in", args=[scene.area])

    found = {who: knock(client, "get", here) for who, client in people.items()}

    assert [found[who].url for who in ("nobody", "lead")] == [way_in, way_in]
    assert scene.rows.wish.short_number in found["resident"].words.decode()
    assert verdict(knock(scene.resident, "get", there)) == "in"
    assert knock(scene.resident, "get", there).status_code == 302

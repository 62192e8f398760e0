"""Signing in at the city's own service, over real connections, set up as the guide says."""

import re
from pathlib import Path

import pytest
import requests
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.urls import reverse

from quartier.accounts.models import Membership, User
from quartier.config import environment
from tests.accounts.city_service import CLIENT, SECRET, serving
from tests.factories import new_area, new_user

pytestmark = pytest.mark.django_db(transaction=True)
GUIDE = (Path(__file__).parents[2] / "docs/how-to/single-sign-on.md").read_text()
REFUSED = "Die Anmeldung über den anderen Dienst kam nicht zustande."


@pytest.fixture
def service(settings):
    cache.clear()
    with serving() as running:
        named = re.findall(r"^\| `(QUARTIER_OIDC_\w+)`", GUIDE, re.MULTILINE)
        settings.SOCIALACCOUNT_PROVIDERS = environment.single_sign_on(
            dict(zip(named, [running.origin, CLIENT, SECRET, "Stadt Kempten"], strict=True))
        )
        settings.SECOND_FACTOR_REQUIRED = True
        yield running


@pytest.fixture
def browser():
    with requests.Session() as session:
        yield session


@pytest.fixture
def clerk() -> User:
    return new_user("staff", new_area(), email="ines@stadt.example")


def known(**facts: object) -> dict[str, object]:
    return {"sub": "17", "email": "Ines@stadt.example", "email_verified": True} | facts


def press_the_button(browser, live_server, **more):
    """On the sign-in page: the button that says the service's name."""
    page = browser.get(f"{live_server.url}/anmelden/").text
    form = page[: page.index("Über Stadt Kempten anmelden")].rpartition("<form")[2]
    action = re.search(r'action="([^"]+)"', form)[1].replace("&amp;", "&")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    given = {"csrfmiddlewaretoken": token}
    return browser.post(f"{live_server.url}{action}", given, timeout=10, **more)


def test_a_member_of_staff_arrives_signed_in_and_is_asked_for_no_second_factor(
    browser, live_server, service, clerk
):
    service.person = known()

    page = press_the_button(browser, live_server)

    assert page.url == f"{live_server.url}/sankt-mang/buero/"
    assert page.status_code == 200
    assert [row.user for row in SocialAccount.objects.all()] == [clerk]
    clerk.refresh_from_db()
    assert not clerk.has_usable_password()


def test_whoever_has_an_app_here_is_still_asked_for_its_code(browser, live_server, service, clerk):
    totp.TOTP.activate(clerk, totp.generate_totp_secret())
    service.person = known()

    page = press_the_button(browser, live_server)

    assert page.url.startswith(f"{live_server.url}/anmelden/zweite-sicherung/")


STRANGERS = [{"email": "fremd@stadt.example"}, {"email_verified": False}]


def test_somebody_unknown_is_refused_with_a_sentence_and_no_account_is_made(
    browser, live_server, service, clerk
):
    for stranger in STRANGERS:
        service.person = known(**stranger)

        page = press_the_button(browser, live_server)

        assert "Sie haben hier noch keinen Zugang" in page.text, stranger
        assert list(User.objects.all()) == [clerk]
        assert not SocialAccount.objects.exists()
        assert browser.get(f"{live_server.url}/konto/").url.endswith("/anmelden/?next=/konto/")


@pytest.mark.usefixtures("clerk")
def test_whose_role_has_ended_reaches_no_desk(browser, live_server, service):
    service.person = known()
    Membership.objects.all().delete()

    page = press_the_button(browser, live_server)

    assert page.url == f"{live_server.url}/konto/"
    assert browser.get(f"{live_server.url}/sankt-mang/buero/").status_code == 404


LIES = [
    {"nonce": "of another attempt"},
    {"nonce": None},
    {"sub": "18"},
    {"aud": "another house"},
    {"iss": "https://elsewhere.example"},
    {"exp": 1},
]


def test_a_token_for_somebody_or_something_else_is_refused(browser, live_server, service, clerk):
    service.person = known()
    for lie in LIES:
        service.lie = lie

        page = press_the_button(browser, live_server)

        assert REFUSED in page.text, lie
        assert not SocialAccount.objects.filter(user=clerk).exists()


def test_an_answer_that_another_browser_asked_for_is_refused(browser, live_server, service, clerk):
    service.person = known()
    asked = press_the_button(browser, live_server, allow_redirects=False)
    back = browser.get(asked.headers["Location"], allow_redirects=False).headers["Location"]

    with requests.Session() as victim:
        page = victim.get(back)

    assert REFUSED in page.text
    assert not SocialAccount.objects.filter(user=clerk).exists()


@pytest.mark.usefixtures("service")
def test_the_way_back_is_the_one_the_guide_names(browser, live_server):
    asked = press_the_button(browser, live_server, allow_redirects=False)

    sent = re.search(r"redirect_uri=([^&]+)", asked.headers["Location"])[1]
    path = reverse("openid_connect_callback", args=["oidc"])
    assert requests.utils.unquote(sent) == f"{live_server.url}{path}"
    assert f"https://<your host>{path}" in GUIDE

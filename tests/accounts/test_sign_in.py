import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client
from freezegun import freeze_time

from quartier.accounts.models import User
from quartier.letters.models import Letter
from tests.factories import AT, new_area, new_user

pytestmark = pytest.mark.django_db
PASSWORD = "vier Wörter hintereinander"  # noqa: S105


@pytest.fixture(autouse=True)
def _nobody_locked_out() -> None:
    cache.clear()


def sign_in(client: Client, user: User, password: str = PASSWORD):
    return client.post("/anmelden/", {"login": user.email, "password": password})


@pytest.mark.parametrize(
    "path",
    ["/anmelden/", "/anmelden/neu/", "/anmelden/passwort/", "/anmelden/gesperrt/"],
)
def test_pages_before_the_sign_in_are_open_and_in_our_look(client, path):
    page = client.get(path).content.decode()

    assert 'class="q-title"' in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    "path", ["/konto/", "/konto/passwort/", "/konto/geraete/", "/konto/sicherung/"]
)
def test_account_pages_are_closed_to_strangers_and_in_our_look(client, path):
    assert client.get(path).status_code == 302

    sign_in(client, new_user())
    page = client.get(path)

    assert page.status_code == 200
    assert 'class="q-title"' in page.content.decode()


@pytest.mark.parametrize("path", ["/konto/sicherung/app/", "/konto/sicherung/passkeys/neu/"])
def test_a_new_factor_asks_for_the_password_once_more(client, path):
    sign_in(client, new_user())

    asked = client.get(path)
    page = client.post(asked["Location"], {"password": PASSWORD}, follow=True).content.decode()

    assert asked["Location"].startswith("/konto/bestaetigen/")
    assert 'class="q-title"' in page
    assert f'action="{path}"' in page


def test_staff_without_a_second_factor_reach_nothing_else(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    area = new_area()
    user = new_user("lead", area)

    sign_in(client, user)

    for path in (f"/{area.slug}/buero/personen/", "/konto/", "/"):
        assert client.get(path)["Location"] == "/konto/sicherung/"
    assert "App einrichten" in client.get("/konto/sicherung/").content.decode()


def test_with_an_app_the_password_alone_opens_nothing(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    area = new_area()
    user = new_user("lead", area)
    desk = f"/{area.slug}/buero/personen/"
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)

    asked = sign_in(client, user)
    closed = client.get(desk)["Location"]
    wrong = client.post("/anmelden/zweite-sicherung/", {"code": "000000"}).content.decode()
    code = next(iter(totp.yield_hotp_counters_from_time()))
    client.post("/anmelden/zweite-sicherung/", {"code": one_time_code(secret, code)})

    assert asked["Location"].startswith("/anmelden/zweite-sicherung/")
    assert closed == f"/anmelden/?next={desk}"
    assert "Dieser Code passt nicht." in wrong
    assert client.get(desk).status_code == 200


def one_time_code(secret: str, counter: int) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_five_wrong_passwords_lock_with_a_clear_sentence(client):
    user = new_user()

    pages = [sign_in(client, user, "falsch").content.decode() for _ in range(6)]

    assert "passen nicht zusammen" in pages[0]
    assert "Bitte warten Sie fünf Minuten" in pages[5]
    assert "Bitte warten Sie fünf Minuten" in sign_in(client, user).content.decode()


def sign_in_from(client: Client, place: str, user: User, password: str = PASSWORD):
    given = {"login": user.email, "password": password}
    return client.post("/anmelden/", given, headers={"X-Forwarded-For": place})


def test_wrong_passwords_from_afar_do_not_lock_the_office_out(client):
    user = new_user()

    afar = [sign_in_from(client, "2001:db8::1", user, "falsch") for _ in range(5)]
    same_house = sign_in_from(client, "2001:db8::2:7", user)
    office = sign_in_from(client, "192.0.2.7", user)

    assert "passen nicht zusammen" in afar[4].content.decode()
    assert "Bitte warten Sie fünf Minuten" in same_house.content.decode()
    assert office.status_code == 302


def test_one_place_may_not_try_the_passwords_of_many(client):
    for _ in range(10):
        sign_in_from(client, "203.0.113.9", new_user(), "falsch")

    user = new_user()
    same_place = sign_in_from(client, "203.0.113.9", user)
    office = sign_in_from(client, "192.0.2.7", user)

    assert "Bitte warten Sie fünf Minuten" in same_place.content.decode()
    assert office.status_code == 302


@pytest.fixture
def soon(settings) -> int:
    """So few wrong tries from everywhere lock an address."""
    settings.ACCOUNT_RATE_LIMITS |= {"login_failed_everywhere": "7/1h/key"}
    return 7


def try_from_everywhere(client: Client, user: User, times: int, password: str = "falsch") -> None:  # noqa: S107
    for n in range(times):
        sign_in_from(client, f"198.51.100.{n}", user, password)


def test_an_address_tried_from_everywhere_rests_for_an_hour(client, soon):
    user = new_user()
    with freeze_time(AT) as clock:
        try_from_everywhere(client, user, soon)
        locked = sign_in_from(client, "192.0.2.7", user).content.decode()
        clock.tick(timedelta(minutes=61))
        later = sign_in_from(client, "192.0.2.7", user)

    assert "Warten Sie bitte eine Stunde" in locked
    assert later.status_code == 302


def test_right_passwords_do_not_count_towards_the_hour(client, soon):
    user = new_user()

    for _time in range(soon + 1):
        answer = sign_in_from(client, "192.0.2.7", user)
        client.logout()

    assert answer.status_code == 302


def test_a_new_password_ends_the_rest(client, soon):
    user = new_user()
    try_from_everywhere(client, user, soon)

    set_new_password(client, user, "fünf Wörter hintereinander weg")

    answer = sign_in_from(client, "192.0.2.7", user, "fünf Wörter hintereinander weg")
    assert answer.status_code == 302


def set_new_password(client: Client, user: User, password: str) -> None:
    client.post("/anmelden/passwort/", {"email": user.email})
    path = re.search(r"/anmelden/passwort/\S+", mail.outbox[-1].body)[0]
    form = client.get(path)["Location"]
    client.post(form, {"password1": password, "password2": password})


def test_behind_a_proxy_nobody_locks_out_the_others(client):
    user = new_user()
    for n in range(12):
        wrong = {"login": f"x{n}@example.org", "password": "falsch"}
        client.post("/anmelden/", wrong, headers={"X-Forwarded-For": "::1, 192.0.2.6"})

    answer = client.post(
        "/anmelden/",
        {"login": user.email, "password": PASSWORD},
        headers={"X-Forwarded-For": "192.0.2.7"},
    )

    assert answer.status_code == 302


def test_whoever_calls_himself_many_is_still_one(client):
    for n in range(12):
        wrong = {"login": f"x{n}@example.org", "password": "falsch"}
        headers = {"X-Forwarded-For": f"192.0.2.{n}, 203.0.113.9"}
        page = client.post("/anmelden/", wrong, headers=headers).content.decode()

    assert "Bitte warten Sie fünf Minuten" in page


def test_an_unknown_address_gets_the_same_answer(client):
    user = new_user()

    known = sign_in(client, user, "falsch").content.decode()
    unknown = sign_in(client, User(email="x@example.org"), "falsch").content.decode()

    assert errors_in(known) == errors_in(unknown) != []


def errors_in(page: str) -> list[str]:
    return re.findall(r"<li>([^<]*(?:<a[^>]*>[^<]*)?)", page[page.index("<main") :])


@pytest.mark.parametrize(("minutes", "is_open"), [(29, True), (31, False)])
def test_a_session_ends_after_thirty_idle_minutes(client, minutes, is_open):
    with freeze_time(AT) as clock:
        sign_in(client, new_user())
        client.get("/konto/")
        clock.tick(timedelta(minutes=minutes))

        answer = client.get("/konto/")

    assert (answer.status_code == 200) is is_open
    assert is_open or answer["Location"] == "/anmelden/?next=%2Fkonto%2F&abgelaufen=1"


def test_a_session_ends_after_twelve_hours_however_busy(client):
    with freeze_time(AT) as clock:
        sign_in(client, new_user())
        answers = []
        for _ in range(25):
            answers.append(client.get("/konto/").status_code)
            clock.tick(timedelta(minutes=29))
        last = client.get("/konto/").status_code

    assert (set(answers), last) == ({200}, 302)


def test_a_forgotten_password_is_asked_for_by_a_letter(client, settings):
    settings.EMAIL_BACKEND = "quartier.letters.mail.OutboxBackend"
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    settings.ORIGIN = "https://quartier.example"
    user = new_user()

    known = client.post("/anmelden/passwort/", {"email": user.email}, headers={"Host": "localhost"})
    unknown = client.post("/anmelden/passwort/", {"email": "x@example.org"})

    assert known["Location"] == unknown["Location"]
    letter = Letter.objects.get()
    assert letter.to_email == user.email
    assert letter.secret[0].startswith("https://quartier.example/anmelden/passwort/")


def test_the_demo_signs_in_by_a_button_and_nothing_else_does(client, settings):
    area = new_area()
    member = new_user("staff", area, email="buero@demo.example").memberships.get()
    stranger = new_user("lead", area).memberships.get()
    press = lambda pk: client.post("/anmelden/vorfuehrung/", {"member": pk})  # noqa: E731

    closed = press(member.pk).status_code
    settings.IS_DEMO = True
    page = client.get("/anmelden/").content.decode()
    refused = press(stranger.pk).status_code
    opened = press(member.pk)

    assert (closed, refused) == (404, 404)
    assert (str(member.pk) in page, str(stranger.pk) in page) == (True, False)
    assert opened["Location"] == f"/{area.slug}/buero/"
    assert member.user.usersession_set.count() == 1

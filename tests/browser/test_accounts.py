"""Signing in as people do it: passkeys, code apps, and every page on the way, for everyone."""

import time

import pytest
from playwright.sync_api import expect

from tests.accounts.browsers import PASSWORD
from tests.accounts.test_sign_in import one_time_code
from tests.browser.conftest import opened
from tests.browser.test_everyone import NARROW, WIDE, faults

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
BEFORE = ["/anmelden/", "/anmelden/passwort/", "/anmelden/passwort/gesendet/", "/einladung/x/"]
BEFORE += ["/anmelden/passwort/1-x-y/", "/anmelden/passwort/geaendert/", "/anmelden/neu/"]
BEFORE += ["/anmelden/gesperrt/", "/anmelden/extern/abgebrochen/"]
BEHIND = ["/konto/", "/konto/passwort/", "/konto/geraete/", "/konto/extern/", "/abmelden/"]
BEHIND += ["/konto/sicherung/", "/konto/sicherung/codes/", "/konto/sicherung/codes/neu/"]
BEHIND += ["/konto/sicherung/app/entfernen/", "/konto/sicherung/passkeys/"]
BEHIND += ["/konto/sicherung/passkeys/neu/"]


@pytest.fixture
def page(browser, house):
    """Browsers know passkeys on https and on localhost only."""
    context = opened(browser, house, base_url=house.origin.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()


def sign_in(page, name):
    page.goto("/anmelden/")
    page.get_by_label("E-Mail-Adresse").fill(f"{name}@demo.example")
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()


def show_the_password_again(page):
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Weiter").click()


def sign_out(page):
    page.goto("/konto/")
    page.get_by_role("button", name="Abmelden").click()


def test_a_passkey_opens_the_door_after_the_password_and_alone(page):
    sign_in(page, "lenkung")
    page.wait_for_url("**/buero/")
    page.goto("/konto/sicherung/passkeys/neu/")
    show_the_password_again(page)
    page.get_by_label("Name").fill("Laptop im Büro")
    page.get_by_label("Auch ohne Passwort anmelden").check()
    page.get_by_role("button", name="Passkey einrichten").click()
    expect(page.get_by_text("Der Passkey ist eingerichtet.")).to_be_visible()
    assert keys_are_for_everyone(page) == [{}, {}, {}]

    sign_out(page)
    sign_in(page, "lenkung")
    page.wait_for_url("**/anmelden/zweite-sicherung/**")
    page.goto("/konto/")
    expect(page.get_by_role("heading", name="Zweite Sicherung")).to_be_visible()
    page.get_by_role("button", name="Passkey benutzen").click()
    page.wait_for_url("**/buero/")

    sign_out(page)
    page.goto("/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    page.wait_for_url("**/buero/")


def keys_are_for_everyone(page):
    found = [seen(page, "/konto/sicherung/passkeys/")]
    for what in ("Umbenennen", "Entfernen"):
        page.goto("/konto/sicherung/passkeys/")
        page.get_by_role("link", name=what).click()
        page.wait_for_url("**/passkeys/*/**")
        found.append(looked_at(page))
    return found


def test_pages_before_the_sign_in_are_for_everyone(page):
    found = {path: seen(page, path) for path in BEFORE}
    page.goto("/anmelden/")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    found["errors"] = looked_at(page)

    assert {where: what for where, what in found.items() if what} == {}


def test_account_pages_are_for_everyone(page):
    sign_in(page, "technik")
    page.wait_for_url("**/buero/**")
    page.goto("/konto/sicherung/app/")
    found = {"again": looked_at(page)}
    show_the_password_again(page)
    found["app"] = looked_at(page)
    secret = page.locator("code").inner_text()
    page.get_by_role("textbox", name="Code aus der App").fill(one_time_code(secret, now()))
    page.get_by_role("button", name="App einrichten").click()
    expect(page.get_by_text("Die App ist eingerichtet.")).to_be_visible()

    found |= {path: seen(page, path) for path in BEHIND}
    sign_out(page)
    sign_in(page, "technik")
    page.wait_for_url("**/anmelden/zweite-sicherung/**")
    found["second"] = looked_at(page)

    assert {where: what for where, what in found.items() if what} == {}


def now() -> int:
    return int(time.time()) // 30


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_residents_code_and_wishes_are_for_everyone_in_both_languages(page, house, language):
    start = f"{language}/sankt-mang/meine-wuensche/"
    page.goto(f"{start}anmelden/")
    page.get_by_role("textbox").fill("mia@example.org")
    page.locator("main form button").click()
    page.wait_for_url("**/code/")
    code = looked_at(page)
    page.get_by_role("textbox").fill("12")
    page.locator("main form button").click()
    wrong = looked_at(page)
    page.context.clear_cookies()
    page.context.add_cookies([house.pages["resident"] | {"domain": "localhost", "path": "/"}])
    mine = seen(page, start)

    assert (code, wrong, mine) == ({}, {}, {})
    assert page.url.endswith(start)
    assert page.locator("html").get_attribute("lang") == (language[1:] or "de")


def seen(page, path):
    page.goto(path)
    return looked_at(page)


def looked_at(page):
    found = {}
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        found |= {f"{size['width']} {what}": where for what, where in faults(page).items()}
    return found

"""Sessions over real connections: whose they are, and when they end."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from quartier.accounts import actions
from quartier.accounts.middleware import SEEN, SIGNED_IN
from quartier.letters.models import Letter
from tests.accounts.browsers import Browser
from tests.factories import new_area, new_resident, new_user

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "fünf Wörter hintereinander weg"


@pytest.fixture
def browsers(live_server) -> Iterator[list[Browser]]:
    cache.clear()
    with ExitStack() as stack:
        yield [stack.enter_context(Browser(live_server.url)) for _ in range(3)]


def test_a_key_that_was_there_before_the_sign_in_opens_nothing(browsers):
    """Somebody else may have put it there."""
    browser, thief, _other = browsers
    row, user = new_resident(new_area()), new_user()
    browser.submit("/sankt-mang/meine-wuensche/anmelden/", email="mia@example.org")
    actions.mail_code(str(row.pk), at=timezone.now())
    known_to_thief = [browser.key]

    code = Letter.objects.get().secret[0]
    mine = browser.submit("/sankt-mang/meine-wuensche/code/", code=code)
    known_to_thief.append(browser.key)
    browser.sign_in(user.email)

    assert mine.url.endswith("/sankt-mang/meine-wuensche/")
    assert browser.is_signed_in
    assert len({"", *known_to_thief, browser.key}) == 4
    for key in known_to_thief:
        thief.cookies.set("session", key)
        assert not thief.is_signed_in
        assert thief.open("/sankt-mang/meine-wuensche/").url.endswith("/anmelden/")


def test_a_changed_password_ends_all_other_sessions(browsers):
    user = new_user()
    here, there, _other = browsers
    here.sign_in(user.email)
    there.sign_in(user.email)

    changed = here.submit(
        "/konto/passwort/", oldpassword="vier Wörter hintereinander", password1=NEW, password2=NEW
    )

    assert changed.ok
    assert (here.is_signed_in, there.is_signed_in) == (True, False)
    assert [letter.subject for letter in mail.outbox] == ["Ihr Passwort wurde geändert"]
    assert "Waren Sie das nicht?" in mail.outbox[0].body


def test_a_new_password_by_mail_ends_all_sessions(browsers):
    user = new_user()
    here, there, mails = browsers
    here.sign_in(user.email)
    there.sign_in(user.email)

    mails.submit("/anmelden/passwort/", email=user.email)
    link = re.search(r"/anmelden/passwort/\S+", mail.outbox[0].body)[0]
    form = mails.open(link).url.removeprefix(mails.origin)
    mails.submit(form, password1=NEW, password2=NEW)
    again = mails.open(link).text

    assert [browser.is_signed_in for browser in (here, there)] == [False, False]
    assert "Diesen Link gibt es nicht mehr" in again
    assert there.sign_in(user.email, NEW).url == f"{there.origin}/konto/"


@pytest.mark.parametrize(("name", "ago"), [(SEEN, 31), (SIGNED_IN, 12 * 60 + 1)])
def test_a_session_at_rest_or_too_old_is_gone_for_good(browsers, name, ago):
    browser = browsers[0]
    browser.sign_in(new_user().email)
    assert browser.is_signed_in
    key, session = browser.key, SessionStore(browser.key)
    session[name] = (timezone.now() - timedelta(minutes=ago)).isoformat()
    session.save()

    page = browser.open("/konto/")

    assert "Sie waren eine Weile nicht da" in page.text
    assert not SessionStore().exists(key)


def test_devices_are_signed_out_from_afar(browsers):
    user = new_user()
    here, lost, _other = browsers
    here.sign_in(user.email)
    lost.sign_in(user.email)

    here.submit("/konto/geraete/")

    assert (here.is_signed_in, lost.is_signed_in) == (True, False)

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from freezegun import freeze_time
from procrastinate.contrib.django.models import ProcrastinateJob

from quartier.accounts import actions, queries, tasks
from quartier.accounts.models import AccessToken, Resident, SignInCode
from quartier.journal.models import Entry
from quartier.journal.rules import NOBODY
from quartier.letters.models import Letter
from tests.factories import AT, CLERK, new_area, new_resident

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_asked_before(db) -> None:  # noqa: ARG001
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def known(area, by=NOBODY, **facts) -> Resident | None:
    return actions.known_resident(area, **facts, by=by, at=AT)


def test_a_known_contact_is_one_person_per_area():
    here, there = new_area(), new_area("thingers")

    one = known(here, email="Mia@Example.org")

    assert known(here, email="mia@example.org ") == one
    assert known(there, email="mia@example.org") != one
    assert known(here) is None


def test_a_name_alone_is_a_person_of_its_own():
    area = new_area()

    assert known(area, name="Mia") != known(area, name="Mia")


@pytest.mark.parametrize("confirmed_at", [None, AT])
def test_a_form_anybody_can_fill_in_changes_nothing_about_somebody_known(confirmed_at):
    area = new_area()
    known(area, email="mia@example.org", name="Mia")
    Resident.objects.update(email_confirmed_at=confirmed_at)

    known(area, email="mia@example.org", name="Böse", phone="0831 1", address="Anderswo 1")

    row = Resident.objects.get()
    assert (row.name, row.phone, row.address) == ("Mia", "", "")


def test_staff_fill_gaps_but_overwrite_nothing():
    area = new_area()
    known(area, email="mia@example.org", name="Mia")

    row = known(area, by=CLERK, email="mia@example.org", name="Mia Öğüt", address="Hier 1")

    assert (row.name, row.address) == ("Mia", "Hier 1")


@pytest.mark.django_db(transaction=True)
def test_the_same_contact_at_once_is_one_row():
    area = new_area()

    def one(_: int) -> str:
        try:
            return str(known(area, email="mia@example.org").pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(one, range(6)))) == 1


@pytest.mark.parametrize(
    ("channel", "reached"),
    [("email", False), ("phone", True), ("letter", False), ("visit", True), ("none", False)],
)
def test_a_resident_is_reached_only_by_open_ways(channel, reached):
    row = known(new_area(), email="mia@example.org", phone="0831 1")

    assert (row.as_recipient(channel) is not None) is reached


def test_a_confirmed_address_may_get_mail():
    assert new_resident(new_area()).as_recipient("email").email == "mia@example.org"


def test_a_new_address_is_asked_and_the_old_link_confirms_nothing():
    area = new_area()
    row = known(area, email="alt@example.org")
    actions.ask_to_confirm_email(row, by=NOBODY, at=AT)
    old = AccessToken.objects.get(resident=row)

    row = actions.correct_contact(
        row, name="", email="neu@example.org", phone="", address="", by=CLERK
    )
    actions.ask_to_confirm_email(row, by=CLERK, at=AT + timedelta(minutes=1))
    actions.confirm_email(old, at=AT + timedelta(minutes=2))

    row.refresh_from_db()
    assert row.email_confirmed_at is None
    assert Letter.objects.filter(to_email="neu@example.org").count() == 1


def test_before_confirmation_there_is_one_mail_and_no_second():
    row = known(new_area(), email="mia@example.org")

    for day in (0, 1, 13):
        actions.ask_to_confirm_email(row, by=NOBODY, at=AT + timedelta(days=day))
    once = Letter.objects.count()
    actions.ask_to_confirm_email(row, by=NOBODY, at=AT + timedelta(days=15))

    assert (once, Letter.objects.count()) == (1, 2)


def test_the_link_shows_a_button_and_only_the_button_confirms(client):
    row = known(new_area(), email="mia@example.org")
    actions.ask_to_confirm_email(row, by=NOBODY, at=AT)
    path = Letter.objects.get().secret[0].partition("8000")[2]

    with freeze_time(AT):
        page = client.get(path).content.decode()
        row.refresh_from_db()
        before = row.email_confirmed_at
        after = client.post(path, follow=True).content.decode()

    row.refresh_from_db()
    assert (before, row.email_confirmed_at) == (None, AT)
    assert "Ja, Adresse bestätigen" in page
    assert "Ihre Adresse ist bestätigt" in after


@pytest.mark.parametrize("days", [15, None])
def test_an_expired_or_guessed_link_says_what_to_do(client, days):
    row = known(new_area(), email="mia@example.org")
    raw = actions.issue_token(
        row.area, "confirm_email", row, resident=row, days=1 if days else 30, at=AT
    )
    token = raw if days else "x" * 43

    with freeze_time(AT + timedelta(days=days or 0)):
        answer = client.get(f"/sankt-mang/bestaetigen/{token}/")

    assert answer.status_code == 404
    assert "Diesen Link gibt es nicht mehr" in answer.content.decode()


def test_only_the_hash_of_a_link_is_kept():
    row = known(new_area(), email="mia@example.org")

    raw = actions.issue_token(row.area, "x", row, days=1, at=AT)

    assert raw not in str(AccessToken.objects.values().get())
    assert queries.open_token(raw, "y", AT) is None
    token = queries.open_token(raw, "x", AT)
    assert [actions.use_token(token, AT), actions.use_token(token, AT)] == [True, False]


def code_in_mail() -> str:
    return Letter.objects.filter(occasion__startswith="code:").latest("id").secret[0]


def worked_off() -> list[dict[str, str]]:
    """What the worker was asked to do, done."""
    asked = list(ProcrastinateJob.objects.filter(task_name="accounts.mail_code").values("args"))
    for job in asked:
        tasks.mail_code(**job["args"])
    return [job["args"] for job in asked]


def test_a_code_signs_in_once_within_ten_minutes():
    area = new_area()
    row = new_resident(area)
    actions.mail_code(str(row.pk), at=AT)
    spend = lambda minutes: actions.spend_code(  # noqa: E731
        area, "MIA@example.org", code_in_mail(), at=AT + timedelta(minutes=minutes)
    )

    assert [spend(10), spend(9), spend(9)] == [None, row, None]


def test_the_sixth_try_is_in_vain_even_with_the_right_code():
    area = new_area()
    actions.mail_code(str(new_resident(area).pk), at=AT)
    right = code_in_mail()
    wrong = f"{(int(right) + 1) % 1_000_000:06}"

    tries = [actions.spend_code(area, "mia@example.org", wrong, at=AT) for _ in range(5)]

    assert tries == [None] * 5
    assert actions.spend_code(area, "mia@example.org", right, at=AT) is None


def test_six_codes_in_an_hour_are_one_too_many():
    row = new_resident(new_area())

    with freeze_time(AT):
        for _ in range(7):
            actions.mail_code(str(row.pk), at=AT)

    assert SignInCode.objects.count() == 5


def ask(client, email: str, language: str = ""):
    return client.post(f"{language}/sankt-mang/meine-wuensche/anmelden/", {"email": email})


def test_known_and_unknown_get_the_same_answer(client):
    row = new_resident(new_area())

    answers = [ask(client, email)["Location"] for email in ("mia@example.org", "tom@example.org")]

    assert len(set(answers)) == 1
    assert worked_off() == [{"resident": str(row.pk)}, {"resident": ""}]
    assert [letter.to_email for letter in Letter.objects.all()] == ["mia@example.org"]


def test_the_request_does_the_same_for_known_and_unknown(client):
    """So its time tells nothing either; the worker sends."""
    new_resident(new_area())
    ask(client, "mia@example.org")
    done = []

    for email in ("mia@example.org", "tom@example.org"):
        with CaptureQueriesContext(connection) as asked:
            ask(client, email)
        done.append([re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked])

    assert done[0] == done[1]
    assert not Letter.objects.exists()


def test_whoever_asks_again_and_again_is_answered_the_same_and_mailed_less(client):
    new_resident(new_area())

    answers = {ask(client, "mia@example.org").status_code for _time in range(5)}

    assert answers == {302}
    assert len(worked_off()) == 3


@pytest.fixture
def signed_in(client):
    """Mia, in Sankt Mang."""
    row = new_resident(new_area())
    ask(client, "mia@example.org")
    worked_off()
    client.post("/sankt-mang/meine-wuensche/code/", {"code": code_in_mail()})
    return row


def seen_by(client, rf, area, at):
    request = rf.get("/")
    request.session = client.session
    return queries.signed_in_resident(request, area, at)


def test_signing_in_by_code_holds_for_one_area_and_ends(client, rf, signed_in):
    other, now = new_area("thingers"), timezone.now()

    seen = [seen_by(client, rf, place, now) for place in (signed_in.area, other)]
    client.post("/sankt-mang/meine-wuensche/abmelden/")

    assert seen == [signed_in, None]
    assert seen_by(client, rf, signed_in.area, now) is None


@pytest.mark.parametrize(("minutes", "is_open"), [(59, True), (61, False)])
def test_a_resident_is_signed_out_after_an_hour(client, rf, signed_in, minutes, is_open):
    later = timezone.now() + timedelta(minutes=minutes)

    assert (seen_by(client, rf, signed_in.area, later) is not None) is is_open


def test_staff_vouch_once_for_a_contact_that_came_by_a_form():
    area = new_area()
    by_form = known(area, email="mia@example.org").is_vouched

    for _twice in range(2):
        row = known(area, by=CLERK, email="mia@example.org")

    assert (by_form, row.is_vouched) == (False, True)
    assert known(area, by=CLERK, email="karl@example.org").is_vouched
    assert Entry.objects.filter(verb="vouch_resident").count() == 1


def test_whoever_is_taken_in_was_taken_in_at_the_time_of_the_act():
    mia = known(new_area(), email="mia@example.org")

    (data,) = queries.data_of(mia)

    assert (mia.created_at, data["aufgenommen am"], data["Sprache"]) == (AT, AT, "Deutsch")

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from quartier.accounts import actions as accounts
from quartier.accounts.models import AccessToken, Membership, Resident, User
from quartier.desk import actions
from quartier.desk.queries.retention import due_in, residents_to_forget
from quartier.journal.queries import entries_of
from quartier.journal.rules import job
from quartier.letters import actions as letters
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from quartier.wishes import actions as wishes
from quartier.wishes.models import ImportRun
from quartier.wishes.rules import VoiceData
from tests.factories import AT, CLERK, new_area, new_resident, new_user

pytestmark = pytest.mark.django_db
LONG_AGO = AT - timedelta(days=400)
NIGHT = job("retention")


def old_resident(area, email: str) -> Resident:
    row = new_resident(area, email)
    Resident.objects.filter(pk=row.pk).update(created_at=LONG_AGO)
    return row


def letter_of_long_ago(area, resident):
    letter = letters.post(
        area=area,
        occasion="x",
        to=resident.as_recipient("visit"),
        subject="Mia",
        text="Mia",
        by=CLERK,
        at=LONG_AGO,
    )
    letters.mark_told(letter, at=LONG_AGO, by=CLERK)
    return letter


def wish_of(area, resident):
    facts = {"source": "online", "form_key": uuid4(), "at": LONG_AGO, "by": resident.as_actor()}
    return wishes.take_in(area, text="Eine Bank.", voice=VoiceData(resident, "phone"), **facts)


def test_only_a_contact_with_nothing_open_is_forgotten():
    area = new_area()
    done, waiting, supporting = (old_resident(area, f"{n}@example.org") for n in "abc")
    new_resident(area, "new@example.org")
    wishes.refuse(wish_of(area, done), reason="twice", words="", at=LONG_AGO, by=CLERK)
    wish = wish_of(area, waiting)
    needs.support(
        wish, resident=supporting, channel="phone", form_key=uuid4(), at=LONG_AGO, by=CLERK
    )

    due = residents_to_forget(area, AT - timedelta(days=182))

    assert [row.email for row in due] == ["a@example.org"]


def test_a_night_deletes_what_may_not_stay_and_writes_down_how_much():
    area = new_area()
    gone = old_resident(area, "gone@example.org")
    accounts.issue_token(area, "x", gone, resident=gone, days=1, at=LONG_AGO)
    letter_of_long_ago(area, gone)
    left = new_user("staff", area)
    Membership.objects.filter(user=left).update(until=LONG_AGO)

    counts = actions.apply_retention(area, at=AT, by=NIGHT)
    again = actions.apply_retention(area, at=AT, by=NIGHT)

    assert (counts["contacts"], counts["accounts"]) == (1, 1)
    assert set(again.values()) == {0}
    assert Resident.objects.get().email == ""
    assert Letter.objects.get().text == ""
    assert not AccessToken.objects.exists()
    assert User.objects.get().name == "gelöschte Person"
    assert [e.verb for e in entries_of(area)] == ["apply_retention"]


def test_a_night_leaves_the_letters_of_another_quarter_to_its_own():
    here, there = new_area(), new_area("thingers")
    letter_of_long_ago(here, new_resident(here, "here@example.org"))
    left = letter_of_long_ago(there, new_resident(there, "there@example.org"))
    mail = letter_of_long_ago(None, new_resident(here, "clerk@example.org"))

    counts = actions.apply_retention(here, at=AT, by=NIGHT)

    assert counts["letters"] == 2
    assert [letter.pk for letter in Letter.objects.exclude(text="")] == [left.pk]
    assert not Letter.objects.get(pk=mail.pk).text


def test_a_list_nobody_takes_in_goes_after_seven_days(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    area = new_area()
    left, stopped, fresh = (
        wishes.prepare_import(SimpleUploadedFile(f"{n}.csv", b"Text\nBank\n"), area=area, by=CLERK)
        for n in range(3)
    )
    ImportRun.objects.exclude(pk=fresh.pk).update(created_at=AT - timedelta(days=8))
    wishes.start_import(stopped, at=AT, by=CLERK)
    ImportRun.objects.filter(pk=fresh.pk).update(created_at=AT - timedelta(days=6))

    assert due_in(area, AT).lists == 2
    assert actions.apply_retention(area, at=AT, by=NIGHT)["lists"] == 2

    assert {run.pk: bool(run.file) for run in ImportRun.objects.all()} == {
        stopped.pk: False,
        fresh.pk: True,
    }
    assert [entry.verb for entry in entries_of(left)] == ["prepare_import", "discard_import"]

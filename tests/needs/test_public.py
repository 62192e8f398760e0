import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from quartier.accounts.actions import confirm_email, issue_token, known_resident
from quartier.accounts.models import Resident
from quartier.accounts.queries import open_token
from quartier.journal.models import Entry
from quartier.journal.rules import NOBODY
from quartier.letters.models import Letter
from quartier.needs import actions
from quartier.needs.models import BundledWish, Follower, Objection, Support
from quartier.needs.queries import people_and_voices, wishes_to_bundle
from quartier.wishes.actions.taking import FLOOD_HOUR
from tests.needs.conftest import AT


@pytest.fixture
def token(area, resident):
    def make(purpose, row):
        days = 9999  # counted from the fixed day of the tests
        return issue_token(area, purpose, row, resident=resident("t@example.org"), days=days, at=AT)

    return make


def test_me_too_counts_a_person_by_contact_and_a_voice_without(client, area, need):
    row = need()
    url = reverse("needs:support", args=[area, row.short_number])

    client.post(url, {"form_key": uuid4(), "channel": "none"})
    for _twice in range(2):
        mail = {"form_key": uuid4(), "channel": "email", "email": "rosa@example.org"}
        answer = client.post(url, mail)

    assert answer.url == reverse("website:need", args=[area, row.short_number])
    assert people_and_voices([row]) == {row.pk: (0, 3)}

    confirm("rosa@example.org")

    assert people_and_voices([row]) == {row.pk: (1, 2)}


def confirm(email):
    """By the link in the mail."""
    letter = Letter.objects.get(to_email=email, occasion__startswith="confirm_email:")
    raw = re.search(r"/bestaetigen/([^/]+)/", letter.text)[1]
    at = letter.created_at
    confirm_email(open_token(raw, "confirm_email", at), at=at)


def test_an_author_counts_as_a_person_once_the_address_is_confirmed(wish, need, resident):
    rosa = resident(is_confirmed=False)
    row = need(wish(by=rosa), wish("Noch eine Bank", by=rosa))
    actions.support(row, resident=rosa, channel="email", form_key=uuid4(), at=AT, by=NOBODY)
    before = people_and_voices([row])[row.pk]

    Resident.objects.update(email_confirmed_at=AT)

    assert [before, people_and_voices([row])[row.pk]] == [(0, 1), (1, 0)]


def test_what_staff_write_down_at_the_counter_counts_at_once(area, clerk, need):
    row = need()
    rosa = known_resident(area, email="rosa@example.org", by=clerk, at=AT)

    actions.support(row, resident=rosa, channel="email", form_key=uuid4(), at=AT, by=clerk)

    assert people_and_voices([row]) == {row.pk: (1, 1)}


def test_a_post_from_the_list_only_opens_the_page(client, area, need):
    row = need()

    answer = client.post(reverse("needs:support", args=[area, row.short_number]))

    assert answer.status_code == 200
    assert Support.objects.count() == 0


def test_a_flood_from_one_address_is_refused_with_a_sentence(client, area, need):
    url = reverse("needs:support", args=[area, need().short_number])

    answers = [
        client.post(url, {"form_key": uuid4(), "channel": "none"})
        for _click in range(FLOOD_HOUR + 1)
    ]

    assert Support.objects.count() == FLOOD_HOUR
    assert "Versuchen Sie es bitte später" in answers[-1].content.decode()


def test_a_missing_address_is_named_at_its_field(client, area, need):
    url = reverse("needs:support", args=[area, need().short_number])

    answer = client.post(url, {"form_key": uuid4(), "channel": "letter"})

    assert answer.context["form"].errors == {"address": ["Schreiben Sie bitte Namen und Adresse."]}


@pytest.mark.parametrize("number", ["B-2026-999", "2026-00001", "quatsch", "W-2026-001"])
def test_what_is_not_public_cannot_be_supported(client, area, wish, number):
    wish(is_public=False)

    assert client.get(reverse("needs:support", args=[area, number])).status_code == 404


def test_not_meant_so_shows_first_and_acts_on_the_button(client, area, wish, need, token):
    bench = wish()
    row = need(bench)
    url = reverse(
        "needs:not_meant", args=[area, token("not_meant", BundledWish.objects.get().pair)]
    )

    client.get(url)
    assert Objection.objects.count() == 0
    answer = client.post(url)

    assert answer.status_code == 200
    assert Objection.objects.get().need == row
    assert list(wishes_to_bundle(area)) == [bench]
    assert "ordnen ihn neu ein" in client.post(url).content.decode()
    assert Entry.objects.filter(verb="objected").count() == 1


def test_who_objects_after_the_wish_had_left_is_thanked_and_it_is_kept_once(
    *, client, area, clerk, wish, need, token
):
    bench = wish()
    row = need(bench, wish("Noch eine Bank"))
    link = token("not_meant", BundledWish.objects.get(wish=bench).pair)
    url = reverse("needs:not_meant", args=[area, link])
    actions.take_out(row, [bench], at=AT, by=clerk)
    assert "schon aus diesem Bedarf genommen" in client.get(url).content.decode()

    first, second = (client.post(url).content.decode() for _click in range(2))

    assert "gehörte schon nicht mehr" in first
    assert "Danke" in second
    assert Entry.objects.filter(verb="objected").count() == 1
    with pytest.raises(actions.ObjectedBefore):
        actions.add_wishes(row, [bench], at=AT, by=clerk)


def test_a_guessed_link_opens_nothing(client, area):
    assert client.get(reverse("needs:not_meant", args=[area, "geraten"])).status_code == 404


@pytest.fixture
def follower(area, need, resident):
    return Follower.objects.create(area=area, need=need(), resident=resident(), asked_at=AT)


def test_following_is_confirmed_by_the_button_only(client, area, follower, token):
    url = reverse("needs:confirm_follow", args=[area, token("follow", follower)])

    client.get(url)
    follower.refresh_from_db()
    assert follower.confirmed_at is None
    client.post(url)

    follower.refresh_from_db()
    assert follower.confirmed_at is not None


def test_a_mail_program_unfollows_by_one_post_without_cookies(area, follower, token):
    url = reverse("needs:unfollow", args=[area, token("unfollow", follower)])
    mail_program = Client(enforce_csrf_checks=True)

    for _twice in range(2):
        answer = mail_program.post(url, {"List-Unsubscribe": "One-Click"})

    follower.refresh_from_db()
    assert answer.status_code == 200
    assert follower.ended_at is not None


def test_asking_to_follow_answers_the_same_for_known_and_unknown(client, area, need, resident):
    url = reverse("needs:follow", args=[area, need().short_number])
    resident("known@example.org")

    known, new = (client.post(url, {"email": f"{who}@example.org"}) for who in ("known", "new"))

    assert known.content == new.content
    assert Follower.objects.count() == 2

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from freezegun import freeze_time

from quartier.accounts import actions, queries
from quartier.accounts.history import lines
from quartier.accounts.models import Membership, User
from quartier.journal.actions import record
from quartier.journal.models import Entry
from quartier.journal.rules import Actor, job
from quartier.letters.models import Letter
from tests.factories import AT, new_area, new_user

pytestmark = pytest.mark.django_db
LEAD = Actor("staff", "lead", "lead")


def invite(area, role="staff", by=LEAD, email="ines@example.org"):
    return actions.invite(area, email=email, name="Ines", role=role, at=AT, by=by)


def test_a_lead_invites_office_but_not_city():
    area = new_area()

    invite(area)

    with pytest.raises(ValidationError, match="jemand anderes"):
        invite(area, "city_programme")


def test_an_invitation_makes_an_account_once(client):
    _row, link = invite(new_area())
    path = link.partition("8000")[2]
    answers = {"name": "Ines Berwang", "password": "vier Wörter hintereinander"}

    with freeze_time(AT):
        shown = client.get(path).content.decode()
        short = client.post(path, answers | {"password": "kurz"}).content.decode()
        client.post(path, answers)
        again = client.post(path, answers)

    user = User.objects.get()
    assert "Stadtteilbüro" in shown
    assert "12" in short
    assert (user.name, user.email) == ("Ines Berwang", "ines@example.org")
    assert again.status_code == 404
    assert [m.role for m in Membership.objects.all()] == ["staff"]


def test_an_invitation_ends_after_a_week_or_when_withdrawn(client):
    row, link = invite(new_area())
    path = link.partition("8000")[2]
    with freeze_time(AT + timedelta(days=8)):
        late = client.get(path).status_code

    actions.withdraw_invitation(row, at=AT, by=LEAD)
    with freeze_time(AT):
        withdrawn = client.get(path).status_code

    assert (late, withdrawn) == (404, 404)


def test_an_account_that_exists_keeps_its_password():
    area = new_area()
    user = new_user("lead", new_area("thingers"), email="ines@example.org")
    row, _link = invite(area)

    actions.accept_invitation(row, name="Anders", password="ein anderes Passwort", at=AT)

    user.refresh_from_db()
    assert user.check_password("vier Wörter hintereinander")
    assert queries.membership(user, area).role == "staff"


def test_an_ended_role_opens_nothing_from_the_next_click_on(client):
    area = new_area()
    user = new_user("staff", area)
    client.force_login(user)
    path = f"/{area.slug}/buero/anrufe/"
    before = client.get(path).status_code

    actions.end_role(queries.membership(user, area), at=AT, by=LEAD)

    assert (before, client.get(path).status_code) == (200, 404)
    assert [m.user for m in queries.former_people(area)] == [user]


def test_a_second_click_ends_nothing_twice_and_is_not_journalled():
    area = new_area()
    row, _link = invite(area)
    member = queries.membership(user := new_user("staff", area), area)

    for _click in range(2):
        actions.withdraw_invitation(row, at=AT, by=LEAD)
        actions.end_role(member, at=AT, by=LEAD)

    acts = Entry.objects.exclude(verb__in=["invite", "post_letter"]).order_by("id")
    assert [entry.verb for entry in acts] == ["withdraw_invitation", "end_role"]
    assert queries.membership(user, area) is None


def test_the_journal_names_people_when_it_is_read():
    area = new_area()
    user = new_user("staff", area)
    record(user.as_actor("staff"), "invite", area, role="intern")
    record(job("letters"), "end_letter", area)

    with_names = [line.who for line in lines(Entry.objects.order_by("id"))]
    user_free = [line.who for line in lines(Entry.objects.order_by("id"), with_names=False)]
    user.delete()
    later = [line.who for line in lines(Entry.objects.order_by("id"))]

    assert with_names == ["Ines Berwang (Stadtteilbüro)", "Quartier, von selbst"]
    assert user_free == ["Stadtteilbüro", "Quartier, von selbst"]
    assert later == ["gelöschte Person (Stadtteilbüro)", "Quartier, von selbst"]


@pytest.mark.parametrize(
    ("role", "target", "status"),
    [
        ("staff", "letters.letter:1", 200),
        ("steering", "needs.need:1", 200),
        ("steering", "letters.letter:1", 404),
        ("admin", "needs.need:1", 404),
    ],
)
def test_the_protocol_is_read_by_those_who_may(client, role, target, status):
    area = new_area()
    client.force_login(new_user(role, area))

    assert client.get(f"/{area.slug}/buero/protokoll/{target}/").status_code == status


def test_the_desk_invites_by_form_and_shows_the_link_once(client):
    area = new_area()
    client.force_login(new_user("lead", area))
    form = {"name": "Tom", "email": "tom@example.org", "role": "intern"}

    page = client.post(f"/{area.slug}/buero/personen/einladen/", form).content.decode()
    listed = client.get(f"/{area.slug}/buero/personen/").content.decode()
    refused = client.post(
        f"/{area.slug}/buero/personen/einladen/", form | {"role": "admin"}
    ).content.decode()

    assert "data:image/svg+xml" in page
    assert "Tom, Praktikum" in listed
    assert "/einladung/" not in listed
    assert Letter.objects.count() == 1
    assert "kern-error" in refused


def test_an_invitation_somebody_cannot_use_says_so_at_its_form(client):
    area = new_area()
    _row, link = invite(area)
    _row, other = invite(area, "intern")
    answers = {"name": "Ines Berwang", "password": "vier Wörter hintereinander"}

    with freeze_time(AT):
        client.post(link.partition("8000")[2], answers)
        refused = client.post(other.partition("8000")[2], answers)

    assert refused.status_code == 200
    assert "hier schon eine Rolle" in refused.content.decode()
    assert [m.role for m in Membership.objects.all()] == ["staff"]


def test_the_demos_buttons_ignore_what_is_no_key(client, settings):
    settings.IS_DEMO = True

    answer = client.post("/anmelden/vorfuehrung/", {"member": "x"})

    assert answer.status_code == 404

from datetime import date, timedelta

import pytest

from quartier.organisations import actions
from quartier.organisations.forms import OrganisationForm
from quartier.organisations.models import Contacted
from quartier.organisations.queries import as_table, by_key, departments, is_due, listed_publicly
from quartier.organisations.rules import contact_is_due, read_topics
from tests.factories import CLERK, new_area, new_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)


def test_departments_are_listed_always_and_others_only_with_consent():
    area = new_area()
    office = actions.enter(area, kind="department", name="Tiefbauamt", by=CLERK)
    actions.enter(area, kind="association", name="Geheimer Verein", by=CLERK)
    club = actions.enter(
        area, kind="association", name="Verein", listing_consent_on=TODAY, by=CLERK
    )

    assert list(listed_publicly(area, TODAY)) == [office, club]
    assert list(listed_publicly(area, TODAY - timedelta(days=1))) == [office]


def test_what_has_ended_leaves_the_lists():
    area = new_area()
    office = actions.enter(area, kind="department", name="Altes Amt", by=CLERK)

    actions.end(office, on=TODAY, by=CLERK)

    assert list(departments(area)) == []


def test_a_name_is_taken_once_per_area():
    area = new_area()
    actions.enter(area, kind="school", name="Schule", by=CLERK)

    with pytest.raises(actions.NameTaken):
        actions.enter(area, kind="school", name="Schule", by=CLERK)
    actions.enter(new_area("thingers"), kind="school", name="Schule", by=CLERK)


def test_speaking_twice_on_a_day_is_one_contact_and_ends_the_reminder():
    area = new_area()
    club = actions.enter(area, kind="association", name="Verein", by=CLERK)
    later = club.created_at.date() + timedelta(days=200)
    assert is_due(by_key(area, club.pk), later)

    actions.spoke_with(club, on=later, by=CLERK)
    actions.spoke_with(club, on=later, by=CLERK)

    assert Contacted.objects.count() == 1
    assert not is_due(by_key(area, club.pk), later)


def test_a_contact_is_due_after_half_a_year():
    assert not contact_is_due(TODAY - timedelta(days=180), TODAY, TODAY)
    assert contact_is_due(TODAY - timedelta(days=181), TODAY, TODAY)


def test_cells_are_no_formulas_and_topics_are_words():
    area = new_area()
    actions.enter(area, kind="trade", name="=1+1", phone="+49 831", by=CLERK)

    rows = list(as_table(area))

    assert (rows[1][1], rows[1][4]) == ("'=1+1", "'+49 831")
    assert read_topics("Wege, Licht; Wege,,") == ["Wege", "Licht"]


@pytest.mark.parametrize("role", ["staff", "carrier"])
def test_notes_stay_with_the_office(client, role):
    area = new_area()
    club = actions.enter(area, kind="association", name="Verein", note="vertraulich", by=CLERK)
    client.force_login(new_user(role, area))

    page = client.get(f"/sankt-mang/buero/akteure/{club.pk}/").content.decode()

    assert ("vertraulich" in page) == (role == "staff")
    protocol = f"/sankt-mang/buero/protokoll/organisations.organisation:{club.pk}/"
    assert (protocol in page) == (role == "staff")


def test_nobody_becomes_a_department_by_leaving_a_field_as_it_was():
    form = OrganisationForm({"name": "Chor", "acknowledge_days": 5, "answer_days": 20})

    assert OrganisationForm()["kind"].value() is None
    assert form.errors == {"kind": ["Wählen Sie bitte, was es ist."]}

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from quartier.areas.models import Municipality
from quartier.concept import actions as concept
from quartier.letters.models import Letter
from quartier.office import actions
from quartier.office.forms import OfficeForm
from quartier.office.models import Notice, OfficePerson, OpeningHours
from quartier.office.queries import as_icalendar, frame_of, what_is_missing
from quartier.office.queries.register import register, undescribed
from quartier.organisations.models import Organisation
from tests.areas.test_rules import SQUARE, polygon
from tests.concept.test_actions import COUNCIL, new_draft
from tests.factories import CLERK, new_area, new_user

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=BERLIN)
PUBLIC = [
    "stadtteilbuero/", "stadtteilbuero/soziale-stadt/", "stadtteilbuero/sprechzeiten.ics",
    "aktuelles/",
    "impressum/", "datenschutz/", "barrierefreiheit/", "leichte-sprache/", "gebaerdensprache/",
    "handlungskonzept/", "akteure/", "karte/gebiet.geojson",
]  # fmt: skip


OFFICE = {
    "name": "Stadtteilbüro",
    "street": "Im Oberösch 3",
    "postcode": "87437",
    "town": "Kempten",
}


def new_office(area, **facts):
    actions.describe_office(area, by=CLERK, **OFFICE, **facts)
    for day in (1, 3):
        actions.set_hours(area, weekday=day, opens=time(9), closes=time(12), kind="open", by=CLERK)


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_open_even_before_anything_is_filled_in(client, path):
    new_area()

    assert client.get(f"/sankt-mang/{path}").status_code == 200


def test_the_frame_asks_three_questions(django_assert_num_queries):
    area = new_area()
    new_office(area, phone="0831 1")

    with django_assert_num_queries(3):
        frame = frame_of(area, NOW)

    assert frame.address_lines == ["Im Oberösch 3", "87437 Kempten"]
    assert (frame.open_sentence, frame.open_state) == ("Heute offen bis 12 Uhr.", "open")
    assert frame.hours_lines == ["Dienstag und Donnerstag, 9 bis 12 Uhr"]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (datetime(2026, 3, 12, 8, tzinfo=BERLIN), "Heute offen ab 9 Uhr."),
        (datetime(2026, 3, 11, 8, tzinfo=BERLIN), "Wieder offen morgen ab 9 Uhr."),
        (datetime(2026, 3, 13, 8, tzinfo=BERLIN), "Wieder offen am Dienstag ab 9 Uhr."),
    ],
)
def test_sentences_of_the_frame(now, sentence):
    area = new_area()
    new_office(area)

    assert frame_of(area, now).open_sentence == sentence


def test_what_is_missing_shrinks_as_the_operator_fills_in():
    area = new_area()
    before = {one.key for one in what_is_missing(area)}

    new_office(area, phone="1", danger_phone="112", privacy_contact="x")
    Organisation.objects.create(area=area, kind="department", name="Tiefbauamt")
    OpeningHours.objects.create(area=area, weekday=1, opens=time(9), closes=time(12))

    gone = before - {one.key for one in what_is_missing(area)}
    assert gone == {"contact", "danger", "privacy", "departments", "hours"}


def test_the_accessibility_statement_names_its_day_and_the_law_of_its_land(client):
    area = new_area()
    new_office(area, accessibility_on=date(2026, 3, 2))

    in_bavaria = client.get("/sankt-mang/barrierefreiheit/").content.decode()
    Municipality.objects.update(holiday_profile="BE")
    elsewhere = client.get("/sankt-mang/barrierefreiheit/").content.decode()

    assert "Diese Erklärung ist vom 2. März 2026." in in_bavaria
    assert ("(BayDiV)" in in_bavaria, "(BayDiV)" in elsewhere) == (True, False)
    assert "EU-Richtlinie 2016/2102 und das Recht des Landes" in elsewhere


@pytest.mark.parametrize(("days", "is_valid"), [(0, True), (1, False)])
def test_a_statement_of_tomorrow_is_asked_about(days, is_valid):
    checked_on = timezone.localdate() + timedelta(days=days)
    form = OfficeForm(OFFICE | {"accessibility_on": f"{checked_on:%Y-%m-%d}"})

    assert form.is_valid() == is_valid
    assert 'type="date"' in str(form["accessibility_on"])


def test_every_processing_of_personal_facts_stands_in_the_privacy_notice():
    assert undescribed() == set()


def test_the_privacy_notice_names_every_fact_in_plain_words():
    facts = {fact for processing in register() for fact in processing.facts}

    assert {fact for fact in facts if fact.endswith("?") or "_" in fact} == set()
    assert "weitere Angaben" not in facts
    assert facts >= {"E-Mail-Adresse", "Foto", "Name der Datei"}


def test_people_stand_on_the_page_only_with_consent(client):
    area = new_area()
    new_office(area)
    actions.set_person(area, name="Jana Berwang", consent_on=date(2020, 1, 1), by=CLERK)
    actions.set_person(area, name="Ohne Einwilligung", by=CLERK)

    page = client.get("/sankt-mang/stadtteilbuero/").content.decode()

    assert ("Jana Berwang" in page, "Ohne Einwilligung" in page) == (True, False)


def test_a_barrier_becomes_one_letter_to_the_office(client):
    area = new_area()
    new_office(area, email="buero@example.org")
    form = {"text": "Die Karte geht nicht", "form_key": "018f0000-0000-7000-8000-000000000001"}

    for _twice in range(2):
        client.post("/sankt-mang/barrierefreiheit/", form)

    assert [letter.to_email for letter in Letter.objects.all()] == ["buero@example.org"]


def test_a_flood_of_barriers_ends_with_a_sentence(client, monkeypatch):
    monkeypatch.setattr(actions, "MOST_HINTS", 1)
    new_office(new_area(), email="buero@example.org")
    form = {"text": "Die Karte geht nicht", "form_key": "018f0000-0000-7000-8000-000000000001"}

    client.post("/sankt-mang/barrierefreiheit/", form)
    form["form_key"] = "018f0000-0000-7000-8000-000000000002"
    refused = client.post("/sankt-mang/barrierefreiheit/", form)

    assert "Gerade kamen sehr viele Hinweise." in refused.content.decode()
    assert Letter.objects.count() == 1


def test_a_barrier_without_words_returns_with_a_sentence(client):
    new_office(new_area())

    response = client.post("/sankt-mang/barrierefreiheit/", {"contact": "Mia"})

    assert "Schreiben Sie bitte, was nicht geht." in response.content.decode()
    assert 'value="Mia"' in response.content.decode()


def test_the_calendar_leaves_holidays_out_and_names_its_zone_by_rules():
    area = new_area()
    new_office(area)
    actions.set_closure(
        area, first_day=date(2027, 3, 2), last_day=date(2027, 3, 2), kind="closed", by=CLERK
    )

    now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    lines = as_icalendar(area, now).split("\r\n")

    assert "DTSTART;TZID=Europe/Berlin:20270105T090000" in lines
    assert sum(line.startswith("RRULE:FREQ=YEARLY") for line in lines) == 2
    assert [line for line in lines if line.startswith("RRULE:FREQ=WEEKLY")] == [
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
        "RRULE:FREQ=WEEKLY;BYDAY=TH",
    ]
    assert "EXDATE;TZID=Europe/Berlin:20270302T090000" in lines
    assert not any(line.startswith("RDATE") or len(line.encode()) > 75 for line in lines)


def test_the_desk_refuses_hours_that_end_before_they_begin(client):
    area = new_area()
    client.force_login(new_user("staff", area))
    form = {"weekday": "1", "opens": "12:00", "closes": "09:00", "kind": "open"}

    response = client.post("/sankt-mang/buero/sprechzeiten/neu/", form)

    assert "Das Ende muss nach dem Anfang liegen." in response.content.decode()
    assert not OpeningHours.objects.exists()


def test_the_desk_says_which_holidays_and_which_law_hold_here(client):
    area = new_area()
    client.force_login(new_user("staff", area))
    form = {"name": "Sankt Mang", "kind": area.kind, "legal_basis": area.legal_basis}

    shown = client.get("/sankt-mang/buero/gebiet/angaben/").context["form"].initial
    client.post(
        "/sankt-mang/buero/gebiet/angaben/",
        {**form, "holiday_profile": "BE", "legal_regime": "kdg"},
    )

    area.municipality.refresh_from_db()
    assert shown["holiday_profile"] == "BY-catholic"
    assert (area.municipality.holiday_profile, area.municipality.legal_regime) == ("BE", "kdg")


def test_rows_of_another_area_are_not_found(client):
    area, other = new_area(), new_area("thingers")
    person = actions.set_person(other, name="Fremd", by=CLERK)
    client.force_login(new_user("staff", area))

    response = client.post(f"/sankt-mang/buero/stadtteilbuero/personen/{person.pk}/entfernung/")

    assert response.status_code == 404
    assert OfficePerson.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "status"), [("city_programme", 302), ("staff", 404), ("lead", 404)]
)
def test_only_the_city_adopts(client, role, status):
    area = new_area()
    version = new_draft(area)
    client.force_login(new_user(role, area))
    form = {"resolution_body": "Stadtrat", "adopted_on": "2023-05-24", "resolution_number": "12"}

    response = client.post(
        f"/sankt-mang/buero/handlungskonzept/fassungen/{version.number}/beschluss/", form
    )

    assert response.status_code == status


def test_a_draft_is_not_public_and_an_old_version_can_be_cited(client):
    area = new_area()
    version = new_draft(area)
    assert client.get("/sankt-mang/handlungskonzept/fassungen/1.0/").status_code == 404

    concept.adopt(version, **COUNCIL, by=CLERK)
    concept.start_draft(area, by=CLERK)

    assert (
        client.get("/sankt-mang/handlungskonzept/fassungen/1.0/massnahmen/F-1/").status_code == 200
    )
    assert (
        "12.500,50\N{NO-BREAK SPACE}€"
        in client.get("/sankt-mang/handlungskonzept/massnahmen/F-1/").content.decode()
    )
    assert client.get("/sankt-mang/handlungskonzept/fassungen/2.0/").status_code == 404


def test_an_outline_is_uploaded_and_a_wrong_one_is_explained_at_its_field(client):
    area = new_area()
    client.force_login(new_user("staff", area))
    sent = {"source": "Stadt", "valid_from": "2026-01-01"}

    def upload(document):
        file = SimpleUploadedFile("grenze.geojson", json.dumps(document).encode())
        return client.post("/sankt-mang/buero/gebiet/grenze/neu/", sent | {"file": file})

    wrong = upload(polygon([[lat, lon] for lon, lat in SQUARE]))
    right = upload(polygon(SQUARE))

    assert [*wrong.context["form"].errors] == ["file"]
    assert 'value="Stadt"' in wrong.content.decode()
    assert (right.status_code, area.boundaries.count()) == (302, 1)


def test_a_measure_is_written_with_german_money(client):
    area = new_area()
    version = new_draft(area)
    field = version.measures.get().fields.first()
    client.force_login(new_user("lead", area))
    form = {
        "code": "F-2", "title": "Licht", "fields_of_action": [field.pk], "kind": "investive",
        "priority": "I", "commitment": "idea", "cost_estimate": "98.000,00 €",
    }  # fmt: skip
    url = "/sankt-mang/buero/handlungskonzept/fassungen/1.0/massnahmen/neu/"
    page = client.get("/sankt-mang/buero/handlungskonzept/fassungen/1.0/").content.decode()
    assert "/sankt-mang/buero/protokoll/concept.planversion:" in page

    good = client.post(url, form)
    twice = client.post(url, form)
    odd = client.post(url, form | {"code": "F-3", "cost_estimate": "viel"})

    assert (good.status_code, version.measures.get(code="F-2").cost_estimate) == (
        302,
        Decimal(98000),
    )
    assert [*twice.context["form"].errors] == ["code"]
    assert [*odd.context["form"].errors] == ["cost_estimate"]


def test_a_notice_is_published_and_ended(client):
    area = new_area()
    client.force_login(new_user("staff", area))
    form = {
        "title": "Rundgang",
        "text": "Kommen Sie.",
        "starts_at_0": "2099-03-21",
        "starts_at_1": "14:00",
    }

    client.post("/sankt-mang/buero/aktuelles/neu/", form)
    notice = Notice.objects.get()
    shown = client.get(f"/sankt-mang/aktuelles/{notice.pk}/").status_code
    client.post(f"/sankt-mang/buero/aktuelles/{notice.pk}/ende/")

    assert (shown, client.get(f"/sankt-mang/aktuelles/{notice.pk}/").status_code) == (200, 404)


def test_hours_at_a_time_that_is_taken_are_refused_at_their_field(client):
    area = new_area()
    new_office(area)
    client.force_login(new_user("staff", area))
    form = {"weekday": 1, "opens": "10:00", "closes": "11:00"}

    refused = client.post("/sankt-mang/buero/sprechzeiten/neu/", form | {"kind": "open"})
    other_kind = client.post("/sankt-mang/buero/sprechzeiten/neu/", form | {"kind": "appointment"})

    (sentence,) = refused.context["form"].errors["opens"]
    assert "die es schon gibt: Dienstag, 9 bis 12 Uhr." in sentence
    assert (other_kind.status_code, OpeningHours.objects.count()) == (302, 3)


def test_hours_may_be_changed_within_themselves():
    area = new_area()
    new_office(area)
    hours = OpeningHours.objects.get(weekday=1)

    facts = {"weekday": 1, "opens": time(10), "closes": time(11), "kind": "open"}
    actions.set_hours(area, hours, **facts, by=CLERK)

    hours.refresh_from_db()
    assert hours.opens == time(10)

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quartier.accounts.models import Resident, Role
from quartier.journal.queries import entries_of
from quartier.journal.rules import NOBODY
from quartier.wishes import actions, queries
from quartier.wishes.forms.stamps import new_stamp
from quartier.wishes.models import DangerReport, ImportRun, Publication, Refusal, Voice, Wish
from tests.factories import AT, new_area, new_user

TEXT = "Frau Huber, Im Oberösch 3, wartet an der Straße."


@pytest.fixture
def desk(client: Client, area, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(new_user(Role.STAFF, area))
    return client


def wish(area, text: str = TEXT, **more) -> Wish:
    return actions.take_in(
        area, text=text, source="online", form_key=uuid4(), at=AT, by=NOBODY, **more
    )


def url(name: str, area, *args: object) -> str:
    return reverse(f"wishes:{name}", args=[area, *args])


def spoken(**more) -> dict[str, str]:
    return {
        "text": "Mehr Licht",
        "source": "phone",
        "channel": "none",
        "started": new_stamp(),
    } | more


def test_a_wish_is_taken_in_and_the_number_is_shown(desk, area):
    answer = desk.post(url("intake", area), spoken(), follow=True)

    assert (
        answer.redirect_chain[-1][0].endswith("?neu=2026-00001&weg=phone")
        or "neu=" in (answer.redirect_chain[-1][0])
    )
    assert Wish.objects.get().short_number in answer.content.decode()
    assert Wish.objects.get().source == "phone"


def test_the_clerk_records_the_consent(desk, area):
    missing = desk.post(url("intake", area), spoken(channel="phone", phone="0831 12345"))
    desk.post(url("intake", area), spoken(channel="phone", phone="0831 12345", consent="on"))

    assert "Fragen Sie bitte, ob wir die Daten speichern dürfen" in missing.content.decode()
    voice = Voice.objects.get()
    assert (voice.channel, Resident.objects.get().phone) == ("phone", "0831 12345")
    assert voice.consent_by == str(desk.session["_auth_user_id"])


def test_words_from_the_counter_field_of_the_first_page_are_kept(desk, area):
    answer = desk.post(url("intake", area), {"text": "Eine Bank"})

    assert answer.context["form"]["text"].value() == "Eine Bank"
    assert not Wish.objects.exists()


def test_marked_words_are_blacked_out_and_undone(desk, area):
    said = wish(area)

    page = desk.get(url("reading", area)).content.decode()
    desk.post(
        url("publish", area, said.short_number),
        {"title": "Warten", "passages": ["0", "1"], "more": "Straße"},
    )

    assert page.count('name="passages"') == 2
    assert (
        Publication.objects.get().text
        == "[geschwärzt], Im Oberösch [geschwärzt], wartet an der [geschwärzt]."
    )
    desk.post(url("take_back", area, said.short_number))
    assert queries.to_read(area).first() == said


def test_a_heading_does_not_tell_what_is_blacked_out(desk, area):
    said = wish(area)
    proposed = desk.get(url("reading", area)).context["publish_form"]["title"].value()

    answer = desk.post(
        url("publish", area, said.short_number),
        {"title": "Frau Huber wartet", "passages": ["0"], "more": ""},
    )

    assert proposed.startswith("[geschwärzt], Im Oberösch [geschwärzt]")
    assert "wird geschwärzt und steht noch in der Überschrift" in answer.content.decode()
    assert not Publication.objects.exists()


def test_without_blacking_out_the_text_stays_whole(desk, area):
    said = wish(area)

    desk.post(
        url("publish", area, said.short_number), {"title": "Huber", "passages": ["0"], "plain": "1"}
    )

    assert Publication.objects.get().text == TEXT


def test_a_refusal_needs_a_reason(desk, area):
    said = wish(area)

    without = desk.post(url("refuse", area, said.short_number), {"words": "so nicht"})
    other = desk.post(url("refuse", area, said.short_number), {"reason": "other"})
    desk.post(url("refuse", area, said.short_number), {"reason": "person", "words": "so nicht"})

    assert "Wählen Sie bitte einen Grund." in without.content.decode()
    assert "so nicht" in without.content.decode()
    assert "Schreiben Sie bitte den Grund" in other.content.decode()
    assert Refusal.objects.get().words == "so nicht"
    page = desk.get(url("desk_wish", area, said.short_number)).content.decode()
    assert "Abgelehnt, nicht öffentlich" in page


def test_two_clerks_read_one_wish_and_the_second_sees_the_new_state(desk, area, clerk):
    said = wish(area)
    actions.publish(said, title="Schon", text="Schon", at=AT, by=clerk)

    answer = desk.post(url("publish", area, said.short_number), {"title": "Nochmal"}, follow=True)

    assert "hat gerade jemand anderes gelesen" in answer.content.decode()
    assert Publication.objects.get().title == "Schon"


def test_danger_is_on_top_and_gets_reported(desk, area):
    wish(area)
    danger = wish(area, "Lampe aus", is_dangerous=True)

    page = desk.get(url("reading", area))
    desk.post(url("report_danger", area, danger.short_number), {"told": "Bauhof"})

    assert page.context["wish"] == danger
    assert DangerReport.objects.get().told == "Bauhof"


def test_the_office_reads_on_a_wish_what_was_done_to_it(desk, area):
    said = wish(area)
    desk.post(url("publish", area, said.short_number), {"title": "Sitzbank"})

    page = desk.get(url("desk_wish", area, said.short_number))

    assert [entry.verb for entry in page.context["entries"]] == ["take_in", "publish"]
    assert "Protokoll" in page.content.decode()


@pytest.mark.parametrize("name", ["desk_wish", "photo"])
def test_a_wish_of_another_area_is_not_there(desk, area, name):
    other = wish(new_area("thingers"))

    assert desk.get(url(name, area, other.short_number)).status_code == 404
    assert desk.get(url(name, other.area, other.short_number)).status_code == 404


def test_the_number_of_a_need_opens_no_wish(desk, area):
    said = wish(area)

    assert desk.get(url("desk_wish", area, said.short_number)).status_code == 200
    assert desk.get(url("desk_wish", area, f"B-{said.short_number}")).status_code == 404


def test_the_queue_costs_the_same_with_many_wishes(desk, area):
    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            desk.get(url("reading", area))
        return len(made)

    wish(area)
    cost()
    one = cost()
    for number in range(3):
        wish(area, f"Wunsch {number}")
    cost()

    assert cost() == one


def test_a_list_goes_through_columns_preview_and_start(desk, area):
    data = "Idee;Wann\nEine Bank;2025\nLicht;irgendwann\n".encode("cp1252")
    uploaded = desk.post(url("import_list", area), {"file": SimpleUploadedFile("ideen.csv", data)})
    run = ImportRun.objects.get()

    wrong = desk.post(url("import_columns", area, run.pk), {"lat": "0"})
    desk.post(url("import_columns", area, run.pk), {"text": ["0"], "date": "1", "note": "Ideen"})
    preview = desk.get(uploaded["Location"])
    desk.post(url("import_start", area, run.pk))
    desk.post(url("import_start", area, run.pk))
    waiting = desk.get(uploaded["Location"])

    assert "Wählen Sie bitte mindestens eine Spalte" in wrong.content.decode()
    assert "Breite und Länge gehören zusammen." in wrong.content.decode()
    assert (preview.context["trial"].good, preview.context["trial"].refused) == (1, 1)
    assert "Das Datum können wir nicht lesen." in preview.content.decode()
    assert "0 Zeilen gelesen" in waiting.content.decode()
    actions.import_rows(run, at=lambda: AT, by=NOBODY)
    assert "Alle ohne Markierung freigeben" in desk.get(uploaded["Location"]).content.decode()


@pytest.mark.parametrize(
    ("door", "form"), [("publish", {"title": "Spielplatz"}), ("refuse", {"reason": "twice"})]
)
def test_what_sounds_dangerous_is_not_decided_without_a_word_on_it(desk, area, door, form):
    said = wish(area, "Auf dem Spielplatz liegen Scherben.")

    refused = desk.post(url(door, area, said.short_number), form)
    still = said.sounds_dangerous and not Publication.objects.exists()
    done = desk.post(url(door, area, said.short_number), form | {"danger": "no"})

    assert "Sagen Sie bitte, ob das eine Gefahr ist." in refused.content.decode()
    assert still
    assert not Refusal.objects.exclude(wish=said).exists()
    assert done["Location"] == f"{url('reading', area)}?zuletzt={said.short_number}"
    assert not queries.dangers_to_report(area).exists()
    assert "found_no_danger" in [entry.verb for entry in entries_of(said)]


def test_a_danger_found_while_reading_waits_to_be_reported(desk, area):
    said = wish(area, "Auf dem Spielplatz liegen Scherben.")

    form = {"title": "Spielplatz", "danger": "yes"}
    answer = desk.post(url("publish", area, said.short_number), form)

    assert answer["Location"] == reverse("desk:today", args=[area])
    assert [row.pk for row in queries.dangers_to_report(area)] == [said.pk]
    assert "found_danger" in [entry.verb for entry in entries_of(said)]


def test_a_quiet_wish_and_a_flagged_one_ask_nothing(desk, area):
    quiet, flagged = wish(area, "Eine Bank."), wish(area, "Offenes Kabel!", is_dangerous=True)

    pages = [
        desk.get(url("reading", area) + f"?wunsch={said.short_number}").content.decode()
        for said in (quiet, flagged)
    ]

    assert ["Ist das eine Gefahr?" in page for page in pages] == [False, False]


def test_what_is_missing_at_intake_is_listed_as_on_the_page(desk, area):
    form = spoken(text="", source="", channel="phone", phone="", consent="")

    page = desk.post(url("intake", area), form).content.decode()

    links = re.findall(r'href="#(id_[a-z_0-9]+)"', page)
    assert links == ["id_text", "id_source_0", "id_phone", "id_consent"]
    assert sorted(links, key=lambda link: page.index(f'id="{link}"')) == links


def test_a_list_can_be_thrown_away_before_its_start(desk, area):
    desk.post(url("import_list", area), {"file": SimpleUploadedFile("ideen.csv", b"Idee\nBank\n")})
    run = ImportRun.objects.get()
    page = desk.get(url("import_run", area, run.pk)).content.decode()

    answer = desk.post(url("import_discard", area, run.pk), follow=True)

    assert url("import_discard", area, run.pk) in page
    assert "Die Liste ist verworfen und gelöscht." in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_columns_sent_after_the_end_change_nothing(desk, area):
    desk.post(url("import_list", area), {"file": SimpleUploadedFile("ideen.csv", b"Idee\nBank\n")})
    run = ImportRun.objects.get()
    desk.post(url("import_columns", area, run.pk), {"text": ["0"]})
    desk.post(url("import_start", area, run.pk))
    actions.import_rows(run, at=lambda: AT, by=NOBODY)

    late = desk.post(url("import_columns", area, run.pk), {"text": ["0"], "note": "zu spät"})
    desk.post(url("import_discard", area, run.pk))

    assert late["Location"] == url("import_run", area, run.pk)
    assert ImportRun.objects.get().columns["note"] == ""


def test_what_is_no_table_gets_a_sentence(desk, area):
    answer = desk.post(
        url("import_list", area), {"file": SimpleUploadedFile("liste.csv", b"%PDF-1.4 ...")}
    )

    assert "Bitte nehmen Sie eine Tabelle" in answer.content.decode()

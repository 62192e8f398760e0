import json
import zipfile
from io import BytesIO
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from quartier.accounts import actions as accounts
from quartier.desk import actions
from quartier.files.actions import store_photo
from quartier.journeys.actions import rebuild
from quartier.letters import actions as letters
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from quartier.wishes import actions as wishes
from quartier.wishes.queries import wishes_of
from quartier.wishes.rules import VoiceData
from tests.factories import AT, CLERK, new_area, new_resident, new_user

pytestmark = pytest.mark.django_db
CANARY = "Kanarienvogel"


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def area():
    return new_area()


@pytest.fixture
def resident(area):
    """Somebody whose name is in everything they gave us."""
    row = new_resident(
        area,
        f"{CANARY}@example.org",
        name=CANARY,
        phone="0831 1234567",
        address=f"{CANARY}weg 3\n87437 Kempten",
    )
    out = BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    upload = SimpleUploadedFile(f"{CANARY}.png", out.getvalue())
    photo = store_photo(upload, area=area, alt_text=CANARY, by=CLERK)
    voice = VoiceData(row, "email", shown_name=CANARY, may_quote=True)
    facts = {"source": "online", "form_key": uuid4(), "at": AT, "by": row.as_actor()}
    wish = wishes.take_in(
        area, text=f"Der {CANARY} soll singen.", photo=photo, voice=voice, **facts
    )
    wishes.publish(wish, title=f"{CANARY} singt", text=f"{CANARY} soll singen", at=AT, by=CLERK)
    need = needs.bundle([wish], area=area, at=AT, by=CLERK, **NEED)
    needs.support(need, resident=row, channel="email", form_key=uuid4(), at=AT, by=row.as_actor())
    accounts.mail_code(str(row.pk), at=AT)
    to = row.as_recipient("letter")
    letters.post(
        area=area, occasion="x", to=to, subject=CANARY, text=CANARY, html=CANARY, by=CLERK, at=AT
    )
    rebuild(area, at=AT)
    return row


NEED = {"title": "Gesang", "summary": "Mehr Musik", "fields": [], "urgency": "normal"}


def rows_with(words: str) -> list[str]:
    """Every table of the database in which the words stand, whatever the column."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(
                f'SELECT 1 FROM "{table}" t WHERE t::text ILIKE %s LIMIT 1', [f"%{words}%"]
            )
            found += [table] if cursor.fetchone() else []
    return found


def files_with(folder, words: bytes) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if words in path.name.encode() + path.read_bytes()]


def test_an_erased_person_leaves_no_trace(resident, settings, django_capture_on_commit_callbacks):
    before = rows_with(CANARY)

    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_person(resident, at=AT, by=CLERK)

    assert len(before) >= 6
    assert (rows_with(CANARY), rows_with("1234567")) == ([], [])
    assert files_with(settings.MEDIA_ROOT, CANARY.encode()) == []
    assert list(settings.MEDIA_ROOT.rglob("*.jpg")) == []


def test_the_page_of_a_person_shows_all_and_hands_it_out(client, area, resident):
    client.force_login(new_user("staff", area))
    path = f"/{area.slug}/buero/menschen/{resident.pk}/"

    page = client.get(path).content.decode()
    packed = zipfile.ZipFile(BytesIO(client.post(f"{path}auskunft/").content))

    assert f"Der {CANARY} soll singen." in page
    assert sorted(packed.namelist()) == ["auskunft.json", "auskunft.pdf", "foto-1.jpg"]
    data = json.loads(packed.read("auskunft.json"))
    assert data["contact"][0]["E-Mail-Adresse"] == f"{CANARY}@example.org"
    assert data["wishes"][0]["Ihr Wunsch"] == f"Der {CANARY} soll singen."
    assert bool(pikepdf.open(BytesIO(packed.read("auskunft.pdf"))).Root.MarkInfo.Marked)


def test_the_page_of_a_person_leads_to_their_wishes_and_tells_what_they_got(client, area, resident):
    client.force_login(new_user("staff", area))
    wish, letter = wishes_of(resident).get(), Letter.objects.filter(channel="print").get()
    letters.mark_printed([letter], at=AT, by=CLERK)

    page = client.get(f"/{area.slug}/buero/menschen/{resident.pk}/")

    rows = {section.key: section.rows for section in page.context["sections"]}
    assert f'href="/{area.slug}/buero/wuensche/{wish.short_number}/"' in page.content.decode()
    assert (rows["wishes"][0]["Einwilligung"], rows["wishes"][0]["eingewilligt am"]) == (
        "selbst gegeben",
        AT,
    )
    (printed,) = (row for row in rows["letters"] if row["Weg"] == "Brief")
    assert (printed["Stand"], printed["erledigt am"]) == ("gedruckt", AT)


def test_erasing_asks_twice(client, area, resident):
    client.force_login(new_user("staff", area))
    path = f"/{area.slug}/buero/menschen/{resident.pk}/"

    unsure = client.post(f"{path}loeschung/").content.decode()
    resident.refresh_from_db()
    still_there = resident.erased_at is None
    client.post(f"{path}loeschung/", {"sure": "on"})
    after = client.get(path).content.decode()

    assert "Setzen Sie bitte den Haken." in unsure
    assert still_there
    assert "Diese Angaben sind gelöscht" in after
    assert CANARY not in after


@pytest.mark.parametrize(
    ("role", "status"), [("intern", 404), ("city_programme", 404), ("admin", 404), ("lead", 200)]
)
def test_who_opens_the_page_of_a_person(client, area, resident, role, status):
    client.force_login(new_user(role, area))

    assert client.get(f"/{area.slug}/buero/menschen/{resident.pk}/").status_code == status


def test_the_register_is_for_lead_and_admin(client, area):
    client.force_login(new_user("lead", area))

    page = client.get(f"/{area.slug}/buero/datenschutz/verzeichnis/").content.decode()

    assert "Verzeichnis der Verarbeitungstätigkeiten" in page
    assert "Postausgang" in page


def test_a_wrong_contact_is_put_right_and_a_new_address_is_asked_for(area, client):
    row = new_resident(area, "alt@example.org", name="Ohla Nordfeld")
    client.force_login(new_user("staff", area))
    given = {"name": "Ohla Nordfeld", "email": "neu@example.org", "phone": "", "address": ""}

    client.post(f"/{area.slug}/buero/menschen/{row.pk}/berichtigung/", given)

    row.refresh_from_db()
    confirmation = Letter.objects.filter(to_email="neu@example.org")
    assert (row.email, row.contact_key, row.email_confirmed_at) == (
        "neu@example.org",
        "email:neu@example.org",
        None,
    )
    assert confirmation.count() == 1


def test_the_contact_of_somebody_else_is_refused_with_a_sentence(area, client):
    row = new_resident(area, "eins@example.org")
    new_resident(area, "zwei@example.org")
    client.force_login(new_user("staff", area))
    given = {"name": "", "email": "zwei@example.org", "phone": "", "address": ""}

    page = client.post(f"/{area.slug}/buero/menschen/{row.pk}/berichtigung/", given)

    assert "Diesen Kontakt hat schon ein anderer Mensch" in page.content.decode()

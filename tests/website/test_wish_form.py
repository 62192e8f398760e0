import io
from datetime import timedelta
from unicodedata import normalize
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from quartier.accounts.models import Resident
from quartier.areas.models import Place
from quartier.journeys.actions import catch_up
from quartier.letters.models import Letter
from quartier.wishes import actions
from quartier.wishes.forms import stamps
from quartier.wishes.models import KeptPhoto, Submission, Voice, Wish
from tests.factories import AT, CLERK


@pytest.fixture(autouse=True)
def _patient(monkeypatch, settings, tmp_path):
    """Nobody waits three seconds in tests; the timing has tests of its own."""
    monkeypatch.setattr("quartier.wishes.forms.public.MIN_SECONDS", -1)
    settings.MEDIA_ROOT = tmp_path / "files"


def form_url(area) -> str:
    return reverse("website:wish_form", args=[area])


def send(client: Client, area, **more):
    sent = {"text": "Ein Zebrastreifen", "started": stamps.new_stamp()} | more
    return client.post(form_url(area), sent)


def picture(kind: str = "PNG") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, kind)
    return SimpleUploadedFile("bank.png", out.getvalue())


def test_only_words_are_needed(client, area):
    answer = send(client, area)
    page = client.get(answer["Location"])

    wish = Wish.objects.get()
    assert (wish.text, wish.source, wish.voice.channel) == ("Ein Zebrastreifen", "online", "none")
    assert wish.short_number in page.content.decode()
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("more", "words"), [({}, "ohne Ihren Namen"), ({"show_name": "1"}, "mit Ihrem Namen")]
)
def test_the_thanks_page_says_whether_the_name_is_shown(client, area, more, words):
    there = send(client, area, shown_name="Anna S.", **more)["Location"]

    page = client.get(there).content.decode()

    other = {"ohne Ihren Namen", "mit Ihrem Namen"} - {words}
    assert (words in page, *(word in page for word in other)) == (True, False)


def test_the_thanks_page_opens_only_by_its_signed_link(client, area):
    there = send(client, area)["Location"]
    guessed = there.rsplit("/", 2)[0] + "/guess/"

    assert client.get(guessed).status_code == 404
    assert client.get(there.replace("00001", "00002")).status_code == 404


def test_the_same_form_sent_twice_is_one_wish(client, area):
    stamp = stamps.new_stamp()

    first, second = send(client, area, started=stamp), send(client, area, started=stamp)

    assert first["Location"] == second["Location"]
    assert Wish.objects.count() == 1
    assert Submission.objects.count() == 1


def test_an_address_is_asked_to_confirm_and_belongs_to_the_wish(client, area):
    answer = send(client, area, channel="email", email=" mia@example.org ")

    assert Voice.objects.get().resident == Resident.objects.get(email="mia@example.org")
    assert [letter.occasion.split(":")[0] for letter in Letter.objects.all()] == ["confirm_email"]
    assert "Bitte bestätigen Sie" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": "  "}, "Schreiben Sie bitte, was Sie sich wünschen."),
        ({"text": "x" * 4001}, "Der Text hat 4.001 Zeichen. Bitte kürzen Sie ihn auf 4.000."),
        ({"channel": "email"}, "Schreiben Sie bitte die E-Mail-Adresse."),
        ({"channel": "email", "email": "mia.example.org"}, "In der E-Mail-Adresse fehlt das @."),
        ({"channel": "email", "email": "mia@"}, "Diese E-Mail-Adresse ist nicht vollständig."),
        ({"channel": "phone", "phone": "12"}, "Schreiben Sie bitte die Telefonnummer mit Vorwahl."),
        ({"channel": "letter"}, "Schreiben Sie bitte Namen und Adresse."),
        ({"show_name": "on"}, "Schreiben Sie bitte Ihren Namen."),
        ({"homepage": "http://spam.example"}, "Ein Feld war ausgefüllt, das Menschen nicht sehen."),
        ({"started": "forged"}, "Diese Seite war lange offen."),
        ({"photo": SimpleUploadedFile("a.jpg", b"%PDF-1.7")}, "kein Foto, sondern ein PDF."),
    ],
)
def test_an_error_is_said_and_everything_typed_is_kept(client, area, sent, sentence):
    sent = {"place_name": "Im Oberösch", "shown_name": ""} | sent

    page = send(client, area, **sent).content.decode()

    assert sentence in page
    assert 'value="Im Oberösch"' in page
    assert not Wish.objects.exists()


def test_a_wish_of_ten_megabytes_hears_how_long_a_wish_may_be(client, area):
    answer = send(client, area, text="ä" * 5_000_000)

    assert answer.status_code == 413
    assert "Ein Wunsch darf 4.000 Zeichen haben." in answer.content.decode()


@pytest.mark.parametrize("text", ["🌳🚲 مرحبا", "Ṣ̌ĝ Nguyễn Ð", "=1+1", "<b>fett</b>"])
def test_every_script_is_taken_as_it_is(client, area, text):
    send(client, area, text=text)

    assert Wish.objects.get().text == normalize("NFC", text)


def test_a_photo_survives_an_error_elsewhere(client, area):
    stamp = stamps.new_stamp()

    page = send(client, area, started=stamp, channel="email", photo=picture()).content.decode()
    send(client, area, started=stamp)

    assert "Ihr Foto „bank.png“ haben wir schon." in page
    assert Wish.objects.get().photo.original_name == "bank.png"
    assert not KeptPhoto.objects.exists()


def test_a_photo_of_a_form_nobody_finished_is_removed(client, area):
    send(client, area, channel="email", photo=picture())

    removed = actions.remove_left_photos(at=timezone.now() + timedelta(days=2), by=CLERK)

    assert removed == 1
    assert not KeptPhoto.objects.exists()


def test_a_named_street_becomes_a_point(client, area):
    Place.objects.create(area=area, kind="street", name="Im Oberösch", lon=10.33, lat=47.71)

    send(client, area, place_name="im oberösch, vor der Schule")
    send(client, area, place_name="Im Oberösch", lon="10.34", lat="47.72")

    points = Wish.objects.order_by("number").values_list("lon", "lat")
    assert list(points) == [(10.33, 47.71), (10.34, 47.72)]


def test_too_fast_and_too_late_are_asked_to_send_again(client, area, monkeypatch):
    monkeypatch.setattr("quartier.wishes.forms.public.MIN_SECONDS", 3)
    stamp = stamps.new_stamp()
    fast = send(client, area, started=stamp).content.decode()
    monkeypatch.setattr("quartier.wishes.forms.public.MIN_SECONDS", -1)
    monkeypatch.setattr("quartier.wishes.forms.public.MAX_SECONDS", -1)
    late = send(client, area, started=stamp)
    renewed = late.context["form"]["started"].value()

    assert "Das ging sehr schnell." in fast
    assert "Diese Seite war lange offen." in late.content.decode()
    assert stamps.read_stamp(renewed) == stamps.read_stamp(stamp)


def test_a_flood_from_one_address_is_slowed_down_and_the_text_kept(client, area):
    for _number in range(20):
        send(client, area)

    page = send(client, area, text="Der Einundzwanzigste").content.decode()

    assert "Von Ihrem Anschluss kamen gerade sehr viele Wünsche." in page
    assert "Der Einundzwanzigste" in page
    assert Wish.objects.count() == 20
    assert "127.0.0.1" not in str(list(Submission.objects.values()))


def test_similar_wishes_are_shown_without_a_script_too(client, area):
    text = "Ein Zebrastreifen vor der Schule im Oberösch"
    said = actions.take_in(area, text=text, source="online", form_key=uuid4(), at=AT, by=CLERK)
    actions.publish(said, title="Zebrastreifen", text=text, at=AT, by=CLERK)
    catch_up(area)

    part = client.post(reverse("website:similar", args=[area]), {"text": text}).content.decode()
    page = send(client, area, text=text, look="1").content.decode()
    short = client.post(reverse("website:similar", args=[area]), {"text": "Zebra"}).content.decode()

    support = reverse("needs:support", args=[area, said.short_number])
    assert "Wird geprüft" in part
    assert part.count('target="_blank"') == part.count("(öffnet ein neues Fenster)") == 1
    assert (support in part, support in page, support in short) == (True, True, False)
    assert Wish.objects.count() == 1


def test_a_photo_is_public_only_with_its_wish(client, area):
    send(client, area, photo=picture())
    wish = Wish.objects.get()
    photo = reverse("website:wish_photo", args=[area, wish.short_number])

    before = client.get(photo)
    actions.publish(wish, title="Bank", text=wish.text, at=AT, by=CLERK)
    after = client.get(photo)

    assert (before.status_code, after.status_code) == (404, 200)
    assert after["Content-Type"] == "image/jpeg"
    b"".join(after.streaming_content)
    after.close()


def test_the_form_speaks_english(client, area):
    answer = client.get(f"/en{form_url(area)}")

    assert answer.status_code == 200
    assert 'lang="en"' in answer.content.decode()

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.db import connection, connections

from quartier.areas.models import Area
from quartier.letters import actions, queries
from quartier.letters.models import Delivery, Letter
from quartier.letters.paper import pdf_of
from quartier.letters.rules import Recipient
from quartier.letters.texts import Draft, html_of, render
from tests.factories import AT, CLERK, new_area

MIA = Recipient("email", "resident:1", email="mia@example.org")


def post(area: Area, to: Recipient = MIA, occasion: str = "wish:1", **more) -> Letter | None:
    facts = {"subject": "Ihr Wunsch", "text": "Guten Tag", "by": CLERK, "at": AT} | more
    return actions.post(area=area, occasion=occasion, to=to, **facts)


@pytest.mark.django_db
def test_a_rendered_draft_is_posted_with_its_subject_text_and_html():
    draft = Draft("Ihr Code", "Hier:\n123456", "<p>Hier</p>")
    facts = {"area": new_area(), "occasion": "code:1", "to": MIA, "by": CLERK, "at": AT}

    letter = actions.post_draft(draft, **facts, secret=["123456"], headers={"X": "y"})

    assert (letter.subject, letter.text, letter.html) == (
        "Ihr Code",
        "Hier:\n123456",
        "<p>Hier</p>",
    )
    assert (letter.to_email, letter.secret, letter.headers) == (MIA.email, ["123456"], {"X": "y"})
    assert actions.post_draft(draft, **facts) is None


@pytest.mark.django_db
def test_one_occasion_one_letter_per_recipient():
    area = new_area()
    tom = Recipient("email", "resident:2", email="tom@example.org")

    answers = [post(area), post(area), post(area, tom), post(area, occasion="wish:2")]

    assert [letter is not None for letter in answers] == [True, False, True, True]


def post_at_once(area: Area, times: int) -> int:
    def one(_: int) -> bool:
        try:
            return post(area) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return sum(pool.map(one, range(times)))


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_letter():
    assert post_at_once(new_area(), 8) == 1
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_constraint_many_at_once_make_many_letters():
    area = new_area()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX letter_once_per_occasion")
    try:
        made = post_at_once(area, 8)
    finally:
        Delivery.objects.all().delete()
        Letter.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE UNIQUE INDEX letter_once_per_occasion "
                "ON letters_letter (occasion, recipient_key)"
            )

    assert made == 8


@pytest.mark.django_db
def test_mail_of_django_and_allauth_goes_to_the_outbox_once():
    mail = EmailMessage("Passwort", "Hier: https://x.example/p/", to=["ines@example.org"])
    backend = get_connection("quartier.letters.mail.OutboxBackend")

    counts = [backend.send_messages([mail]), backend.send_messages([mail])]

    letter = Letter.objects.get()
    assert counts == [1, 0]
    assert (letter.to_email, letter.secret) == ("ines@example.org", ["https://x.example/p/"])


@pytest.mark.django_db
def test_not_reached_stays_on_the_list_and_counts():
    area = new_area()
    call = post(area, Recipient("phone", "resident:1", phone="0831 12345"))

    actions.mark_called(call, reached=False, at=AT, by=CLERK)
    actions.mark_called(call, reached=False, at=AT, by=CLERK)
    waiting = [row.attempts for row in queries.waiting(area, "call")]
    actions.mark_called(call, reached=True, at=AT, by=CLERK)

    assert waiting == [2]
    assert list(queries.waiting(area, "call")) == []
    with pytest.raises(ValidationError, match="gerade schon jemand"):
        actions.mark_called(call, reached=True, at=AT, by=CLERK)


@pytest.mark.django_db
def test_forgetting_leaves_no_word_and_no_address():
    area = new_area()
    letter = post(area, text="Liebe Mia", subject="Für Mia", secret=["Mia"])

    actions.forget(area, "resident:1", at=AT, by=CLERK)

    row = Letter.objects.filter(pk=letter.pk).values().get()
    assert not any(
        "ia" in str(value).lower() and "mia" in str(value).lower() for value in row.values()
    )
    assert list(queries.waiting(area)) == []


@pytest.mark.django_db
def test_an_erased_letter_is_not_sent_again():
    area = new_area()
    letter = post(area)
    actions.forget(area, MIA.key, at=AT, by=CLERK)

    with pytest.raises(ValidationError):
        actions.post_again(letter, at=AT, by=CLERK)

    assert list(queries.waiting(area)) == []


@pytest.mark.django_db
def test_waiting_letters_are_one_tagged_pdf_with_a_page_each():
    area = new_area()
    for name in ("Mia Öğüt", "Tom #Weiß* $x$"):
        to = Recipient("letter", name, name=name, address="Im Oberösch 3\n87437 Kempten")
        post(area, to, text="Guten Tag,\n\n#panic() *nicht fett*\nZeile zwei")

    pdf = pikepdf.open(BytesIO(pdf_of(list(queries.waiting(area, "print")), on=date(2026, 3, 12))))

    assert len(pdf.pages) == 2
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang).startswith("de")
    assert str(pdf.docinfo["/Title"]) == "Briefe vom 12. März 2026"


def test_text_becomes_paragraphs_with_links_and_nothing_else():
    html = html_of("Guten Tag <b>,\n\nhier: https://x.example/a?b=1&c=2.\nEnde")

    assert html == (
        "<p>Guten Tag &lt;b&gt;,</p>\n"
        '<p>hier: <a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>.'
        "<br>\nEnde</p>"
    )


def test_a_template_gives_subject_and_text_unescaped():
    area = Area(name="Müller & Söhne")

    draft = render("accounts/letters/code", language="de", context={"area": area, "code": "123456"})

    assert draft.subject == "Ihr Code zum Anmelden"
    assert "123456" in draft.text
    assert "Müller & Söhne" in draft.text


def test_paragraphs_typed_in_a_browser_are_paragraphs_of_the_letter():
    area = Area(name="Sankt\r\n\r\nMang")

    draft = render("accounts/letters/code", language="de", context={"area": area, "code": "123456"})

    assert ("Sankt\n\nMang" in draft.text, "\r" in draft.text) == (True, False)


def test_a_day_in_a_subject_does_not_break():
    news = Draft("Antwort bis 22.\u00a0Dezember   2026", "Hallo", "")

    draft = render("needs/letters/news", language="de", context={"news": news})

    assert draft.subject == "Antwort bis 22.\u00a0Dezember 2026"

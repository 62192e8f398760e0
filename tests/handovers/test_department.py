"""The department's way behind its link, through HTTP."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from quartier.files.models import StoredFile
from quartier.handovers import actions, queries
from quartier.handovers.models import Acknowledgement, Answer, Extension, Handover, Question
from quartier.handovers.views.asked import FEW
from quartier.journal.models import Entry
from quartier.office.models import Office
from quartier.ui.templatetags.words import day, full_day
from tests.handovers.conftest import answered

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def package(*, area, clerk, department, need, wish, mia):
    """Two needs, handed over today: their link holds now."""
    now = timezone.now()
    row, _token = actions.hand_over(
        [need(wish("Da hält niemand.", by=mia)), need(wish("Licht"), title="Mehr Licht am Weg")],
        area=area,
        department=department,
        cover_letter="Guten Tag,\n\nbitte antworten Sie uns.",
        answer_on=None,
        on=now.date(),
        at=now,
        form_key=uuid4(),
        by=clerk,
    )
    return row


@pytest.fixture
def address(package):
    def make(name="department", *more):
        return reverse(f"handovers:{name}", args=[package.area, queries.token_of(package), *more])

    return make


def said(**facts):
    """The fields of the answer to the first need."""
    fields = {"decision": "partly", "reason": "Wir bauen eine Insel.", "form_key": uuid4()} | facts
    return {f"b1-answer-{name}": value for name, value in fields.items()}


def test_the_page_shows_what_was_handed_over_and_looking_changes_nothing(client, address):
    entries = Entry.objects.count()

    html = client.get(address()).content.decode()

    for words in ["Zwei Bedarfe aus Sankt Mang", "Sicher über die Straße", "„Da hält niemand.“"]:
        assert words in html
    assert "mia@example.org" not in html
    assert Entry.objects.count() == entries


def test_following_links_of_forms_acts_on_nothing(client, address):
    for name, more in [("answer", [1]), ("ask_back", [1]), ("extend", [1])]:
        assert client.get(address(name, *more)).url.endswith("#bedarf-1")
    assert client.get(address("acknowledge")).status_code == 405

    assert Acknowledgement.objects.count() + Answer.objects.count() == 0


def test_the_department_confirms_that_it_has_the_package(client, address, package):
    client.post(address("acknowledge"), {"file_number": "66-118"})
    client.post(address("acknowledge"), {"file_number": ""})

    row = Acknowledgement.objects.get()
    assert (row.handover, row.file_number, row.recorded_by) == (package, "66-118", "department")


def test_the_department_answers_with_an_attachment(client, address, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("plan.pdf", PDF, content_type="application/pdf")

    response = client.post(
        address("answer", 1),
        said(planned_text="Herbst 2027", attachment=upload, file_number="66-9"),
        follow=True,
    )

    answer = Answer.objects.get()
    html = response.content.decode()
    assert (answer.decision, answer.planned_text, answer.way) == ("partly", "Herbst 2027", "link")
    assert "1 von 2 beantwortet" in html
    file = client.get(address("attachment", answer.attachment_id))
    assert b"".join(file.streaming_content) == PDF


def test_an_answer_without_reason_comes_back_with_everything_typed(client, address):
    response = client.post(address("answer", 1), said(reason="", planned_text="Herbst 2027"))

    html = response.content.decode()
    assert html.count("Schreiben Sie bitte, was Sie machen und was nicht.") == 2
    assert 'href="#id_b1-answer-reason"' in html
    assert 'value="Herbst 2027"' in html
    assert 'id="bedarf-1" open' in html
    assert Answer.objects.count() == 0


def test_a_year_that_is_a_slip_is_asked_for_again(client, address):
    """From the last year there is nobody could reckon on to the question „Ist es gelöst?“."""
    slip = client.post(address("answer", 1), said(planned_on="31.12.9999")).content.decode()
    kept = Answer.objects.count()
    client.post(address("answer", 1), said(planned_on="31.12.2199"))

    assert (slip.count("Prüfen Sie bitte das Jahr."), kept) == (2, 0)
    assert Answer.objects.get().planned_on == date(2199, 12, 31)


def test_a_wrong_attachment_is_refused_at_its_field(client, address):
    upload = SimpleUploadedFile("plan.pdf", b"MZ not a pdf")

    html = client.post(address("answer", 1), said(attachment=upload)).content.decode()

    assert 'href="#id_b1-answer-attachment"' in html
    assert Answer.objects.count() == 0


def test_a_file_is_asked_for_again_when_the_form_comes_back(client, address):
    upload = SimpleUploadedFile("plan.pdf", PDF)

    html = client.post(address("answer", 1), said(reason="", attachment=upload)).content.decode()

    assert html.count("Bitte wählen Sie die Datei noch einmal aus: plan.pdf") == 2
    assert StoredFile.objects.count() == 0


def test_a_file_of_an_answer_that_comes_too_late_is_not_kept(client, address, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.post(address("answer", 1), said())
    upload = SimpleUploadedFile("plan.pdf", PDF)

    html = client.post(address("answer", 1), said(attachment=upload)).content.decode()

    assert "gibt es schon eine Antwort" in html
    assert StoredFile.objects.count() == 0


def test_sending_the_same_answer_twice_is_one_answer(client, address):
    fields = said()

    client.post(address("answer", 1), fields)
    client.post(address("answer", 1), fields)

    assert Answer.objects.count() == 1


def test_a_second_answer_from_an_old_page_is_refused_with_a_sentence(client, address):
    client.post(address("answer", 1), said())

    html = client.post(address("answer", 1), said(decision="no")).content.decode()

    assert "gibt es schon eine Antwort" in html
    assert Answer.objects.count() == 1


def test_a_correction_leaves_the_first_words_visible(client, address):
    client.post(address("answer", 1), said())
    first = Answer.objects.get()

    client.post(address("answer", 1), said(reason="Doch alles.", decision="yes", corrects=first.pk))

    html = client.get(address()).content.decode()
    assert "Wir bauen eine Insel." in html
    assert "Doch alles." in html
    assert "Diese Fassung wurde berichtigt." in html


def test_the_department_asks_back_and_the_office_replies(client, desk, area, address, package):
    client.post(address("ask_back", 1), {"b1-ask_back-text": "Wo genau?"})
    question = Question.objects.get()
    page = reverse("handovers:desk_handover", args=[area, package.short_number])
    assert "Wo genau?" in desk.get(page).content.decode()

    field = f"q{question.pk}-text"
    desk.post(reverse("handovers:reply", args=[area, question.pk]), {field: "Vor der Schule."})

    assert "Vor der Schule." in client.get(address()).content.decode()
    assert queries.open_questions(area) == []


def test_more_time_needs_a_reason_and_a_later_day(client, address, package):
    due = package.answer_effective
    until = due + timedelta(days=10)
    url, day = address("extend", 1), "b1-extend-until"

    early = client.post(url, {day: due.isoformat(), "b1-extend-reason": "Zählung"})
    silent = client.post(url, {day: until.isoformat(), "b1-extend-reason": ""})
    client.post(url, {day: until.isoformat(), "b1-extend-reason": "Zählung im Mai"})

    assert 'href="#id_b1-extend-until"' in early.content.decode()
    assert 'href="#id_b1-extend-reason"' in silent.content.decode()
    assert Extension.objects.get().nominal == until
    assert "Zählung im Mai" in client.get(address()).content.decode()


def test_after_more_time_the_page_names_the_day_that_counts(client, address, package, clerk):
    first, second = package.needs.order_by("position")
    old, new = package.answer_effective, package.answer_effective + timedelta(days=14)
    for handed, seen in ((first, old), (second, new)):
        actions.extend(
            handed, until=new, reason="Zählung", at=timezone.now(), form_key=uuid4(), by=clerk
        )
        html = client.get(address()).content.decode()

        assert f"Bitte antworten Sie bis {full_day(seen)}." in html
        assert f'<p class="q-figure"><b>{day(seen)}</b>' in html


@pytest.mark.parametrize("kind", ["guessed", "expired", "other area"])
def test_a_link_that_does_not_hold_says_whom_to_call(client, area, package, kind):
    Office.objects.create(area=area, name="Büro", phone="0831 960 57 01")
    token = queries.token_of(package)
    if kind == "guessed":
        token = token[:-1] + ("a" if token[-1] != "a" else "b")
    elif kind == "expired":
        Handover.objects.update(valid_until=date(2020, 1, 1))
    names = ["department", "pdf"]

    if kind == "other area":
        area = type(area).objects.create(municipality=area.municipality, slug="ost", name="Ost")
        Office.objects.create(area=area, name="Büro", phone="0831 960 57 01")
    pages = [client.get(reverse(f"handovers:{name}", args=[area, token])) for name in names]
    posted = client.post(reverse("handovers:answer", args=[area, token, 1]), said())

    for page in [*pages, posted]:
        assert page.status_code == 404
        assert "0831 960 57 01" in page.content.decode()
        assert "Sicher über die Straße" not in page.content.decode()
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_needs_as_for_one(
    *, client, area, clerk, department, need, wish, count, django_assert_max_num_queries
):
    now = timezone.now()
    rows = [need(wish(f"Wunsch {n}"), title=f"Bedarf {n}") for n in range(count)]
    _package, token = actions.hand_over(
        rows, area=area, department=department, cover_letter="Guten Tag", answer_on=None,
        on=now.date(), at=now, form_key=uuid4(), by=clerk,
    )  # fmt: skip

    with django_assert_max_num_queries(35):
        client.get(reverse("handovers:department", args=[area, token]))


@pytest.fixture
def long_package(*, area, clerk, department, need, wish):
    """One need more than stand on the page with all their forms; the first is answered."""
    now = timezone.now()
    rows = [need(wish(f"Wunsch {n}"), title=f"Bedarf {n}") for n in range(1, FEW + 2)]
    package, token = actions.hand_over(
        rows, area=area, department=department, cover_letter="Guten Tag", answer_on=None,
        on=now.date(), at=now, form_key=uuid4(), by=clerk,
    )  # fmt: skip
    answered(package.needs.get(position=1), day=now.date())
    return reverse("handovers:department", args=[area, token])


def positions(html, pattern):
    return [int(found) for found in re.findall(pattern, html)]


def test_a_long_page_shows_what_is_open_first_and_one_form(client, long_package):
    html = client.get(long_package).content.decode()
    chosen = client.get(f"{long_package}?bedarf=5").content.decode()

    assert f"1 von {FEW + 1} beantwortet" in html
    assert positions(html, r'id="bedarf-(\d+)"') == [*range(2, FEW + 2), 1]
    assert positions(html, r'name="b(\d+)-answer-reason"') == [2]
    assert positions(chosen, r'name="b(\d+)-answer-reason"') == [5]
    assert positions(html, r'<li><a href="[^"]*bedarf=(\d+)#') == [*range(2, FEW + 2), 1]


def test_after_an_answer_the_next_open_need_is_opened_with_the_thanks_above(client, long_package):
    answer = f"{long_package}bedarfe/%s/antwort/"
    fields = {"decision": "no", "reason": "Kein Geld."}

    middle = client.post(answer % 3, {f"b3-answer-{k}": v for k, v in fields.items()})
    last = client.post(answer % (FEW + 1), {f"b{FEW + 1}-answer-{k}": v for k, v in fields.items()})
    html = client.get(last.url).content.decode()

    assert middle.url == f"{long_package}?bedarf=4#gesagt"
    assert last.url == f"{long_package}?bedarf=2#gesagt"
    assert html.index("Ihre Antworten") < html.index("Danke.") < html.index('id="bedarf-2" open')
    assert html.count("Danke. Ihre Antwort") == 2


def test_the_department_reads_that_its_answer_is_public_at_once(client, address):
    assert "Ihre Antwort ist sofort öffentlich" in client.get(address()).content.decode()


def test_everybody_reads_an_answer_at_once_and_later_what_it_means(client, address, package, clerk):
    need = package.needs.get(position=1).need
    page = reverse("website:need", args=[package.area, need.short_number])
    explained = "Das Stadtteilbüro erklärt sie noch in einfachen Worten."
    client.post(address("answer", 1), said())

    untold = client.get(page).content.decode()
    now = timezone.now()
    actions.tell(Answer.objects.get(), plain_words="Eine Insel kommt.", at=now, by=clerk)
    told = client.get(page).content.decode()

    assert "Wir bauen eine Insel." in untold
    assert (explained in untold, explained in told) == (True, False)

"""A department's file: readers of the package see it, everybody else if the office says so."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from quartier.files.actions import store_document
from quartier.handovers import actions, rules
from quartier.handovers.models import Telling
from quartier.journal.models import Entry
from quartier.letters.models import Letter
from quartier.needs import actions as needs
from quartier.needs.models import BundledWish
from tests.factories import new_area
from tests.handovers.conftest import DUE, answered, at

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
LATER = DUE + timedelta(days=2)


@pytest.fixture
def answer(*, area, hand_over, need, wish, mia, clerk, settings, tmp_path):
    """A department's answer with a file, told to nobody yet."""
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("Lageplan.pdf", PDF)
    handed = hand_over(need(wish(by=mia))).needs.get()
    return answered(handed, attachment=store_document(upload, area=area, by=clerk))


@pytest.fixture
def tell(answer, clerk):
    def make(*, shown, row=answer, day=DUE):
        facts = {"plain_words": "Eine Insel kommt.", "at": at(day), "by": clerk}
        return actions.tell(row, shows_attachment=shown, **facts)

    return make


def address(answer):
    args = [answer.area, answer.handed_need.need.short_number, answer.attachment_id]
    return reverse("handovers:public_attachment", args=args)


def page(client, answer):
    need = answer.handed_need.need
    url = reverse("website:need", args=[answer.area, need.short_number])
    return client.get(url).content.decode()


def words(client, url):
    return b"".join(client.get(url).streaming_content)


def test_the_newest_decision_about_a_file_counts():
    early, late = at(DUE), at(LATER)

    assert rules.is_shown([]) is False
    assert rules.is_shown([(early, True)]) is True
    assert rules.is_shown([(late, False), (early, True)]) is False


def test_a_shown_file_stands_on_the_page_and_in_the_letter(client, answer, tell):
    tell(shown=True)

    letter = Letter.objects.get(occasion=f"answer:{answer.pk}")
    assert "Anhang: Lageplan.pdf</a>" in page(client, answer)
    assert "(PDF, 1\N{NO-BREAK SPACE}KB)" in page(client, answer)
    assert words(client, address(answer)) == PDF
    assert "Lageplan.pdf (PDF, 1\N{NO-BREAK SPACE}KB)\nhttp" in letter.text
    assert address(answer) in letter.text


def test_a_file_that_is_not_shown_opens_for_readers_of_the_package_only(client, desk, answer, tell):
    package, key = answer.handed_need.handover, answer.attachment_id
    inside = reverse("handovers:desk_attachment", args=[answer.area, package.short_number, key])
    untold = client.get(address(answer)).status_code

    tell(shown=False)

    assert [untold, client.get(address(answer)).status_code] == [404, 404]
    assert desk.get(address(answer)).status_code == 404
    assert "Lageplan" not in page(client, answer)
    assert "Lageplan" not in Letter.objects.get(occasion=f"answer:{answer.pk}").text
    assert words(desk, inside) == PDF


@pytest.mark.parametrize("kind", ["other need", "other area", "dissolved need"])
def test_a_shown_file_lies_at_its_own_need_only(*, client, answer, tell, need, wish, clerk, kind):
    tell(shown=True)
    row = answer.handed_need.need
    area, number = answer.area, row.short_number
    if kind == "other need":
        number = need(wish("Licht"), title="Licht").short_number
    elif kind == "other area":
        area = new_area("thingers")
    else:
        rows = BundledWish.objects.filter(need=row).select_related("wish")
        needs.take_out(row, [bundled.wish for bundled in rows], at=at(LATER), by=clerk)
        needs.dissolve(row, at=at(LATER), by=clerk)

    url = reverse("handovers:public_attachment", args=[area, number, answer.attachment_id])

    assert client.get(url).status_code == 404


def test_the_office_decides_while_it_tells_and_can_take_the_file_off_again(client, desk, answer):
    tell_page = reverse("handovers:tell", args=[answer.area, answer.pk])
    decision = reverse("handovers:show_attachment", args=[answer.area, answer.pk])
    fields = {"plain_words": "Eine Insel kommt.", "shows_attachment": "on"}
    assert "Nur ohne persönliche Daten" in desk.get(tell_page).content.decode()
    too_early = desk.post(decision, {"zeigen": "ja"}).status_code

    look = desk.post(tell_page, fields | {"schritt": "ansehen"}).content.decode()
    desk.post(tell_page, fields | {"schritt": "sagen"})
    shown = words(client, address(answer))
    desk.post(decision, {"zeigen": "nein"})
    desk.post(decision, {"zeigen": "nein"})

    assert address(answer) in look
    assert (too_early, shown, client.get(address(answer)).status_code) == (404, PDF, 404)
    assert Entry.objects.filter(verb="attachment_hidden").count() == 1
    assert "Lageplan" not in page(client, answer)


def test_a_correction_that_keeps_the_file_is_decided_anew(client, answer, tell, clerk):
    tell(shown=True)
    last = actions.correct_answer(
        answer, decision="yes", reason="Alles.", answered_on=LATER, at=at(LATER),
        form_key=uuid4(), by=clerk,
    )  # fmt: skip
    before = words(client, address(last))

    tell(shown=False, row=last, day=LATER)
    hidden = client.get(address(last)).status_code
    words_hidden = page(client, last)
    actions.show_attachment(answer, shown=True, at=at(LATER), by=clerk)

    assert (before, hidden, words(client, address(last))) == (PDF, 404, PDF)
    assert "Lageplan" not in words_hidden
    assert page(client, last).count("Lageplan.pdf") == 2


def test_without_a_file_nobody_is_asked(desk, handed):
    row = answered(handed)

    html = desk.get(reverse("handovers:tell", args=[row.area, row.pk])).content.decode()

    assert "Anhang" not in html
    assert Telling.objects.count() == 0

"""The PDF and the page say the same, from one object."""

import io
import re
from html import unescape
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from quartier.areas.models import Boundary
from quartier.files.actions import store_photo
from quartier.handovers import actions, queries
from quartier.handovers.models import Handover
from quartier.wishes.models import Wish
from tests.factories import new_user
from tests.handovers.conftest import HANDED, at

OUTLINE = {
    "type": "Polygon",
    "coordinates": [[[10.3, 47.7], [10.4, 47.7], [10.35, 47.75], [10.3, 47.7]]],
}


@pytest.fixture
def package(*, area, clerk, department, need, wish, mia, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Boundary.objects.create(
        area=area, version=1, valid_from=HANDED, geometry=OUTLINE, source="Skizze", size_ha=1
    )
    said = wish("Da hält niemand. #let x = 1 *fett* <b>", by=mia)
    Wish.objects.filter(pk=said.pk).update(photo=photo(area, clerk))
    now = timezone.now()
    row, _token = actions.hand_over(
        [need(said), need(wish("Licht"), title="Mehr Licht am Weg Ľudovít")],
        area=area,
        department=department,
        cover_letter="Guten Tag,\n\nbitte antworten Sie uns zu §&.",
        answer_on=None,
        on=now.date(),
        at=now,
        form_key=uuid4(),
        by=clerk,
    )
    return queries.package_of(row)


def photo(area, clerk):
    data = io.BytesIO()
    Image.new("RGB", (900, 600), "green").save(data, "JPEG")
    upload = SimpleUploadedFile("weg.jpg", data.getvalue())
    return store_photo(upload, area=area, alt_text="Die Straße am Morgen", by=clerk)


def words(text):
    """Comparable: no line breaks, no hyphens at line ends, no double blanks."""
    return re.sub(r"\s+", "", unescape(text).replace("\u00ad", ""))


def test_page_and_pdf_say_the_same(client, package):
    pdf = queries.pdf_of(package, at(HANDED))

    on_paper = words("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    address = reverse("handovers:department", args=[package.area, package.link.split("/")[-2]])
    on_screen = words(re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))
    for part in package.parts:
        quotes = [text for pair in part.quotes for text in pair]
        for text in [part.handed.title, part.handed.summary, part.support, *quotes]:
            assert words(text) in on_paper
            assert words(text) in on_screen
    facts = [package.title, package.lead, package.acknowledge, package.outcome]
    for text in [*facts, *package.handover.cover_letter.split("\n\n")]:
        assert words(text) in on_paper
        assert words(text) in on_screen
    assert words(package.link) in on_paper


def test_line_ends_of_browsers_make_the_same_paragraphs(package):
    ours = queries.pdf_of(package, at(HANDED))

    package.handover.cover_letter = package.handover.cover_letter.replace("\n", "\r\n")
    theirs = queries.pdf_of(package, at(HANDED))

    assert theirs == ours


def test_the_pdf_is_tagged_and_has_title_language_and_alternative_texts(package):
    pdf = queries.pdf_of(package, at(HANDED))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).startswith("de")
        assert str(document.docinfo["/Title"]) == package.title
        assert b"pdfuaid" in bytes(root.Metadata.read_bytes())
        alts = [str(item.Alt) for item in document.objects if has_alt(item)]
    assert "Die Straße am Morgen" in alts
    assert "QR-Code zu Ihrer Antwortseite" in alts


def has_alt(item):
    return isinstance(item, pikepdf.Dictionary) and "/Alt" in item


def test_the_preview_shows_what_the_department_will_get(area, department, need, wish, mia):
    row = need(wish("Meine Worte.", by=mia))
    draft = queries.draft_of(
        Handover(area=area, department=department, cover_letter="Hallo", handed_over_on=HANDED),
        [row],
    )

    assert [part.quotes for part in draft.parts] == [
        [("„Meine Worte.“", "Jemand aus Sankt Mang, mit Einverständnis")]
    ]
    assert draft.handover.people == 1


@pytest.mark.parametrize(
    ("role", "sees_link"),
    [
        ("lead", True), ("staff", True), ("department", True),
        ("intern", False), ("city_programme", False), ("steering", False),
    ],
)  # fmt: skip
def test_the_link_that_speaks_for_the_department_is_on_no_readers_paper(
    *, client, package, department, role, sees_link
):
    reader = new_user(role, package.area)
    reader.memberships.update(organisation_key=department.pk)
    client.force_login(reader)
    number = package.handover.short_number

    pdf = client.get(reverse("handovers:desk_pdf", args=[package.area, number])).content

    text = words("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    assert (words(package.link) in text, package.link.encode() in pdf) == (sees_link, sees_link)

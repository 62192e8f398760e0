"""What was handed to a department, written in a journal or named in a form stays in its quarter."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from quartier.concept import actions as concept
from quartier.handovers.models import Handover
from quartier.journal.models import name_of
from quartier.journal.rules import job
from quartier.needs.models import BundledWish, Need
from quartier.organisations.models import Organisation
from tests.architecture.permissions.knocking import address, knock, verdict, verdicts
from tests.architecture.personas import falsified

pytestmark = pytest.mark.django_db


def test_a_department_sees_what_was_handed_to_it(scene):
    rows, department = scene.rows, scene.staff["department"]
    own = {"number": rows.handover.short_number}
    foreign = {"number": rows.foreign.short_number}
    pages = {
        "handovers:desk_handover": {},
        "handovers:desk_pdf": {},
        "handovers:desk_photo": {"key": rows.photo.pk},
        "handovers:desk_attachment": {"key": rows.attachment.pk},
    }

    for name, more in pages.items():
        assert verdicts({1: department}, "get", address(name, scene.area, own | more)) == {1: "in"}
        assert verdicts({1: department}, "get", address(name, scene.area, foreign | more)) == {
            1: "not there"
        }
    listed = knock(department, "get", reverse("handovers:desk_list", args=[scene.area])).words
    others = Handover.objects.filter(area=scene.area).exclude(department=rows.department)
    assert others.count() > 3
    assert not [row for row in others if row.short_number.encode() in listed]


def test_a_link_opens_only_the_photos_and_papers_of_its_package(scene):
    rows = scene.rows
    stranger = falsified({})["token"]
    token = scene.places["handovers:photo"]["token"]

    for name, key in [("photo", rows.waiting_photo.pk), ("attachment", rows.photo.pk)]:
        for secret in (token, stranger):
            url = reverse(f"handovers:{name}", args=[scene.area, secret, key])
            assert verdict(knock(scene.nobody, "get", url)) == "not there"


def test_the_journal_of_residents_and_letters_is_for_the_office(scene):
    target = name_of(scene.birds.people["email"])
    url = reverse("accounts:journal", args=[scene.area, target])

    found = verdicts(scene.staff, "get", url)

    assert {who for who, word in found.items() if word == "in"} == {"lead", "staff"}


def test_the_journal_tells_nothing_about_another_quarter(scene):
    target = name_of(scene.rows.need)
    lead, neighbour = scene.staff["lead"], scene.neighbours["lead"]

    own = knock(lead, "get", reverse("accounts:journal", args=[scene.area, target]))
    foreign = knock(neighbour, "get", reverse("accounts:journal", args=[scene.other, target]))

    assert [b"<time" in answer.words for answer in (own, foreign)] == [True, False]


@pytest.mark.parametrize("name", ["bundle", "add_wishes"])
def test_wishes_of_another_quarter_are_not_bundled(scene, name):
    own, foreign = scene.door.waiting.short_number, scene.rows.wish.short_number
    sent = {"title": "Bedarf", "summary": "Text", "urgency": "normal", "wunsch": [own, foreign]}
    args = [scene.door.need.short_number] if name == "add_wishes" else []

    before = BundledWish.objects.count(), Need.objects.count()
    with transaction.atomic():
        scene.neighbours["lead"].post(reverse(f"needs:{name}", args=[scene.other, *args]), sent)
        after = BundledWish.objects.count(), Need.objects.count()
        scene.neighbours["lead"].post(
            reverse(f"needs:{name}", args=[scene.other, *args]), sent | {"wunsch": [own]}
        )
        allowed = BundledWish.objects.count()
        transaction.set_rollback(True)

    assert after == before
    assert allowed == before[0] + 1


def test_needs_and_departments_of_another_quarter_are_not_handed_over(scene):
    own = Organisation.objects.create(area=scene.other, kind="department", name="Bauamt")
    foreign = scene.rows
    url = reverse("handovers:new", args=[scene.other])

    def handed_over(need, department):
        sent = {"schritt": "weitergeben", "cover_letter": "Guten Tag", "form_key": uuid4()}
        sent |= {"bedarf": [need.short_number], "department": department.pk}
        before = Handover.objects.count()
        with transaction.atomic():
            scene.neighbours["lead"].post(url, sent)
            count = Handover.objects.count() - before
            transaction.set_rollback(True)
        return count

    assert handed_over(scene.door.need, own) == 1
    assert handed_over(foreign.waiting_need, own) == 0
    assert handed_over(scene.door.need, foreign.department) == 0


def test_a_need_takes_no_field_of_action_of_another_quarter(scene):
    [own] = concept.lay_out_standard_fields(scene.other, by=job("test"))[:1]
    url = reverse("needs:describe", args=[scene.other, scene.door.need.short_number])

    def chosen(field):
        sent = {"title": "Bedarf", "summary": "Text", "urgency": "normal"}
        with transaction.atomic():
            scene.neighbours["lead"].post(url, sent | {"fields_of_action": [field.pk]})
            rows = list(scene.door.need.fields.all())
            transaction.set_rollback(True)
        return rows

    assert chosen(own) == [own]
    assert chosen(scene.rows.field) == []

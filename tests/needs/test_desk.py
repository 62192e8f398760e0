import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quartier.accounts.models import Membership, Role
from quartier.needs.models import BundledWish, Need
from quartier.needs.queries import wishes_to_bundle
from quartier.wishes.actions import take_back
from quartier.wishes.models import Wish
from tests.needs.conftest import AT

HTMX = {"HX-Request": "true"}


@pytest.fixture
def inbox(area):
    return reverse("needs:inbox", args=[area])


def test_the_selection_survives_filtering(desk, inbox, wish):
    bench, light = wish(), wish("Licht am Weg")

    answer = desk.get(inbox, {"q": "Licht", "wunsch": bench.short_number})

    assert answer.context["pinned"] == [bench]
    assert answer.context["wishes"] == [light]
    assert answer.context["chosen"] == [bench]


def test_proposals_name_the_need_and_the_shared_words(desk, inbox, wish, need):
    row = need(wish("Eine Bank am Weg zur Iller"))
    other = wish("Eine Bank zum Sitzen an der Iller")

    answer = desk.get(inbox, {"wunsch": other.short_number}, headers=HTMX)

    match, people, voices = answer.context["fits"][0]
    assert (match.subject, people, voices) == (row, 0, 1)
    assert match.words == ["Bank", "Iller"]
    assert "<h1" not in answer.content.decode()


def test_a_wish_is_put_into_a_need_by_one_button(desk, area, wish, need):
    row, light = need(), wish("Licht am Weg")
    url = reverse("needs:add_wishes", args=[area, row.short_number])

    answer = desk.post(url, {"wunsch": light.short_number}, follow=True)

    assert light.pk in row.bundled.values_list("wish", flat=True)
    assert "1 Wunsch gehört jetzt zum Bedarf „Sitzbänke“." in answer.content.decode()
    assert "Rückgängig" in answer.content.decode()


def test_who_comes_second_reads_the_new_state(desk, area, wish, need):
    bench = wish()
    need(bench)
    form = {"wunsch": bench.short_number, "title": "Bänke", "urgency": "normal"}

    answer = desk.post(reverse("needs:bundle", args=[area]), form, follow=True)

    assert "Jana Berwang hat diesen Wunsch gerade eingeordnet" in answer.content.decode()
    assert Need.objects.count() == 1


def test_the_form_of_a_new_need_says_what_is_missing(desk, area, wish):
    bench = wish()
    url = reverse("needs:bundle", args=[area])

    answer = desk.post(url, {"wunsch": bench.short_number, "title": "", "urgency": "normal"})

    assert answer.context["form"].errors == {"title": ["Geben Sie dem Bedarf bitte einen Titel."]}
    assert list(wishes_to_bundle(area)) == [bench]


def test_undo_on_the_desk_brings_the_wish_back(desk, area, wish, need):
    bench, light = wish(), wish("Licht am Weg")
    row = need(bench)
    add = reverse("needs:add_wishes", args=[area, row.short_number])
    desk.post(add, {"wunsch": light.short_number})
    at = BundledWish.objects.get(wish=light).at

    desk.post(reverse("needs:undo", args=[area, row.short_number]), {"at": at.isoformat()})

    assert list(wishes_to_bundle(area)) == [light]


def test_wishes_are_taken_out_and_split_on_the_page_of_the_need(desk, area, wish, need):
    bench, light, bin_ = wish(), wish("Licht am Weg"), wish("Ein Mülleimer")
    row = need(bench, light, bin_)
    out, apart = (
        reverse(f"needs:{name}", args=[area, row.short_number]) for name in ("take_out", "split")
    )

    desk.post(out, {"wunsch": bin_.short_number})
    desk.post(apart, {"wunsch": light.short_number, "title": "Licht"})

    assert list(wishes_to_bundle(area)) == [bin_]
    assert Need.objects.get(title="Licht").bundled.get().wish == light
    page = desk.get(reverse("needs:desk_need", args=[area, row.short_number]))
    assert "Eine Bank am Weg zur Iller" in page.content.decode()


@pytest.mark.parametrize(("name", "form"), [("take_out", {}), ("split", {"title": "Licht"})])
def test_who_chose_no_wish_is_asked_to_choose_one(desk, area, need, name, form):
    row = need()

    answer = desk.post(reverse(f"needs:{name}", args=[area, row.short_number]), form, follow=True)

    assert "Wählen Sie bitte mindestens einen Wunsch." in answer.content.decode()
    assert row.bundled.count() == 1


def test_gaps_are_those_without_a_field_and_no_cell_is_a_formula(desk, area, field, need):
    need(title="=1+1")
    need(title="Mit Feld", fields=[field])

    page = desk.get(reverse("needs:gaps_csv", args=[area])).content.decode()

    assert page.splitlines()[1].split(";")[1] == "'=1+1"
    assert "Mit Feld" not in page


@pytest.mark.parametrize("name", ["needs:inbox", "desk:needs"])
def test_three_rows_cost_as_many_questions_as_one(  # noqa: PLR0917
    desk, area, wish, need, name, field
):
    url = reverse(name, args=[area])
    desk.get(url)

    counts = []
    for count in (1, 2):
        for number in range(count):
            wish(f"Wunsch {count} {number}")
            need(wish(f"Bedarf {count} {number}"), fields=[field])
        with CaptureQueriesContext(connection) as asked:
            desk.get(url)
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.DEPARTMENT, Role.CARRIER])
def test_others_do_not_read_the_inbox(desk, inbox, role):
    Membership.objects.update(role=role)

    assert desk.get(inbox).status_code == 404


def test_a_need_still_opens_when_one_of_its_wishes_left_the_list(desk, area, clerk, wish, need):
    bench, light = wish(), wish("Licht am Weg")
    Wish.objects.filter(pk__in=[bench.pk, light.pk]).update(lon=10.3, lat=47.7)
    row = need(bench, light)
    take_back(light, at=AT, by=clerk)

    page = desk.get(reverse("needs:desk_need", args=[area, row.short_number]))

    assert [pin.title for pin in page.context["pins"]] == [bench.publication.title]

import pytest
from django.urls import reverse
from django.utils import timezone

from quartier.accounts.queries import session_key, session_value
from quartier.handovers import actions as handovers
from quartier.handovers.models import Handover
from quartier.needs import actions as needs
from quartier.wishes import actions as wishes
from quartier.wishes.rules import VoiceData
from tests.factories import CLERK, new_area, new_resident
from tests.journeys.thread import answered, bundled, handed, said

TODAY = timezone.localdate()
LAST_YEAR = TODAY.replace(year=TODAY.year - 1, day=1)


def page(client, name, *args) -> str:
    response = client.get(reverse(f"website:{name}", args=args))
    assert response.status_code == 200
    assert len(response.content) < 150_000
    return response.content.decode()


def test_a_wish_tells_its_way_and_its_needs_way(client, area) -> None:
    wish = said(area)
    need = bundled(area, wish)
    answer = answered(handed(area, need))
    handovers.tell(answer, plain_words="Zwei Bänke kommen.", at=timezone.now(), by=CLERK)

    shown = page(client, "wish", area, wish.short_number)

    assert "Offizielle Antwort: Tiefbauamt" in shown
    assert "Zwei Bänke stellen wir auf." in shown
    assert "Zwei Bänke kommen." in shown
    assert reverse("website:need", args=[area, need.short_number]) in shown
    assert "Teilweise zugesagt" in shown


def test_a_need_names_its_wishes(client, area) -> None:
    wish = said(area)
    need = bundled(area, wish)

    shown = page(client, "need", area, need.short_number)

    assert reverse("website:wish", args=[area, wish.short_number]) in shown
    assert "Menschen brauchen Orte zum Ausruhen." in shown


@pytest.mark.parametrize("state", ["unread", "taken back", "dissolved", "elsewhere"])
def test_what_is_not_public_is_not_there(client, area, state) -> None:
    wish = said(area)
    number, name = wish.short_number, "wish"
    if state in ("unread", "taken back"):
        wishes.take_back(wish, at=timezone.now(), by=CLERK)
    if state == "dissolved":
        need = bundled(area, wish)
        needs.take_out(need, [wish], at=timezone.now(), by=CLERK)
        number, name = need.short_number, "need"
    if state == "elsewhere":
        area = new_area("thingers")

    response = client.get(reverse(f"website:{name}", args=[area, number]))

    assert response.status_code == 404
    assert f"Unter {number} steht noch nichts." in response.content.decode()
    assert reverse("website:look_up", args=[area]) in response.content.decode()


def test_another_spelling_of_a_number_leads_to_its_page(client, area) -> None:
    wish, need = said(area), bundled(area)
    addresses = {
        f"wish {wish.year}-{wish.number}": ("wish", wish),
        f"need b{need.year}-{need.number}": ("need", need),
        f"wish {need.short_number}": ("need", need),
        f"need {wish.short_number}": ("wish", wish),
    }

    for typed, (name, subject) in addresses.items():
        page, number = typed.split()
        response = client.get(reverse(f"website:{page}", args=[area, number]))

        assert response.url == reverse(f"website:{name}", args=[area, subject.short_number])


@pytest.mark.parametrize("typed", ["{y}-00001", "{y} 1", " {y}/1", "{y}-1"])
def test_a_number_is_found_however_it_is_typed(client, area, typed) -> None:
    wish = said(area)

    response = client.get(
        reverse("website:look_up", args=[area]), {"nummer": typed.format(y=wish.year)}
    )

    assert response.url == reverse("website:wish", args=[area, wish.short_number])


@pytest.mark.parametrize("typed", ["b {y} 1", "B-{y}-001", "b-{y}-1"])
def test_so_is_the_number_of_a_need(client, area, typed) -> None:
    need = bundled(area)

    response = client.get(
        reverse("website:look_up", args=[area]), {"nummer": typed.format(y=need.year)}
    )

    assert response.url == reverse("website:need", args=[area, need.short_number])


@pytest.mark.parametrize("typed", ["", "Bank", "2026-99999", "W-2026-001"])
def test_other_words_get_a_way_on(client, area, typed) -> None:
    response = client.get(reverse("website:look_up", args=[area]), {"nummer": typed})

    assert response.status_code == 404
    assert reverse("website:listing", args=[area]) in response.content.decode()


def test_the_start_page_shows_the_newest_answers(client, area) -> None:
    need = bundled(area)
    answered(handed(area, need))

    shown = page(client, "start", area)

    assert need.title in shown
    assert "Zwei Bänke stellen wir auf." in shown


def test_figures_of_the_start_page_stand_on_the_page_they_lead_to(client, area) -> None:
    answered(handed(area, bundled(area)))
    Handover.objects.update(handed_over_on=LAST_YEAR, year=LAST_YEAR.year)
    answered(handed(area, bundled(area), days_ago=0))

    start = page(client, "start", area)

    address = f"{reverse('website:ledger', args=[area])}?jahr={TODAY.year}"
    assert start.count(f'href="{address}"') == 2
    assert "1 Bedarf haben wir an die Stadt gegeben." in client.get(address).content.decode()


def test_a_year_without_answers_is_empty_and_not_all_years(client, area) -> None:
    answered(handed(area, bundled(area)))
    Handover.objects.update(handed_over_on=LAST_YEAR, year=LAST_YEAR.year)
    address = f"{reverse('website:ledger', args=[area])}?jahr={TODAY.year}"

    shown = client.get(address).content.decode()

    assert "In dieser Auswahl ist noch nichts bei der Stadt." in shown


@pytest.mark.parametrize("name", ["start", "listing", "ledger", "take_part", "open_data"])
def test_pages_stand_without_any_content_in_both_languages(client, area, name) -> None:
    german = page(client, name, area)
    english = client.get("/en" + reverse(f"website:{name}", args=[area]))

    assert '<html lang="de"' in german
    assert '<html lang="en"' in english.content.decode()


def test_the_ledger_counts_and_gives_the_reasons_of_refusals(client, area) -> None:
    answered(handed(area, bundled(area)), "no", "Der Boden ist zu weich.")

    shown = page(client, "ledger", area)

    assert "Der Boden ist zu weich." in shown
    assert "q-entry__title" not in shown  # its links look like headings
    assert "1 Bedarfe" not in shown


@pytest.mark.parametrize("name", ["support", "follow"])
def test_whoever_asks_for_a_contact_says_what_happens_to_it(client, area, name) -> None:
    address = reverse(f"needs:{name}", args=[area, bundled(area).short_number])

    form = client.get(address).content.decode().partition("<form method")[2].partition("</form>")[0]

    assert f'href="{reverse("office:privacy", args=[area])}"' in form


def test_one_area_is_shown_at_once_and_several_are_listed(client, area) -> None:
    alone = client.get("/")
    other = new_area("thingers")

    both = client.get("/").content.decode()

    assert alone.url == reverse("website:start", args=[area])
    assert [reverse("website:start", args=[one]) in both for one in (area, other)] == [True, True]


def test_my_wishes_ask_for_a_sign_in(client, area) -> None:
    response = client.get(reverse("website:my_wishes", args=[area]))

    assert response.url == reverse("accounts:sign_in", args=[area])


def test_my_wishes_show_mine_only(client, area) -> None:
    mia = new_resident(area)
    mine = said(area, "Eine Schaukel für Mia", voice=VoiceData(mia, "email"))
    said(area, "Etwas ganz anderes für andere")
    session = client.session
    session[session_key(area)] = session_value(mia, timezone.now())
    session.save()

    shown = page(client, "my_wishes", area)

    assert "Eine Schaukel für Mia" in shown
    assert mine.short_number in shown
    assert "Etwas ganz anderes" not in shown

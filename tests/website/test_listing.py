import csv
import io
import json
from uuid import uuid4

import feedparser
import pytest
from django.urls import reverse
from django.utils import timezone

from quartier.wishes import actions
from tests.factories import CLERK
from tests.journeys.thread import answered, bundled, handed, said

PLACE = {"lon": 10.31, "lat": 47.72}


def get(client, area, name="listing", **query):
    response = client.get(reverse(f"website:{name}", args=[area]), query)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body.decode()


def test_the_list_shows_entries_with_and_without_a_place(client, area) -> None:
    said(area, "Mehr Licht am Uferweg", place_name="Uferweg", **PLACE)
    said(area, "Mehr Papierkörbe im Stadtteil")

    _response, page = get(client, area)

    placed, unplaced = page.split('id="ohne"')
    assert "Mehr Licht am Uferweg" in placed
    assert 'href="#e1"' in unplaced
    assert "Mehr Papierkörbe im Stadtteil" in unplaced
    assert "2 Einträge" in placed


def test_the_list_asks_as_often_for_one_entry_as_for_three(
    client, area, django_assert_num_queries
) -> None:
    said(area, **PLACE)
    get(client, area)
    with django_assert_num_queries(5):
        get(client, area)

    bundled(area, said(area, "Ein Mülleimer am Spielplatz"))
    answered(handed(area, bundled(area, said(area, "Eine Rampe zum Markt"))))
    get(client, area)

    with django_assert_num_queries(5):
        get(client, area)


def test_active_filters_are_pills_that_can_be_removed(client, area) -> None:
    said(area)

    _response, page = get(client, area, q="Bank", stand="checking", ordnung="neu")

    assert "Stand: Wird geprüft" in page
    assert "Suche: Bank" in page
    assert 'href="?stand=checking&amp;ordnung=neu"' in page
    assert 'href="?q=Bank&amp;ordnung=neu"' in page


def test_wrong_filters_are_left_out(client, area) -> None:
    said(area)

    response, page = get(client, area, stand="x", thema="y", amt="z", von="morgen", seite="-1")

    assert response.status_code == 200
    assert "1 Eintrag" in page


def test_a_page_number_nobody_can_read_is_the_last_page(client, area) -> None:
    response, _page = get(client, area, seite="9" * 4299)

    assert response.status_code == 200


def test_an_empty_search_offers_the_form_with_these_words(client, area) -> None:
    _response, page = get(client, area, q="Brunnen")

    assert "Zu „Brunnen“ gibt es noch keinen Wunsch." in page
    assert "mitmachen/wunsch/?text=Brunnen" in page


def test_a_number_in_the_search_leads_to_its_page(client, area) -> None:
    wish = said(area)

    response, _page = get(client, area, q=f" {wish.year}/{wish.number} ")
    there = client.get(response.url)

    assert there.url == reverse("website:wish", args=[area, wish.short_number])


def test_the_table_opens_in_excel_and_calculates_nothing(client, area) -> None:
    said(area, "=1+1 wäre schön; und mehr", title="=HYPERLINK(0)", **PLACE)

    response, text = get(client, area, "listing_csv")

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert text.startswith("\ufeffNummer;Art;Titel;")
    assert (rows[0]["Titel"], rows[0]["Text"]) == ("'=HYPERLINK(0)", "'=1+1 wäre schön; und mehr")
    assert (rows[0]["Breite"], rows[0]["Länge"]) == ("47,720000", "10,310000")
    assert response["Content-Disposition"] == 'attachment; filename="quartier-sankt-mang.csv"'


def test_geojson_holds_the_whole_selection_also_without_a_place(client, area) -> None:
    said(area, **PLACE)
    said(area, "Ein Mülleimer am Spielplatz")

    _response, text = get(client, area, "listing_geojson")
    _points, dots = get(client, area, "listing_points")

    shapes = [feature["geometry"] for feature in json.loads(text)["features"]]
    point = {"type": "Point", "coordinates": [10.31, 47.72]}
    assert sorted(map(str, shapes)) == sorted(map(str, [point, None]))
    assert [f["geometry"] for f in json.loads(dots)["features"]] == [point]


def test_the_feed_follows_the_same_selection(client, area) -> None:
    wish = said(area)
    bundled(area, said(area, "Ein Mülleimer am Spielplatz"), title="Mülleimer")

    _response, text = get(client, area, "listing_atom", art="wunsch")

    feed = feedparser.parse(text)
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [f"urn:uuid:{wish.pk}"]
    assert feed.entries[0].link.endswith(reverse("website:wish", args=[area, wish.short_number]))


def test_page_and_feed_of_a_selection_name_each_other(client, area) -> None:
    said(area)
    query = {"art": "wunsch", "ordnung": "neu"}

    _response, page = get(client, area, **query)
    _response, feed = get(client, area, "listing_atom", **query)

    here, there = (reverse(f"website:{name}", args=[area]) for name in ("listing", "listing_atom"))
    assert f'type="application/atom+xml" href="{there}?art=wunsch&amp;ordnung=neu"' in page
    alternate = next(link for link in feedparser.parse(feed).feed.links if link.rel == "alternate")
    assert alternate.href.endswith(f"{here}?art=wunsch&ordnung=neu")


def test_on_paper_a_selection_says_what_it_is(client, area) -> None:
    said(area)

    _response, chosen = get(client, area, stand="checking", art="wunsch")
    _response, whole = get(client, area)

    line = "<strong>Diese Auswahl</strong> Stand: Wird geprüft · Art: Wünsche</p>"
    assert f'<p class="q-onlyprint">{line}' in chosen
    assert "q-onlyprint" not in whole


def test_the_whole_list_says_why_it_is_shorter_than_all_wishes(client, area) -> None:
    said(area)
    said(area, "Ein Mülleimer am Spielplatz")

    _response, whole = get(client, area)
    _response, chosen = get(client, area, art="wunsch")

    sentence = "Ähnliche Wünsche stehen zusammen in einem Bedarf."
    assert (sentence in whole, sentence in chosen) == (True, False)


def test_no_pasted_sign_breaks_the_feed(client, area) -> None:
    bundled(area, said(area, "Eine Bank"), title="Ba\x0bn\x08k\ufffe \U0001f333")

    _response, text = get(client, area, "listing_atom", art="bedarf")

    feed = feedparser.parse(text)
    assert (bool(feed.bozo), feed.entries[0].title) == (False, "Bank \U0001f333")


@pytest.mark.parametrize(
    "name", ["listing", "listing_csv", "listing_geojson", "listing_atom", "listing_points"]
)
def test_nobody_reads_where_somebody_lives(client, area, name) -> None:
    place = "bei Frau Nordfeld, Uferweg 17, Tel. 0831 9605701"
    said(area, "Mehr Licht", **PLACE, place_name=place)

    answer, text = get(client, area, name, q="Licht")
    _answer, by_place = get(client, area, name, ort="Nordfeld")

    assert answer.status_code == 200
    assert "Mehr Licht" in text
    assert ("Uferweg" in text) == (name in ("listing", "listing_csv", "listing_geojson"))
    assert [word for word in ("Nordfeld", "Uferweg 17", "9605701") if word in text] == []
    assert "Mehr Licht" not in by_place


@pytest.mark.parametrize("name", ["listing", "listing_csv", "listing_geojson", "listing_atom"])
def test_nothing_of_an_unread_wish_is_shown(client, area, name) -> None:
    actions.take_in(
        area,
        text="Frau Geheimnis wünscht sich etwas",
        source="online",
        form_key=uuid4(),
        at=timezone.now(),
        by=CLERK,
    )

    _response, page = get(client, area, name)

    assert "Geheimnis" not in page

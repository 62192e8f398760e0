"""What a page says about itself to search engines and to whom it is sent."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.urls import reverse

from tests.journeys.thread import said

PAGES = ["website:start", "website:listing", "website:ledger", "office:public", "concept:plan"]


def head_of(client, url):
    text = client.get(url).content.decode()
    found = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text))
    return found | {"title": re.search("<title>([^<]*)</title>", text)[1]}


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_has_title_sentence_and_a_picture_from_here(client, area, name):
    head = head_of(client, reverse(name, args=[area]))

    assert head["title"].split(" – ")[0].strip()
    assert len(head["description"]) > 20
    assert head["og:image"] == f"{settings.ORIGIN}/static/ui/img/share.png"


def test_a_journey_says_how_far_it_is(client, area):
    wish = said(area)

    head = head_of(client, reverse("website:wish", args=[area, wish.short_number]))

    assert head["description"] == "Wir haben ihn gelesen. Jetzt suchen wir ähnliche Wünsche."


def test_the_pictures_are_there():
    for name in ("mark.svg", "mark.png", "share.png"):
        assert find(f"ui/img/{name}")

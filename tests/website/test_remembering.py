"""Pages for everybody are drawn once, and never older than the last act."""

import pytest
from django.conf import settings as configured
from django.core.cache import caches
from django.urls import reverse

from quartier.journeys.actions import catch_up
from tests.journeys.thread import answered, bundled, handed, said

DRAWN_ONCE = 2
"""The area, and its last entry."""


@pytest.fixture(autouse=True)
def _pages(settings):
    """As outside the tests, and nothing remembered from the test before."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = configured.CACHES | {"pages": {"BACKEND": memory}}
    caches["pages"].clear()


@pytest.mark.parametrize("page", ["start", "listing", "listing_points", "ledger"])
def test_the_second_visitor_costs_two_queries(client, area, django_assert_num_queries, page):
    said(area)
    address = reverse(f"website:{page}", args=[area])
    first = client.get(address)

    with django_assert_num_queries(DRAWN_ONCE):
        second = client.get(address)

    assert second.content == first.content
    assert second.headers["Content-Type"] == first.headers["Content-Type"]


def test_a_journey_shows_the_answer_at_once(client, area, django_assert_num_queries):
    wish = said(area)
    row = handed(area, bundled(area, wish))
    catch_up(area)
    address = reverse("website:wish", args=[area, wish.short_number])
    client.get(address)
    with django_assert_num_queries(DRAWN_ONCE):
        before = client.get(address).content.decode()

    answered(row, reason="Zwei Bänke kommen im Mai.")
    after = client.get(address).content.decode()

    assert "Zwei Bänke kommen im Mai." not in before
    assert "Zwei Bänke kommen im Mai." in after


def test_every_language_and_every_filter_has_its_own_page(client, area):
    said(area)
    address = reverse("website:listing", args=[area])

    pages = [client.get(path).content for path in (address, f"/en{address}", f"{address}?q=Bank")]

    assert len(set(pages)) == len(pages)


def test_whoever_is_known_gets_a_page_of_their_own(client, area):
    address = reverse("website:start", args=[area])
    client.get(address)
    client.cookies[configured.SESSION_COOKIE_NAME] = "somebody"
    said(area)
    caches["pages"].clear()

    client.get(address)

    assert caches["pages"]._cache == {}

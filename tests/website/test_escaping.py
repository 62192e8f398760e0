"""What people write is text on every page, never a part of the page."""

import pytest
from django.urls import reverse

from quartier.journeys.actions import catch_up
from tests import stories


@pytest.mark.parametrize("page", ["listing", "wish", "need", "listing_atom"])
def test_what_people_write_is_text(client, area, page):
    wish = stories.said(area, "<i>Bank</i>", place_name="<u>Weg</u>")
    need = stories.bundled(area, wish, title="<i>Bank</i>")
    other = stories.said(area, "<i>Baum</i>", place_name="<u>Weg</u>")
    catch_up(area)
    named = {"wish": [other.short_number], "need": [need.short_number]}

    answer = client.get(reverse(f"website:{page}", args=[area, *named.get(page, [])]))
    words = answer.content.decode()

    assert answer.status_code == 200
    assert "&lt;i&gt;Ba" in words
    assert "<i>Ba" not in words
    assert "<u>Weg" not in words

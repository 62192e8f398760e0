import json
from xml.etree import ElementTree as ET

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from quartier.journeys.actions import catch_up
from quartier.office.models import Office
from quartier.website.views import errors
from tests.factories import new_area
from tests.journeys.thread import said


def test_robots_stay_away_from_the_desk(client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /*/buero/\n" in text


def test_security_txt_names_a_contact_and_an_end(client, area) -> None:
    lines = dict(
        line.split(": ", 1)
        for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )

    assert sorted(lines) == ["Canonical", "Contact", "Expires", "Preferred-Languages"]
    assert lines["Contact"].endswith(reverse("office:imprint", args=[area]))


def test_the_sitemap_lists_public_pages(client, area) -> None:
    wish = said(area)
    catch_up(area)

    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own words

    urls = [loc.text or "" for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sum(url.endswith(f"/{wish.short_number}/") for url in urls) == 1
    assert not [url for url in urls if "/buero/" in url]


def test_the_manifest_is_json(client, area) -> None:
    assert json.loads(client.get("/manifest.webmanifest").content)["short_name"] == area.name


def test_a_broken_server_answers_without_a_database() -> None:
    response = errors.server_error(RequestFactory().get("/sankt-mang/"))

    assert response.status_code == 500
    assert "Das liegt an uns, nicht an Ihnen." in response.content.decode()


def test_while_the_database_is_away_the_answer_is_a_pause() -> None:
    response = unanswered("post")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "Ihr Text ist noch da" in response.content.decode()
    assert "Ihr Text" not in unanswered("get").content.decode()


def unanswered(method: str) -> HttpResponse:
    """What Django makes of an error: the handler is called while it is in flight."""
    try:
        _without_database()
    except OperationalError:
        return errors.server_error(getattr(RequestFactory(), method)("/sankt-mang/"))
    raise AssertionError


def _without_database() -> None:
    raise OperationalError("No space left on device")


def test_a_form_that_was_open_too_long_says_that_the_text_is_still_there(area) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(reverse("website:wish_form", args=[area]), {"text": "Eine Bank"})

    assert response.status_code == 403
    assert "Ihr Text ist noch da." in response.content.decode()


@pytest.mark.parametrize("path", ["nirgends/", "aktuelles/0199b1f0-0000-7000-8000-000000000001/"])
def test_an_unknown_page_of_a_quarter_leads_on(client, area, path) -> None:
    new_area("thingers")
    Office.objects.create(area=area, name="Stadtteilbüro", phone="0831 000 57 01")

    page = client.get(f"/{area.slug}/{path}").content.decode()

    assert "Diese Seite gibt es nicht." in page
    assert 'href="tel:08310005701"' in page
    assert f'href="{reverse("website:start", args=[area])}"' in page
    assert f'href="{reverse("website:listing", args=[area])}"' in page


def test_an_unknown_page_of_no_quarter_leads_to_the_root(client, area) -> None:
    page = client.get("/nirgends/").content.decode()

    assert 'href="/"' in page
    assert reverse("website:listing", args=[area]) not in page


@pytest.mark.parametrize("refusal", [OperationalError, InterfaceError])
def test_an_unknown_page_is_said_without_a_database_too(client, area, monkeypatch, refusal) -> None:
    def refuse(*_args):
        raise refusal

    monkeypatch.setattr(errors, "area_in", refuse)

    response = client.get(f"/{area.slug}/nirgends/")

    assert (response.status_code, b'href="/"' in response.content) == (404, True)


def test_an_unknown_page_says_so_in_the_visitors_language(client, area) -> None:
    response = client.get(f"/en/{area.slug}/nirgends/")

    assert response.status_code == 404
    assert '<html lang="en"' in response.content.decode()

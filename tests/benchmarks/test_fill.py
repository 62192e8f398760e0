"""The benchmark fills what the house could have filled, and measures what was asked."""

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from benchmarks.client import Ask, Site, measure
from benchmarks.fill import fill
from benchmarks.words import Words
from django.conf import settings
from django.utils import timezone

from quartier.journeys.models import Listed
from quartier.journeys.queries import drift
from quartier.journeys.queries.rows import rows_of
from quartier.needs.models import BundledWish
from quartier.wishes.models import Publication, Refusal, Wish

WISHES = 50


class Greeting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"Guten Tag")

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = HTTPServer(("127.0.0.1", 0), Greeting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(server.server_port, os.getpid(), os.getpid())
    server.shutdown()
    server.server_close()


@pytest.mark.django_db
def test_the_filled_quarter_holds_together(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)

    area = fill(WISHES, now=timezone.now())

    wishes = Wish.objects.filter(area=area)
    read = Publication.objects.count() + Refusal.objects.count()
    listed = Listed.objects.filter(area=area)
    assert (wishes.count(), read) == (WISHES, WISHES - WISHES // 20)
    assert listed.filter(kind="wish").count() == Publication.objects.count()
    assert listed.exclude(need_key=None).count() == BundledWish.objects.count()
    assert drift(area, rows_of(area, listed.values_list("subject", flat=True))) == []


def test_invented_wishes_are_the_same_for_the_same_seed() -> None:
    one, two = Words(["Lindenweg"], seed=3), Words(["Lindenweg"], seed=3)

    texts = [words.wish(words.topic()) for words in (one, two)]

    assert texts[0] == texts[1]
    assert "Lindenweg" in texts[0]


def test_a_measured_page_tells_how_often_how_long_and_how_large(site) -> None:
    cell = measure(site, lambda: Ask("/"), clients=2, seconds=0.2)

    assert (cell.failed, cell.size) == ([], len(b"Guten Tag"))
    assert 0 < (cell.at(0.5) or 0) <= (cell.at(0.95) or 0)

"""Contacts, blacked out words and unread wishes show on no page of those who must not see them."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests import stories
from tests.architecture.doors import DOORS, SETS
from tests.architecture.permissions.knocking import NAMES, address, look

pytestmark = pytest.mark.django_db

OUTSIDE = ["city_programme", "department", "carrier", "steering", "admin"]
"""Roles beside the office. They never see how to reach a resident, nor what was blacked out."""
SEARCHES = ["kanar", "0831 47", "Rotkehl", "Zaunk"]
"""Beginnings only: the page repeats what was typed."""


@pytest.mark.parametrize("who", ["nobody", "neighbour", *OUTSIDE])
def test_who_stands_outside_never_sees_how_to_reach_a_resident(scene, who):
    pages = [address(name, scene.area, scene.places.get(name, {})) for name in open_to(who)]
    for name in ("desk:search", "website:listing"):
        pages += [f"{reverse(name, args=[scene.area])}?q={words}" for words in SEARCHES]

    answers = {url: look(scene, who, url) for url in pages}

    seen = {url: plain(answer) for url, answer in answers.items() if answer.status_code == 200}
    assert len(seen) >= 2
    assert {url: traces_in(words) for url, words in seen.items() if traces_in(words)} == {}


def test_an_intern_reads_wishes_but_not_how_to_reach_people(scene):
    wish = scene.rows.unread
    url = reverse("wishes:desk_wish", args=[scene.area, wish.short_number])
    email = scene.birds.people["email"].email

    words = {who: plain(look(scene, who, url)) for who in ("intern", "staff")}

    assert stories.UNREAD in words["intern"]
    assert [email in words[who] for who in ("intern", "staff")] == [False, True]


def test_the_office_sees_what_others_must_not(scene):
    """The traces exist: otherwise the tests above would prove nothing."""
    rows = scene.rows
    pages = [
        reverse("wishes:desk_wish", args=[scene.area, rows.wish.short_number]),
        reverse("wishes:desk_wish", args=[scene.area, rows.unread.short_number]),
        *(reverse("desk:person", args=[scene.area, p.pk]) for p in scene.birds.people.values()),
    ]

    words = " ".join(plain(look(scene, "staff", url)) for url in pages)

    assert traces_in(words) == list(stories.TRACES)


def open_to(who):
    """What can be looked at: a stranger the open pages, but not the links sent to the residents."""
    if who != "nobody":
        roles = [who] if who in OUTSIDE else ["lead"]
        return [n for n in NAMES if SETS.get(DOORS[n].get("get"), set()) & {*roles}]
    own = {"website:wish_received", "accounts:confirm_email", "needs:confirm_follow"}
    own |= {"needs:unfollow", "needs:not_meant", "handovers:solved"}
    return [n for n in NAMES if DOORS[n].get("get") in {"open", "token"} and n not in own]


def plain(answer):
    """The words of a page, a list or a paper."""
    if answer["Content-Type"] == "application/pdf" and answer.words.startswith(b"%PDF-1.7"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(answer.words)).pages)
    return answer.words.decode(errors="replace")


def traces_in(words):
    return [trace for trace in stories.TRACES if trace in words]

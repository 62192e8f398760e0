"""The journal on an object's page: the newest; all of it on a page of its own."""

import re

import pytest
from django.urls import reverse

from quartier.accounts.templatetags.people import NEWEST
from quartier.journal.actions import record
from quartier.journal.models import Entry, name_of
from tests.factories import CLERK, new_area, new_user
from tests.journeys.thread import answered, bundled, handed, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return new_area()


@pytest.fixture
def journal_on(client, area):
    """The journal of a page as this role sees it."""

    def look(url, role="staff"):
        client.force_login(new_user(role, area))
        page = client.get(url).content.decode()
        return re.search(r"<summary>Protokoll</summary>(.*?)</details>", page, re.DOTALL)[1]

    return look


def fill(row, times):
    """Write until there are so many entries about the row."""
    for _ in range(times - Entry.objects.filter(target=name_of(row)).count()):
        record(CLERK, "describe", row)


@pytest.mark.parametrize(("times", "has_more"), [(NEWEST, False), (NEWEST + 1, True)])
def test_a_page_shows_the_newest_and_where_all_of_it_is(area, journal_on, times, has_more):
    need, wish = bundled(area), said(area)
    pages = {
        need: reverse("needs:desk_need", args=[area, need.short_number]),
        wish: reverse("wishes:desk_wish", args=[area, wish.short_number]),
    }

    for row, url in pages.items():
        fill(row, times)
        journal = journal_on(url)

        whole = reverse("accounts:journal", args=[area, name_of(row)])
        assert journal.count("<li>") == NEWEST
        assert (f'href="{whole}"' in journal) is has_more


def test_the_whole_journal_of_a_package_holds_its_answers_too(client, area):
    row = handed(area, bundled(area))
    answer = answered(row)
    url = reverse("handovers:journal", args=[area, row.handover.short_number])
    client.force_login(new_user("staff", area))

    lines = client.get(url).context["page"].object_list

    assert {name_of(row.handover), name_of(answer)} <= {line.target for line in lines}


def test_who_is_not_of_the_office_reads_roles_instead_of_names(area, journal_on):
    clerk = new_user("lead", area, name="Jana Berwang")
    need = bundled(area)
    record(clerk.as_actor("lead"), "describe", need)
    url = reverse("needs:desk_need", args=[area, need.short_number])

    assert "Jana Berwang" in journal_on(url)
    assert "Jana Berwang" not in journal_on(url, "steering")

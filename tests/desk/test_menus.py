"""What the desk offers a role is what the role may open, and no more (domain.md section 7)."""

import pytest
from django.urls import reverse

from quartier.accounts.models import Role
from quartier.desk import rarely
from quartier.desk.views.desk import HOME
from tests import stories
from tests.factories import new_area, new_user
from tests.journeys.thread import bundled, department, handed


@pytest.fixture
def area(db):  # noqa: ARG001 - opens the database
    return new_area()


@pytest.fixture
def desk_of(client, area):
    def sign_in(role):
        client.force_login(new_user(role, area))
        return client

    return sign_in


def menu(client, area, role):
    first = reverse(HOME.get(Role(role), "desk:today"), args=[area])
    groups = client.get(first).context["sidebar"].groups
    return [str(entry["title"]) for group in groups for entry in group["entries"]]


@pytest.mark.parametrize("role", sorted(Role.values))
def test_a_menu_leads_only_where_its_reader_may_go(area, desk_of, role):
    client = desk_of(role)
    first = reverse(HOME.get(Role(role), "desk:today"), args=[area])
    groups = client.get(first).context["sidebar"].groups

    pages = [entry["url"] for group in groups for entry in group["entries"]]
    pages += [reverse(page.name, args=[area]) for page in rarely.pages_for(role)]

    assert pages
    assert {url: client.get(url).status_code for url in pages} == dict.fromkeys(pages, 200)


def test_the_carrier_gets_figures_the_plan_and_actors_but_no_bundles(area, desk_of):
    assert menu(desk_of("carrier"), area, "carrier") == [
        "Heute",
        "Suchen",
        "Akteure und Ämter",
        "Handlungskonzept",
    ]


@pytest.mark.parametrize(("role", "found"), [("carrier", []), ("steering", ["Bedarfe"])])
def test_the_carrier_finds_no_need(area, desk_of, role, found):
    stories.bundled(area, stories.said(area, "Eine Bank", days=9), title="Sitzbänke")

    page = desk_of(role).get(reverse("desk:search", args=[area]), {"q": "Sitzbänke"})

    assert [group.title for group in page.context["groups"]] == found


@pytest.mark.parametrize(
    ("role", "word"),
    [("lead", "Neue Fassung beginnen"), ("staff", "Eine neue Fassung beginnt die Leitung")],
)
def test_a_draft_is_begun_by_the_lead_and_staff_read_who_does_it(area, desk_of, role, word):
    page = desk_of(role).get(reverse("concept:desk", args=[area])).content.decode()

    offered = ["Neue Fassung beginnen", "Eine neue Fassung beginnt die Leitung"]
    assert [said for said in offered if said in page] == [word]


def test_the_city_is_shown_no_people_of_the_carrier(area, desk_of):
    for role, name in [("intern", "Praktikantin"), ("steering", "Vorsitzende")]:
        new_user(role, area, name=name)
    url = reverse("accounts:people", args=[area])

    seen = {
        who: [row.user.name for row in desk_of(who).get(url).context["people"]]
        for who in ("city_programme", "lead")
    }

    assert "Praktikantin" in seen["lead"]
    assert sorted(seen["city_programme"]) == ["Ines Berwang", "Vorsitzende"]


def test_a_department_is_told_of_its_own_late_answers_only(client, area):
    """The number in the menu is the number of rows it leads to."""
    own = handed(area, bundled(area, title="Sitzbänke"), days_ago=60, answer_in=5)
    handed(
        area,
        bundled(area, title="Mehr Licht"),
        days_ago=60,
        answer_in=5,
        office=department(area, "Stadtwerke"),
    )
    user = new_user("department", area)
    user.memberships.update(organisation_key=own.handover.department_id)
    client.force_login(user)

    page = client.get(reverse("handovers:desk_list", args=[area]))

    entries = {e["title"]: e for g in page.context["sidebar"].groups for e in g["entries"]}
    assert entries["Weitergaben"]["count"] == len(page.context["page"].object_list) == 1

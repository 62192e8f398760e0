"""„Heute“: what waits for whom, in which order, and that the numbers agree."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from quartier.desk.queries.duties import duties
from quartier.desk.rules import Duty, in_order, tiles, waiting
from quartier.handovers.actions import remind_due, settle
from quartier.handovers.queries import open_escalations
from quartier.office.models import Office
from quartier.ui.templatetags.words import weekday
from quartier.wishes.models import Wish
from quartier.wishes.queries import read_by, to_read
from tests import stories
from tests.factories import CLERK, new_area, new_user
from tests.journeys.thread import answered, bundled, department, handed, said

NO_CONTACT = (
    "In der Erklärung zur Barrierefreiheit fehlen Kontakt, Prüftag oder Durchsetzungsstelle."
)


@pytest.fixture
def area(db):  # noqa: ARG001 - opens the database
    return new_area()


@pytest.fixture
def today(client, area):
    """The page as this role sees it."""

    def look(role="staff"):
        client.force_login(new_user(role, area))
        return client.get(reverse("desk:today", args=[area]))

    return look


def titles(answer):
    groups = answer.context["groups"]
    return [duty.title for when in ("now", "today", "week") for duty in groups[when]]


def unread(area, text="Mehr Licht", **facts):
    return stories.said(area, text, days=1, read=False, **facts)


def test_the_number_in_the_headline_is_the_number_of_rows(area, today):
    unread(area)
    unread(area, "Hier bricht das Geländer", is_dangerous=True)
    answered(handed(area, bundled(area, title="Sitzbänke")))
    said(area, "Ein Zebrastreifen")

    page = today()

    groups = page.context["groups"]
    rows = len(groups["now"]) + len(groups["today"])
    headline = re.search(r"<h1>(.*?)</h1>", page.content.decode(), re.DOTALL)[1]
    assert len(groups["now"]) == 1
    assert {duty.title for duty in groups["today"]} >= {"2 Wünsche lesen und freigeben"}
    assert f"{rows} Dinge warten heute auf Sie." in " ".join(headline.split())


def test_an_unread_wish_that_sounds_dangerous_is_on_top_with_the_number_to_call(area, today):
    number = unread(area, "Ein Stromkabel hängt herunter").short_number

    (duty,) = today().context["groups"]["now"]
    page = today().content.decode()

    assert duty.why == "Klingt nach Gefahr (Stromkabel). Bitte prüfen."
    assert f'href="/{area.slug}/buero/wuensche/lesen/?wunsch={number}"' in page


def test_nobody_was_promised_to_read_a_list_from_outside(area, today):
    """A survey of years ago waits behind a wish of yesterday, and is not late."""
    late = handed(area, bundled(area, title="Sitzbänke"), days_ago=60, answer_in=5)
    old = unread(area, "Aus der Befragung")
    Wish.objects.filter(pk=old.pk).update(
        source=Wish.Source.IMPORT, received_at=timezone.now() - timedelta(days=3000)
    )

    alone = today().context["groups"]["today"]
    fresh = unread(area)
    both = today("lead").context["groups"]["today"]

    assert [duty.title for duty in alone[:2]] == [late.title, "1 Wunsch lesen und freigeben"]
    assert alone[1].why == "Sie kommen aus einer Liste."
    assert weekday(timezone.localdate(fresh.received_at)) in both[1].why
    assert [wish.pk for wish in to_read(area)] == [fresh.pk, old.pk]
    assert [read_by(wish) is None for wish in to_read(area)] == [False, True]


def test_what_is_said_at_the_counter_stands_in_no_address(area, today, client):
    page = today().content.decode()
    intake = reverse("wishes:intake", args=[area])

    by_address = client.get(intake, {"text": "Ich bin krank"})

    assert f'method="post" action="{intake}"' in page
    assert by_address.context["form"]["text"].value() == ""


def test_whoever_may_not_act_sees_no_row_about_it(area, today):
    unread(area)
    answered(handed(area, bundled(area, title="Sitzbänke")))

    seen = {role: titles(today(role)) for role in ("staff", "intern", "carrier", "steering")}

    work = ["Antwort weitersagen: Sitzbänke", "1 Wunsch lesen und freigeben"]
    assert [title for title in seen["staff"] if title in work] == work
    assert [set(seen[role]) & set(work) for role in ("intern", "carrier", "steering")] == [
        set()
    ] * 3


def late_for_the_steering_group(area, title="Treppe ausbessern"):
    """Overdue, reminded twice, before the steering group."""
    row = handed(area, bundled(area, title=title), days_ago=60, answer_in=5)
    for days in (45, 30, 15):
        on = timezone.localdate() - timedelta(days=days)
        remind_due(on, at=timezone.now(), by=CLERK)
    return row


def test_the_steering_group_reads_what_it_decides_on_and_how_things_stand(area, today):
    late_for_the_steering_group(area)
    answered(handed(area, bundled(area, title="Sitzbänke")))

    page = today("steering")

    (one,) = page.context["overview"].escalated
    words = " ".join(page.content.decode().split())
    assert (one.titles, one.days_over > 20, len(one.reminded_on)) == (
        ["Treppe ausbessern"],
        True,
        2,
    )
    assert f"Erinnert am {date_format(one.reminded_on[0], 'j. F')}." in words
    assert "Wie es steht" in words
    assert page.context["overview"].ledger.total.handed_over == 2


@pytest.mark.parametrize("role", ["staff", "lead"])
def test_the_office_reads_that_the_steering_group_has_it_and_what_comes_next(area, today, role):
    late_for_the_steering_group(area)
    (escalation,) = open_escalations(area)

    (duty,) = [row for row in today(role).context["groups"]["today"] if row.days_over]

    day = date_format(escalation.on, "j. F")
    following = {"staff": " · Die Leitung trägt ein, was vereinbart wird", "lead": ""}[role]
    assert duty.why.endswith(f"2‑mal erinnert · an die Lenkungsgruppe am {day}{following}")


def test_what_was_agreed_leaves_the_list_and_stays_readable(area, today):
    late_for_the_steering_group(area)
    (escalation,) = open_escalations(area)
    settle(escalation, note="Bis Ostern", at=timezone.now(), by=CLERK)

    overview = today("city_programme").context["overview"]

    assert (overview.escalated, [row.settled_note for row in overview.agreed]) == (
        [],
        ["Bis Ostern"],
    )


def test_the_carrier_reads_figures_only(area, today):
    late_for_the_steering_group(area)

    page = today("carrier")

    assert page.context["overview"].ledger.total.overdue == 1
    assert "Treppe ausbessern" not in page.content.decode()
    assert "overview" not in today("staff").context


def test_a_danger_is_reported_from_the_first_page_by_one_button(area, today, client):
    Office.objects.create(area=area, name="Büro", danger_name="Bauhof", danger_phone="0831 1")
    danger = unread(area, "Ein Schacht ist offen", is_dangerous=True)
    page = today("intern")
    (duty,) = page.context["groups"]["now"]

    answer = client.post(duty.act_url, {"told": duty.told, "weiter": page.request["PATH_INFO"]})

    assert answer.url == page.request["PATH_INFO"]
    assert 'name="told" value="Bauhof"' in page.content.decode()
    danger.refresh_from_db()
    assert danger.danger_report.told == "Bauhof"


@pytest.mark.parametrize(
    ("role", "page"), [("admin", "accounts:people"), ("department", "handovers:desk_list")]
)
def test_who_has_no_duties_here_goes_where_they_work(area, today, role, page):
    assert today(role).url == reverse(page, args=[area])


def test_overdue_comes_first_then_where_most_people_wait():
    late, many, few = (
        Duty("today", "spät", "", "", days_over=2),
        Duty("today", "viele", "", "", people=9),
        Duty("today", "wenige", "", "", people=1),
    )

    assert in_order([few, many, late]) == [late, many, few]
    assert waiting([late, Duty("week", "später", "", "")]) == 1


def test_a_tile_counts_what_its_rows_count():
    rows = [Duty("today", "a", "/x/", "", count=2, tile="Briefe"), Duty("today", "b", "/x/", "")]

    assert [(tile["title"], tile["count"]) for tile in tiles(rows)] == [("Briefe", 2)]


@pytest.mark.parametrize(("count", "title"), [(1, "Brief drucken"), (2, "Briefe drucken")])
def test_a_tile_of_one_says_one(count, title):
    row = Duty("today", "a", "/x/", "", tile="Briefe drucken", tile_one="Brief drucken")

    assert [tile["title"] for tile in tiles([row] * count)] == [title]


def test_every_tile_has_words_for_one(area):
    handed(area, bundled(area), days_ago=60, answer_in=5)
    answered(handed(area, bundled(area, title="Licht")))
    bundled(area, title="Papierkörbe")
    said(area, "Eine Rampe")

    found = [duty for duty in duties(area, "lead", on=timezone.localdate()) if duty.tile]

    assert {duty.tile_one for duty in found} == {
        "Antwort überfällig",
        "Antwort weitersagen",
        "Bedarf weitergeben",
        "Brief drucken",
        "Wunsch bündeln",
    }


def test_one_row_or_three_the_same_queries(area, today, client):
    url = reverse("desk:today", args=[area])
    counts = []
    today()

    for rows in (1, 3):
        for number in range(rows):
            handed(area, bundled(area, title=f"Bedarf {rows} {number}"), days_ago=60, answer_in=5)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_day_without_duties_says_that_all_is_done(today, settings):
    settings.IS_DEMO = True

    assert "Für heute ist alles getan." in today().content.decode()


@pytest.fixture
def find(client, area):
    def search(words, role="staff"):
        client.force_login(new_user(role, area))
        answer = client.get(reverse("desk:search", args=[area]), {"q": words})
        return {
            group.title: [hit.title for hit in group.hits] for group in answer.context["groups"]
        }

    return search


def test_the_search_finds_each_kind_and_numbers_however_typed(area, find):
    wish = said(area, "Eine Bank am Brunnen")
    need = bundled(area, wish, title="Bänke am Brunnen")
    department(area, "Brunnenamt")

    assert find("brunnen") == {
        "Wünsche": ["Eine Bank am Brunnen"],
        "Bedarfe": [need.title],
        "Akteure und Ämter": ["Brunnenamt"],
    }
    assert find(wish.short_number.lower())["Wünsche"] == ["Eine Bank am Brunnen"]
    assert find(need.short_number.lower()) == {"Bedarfe": [need.title]}
    assert find("nirgends") == {}


def test_people_and_unread_wishes_are_found_by_the_office_only(area, find):
    stories.bird(area, "phone")
    unread(area, stories.UNREAD)

    assert list(find(stories.BIRD)) == ["Menschen"]
    assert list(find(stories.UNREAD)) == ["Wünsche"]
    for role in ("city_programme", "carrier", "steering"):
        assert find(stories.BIRD, role) == find(stories.UNREAD, role) == {}


def test_the_search_stays_in_its_quarter(area, find):
    said(new_area("anderswo"), "Ein Brunnen für alle")
    unread(area, "Ein Brunnen hier")

    assert find("Brunnen") == {"Wünsche": ["Ein Brunnen hier"]}


def test_what_the_operator_owes_is_named_with_the_page_to_put_it_right(area, today):
    page = today("lead")

    owed = {duty.title: duty.url for duty in page.context["groups"]["week"]}
    office = reverse("office:desk_office", args=[area])
    assert owed["Im Impressum fehlen Name, Anschrift oder Vertretung."] == office
    assert owed["Beim Datenschutz fehlt, wer Fragen beantwortet."] == office
    assert owed[NO_CONTACT] == office
    assert owed["Es ist kein Mailserver eingestellt. Briefe warten."] == ""
    assert "Das stellt ein, wer Quartier installiert hat." in page.content.decode()
    assert 'href=""' not in page.content.decode()


def test_a_danger_reported_to_nobody_gets_our_sentence_on_the_same_page(area, today, client):
    danger = unread(area, "Offenes Kabel", is_dangerous=True)
    page = today()
    (duty,) = page.context["groups"]["now"]

    sent = {"told": " ", "weiter": page.request["PATH_INFO"]}
    answer = client.post(duty.act_url, sent, follow=True)

    assert answer.redirect_chain == [(page.request["PATH_INFO"], 302)]
    assert "Schreiben Sie bitte, wem Sie es gemeldet haben." in answer.content.decode()
    danger.refresh_from_db()
    assert not hasattr(danger, "danger_report")

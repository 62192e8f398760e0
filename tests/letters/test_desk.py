from functools import partial

import pytest
from django.core.exceptions import ValidationError

from quartier.letters import actions, queries
from quartier.letters.rules import MASK, Recipient
from tests.factories import AT, CLERK, new_area, new_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(client):
    area = new_area()
    client.force_login(new_user("staff", area))
    return area


def post(area, channel: str, occasion: str = "x", **more):
    to = Recipient(
        channel, "resident:1", "mia@example.org", "Mia Öğüt", "Im Oberösch 3", "0831 1234"
    )
    facts = {"subject": "Antwort", "text": "Ihr Code: 123456", "secret": ["123456"]} | more
    return actions.post(area=area, occasion=occasion, to=to, by=CLERK, at=AT, **facts)


@pytest.mark.parametrize("is_demo", [True, False])
def test_codes_are_masked_outside_the_demo(client, area, settings, is_demo):
    settings.IS_DEMO = is_demo
    letter = post(area, "email")

    page = client.get(f"/{area.slug}/buero/post/{letter.pk}/").content.decode()

    assert ("123456" in page, MASK in page) == (is_demo, not is_demo)


def test_letters_are_printed_first_and_marked_afterwards(client, area):
    post(area, "letter")
    mark = f"/{area.slug}/buero/post/briefe/gedruckt/"

    client.post(mark)
    before = queries.waiting(area, "print").count()
    pdf = client.get(f"/{area.slug}/buero/post/briefe.pdf")
    post(area, "letter", "came later")
    client.post(mark)

    assert pdf.content.startswith(b"%PDF")
    assert before == 1
    assert [row.occasion for row in queries.waiting(area, "print")] == ["came later"]


def test_the_outbox_filters_and_costs_the_same_with_more_rows(
    client, area, django_assert_max_num_queries
):
    post(area, "email")
    path = f"/{area.slug}/buero/post/"
    client.get(path)
    with django_assert_max_num_queries(60) as one:
        client.get(path)

    post(area, "email", "y")
    post(area, "phone", "z")
    client.get(path)
    with django_assert_max_num_queries(60) as three:
        page = client.get(f"{path}?stand=wartet&weg=email").content.decode()

    assert page.count('class="q-work__title"') == 2
    assert len(three) <= len(one)


def test_the_call_list_says_whom_to_call_and_what_to_say(client, area):
    call = post(area, "phone", text="Ein Teil wird gemacht.")
    post(area, "visit", "y", text="Bitte ausrichten.")
    path = f"/{area.slug}/buero/anrufe/"

    client.post(f"{path}{call.pk}/", {"ergebnis": "nicht"})
    page = client.get(path).content.decode()
    client.post(f"{path}{call.pk}/", {"ergebnis": "erreicht"})
    after = client.get(path).content.decode()

    assert 'href="tel:08311234"' in page
    assert "Ein Teil wird gemacht." in page
    assert "einmal nicht erreicht" in page
    assert "Bitte ausrichten." in page
    assert "Kein Anruf wartet." in after


def test_one_call_settles_all_that_waits_for_a_person(client, area):
    first, second = post(area, "phone", "a"), post(area, "phone", "b")
    later, visit = post(area, "phone", "c"), post(area, "visit", "d")
    path = f"/{area.slug}/buero/anrufe/"
    shown = {"brief": [str(first.pk), str(second.pk), "x"]}

    talks = client.get(path).context["calls"]
    client.post(f"{path}{first.pk}/", {"ergebnis": "erreicht", **shown})

    assert [talk.letters for talk in talks] == [[first, second, later]]
    assert list(queries.waiting(area).values_list("pk", flat=True)) == [later.pk, visit.pk]
    assert queries.people_to_call(area) == 1


def test_what_somebody_else_ended_is_left_alone(area):
    first, second = post(area, "visit", "a"), post(area, "visit", "b")
    ended = partial(actions.mark_told, at=AT, by=CLERK)
    ended(first)

    actions.in_one_talk([first, second], ended)

    assert not queries.waiting(area).exists()
    with pytest.raises(ValidationError):
        actions.in_one_talk([first, second], ended)


def test_the_outbox_says_who_gets_it(client, area):
    post(area, "email")

    assert "an Mia Öğüt" in client.get(f"/{area.slug}/buero/post/").content.decode()


def test_a_letter_of_another_area_is_not_there(client, area):
    other = post(new_area("thingers"), "email")

    assert client.get(f"/{area.slug}/buero/post/{other.pk}/").status_code == 404

import re
from datetime import date

import pytest
from django.utils import timezone, translation

from quartier.handovers import actions as handovers
from quartier.journeys.actions import catch_up
from quartier.journeys.queries import journey_of_need, journey_of_wish
from tests.factories import CLERK
from tests.journeys.thread import answered, bundled, department, handed, said


def keys(journey) -> list[str]:
    return [step.key for step in journey.steps]


def test_a_lone_wish_ends_today(area) -> None:
    journey = journey_of_wish(said(area), timezone.now())

    assert keys(journey) == ["received", "published", "today"]
    assert (journey.status, journey.people, journey.voices) == ("checking", 0, 1)


def test_a_bundled_wish_shows_what_became_of_its_need(area) -> None:
    wish = said(area)
    need = bundled(area, wish)
    handed(area, need)

    journey = journey_of_wish(wish, timezone.now())

    assert keys(journey) == ["received", "published", "bundled", "handed_over", "today", "due"]
    assert (journey.status, journey.number, journey.need.subject) == (
        "with_city",
        wish.short_number,
        need.pk,
    )


def test_planned_steps_come_last_and_a_step_of_today_is_todays_knot(area) -> None:
    need = bundled(area)
    answered(handed(area, need))

    journey = journey_of_need(need, timezone.now())

    assert keys(journey) == ["bundled", "handed_over", "answer"]
    assert journey.status == "partly"


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        ("yes", "Die Stadt sagt ja. Geplant: Juni."),
        ("no", "Die Stadt sagt nein. Der Grund steht unten. Geplant: Juni."),
    ],
)
def test_the_sentence_says_what_the_city_decided(area, decision, sentence) -> None:
    need = bundled(area)
    answered(handed(area, need), decision, planned_text="Juni")

    assert journey_of_need(need, timezone.now()).sentence == sentence


def test_in_english_the_day_stands_for_the_departments_german_words(area) -> None:
    need = bundled(area)
    planned_on = date(timezone.localdate().year + 1, 2, 16)
    answered(handed(area, need), "yes", planned_text="im Februar", planned_on=planned_on)

    with translation.override("en"):
        sentence = journey_of_need(need, timezone.now()).sentence

    assert sentence.endswith(f"16\xa0February {planned_on.year}.")
    assert "Februar." not in sentence


def test_a_department_needs_no_article(area) -> None:
    need = bundled(area)
    handed(area, need, office=department(area, "Stadtgärtnerei"))

    sentence = journey_of_need(need, timezone.now()).sentence

    assert re.fullmatch("Seit .+ bei: Stadtgärtnerei. Antwort bis .+", sentence)


def test_our_own_words_are_the_sentence_once_people_were_told(area) -> None:
    need = bundled(area)
    answer = answered(handed(area, need))
    words = "Zwei Bänke kommen im Juni."

    handovers.tell(answer, plain_words=words, at=timezone.now(), by=CLERK)

    assert journey_of_need(need, timezone.now()).sentence == words


def test_a_late_answer_is_counted_in_working_days(area) -> None:
    need = bundled(area)
    handed(area, need, days_ago=60, answer_in=20)

    journey = journey_of_need(need, timezone.now())

    assert journey.status == "overdue"
    assert journey.sentence.startswith("Die Antwort ist seit")


def test_a_journey_costs_the_same_for_few_and_for_many_wishes(
    area, django_assert_max_num_queries
) -> None:
    wishes = [said(area, f"Eine Bank am Weg Nummer {number}") for number in range(4)]
    need = bundled(area, *wishes)
    answered(handed(area, need))
    catch_up(area)

    with django_assert_max_num_queries(9):
        journey_of_need(need, timezone.now())

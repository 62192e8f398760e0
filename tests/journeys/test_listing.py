from datetime import timedelta

import pytest
from django.utils import timezone

from quartier.journeys.actions import catch_up
from quartier.journeys.queries import Filters, listing, selection
from tests.journeys.thread import answered, bundled, department, handed, said


def titles(area, **filters) -> list[str]:
    catch_up(area)
    return [row.title for row in listing(area, Filters(**filters)).rows]


@pytest.mark.parametrize(
    "words", ["Spielplatz", "spielplätze", "SPIEL", "Rutsche", "Rutschen kaputt", "Haubensteig"]
)
def test_german_stems_beginnings_and_places_are_found(area, words) -> None:
    said(
        area,
        "Auf dem Spielplatz ist die Rutsche kaputt",
        title="Neue Rutsche am Spielplatz",
        place_name="Haubensteigweg",
    )
    said(area, "Mehr Licht am Uferweg")

    assert titles(area, words=words) == ["Neue Rutsche am Spielplatz"]


@pytest.mark.parametrize("words", ["Spielplaz", "Speilplatz", "Spielpltz", "Zebrastreifn"])
def test_typos_are_forgiven(area, words) -> None:
    said(area, "x" * 20, title="Neue Rutsche am Spielplatz")
    said(area, "y" * 20, title="Zebrastreifen vor der Schule")
    said(area, "Mehr Licht am Uferweg")
    catch_up(area)

    found = listing(area, Filters(words=words))

    assert found.is_similar
    assert (
        found.rows[0].title
        == {
            "S": "Neue Rutsche am Spielplatz",
            "Z": "Zebrastreifen vor der Schule",
        }[words[0]]
    )


@pytest.mark.parametrize("words", ["Zebrastraifen", "Zebrasteifen"])
def test_a_typo_of_a_word_that_only_the_wish_says_finds_its_need(area, words) -> None:
    wish = said(area, "Vor der Schule brauchen wir einen Zebrastreifen", title="Schule")
    bundled(area, wish, title="Sicher über die Straße")
    said(area, "Mehr Licht am Uferweg")
    catch_up(area)

    found = listing(area, Filters(words=words))

    assert found.is_similar
    assert [row.title for row in found.rows] == ["Sicher über die Straße"]


def test_words_that_are_like_nothing_find_nothing(area) -> None:
    said(area, "Mehr Licht am Uferweg")
    catch_up(area)

    assert listing(area, Filters(words="Qwertzuiop")).rows == []


@pytest.mark.parametrize("words", ["& | !", "':*", "a:b <-> c", "und der", "((", "\\"])
def test_signs_of_the_search_language_are_only_signs(area, words) -> None:
    said(area)

    assert isinstance(titles(area, words=words), list)


def test_a_need_is_found_by_what_its_wishes_said(area) -> None:
    need = bundled(area, said(area, "Die Oma braucht eine Lehne"), title="Sitzbänke")

    assert titles(area, words="Oma") == [need.title]


def test_filters_narrow_and_combine(area) -> None:
    wish = said(area, "Mehr Licht am Uferweg", place_name="Uferweg", days_ago=2)
    asked = bundled(area, said(area), title="Bänke")
    late = bundled(area, said(area), title="Toiletten")
    done = bundled(area, said(area), title="Brunnen")
    handed(area, asked)
    handed(area, late, days_ago=60, answer_in=20)
    answered(handed(area, done), "yes")
    today = timezone.localdate()

    assert titles(area, kind="wish") == [wish.publication.title]
    assert titles(area, place="ufer") == [wish.publication.title]
    assert titles(area, status="with_city") == ["Bänke"]
    assert titles(area, status="overdue") == ["Toiletten"]
    assert titles(area, status="yes") == ["Brunnen"]
    assert len(titles(area, department=department(area).pk)) == 3
    assert titles(area, since=today - timedelta(days=3)) == [wish.publication.title]
    assert titles(area, until=today - timedelta(days=35)) == []


def test_pages_are_stable_and_counted(area) -> None:
    for number in range(23):
        said(area, f"Wunsch Nummer {number} im Viertel")
    catch_up(area)

    first, second = (listing(area, Filters(order="people"), page) for page in (1, 2))

    numbers = [row.number for row in [*first.rows, *second.rows]]
    assert len(set(numbers)) == 23
    assert (first.count, first.is_last, second.is_last) == (23, False, True)


def test_a_whole_selection_has_the_order_of_the_list(area) -> None:
    said(area, "Erster Wunsch im Viertel", days_ago=9)
    said(area, "Zweiter Wunsch im Viertel", days_ago=3)
    catch_up(area)

    whole = [row.title for row in selection(area, Filters(order="new"))]

    assert whole == ["Zweiter Wunsch im Viertel", "Erster Wunsch im Viertel"]

import csv
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from quartier.needs import actions
from quartier.needs.actions.indexing import write
from quartier.needs.queries import proposals_for, similar
from quartier.needs.queries.index import Index, home
from quartier.needs.rules import essence, votes
from tests import contributions
from tests.needs.conftest import AT


@pytest.fixture(params=["by trigrams", "by the index"])
def ready(request, area):
    """The same answers before an index was built and after."""
    return (
        (lambda: actions.build_index(area, at=AT))
        if request.param == "by the index"
        else (lambda: 0)
    )


def test_the_nearest_text_comes_first_and_far_ones_not_at_all(area, wish, ready):
    school = wish("Vor der Grundschule brauchen wir einen Zebrastreifen")
    wish("Im Sommer fehlt ein Trinkbrunnen am Marktplatz")
    ready()

    found = similar(area, "Zebrastreifn an der Grundschule")

    assert [(match.kind, match.subject) for match in found] == [("wish", school)]
    assert found[0].words == ["Grundschule", "Zebrastreifen"]


def test_a_bundled_wish_shows_as_its_need_and_other_areas_stay_out(
    area, other_area, wish, need, ready
):
    row = need(wish("Eine Bank am Weg zur Iller"))
    wish("Eine Bank am Weg zur Iller", place=other_area)
    ready()

    assert [match.subject for match in similar(area, "Bank am Weg zur Iller")] == [row]


def test_what_was_refused_or_taken_back_is_not_found(area, clerk, wish, need, ready):
    bench = wish("Eine Bank am Weg zur Iller")
    row = need(bench)
    ready()

    actions.take_out(row, [bench], at=AT, by=clerk)

    assert [match.subject for match in similar(area, "Bank an der Iller")] == [bench]


@pytest.mark.parametrize("text", ["", "  ", "?!", "der die das", "😀", "\u202e", "a" * 5000])
def test_odd_questions_get_no_answer_and_no_error(area, wish, text):
    wish()

    assert similar(area, text) == []


def test_the_clerks_decisions_teach(area, wish, need, field, ready):
    """Nothing in the need's own words is like the wish; only what was put into it is."""
    crossing = [wish("Zebrastreifen vor der Schule"), wish("Ampel bei der Schule")]
    row = need(*crossing, title="Sicher unterwegs", summary="", fields=[field])
    ready()

    found = proposals_for(area, [wish("Ein Zebrastreifen bei der Schule")])

    assert [match.subject for match in found.needs] == [row]
    assert found.fields == [field]


def test_a_need_somebody_objected_to_is_never_proposed_again(area, clerk, wish, need, ready):
    bench = wish()
    row = need(bench, wish("Eine Bank am Weg zur Iller bitte"))
    actions.object_to(row, bench, at=AT, by=clerk)
    ready()

    assert proposals_for(area, [bench]).needs == []


def test_a_new_index_takes_the_place_of_the_old_one_and_two_stay(area, wish):
    wish()
    for _build in range(3):
        actions.build_index(area, at=AT)

    assert len([path for path in home(area).iterdir() if path.is_dir()]) == 2
    later = timezone.now() + timedelta(minutes=2)
    assert actions.build_index_if_late(area, at=later) == 1
    assert actions.build_index_if_late(area, at=later) == 0


@contributions.needed
def test_learning_from_real_assignments_beats_guessing_the_most_frequent(tmp_path):
    """300 real contributions, each asked without itself: its category is among the first three."""
    with contributions.CYCLING.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["main_category_level1"]][:300]
    right = [row["main_category_level1"] for row in rows]
    essences = [essence(row["title"], row["text"]) for row in rows]
    keys = [UUID(int=number) for number in range(len(rows))]
    write(tmp_path, [("wish", key, text) for key, text in zip(keys, essences, strict=True)])
    index = Index(tmp_path)

    def first_three(number):
        near = [h for h in index.search(essences[number], 60) if h.key != keys[number]]
        scores = votes.of_labels((hit.cosine, [right[hit.key.int]]) for hit in near)
        return sorted(scores, key=lambda label: -scores[label])[:3]

    learnt = sum(right[number] in first_three(number) for number in range(len(rows)))
    frequent = sum(count for _label, count in Counter(right).most_common(3))

    assert learnt > frequent

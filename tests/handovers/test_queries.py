from datetime import date, timedelta
from uuid import uuid4

import pytest

from quartier.concept.models import FieldOfAction
from quartier.handovers import actions, queries
from quartier.journal.models import Entry, name_of
from quartier.journal.rules import job
from quartier.needs import actions as needs
from tests.handovers.conftest import DUE, HANDED, answered, at

LATER = date(2026, 5, 4)


def test_the_journey_tells_every_step_in_order(handed, clerk):
    actions.acknowledge(
        handed.handover, file_number="66-118", on=date(2026, 2, 19), at=at(date(2026, 2, 19)),
        by=clerk,
    )  # fmt: skip
    question = actions.ask_back(
        handed, text="Wo?", at=at(date(2026, 2, 20)), form_key=uuid4(), by=clerk
    )
    actions.reply(question, text="Hier.", at=at(date(2026, 2, 21)), by=clerk)
    actions.remind_due(date(2026, 3, 17), at=at(date(2026, 3, 17)), by=job("remind"))
    answer = answered(handed, day=date(2026, 3, 18), planned_on=date(2099, 6, 8))
    actions.tell(answer, plain_words="Kommt.", at=at(date(2026, 3, 19)), by=clerk)

    steps = queries.steps_of(handed.need, LATER)

    assert [(step.key, step.is_planned) for step in steps] == [
        ("handed_over", False),
        ("acknowledged", False),
        ("asked_back", False),
        ("replied", False),
        ("reminded", False),
        ("answer", False),
        ("told", False),
        ("planned", True),
        ("will_ask", True),
    ]
    assert steps[1].text == "Aktenzeichen 66-118"
    assert steps[5].extra == answer
    assert {step.who for step in steps} == {"Tiefbauamt der Stadt Kempten"}


def test_a_reopened_need_has_a_second_round(handed, clerk):
    answered(handed)
    actions.reopen(handed, reason="Es wackelt.", at=at(date(2026, 5, 1)), by=clerk)

    keys = [step.key for step in queries.steps_of(handed.need, LATER)]
    assert keys == ["handed_over", "answer", "reopened"]
    assert [need.pk for need in queries.needs_to_hand_over(handed.area)] == [handed.need_id]


def test_a_refusal_is_followed_by_no_question(handed, clerk):
    answer = answered(handed, decision="no", reason="Kein Geld.")
    actions.tell(answer, plain_words="Nein.", at=at(DUE), by=clerk)

    steps = queries.steps_of(handed.need, LATER)

    assert [step.key for step in steps] == ["handed_over", "answer", "told"]


@pytest.mark.parametrize(("on", "shown"), [(DUE, True), (DUE + timedelta(days=1), False)])
def test_a_deadline_lies_ahead_until_its_day_is_over(handed, on, shown):
    keys = [step.key for step in queries.steps_of(handed.need, on)]

    assert ("due" in keys) is shown


def test_a_need_that_a_department_has_stays_when_its_last_wish_leaves(
    *, area, hand_over, need, wish, clerk
):
    asked, waiting = (need(wish(text), title=text) for text in ("Licht", "Bank"))
    hand_over(asked)
    for row in (asked, waiting):
        needs.take_out(row, [bundled.wish for bundled in row.bundled.all()], at=at(DUE), by=clerk)
        row.refresh_from_db()

    assert [bool(row.dissolved_at) for row in (asked, waiting)] == [False, True]
    assert [handed.need for handed in queries.left_alone(area)] == [asked]
    assert [entry.target for entry in Entry.objects.filter(verb="emptied")] == [name_of(asked)]


def test_a_need_somebody_still_wants_is_not_ended(hand_over, need, wish, clerk):
    row = need(wish("Licht"))
    hand_over(row)

    with pytest.raises(needs.StillWanted):
        needs.dissolve(row, at=at(DUE), by=clerk)


def test_a_dissolved_need_waits_for_no_answer(area, hand_over, need, wish, clerk):
    withdrawn = wish("Licht")
    row = need(withdrawn)
    package = hand_over(row, need(wish("Bank"), title="Bank"))
    needs.take_out(row, [withdrawn], at=at(DUE), by=clerk)
    needs.dissolve(row, at=at(DUE), by=clerk)
    later = date(2026, 12, 1)

    [late] = queries.overdue(area, later)
    [listed] = queries.packages(area, later, state="overdue")
    actions.remind_due(later, at=at(later), by=job("remind"))

    assert late.title == "Bank"
    assert listed == package
    assert queries.ledger(area, on=later).total.overdue == 1
    [reminded] = Entry.objects.filter(verb="reminded")
    assert reminded.facts["needs"] == [str(late.need_id)]


def test_the_ledger_counts_per_department_and_shows_refusals(
    area, department, hand_over, need, wish
):
    package = hand_over(
        need(), need(wish("Licht"), title="Licht"), need(wish("Bank"), title="Bank")
    )
    first, second, _open = package.needs.order_by("position")
    answered(first, decision="yes")
    no = answered(second, decision="no", day=date(2026, 3, 20), reason="Kein Geld.")

    found = queries.ledger(area, 2026, on=date(2026, 3, 21))

    [row] = found.rows
    assert (row.department, found.total) == (department, row.figures)
    assert (row.figures.handed_over, row.figures.answered, row.figures.in_time) == (3, 2, 1)
    assert (row.figures.yes, row.figures.no, row.figures.overdue) == (1, 1, 1)
    assert row.figures.median_days == 20
    assert found.refusals == [no]
    assert queries.ledger(area, 2025, on=LATER).rows == []


def test_a_corrected_answer_counts_with_its_last_word_and_its_first_day(area, handed):
    first = answered(handed, decision="no")
    actions.correct_answer(
        first, decision="yes", reason="Doch.", answered_on=date(2026, 4, 1),
        at=at(date(2026, 4, 1)), form_key=uuid4(), by=job("test"),
    )  # fmt: skip

    total = queries.ledger(area, on=LATER).total

    assert (total.yes, total.no, total.in_time) == (1, 0, 1)


def test_the_ledger_of_a_field_counts_its_needs_only(area, clerk, hand_over, need):
    field = FieldOfAction.objects.create(area=area, code="V", title="Verkehr", position=1)
    row = need()
    needs.describe(row, title=row.title, summary="", fields=[field], urgency="normal", by=clerk)
    hand_over(row)
    other = FieldOfAction.objects.create(area=area, code="W", title="Wohnen", position=2)

    assert queries.ledger(area, field=field, on=LATER).total.handed_over == 1
    assert queries.ledger(area, field=other, on=LATER).total.handed_over == 0


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_equally_often(
    *, area, count, hand_over, need, wish, django_assert_num_queries
):
    hand_over(*[need(wish(f"Wunsch {n}"), title=f"Bedarf {n}") for n in range(count)])

    with django_assert_num_queries(3):
        queries.ledger(area, on=LATER)
    with django_assert_num_queries(5):
        assert len(queries.overdue(area, date(2026, 3, 17))) == count
    with django_assert_num_queries(2):
        list(queries.packages(area, HANDED))

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from quartier.concept import actions
from quartier.concept.models import Goal, Measure, PlanVersion
from quartier.concept.queries import compare, current, draft, measures_of
from tests.factories import CLERK, new_area

pytestmark = pytest.mark.django_db
CITY = CLERK
COUNCIL = {
    "resolution_body": "Stadtrat",
    "adopted_on": date(2026, 5, 24),
    "resolution_number": "12/2026",
    "today": date(2026, 5, 26),
}


def new_draft(area=None):
    area = area or new_area()
    fields = actions.lay_out_standard_fields(area, by=CLERK)
    version = actions.start_draft(area, title="Handlungskonzept", by=CLERK)
    goal = actions.set_goal(
        version, field=fields[5], level="guiding", code="F1", text="Sicher", by=CLERK
    )
    actions.set_measure(
        version,
        fields=fields[5:],
        goals=[goal],
        code="F-1",
        title="Schulweg",
        cost_estimate=Decimal("12500.50"),
        by=CLERK,
    )
    return version


def test_the_standard_list_has_seven_fields_and_is_laid_out_once():
    area = new_area()

    fields = actions.lay_out_standard_fields(area, by=CLERK)

    assert [field.code for field in fields] == list("ABCDEFG")
    with pytest.raises(actions.AlreadyLaidOut):
        actions.lay_out_standard_fields(area, by=CLERK)


def test_an_operational_goal_must_be_measurable():
    version = new_draft()
    field = version.goals.get().field

    with pytest.raises(actions.NotMeasurable) as refusal:
        actions.set_goal(
            version, field=field, level="operational", code="F2", text="x", target="5", by=CLERK
        )

    assert sorted(refusal.value.message_dict) == ["due_on", "indicator"]


def test_adopted_is_read_only_by_the_acts():
    version = new_draft()
    measure, goal = version.measures.get(), version.goals.get()
    actions.adopt(version, **COUNCIL, by=CITY)

    for act in (
        lambda: actions.adopt(version, **COUNCIL, by=CITY),
        lambda: actions.drop_measure(measure, by=CLERK),
        lambda: actions.drop_goal(goal, by=CLERK),
        lambda: actions.discard_draft(version, by=CLERK),
        lambda: actions.set_measure(version, measure, fields=[], title="anders", by=CLERK),
    ):
        with pytest.raises(actions.IsAdopted):
            act()


def test_adopted_is_read_only_by_the_database():
    version = new_draft()
    actions.adopt(version, **COUNCIL, by=CITY)
    measure = version.measures.get()

    for write in (
        lambda: Measure.objects.filter(version=version).update(title="anders"),
        lambda: Goal.objects.filter(version=version).delete(),
        measure.fields.clear,
        lambda: Measure.objects.create(area=version.area, version=version, code="X", title="X"),
        lambda: type(version).objects.filter(pk=version.pk).update(title="anders"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_a_draft_may_still_be_changed_in_the_database():
    """The twin of the test above: the trigger looks at the adoption, not at every write."""
    version = new_draft()

    assert Measure.objects.filter(version=version).update(title="anders") == 1


def test_the_next_version_is_a_copy_that_keeps_lineage_and_shows_what_changed():
    first = new_draft()
    actions.adopt(first, **COUNCIL, by=CITY)
    second = actions.start_draft(first.area, by=CLERK)
    copy = second.measures.get()
    actions.set_measure(
        second,
        copy,
        fields=copy.fields.all(),
        goals=copy.goals.all(),
        cost_estimate=Decimal(13000),
        by=CLERK,
    )

    found = compare(first, second)

    assert second.number == "2.0"
    assert copy.lineage == first.measures.get().lineage
    assert [goal.version for goal in copy.goals.all()] == [second]
    assert [(d.kind, [(c.before, c.after) for c in d.changes]) for d in found.measures] == [
        ("changed", [("12.500,50\N{NO-BREAK SPACE}€", "13.000\N{NO-BREAK SPACE}€")])
    ]
    assert found.goals == []
    assert (current(first.area), draft(first.area)) == (first, second)


def test_one_draft_at_a_time():
    version = new_draft()

    with pytest.raises(actions.AlreadyDrafted):
        actions.start_draft(version.area, by=CLERK)


def test_a_draft_passes_over_a_number_that_somebody_gave_by_hand():
    first = new_draft()
    PlanVersion.objects.filter(pk=first.pk).update(number="2.0")
    actions.adopt(first, **COUNCIL, by=CITY)
    second = actions.start_draft(first.area, by=CLERK)
    PlanVersion.objects.filter(pk=second.pk).update(number="1.0")
    actions.adopt(second, **COUNCIL, by=CITY)

    third = actions.start_draft(first.area, by=CLERK)

    assert third.number == "3.0"


def test_an_empty_draft_cannot_be_adopted():
    version = actions.start_draft(new_area(), by=CLERK)

    with pytest.raises(actions.NotReady):
        actions.adopt(version, **COUNCIL, by=CITY)


def test_states_follow_each_other_and_stopping_takes_a_reason():
    version = new_draft()
    measure = version.measures.get()
    actions.record_state(measure, state="running", on=date(2026, 6, 1), by=CLERK)

    with pytest.raises(actions.NeedsReason):
        actions.record_state(measure, state="dropped", on=date(2026, 7, 1), by=CLERK)
    actions.record_state(measure, state="dropped", on=date(2026, 7, 1), note="zu teuer", by=CLERK)

    assert measures_of(version).get().state == "dropped"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 5, 27), "Dieser Tag liegt noch vor uns."),
        (date(2026, 5, 23), "Die Fassung davor ist vom 24. Mai 2026. Prüfen Sie bitte den Tag."),
    ],
)
def test_a_day_on_which_no_council_can_have_resolved_it_is_refused(day, sentence):
    first = new_draft()
    actions.adopt(first, **COUNCIL, by=CITY)
    second = actions.start_draft(first.area, by=CITY)

    with pytest.raises(actions.NotResolvedThen) as refusal:
        actions.adopt(second, **COUNCIL | {"adopted_on": day}, by=CITY)

    assert refusal.value.message_dict == {"adopted_on": [sentence]}
    assert PlanVersion.objects.get(pk=second.pk).adopted_on is None

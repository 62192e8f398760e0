from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartier.concept.rules import (
    Change,
    Difference,
    Item,
    differences,
    missing_for_measuring,
    next_version,
    read_money,
    said_money,
    stage_of,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12.500,50", "12500.50"),
        ("12.500,50 €", "12500.50"),
        ("12.500", "12500"),
        ("1.250.000", "1250000"),
        ("12500.5", "12500.50"),
        ("0", "0"),
        ("12,5", "12.50"),
        ("12,505", None),
        ("viel", None),
        ("1e5", None),
        ("NaN", None),
        ("", None),
    ],
)
def test_money_is_read_as_people_write_it(text, amount):
    assert read_money(text) == (amount and Decimal(amount))


@given(st.decimals(0, Decimal("999999999.99"), places=2))
def test_said_money_is_read_back(amount):
    assert read_money(said_money(amount)) == amount


def test_only_operational_goals_must_be_measurable():
    nothing = {"indicator": "", "target": "", "due_on": None}

    assert missing_for_measuring("operational", **nothing) == ["indicator", "target", "due_on"]
    assert missing_for_measuring("guiding", **nothing) == []


def test_differences_name_what_came_changed_and_went():
    same, changed, gone, new = (uuid4() for _ in range(4))
    before = [
        Item(same, "A", "Bleibt", {"Titel": "x"}),
        Item(changed, "B", "Alt", {"Titel": "Alt", "Ort": "Platz"}),
        Item(gone, "C", "Geht", {}),
    ]
    after = [
        Item(same, "A", "Bleibt", {"Titel": "x"}),
        Item(changed, "B", "Neu", {"Titel": "Neu", "Ort": "Platz"}),
        Item(new, "D", "Kommt", {}),
    ]

    assert differences(before, after) == [
        Difference(new, "added", "D", "Kommt"),
        Difference(changed, "changed", "B", "Neu", (Change("Titel", "Alt", "Neu"),)),
        Difference(gone, "dropped", "C", "Geht"),
    ]


def test_versions_and_stages():
    assert [next_version(n) for n in ("", "1.0", "2.1", "x")] == ["1.0", "2.0", "3.0", "1.0"]
    assert next_version("1.0", {"2.0", "3.0"}) == "4.0"
    assert [stage_of(s) for s in ("", "idea", "running", "closed", "dropped")] == [
        "planned",
        "planned",
        "under_way",
        "done",
        "ended",
    ]

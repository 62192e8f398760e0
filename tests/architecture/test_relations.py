"""What import-linter cannot see: relations between tables must look down too."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
HOUSE = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = HOUSE["tool"]["importlinter"]["contracts"]
FLOORS = {
    app.strip("() "): floor
    for floor, apps_on_it in enumerate(reversed(CONTRACTS[0]["layers"]))
    for app in apps_on_it.split("|")
}
MODELS = [model for model in apps.get_models() if model.__module__.startswith("quartier.")]
RELATIONS = [
    field
    for model in MODELS
    for field in model._meta.get_fields()
    if field.is_relation and field.concrete
    if field.related_model.__module__.startswith("quartier.")
    if field.related_model._meta.app_label != model._meta.app_label
]
WITHOUT_AREA = {
    "areas.Municipality",
    "areas.Area",
    "accounts.User",
    "journal.Entry",
}


@pytest.mark.parametrize("field", RELATIONS, ids=str)
def test_a_relation_points_down_and_leaves_no_name_below(field):
    upper, lower = field.model._meta.app_label, field.related_model._meta.app_label

    assert FLOORS[upper] > FLOORS[lower]
    assert field.remote_field.hidden, f"{field}: set related_name='+' ({lower} below {upper})"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_belongs_to_an_area(model):
    names = {field.name for field in model._meta.get_fields()}

    assert ("area" in names) is (model._meta.label not in WITHOUT_AREA)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_key_is_a_uuid_and_rows_have_no_order_of_their_own(model):
    assert model._meta.pk.get_internal_type() == "UUIDField"
    assert not model._meta.ordering

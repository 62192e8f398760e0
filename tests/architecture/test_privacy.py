"""Every field of every model says what it tells about people, and in which processing."""

from itertools import chain

import pytest
from django.apps import apps
from django.db import models

from quartier.journal.privacy import CLASSES
from quartier.journal.processings import PROCESSINGS

MODELS = [m for m in apps.get_models() if m.__module__.startswith("quartier.")]


def own_fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in chain(model._meta.local_fields, model._meta.local_many_to_many)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_classified_exactly_once(model):
    privacy = model.privacy
    named = [name for kind in CLASSES for name in getattr(privacy, kind).split()]

    assert sorted(named) == sorted(own_fields(model))


def test_every_processing_stands_in_the_register_and_none_is_idle():
    assert {model.privacy.processing for model in MODELS} == set(PROCESSINGS)


def test_the_journal_tells_nothing_about_people():
    journal = [m for m in MODELS if m._meta.app_label == "journal"]

    assert [set(model.privacy.classes().values()) for model in journal] == [{"none"}]

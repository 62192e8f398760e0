"""One quarter with a life in it, one next door, and everybody who might knock."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import HttpResponseNotFound
from django.template import Template
from django.test import Client, override_settings
from django.test.utils import _TestState

from quartier.config import urls
from tests import stories
from tests.architecture.personas import resident_in, staff_of
from tests.architecture.places import places


@pytest.fixture(scope="package")
def scene(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[SimpleNamespace]:  # noqa: ARG001
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"))
    with files, quick(), quiet(), stories.kept_apart(django_db_blocker):
        area = stories.loaded_demo()
        birds = stories.canary(area)
        door = stories.neighbour()
        staff, neighbours = staff_of(area), staff_of(door.area)
        nobody, resident = Client(), resident_in(area, birds.people["email"].email)
        # Otherwise the end of every test looks again whether each row of the scene may stand.
        connection.check_constraints()
        people = {"nobody": nobody, "resident": resident} | staff
        yield SimpleNamespace(
            area=area,
            other=door.area,
            door=door,
            birds=birds,
            rows=birds.rows,
            places=places(birds),
            nobody=nobody,
            resident=resident,
            staff=staff,
            neighbours=neighbours,
            people=people,
            clients=people | {"neighbour": neighbours["lead"]},
            seen={},
        )


@contextmanager
def quick() -> Iterator[None]:
    """Thousands of doors stay shut here; the page that says so has tests of its own.

    Nor does anybody wait between opening a public form and sending it, and templates keep no copy
    of what they were given.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(Template, "_render", _TestState.saved_data.template_render)
    patch.setattr(urls, "handler404", lambda _request, exception=None: HttpResponseNotFound())  # noqa: ARG005
    patch.setattr("quartier.wishes.forms.public.MIN_SECONDS", -1)
    yield
    patch.undo()


@contextmanager
def quiet() -> Iterator[None]:
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)

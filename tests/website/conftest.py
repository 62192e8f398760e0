import pytest
from django.core.cache import cache
from django.utils import translation

from tests.factories import new_area


@pytest.fixture
def area(db):  # noqa: ARG001 - opens the database
    return new_area()


@pytest.fixture(autouse=True)
def _from_the_start():
    """No language and nothing remembered from the test before."""
    cache.clear()
    with translation.override("de"):
        yield

import pytest

from tests.factories import CLERK, new_area


@pytest.fixture
def area(db):  # noqa: ARG001
    return new_area()


@pytest.fixture
def clerk():
    return CLERK


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"

import pytest

from tests.factories import CLERK


@pytest.fixture
def clerk():
    return CLERK


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"

import pytest

from quartier.areas.models import Area, Municipality
from quartier.journal.rules import Actor


@pytest.fixture
def area(db) -> Area:
    town = Municipality.objects.create(name="Kempten", ags="09763000")
    return Area.objects.create(municipality=town, slug="sankt-mang", name="Sankt Mang")


@pytest.fixture
def clerk() -> Actor:
    return Actor("staff", "clerk", "staff")


@pytest.fixture(autouse=True)
def _files_elsewhere(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"

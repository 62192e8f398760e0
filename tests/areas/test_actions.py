import json
from datetime import date

import pytest

from quartier.areas.actions import NoOutline, NoPlaces, import_places, publish_boundary
from quartier.areas.models import Boundary, Place
from quartier.areas.queries import current_boundary, default_area, ground
from tests.areas.test_rules import SQUARE, polygon
from tests.factories import CLERK, new_area

pytestmark = pytest.mark.django_db


def publish(area, document=None, on=date(2026, 1, 1)):
    data = json.dumps(document or polygon(SQUARE)).encode()
    return publish_boundary(area, data, source="Stadt", valid_from=on, is_sketch=True, by=CLERK)


def test_a_new_outline_is_a_new_version_and_the_old_one_stays():
    area = new_area()
    first = publish(area)

    second = publish(area, on=date(2026, 5, 1))

    assert [row.version for row in Boundary.objects.filter(area=area).order_by("version")] == [1, 2]
    assert current_boundary(area, date(2026, 5, 1)) == second
    assert current_boundary(area, date(2026, 4, 30)) == first


def test_an_outline_of_tomorrow_is_not_drawn_today():
    area = new_area()
    publish(area, on=date(2026, 5, 1))

    publish_boundary(
        area,
        json.dumps(polygon(SQUARE)).encode(),
        source="Neu",
        valid_from=date(2026, 6, 1),
        by=CLERK,
    )

    assert '"source": "Stadt"' in ground(area, date(2026, 5, 31))
    assert '"source": "Neu"' in ground(area, date(2026, 6, 1))
    assert '"source": "Stadt"' in ground(area, date(2026, 1, 1))


def test_swapped_numbers_are_refused_with_a_sentence_that_helps():
    area = new_area()

    with pytest.raises(NoOutline) as refusal:
        publish(area, polygon([[lat, lon] for lon, lat in SQUARE]))

    assert refusal.value.messages == [
        "Länge und Breite sind vertauscht (47.7 10.3). "  # noqa: ISC004 - one sentence
        "In GeoJSON steht die Länge vorn, zum Beispiel 10.32 47.71."
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_geojson_is_refused(data):
    with pytest.raises(NoOutline):
        publish_boundary(new_area(), data, source="x", valid_from=date(2026, 1, 1), by=CLERK)


def test_a_list_is_taken_over_whole_or_not_at_all():
    area = new_area()
    import_places(area, b"Name;L\xe4nge;Breite\nA;10,3;47,7\n", by=CLERK)

    with pytest.raises(NoPlaces):
        import_places(area, b"Name;L\xe4nge;Breite\nB;10,3;47,7\nC;x;y\n", by=CLERK)
    import_places(area, b"Name;L\xe4nge;Breite\nA;10,4;47,7\n", by=CLERK)

    assert list(Place.objects.values_list("name", "lon")) == [("A", 10.4)]


def test_the_drawing_is_public_and_belongs_to_one_area(client):
    area, other = new_area(), new_area("thingers")
    publish(area)
    Place.objects.create(area=other, kind="landmark", name="Fremd", lon=10.3, lat=47.7)

    first = client.get("/sankt-mang/karte/gebiet.geojson")
    again = client.get("/sankt-mang/karte/gebiet.geojson", headers={"If-None-Match": first["ETag"]})

    assert [f["properties"]["name"] for f in first.json()["features"]] == ["Sankt Mang"]
    assert (first["Content-Type"], first["Cache-Control"]) == (
        "application/geo+json",
        "public, max-age=3600",
    )
    assert (again.status_code, again.content) == (304, b"")
    assert (
        json.loads(ground(other, date(2026, 1, 1)))["features"][0]["properties"]["name"] == "Fremd"
    )


def test_the_default_area_is_the_only_one():
    only = new_area()
    assert default_area() == only

    new_area("thingers")
    assert default_area() is None

import json
from datetime import date
from decimal import Decimal
from math import cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quartier.areas.models import HolidayProfile
from quartier.areas.rules import (
    Deadline,
    Fault,
    PlaceRow,
    RowFault,
    deadline_on,
    holiday_names,
    is_working_day,
    number_of,
    parse_number,
    profiles_of,
    read_outline,
    read_places,
    short_number,
    size_in_hectares,
    working_days_after,
    working_days_between,
)

KEMPTEN = "BY-catholic"
SQUARE = [[10.3, 47.7], [10.4, 47.7], [10.4, 47.8], [10.3, 47.8], [10.3, 47.7]]
DAYS = st.dates(date(2005, 1, 1), date(2060, 1, 1))


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [list(ring) for ring in rings]}


@pytest.mark.parametrize(
    ("nominal", "effective"),
    [
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2027, 2, 28), date(2027, 3, 1)),
        (date(2026, 8, 15), date(2026, 8, 17)),
        (date(2026, 2, 14), date(2026, 2, 16)),
    ],
)
def test_a_deadline_moves_to_the_next_working_day(nominal, effective):
    assert deadline_on(nominal, profile=KEMPTEN) == Deadline(nominal, effective)


@pytest.mark.parametrize(
    ("profile", "days", "special", "name"),
    [
        ("BW", 12, (1, 6), "Heilige Drei Könige"),
        ("BY", 12, (11, 1), "Allerheiligen"),
        ("BY-catholic", 13, (8, 15), "Mariä Himmelfahrt"),
        ("BY-augsburg", 14, (8, 8), "Augsburger Hohes Friedensfest"),
        ("BE", 10, (3, 8), "Frauentag"),
        ("BB", 12, (4, 5), "Ostersonntag"),
        ("HB", 10, (10, 31), "Reformationstag"),
        ("HH", 10, (10, 31), "Reformationstag"),
        ("HE", 10, (6, 4), "Fronleichnam"),
        ("MV", 11, (3, 8), "Frauentag"),
        ("NI", 10, (10, 31), "Reformationstag"),
        ("NW", 11, (6, 4), "Fronleichnam"),
        ("RP", 11, (11, 1), "Allerheiligen"),
        ("SL", 12, (8, 15), "Mariä Himmelfahrt"),
        ("SN", 11, (11, 18), "Buß- und Bettag"),
        ("SN-catholic", 12, (6, 4), "Fronleichnam"),
        ("ST", 11, (1, 6), "Heilige Drei Könige"),
        ("SH", 10, (10, 31), "Reformationstag"),
        ("TH", 11, (9, 20), "Weltkindertag"),
        ("TH-catholic", 12, (6, 4), "Fronleichnam"),
    ],
)
def test_every_land_has_its_own_holidays(profile, days, special, name):
    holidays = holiday_names(profile, 2026)

    assert (len(holidays), holidays[date(2026, *special)]) == (days, name)


def test_every_profile_that_can_be_chosen_holds_in_some_municipality():
    municipalities = [f"{land:02}000000" for land in range(1, 17)] + ["09761000"]

    held = [profile for ags in municipalities for profile in profiles_of(ags)]

    assert sorted(held) == sorted(HolidayProfile.values)


@pytest.mark.parametrize(
    ("ags", "profiles"),
    [
        ("09763000", ("BY", "BY-catholic")),
        ("09761000", ("BY-augsburg",)),
        ("11000000", ("BE",)),
        ("17000000", ()),
    ],
)
def test_the_key_of_a_municipality_says_which_holidays_it_can_have(ags, profiles):
    assert profiles_of(ags) == profiles


@pytest.mark.parametrize(
    ("profile", "days"), [("BY-catholic", 249), ("BY", 250), ("BY-augsburg", 248)]
)
def test_2025_has_its_working_days(profile, days):
    assert working_days_between(date(2024, 12, 31), date(2025, 12, 31), profile=profile) == days


@given(DAYS, st.integers(1, 60))
def test_working_days_are_counted_back_to_the_same_number(day, count):
    end = working_days_after(day, count, profile=KEMPTEN)

    assert is_working_day(end, profile=KEMPTEN)
    assert working_days_between(day, end, profile=KEMPTEN) == count
    assert working_days_between(end, day, profile=KEMPTEN) == -count


@given(st.integers(2000, 2999), st.integers(1, 99_999), st.sampled_from(["", "B", "W"]))
def test_a_short_number_is_read_back(year, number, prefix):
    assert parse_number(short_number(year, number, prefix=prefix).lower()) == (prefix, year, number)


@pytest.mark.parametrize(
    ("typed", "prefix", "found"),
    [
        ("2026-87", "", (2026, 87)),
        ("b 2026 14", "B", (2026, 14)),
        ("B-2026-014", "", None),
        ("2026-00014", "B", None),
        ("W-2026-003", "B", None),
        ("B-2026", "B", None),
    ],
)
def test_a_number_means_one_kind_of_thing_only(typed, prefix, found):
    assert number_of(typed, prefix) == found


@pytest.mark.parametrize(
    "typed", ["B2026-14", "b 2026/14", "Nr. B-2026-014", "#B 2026 014", "B‑2026–014", " B.2026.14 "]
)
def test_a_number_is_read_however_it_is_written(typed):
    assert parse_number(typed) == ("B", 2026, 14)


@pytest.mark.parametrize(
    "typed", ["", "B", "2026", "X-2026-014", "B-2026-014-3", "B-2026-٣", "Bank 2026"]
)
def test_other_words_are_no_number(typed):
    assert parse_number(typed) is None


def test_an_outline_is_turned_counter_clockwise_and_holes_clockwise():
    hole = [[10.33, 47.73], [10.36, 47.73], [10.36, 47.76], [10.33, 47.76], [10.33, 47.73]]

    outline = read_outline(polygon(SQUARE[::-1], hole))

    assert outline.geometry == polygon(SQUARE, hole[::-1])


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({}, "no_geojson"),
        ([], "no_geojson"),
        ({"type": "Point", "coordinates": [10, 48]}, "no_area"),
        (polygon(SQUARE[:4]), "open_ring"),
        (polygon([SQUARE[0], SQUARE[1], SQUARE[0]]), "too_few"),
        (polygon([[lat, lon] for lon, lat in SQUARE]), "swapped"),
        (polygon([[597_000 + lon, 5_284_000 + lat] for lon, lat in SQUARE]), "projection"),
        (polygon(SQUARE) | {"crs": {"properties": {"name": "EPSG:25832"}}}, "projection"),
        (polygon([[lon - 10, lat] for lon, lat in SQUARE]), "abroad"),
        (polygon([["a", 1]] * 4), "no_number"),
        (polygon([[float("nan"), 1]] * 4), "no_number"),
        (polygon([SQUARE[i] for i in (0, 2, 1, 3, 0)]), "crossing"),
        (polygon([*SQUARE[:2], [10.45, 47.7], *SQUARE[1:]]), "crossing"),
        ({"type": "Polygon", "coordinates": []}, "broken"),
        (polygon([[10 + lon / 1e6, 47 + lat / 1e6] for lon, lat in SQUARE]), "size"),
    ],
)
def test_an_outline_is_refused_for_one_clear_reason(document, code):
    with pytest.raises(Fault) as refusal:
        read_outline(json.loads(json.dumps(document)))

    assert refusal.value.code == code


def test_too_many_points_are_refused_and_twenty_thousand_are_judged_in_time():
    def circle(count):
        ring = [
            [10.3 + cos(i * 6.28 / count) / 10, 47.7 + sin(i * 6.28 / count) / 10]
            for i in range(count)
        ]
        return polygon([*ring, ring[0]])

    assert read_outline(circle(19_999)).points == 20_000
    with pytest.raises(Fault) as refusal:
        read_outline(circle(20_001))
    assert refusal.value.code == "too_many"


@given(st.floats(47.2, 55), st.floats(6, 15), st.floats(0.001, 0.02))
def test_the_size_agrees_with_the_radii_of_the_ellipsoid(lat, lon, side):
    """Oracle: meridian and normal radius at the middle (WGS 84)."""
    axis, e2 = 6_378_137.0, 0.00669437999014
    middle = radians(lat + side / 2)
    bend = sqrt(1 - e2 * sin(middle) ** 2)
    metres = axis * (1 - e2) / bend**3 * axis / bend * cos(middle) * radians(side) ** 2
    ring = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]

    size = size_in_hectares(polygon(ring))

    assert abs(size - Decimal(metres / 10_000)) < Decimal("0.06")


def test_a_list_of_places_is_read_as_german_offices_write_it():
    data = "Name;Art;Länge;Breite\nGartenstraße;Straße;10,32;47,71\nJugendtreff;Ort;10,33;47,72\n"

    rows = list(read_places(data.encode("cp1252")))

    assert rows == [
        PlaceRow("Gartenstraße", "street", 10.32, 47.71),
        PlaceRow("Jugendtreff", "landmark", 10.33, 47.72),
    ]


def test_every_faulty_row_of_a_list_is_named():
    data = (
        "Name,Art,Länge,Breite\n,Straße,10.3,47.7\nA,Mond,10.3,47.7\nB,Ort,x,1\nC,Ort,47.7,10.3\n"
    )

    rows = list(read_places(data.encode()))

    assert rows == [
        RowFault(2, "name"),
        RowFault(3, "kind", "Mond"),
        RowFault(4, "number", "x 1"),
        RowFault(5, "swapped", "47.7 10.3"),
    ]


def test_a_list_without_its_columns_says_which():
    assert list(read_places(b"Titel;Ort\nA;B")) == [RowFault(1, "columns", "lon, lat")]

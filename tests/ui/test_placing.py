import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quartier.ui.sketch.placing import Box, Name, placed, spread

VIEW = Box(0, 0, 480, 480)
POINTS = st.lists(st.tuples(st.floats(100, 380), st.floats(100, 380)), max_size=20)
NAMES = st.lists(
    st.builds(
        Name,
        st.just("landmark"),
        st.text("abcdefgh", min_size=1, max_size=25),
        st.floats(0, 480),
        st.floats(0, 480),
        st.none() | st.floats(-90, 90),
    ),
    max_size=15,
)


def closest(points):
    return min((math.dist(a, b) for a, b in combinations(points, 2)), default=math.inf)


@given(POINTS)
def test_pins_at_one_place_stand_side_by_side(points):
    assert closest(spread(points, 46)) > 40


def test_twenty_pins_at_one_place_stand_around_it():
    spots = spread([(240.0, 240.0)] * 20, 46)

    assert closest(spots) > 40
    assert all(math.dist(spot, (240, 240)) < 140 for spot in spots)


def test_pins_with_room_stay_where_they_are():
    assert spread([(100.0, 100.0), (200.0, 100.0)], 46) == ((100.0, 100.0), (200.0, 100.0))


@given(NAMES, st.builds(Box.around, st.floats(50, 430), st.floats(50, 430), st.just(23)))
def test_no_name_covers_another_a_pin_or_the_edge(names, pin):
    spots = placed(names, 14, VIEW, [pin])

    boxes = [pin, *(spot.box for spot in spots)]
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(VIEW.holds(spot.box) for spot in spots)


def test_a_name_moves_aside_before_it_is_left_out():
    above = Box(0, 180, 480, 192)
    name = Name("landmark", "Schule", 240, 200)

    aside = placed([name], 14, VIEW, [above])
    nowhere = placed([name], 14, VIEW, [VIEW])

    assert [(spot.anchor, spot.x) for spot in aside] == [("start", 249)]
    assert nowhere == []


@given(NAMES, st.builds(Box.around, st.floats(50, 430), st.floats(50, 430), st.just(23)))
def test_small_names_leave_room_for_the_large_ones_where_these_stand(names, pin):
    large = placed(names, 20, VIEW, [pin])

    small = [spot.box_at(14) for spot in large]

    assert not any(a.meets(b) for a, b in combinations([pin, *small], 2))


def test_a_name_beside_its_dot_keeps_its_place_in_smaller_letters():
    name = Name("landmark", "Schule", 240, 200)
    [beside] = placed([name], 20, VIEW, [Box(0, 180, 480, 190)])

    box = beside.box_at(14)

    assert (box.left, box.right) == (249, 249 + 6 * 14 * 0.54)

import re

from django.template import Context, Template
from django.test import RequestFactory

from quartier.ui import sketch
from quartier.ui.sketch import Pin
from quartier.ui.views.shelf import GROUND


def test_the_area_fits_into_the_drawing():
    frame = sketch.ground(GROUND).frame

    corners = [frame.xy(10.328, 47.727), frame.xy(10.35, 47.71)]
    assert all(0 < x < sketch.SIDE and 0 < y < frame.height for x, y in corners)


def test_north_is_up_and_east_is_right():
    frame = sketch.ground(GROUND).frame
    (x1, y1), (x2, y2) = frame.xy(10.33, 47.71), frame.xy(10.34, 47.72)

    assert x1 < x2
    assert y1 > y2


def test_an_area_without_a_drawing_is_an_empty_map():
    assert sketch.ground("").shapes == ""


def test_names_in_the_drawing_are_escaped():
    hostile = GROUND.replace("Schule", "<script>")

    html = Template("{% map 'Karte' ground %}").render(Context({"ground": hostile}))

    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_a_pin_is_a_link_named_like_its_entry():
    frame = sketch.ground(GROUND).frame

    html = sketch.pin(Pin(10.337, 47.717, "Eine <Bank>", "yes", 3, "#e3"), frame.xy(10.337, 47.717))

    assert re.search('href="#e3" aria-label="3: Eine &lt;Bank&gt;"', html)


def test_the_base_map_is_offered_by_a_link_and_loads_after_it(settings):
    settings.BASE_MAP_STYLE = "https://maps.example/style.json"
    template = Template('{% map "Karte" %}')
    before = RequestFactory().get("/?thema=verkehr")
    after = RequestFactory().get("/?karte=genau")

    offered = template.render(Context({"request": before}))
    loaded = template.render(Context({"request": after}))

    assert 'href="?thema=verkehr&amp;karte=genau#karte"' in offered
    assert ("maps.example" in offered, "maps.example" in loaded) == (False, True)
    assert (hasattr(before, "shows_base_map"), hasattr(after, "shows_base_map")) == (False, True)

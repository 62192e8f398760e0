"""The area's map as a picture of its own, for paper: the same drawing, with its colours inside."""

from collections.abc import Sequence

from quartier.ui import sketch
from quartier.ui.sketch import Pin

# The map's colours of `ui/css/face.css`, as a drawing outside the page needs them.
COLOURS = """
text{font-family:"Fira Sans";font-size:15px;font-weight:500;fill:#4d4538}
.q-g--green{fill:#dfe6cf}.q-g--water{fill:#9cc7cc}.q-g--line{fill:none}
.q-g--water.q-g--line{fill:none;stroke:#9cc7cc;stroke-width:26}
.q-g--street{fill:none;stroke:#fff;stroke-width:8}
.q-g--boundary{fill:#a2401c;fill-opacity:.05;stroke:#a2401c;stroke-width:3;stroke-dasharray:2 8}
.q-g__water{fill:#24616b}.q-g--landmark{fill:#8a7f70}
.q-g--office path{fill:#a2401c}.q-g__no{fill:#fff;font-size:17px;font-weight:600}
"""


def drawing_of(ground: str, pins: Sequence[Pin]) -> str:
    """SVG text; empty where the area has no outline yet."""
    land = sketch.ground(ground)
    if not land.shapes:
        return ""
    height, places = land.frame.height, sketch.places(pins, land.frame)
    marks = "".join(sketch.pin(pin, place) for pin, place in zip(pins, places, strict=True))
    view = land.frame.all
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{sketch.view_box(view)}">'
        f"<style>{COLOURS}</style>"
        f'<rect width="{sketch.SIDE}" height="{height}" fill="#efe9dc"/>'
        f"{land.shapes}{sketch.names(land, sketch.boxes(pins, places), view)}{marks}</svg>"
    )

"""Our own map: GeoJSON drawn as SVG on the server. Needs no script, no WebGL and no network."""

from quartier.ui.sketch.frame import SIDE, Frame, view_box
from quartier.ui.sketch.ground import ground
from quartier.ui.sketch.names import names
from quartier.ui.sketch.pins import Pin, boxes, pin, places

__all__ = [
    "SIDE",
    "Frame",
    "Pin",
    "boxes",
    "ground",
    "names",
    "pin",
    "places",
    "view_box",
]

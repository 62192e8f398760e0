import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area, Boundary
from quartier.areas.rules import Fault, Outline, read_outline
from quartier.journal.actions import record
from quartier.journal.rules import Actor

MAX_BYTES = 5_000_000

SENTENCES = {
    "broken": _("Die Datei ist kein vollständiges GeoJSON. Speichern Sie sie bitte noch einmal."),
    "too_big": _("Die Datei hat mehr als 5 MB. Bitte vereinfachen Sie die Grenze."),
    "no_area": _(
        "In der Datei ist keine Fläche, sondern „%(kind)s“. "
        "Wir brauchen ein Polygon oder MultiPolygon."
    ),
    "no_geojson": _(
        "In der Datei steht keine Grenze. Wir brauchen GeoJSON mit einem Polygon oder MultiPolygon."
    ),
    "no_number": _("An einer Stelle steht keine Zahl. Jeder Punkt braucht Länge und Breite."),
    "too_few": _("Eine Linie hat weniger als drei Ecken. Das ist noch keine Fläche."),
    "too_many": _(
        "Die Grenze hat %(count)s Punkte. Bitte vereinfachen Sie sie auf höchstens %(limit)s."
    ),
    "open_ring": _(
        "Die Linie ist nicht geschlossen: Sie beginnt bei %(first)s und endet bei %(last)s. "
        "Der letzte Punkt muss der erste sein."
    ),
    "projection": _(
        "Die Zahlen sind nicht in Grad (%(name)s), vermutlich in Metern wie UTM. "
        "Bitte speichern Sie die Datei in WGS 84 (EPSG:4326)."
    ),
    "swapped": _(
        "Länge und Breite sind vertauscht (%(point)s). "
        "In GeoJSON steht die Länge vorn, zum Beispiel 10.32 47.71."
    ),
    "abroad": _("Der Punkt %(point)s liegt nicht in Deutschland. Ist es die richtige Datei?"),
    "crossing": _("Die Linie kreuzt oder berührt sich selbst, nahe bei %(point)s."),
    "size": _("Die Fläche hat %(hectares)s Hektar. Das kann kein Stadtteil sein."),
}


class NoOutline(ValidationError):
    """The file is no outline of a quarter; the sentence says why."""


def check_outline(data: bytes) -> Outline:
    """Read an uploaded file, or refuse it with one clear sentence."""
    if len(data) > MAX_BYTES:
        raise NoOutline(SENTENCES["too_big"])
    try:
        return read_outline(json.loads(data))
    except Fault as fault:
        raise NoOutline(SENTENCES[fault.code], fault.code, dict(fault.values)) from fault
    except (ValueError, RecursionError) as error:
        raise NoOutline(SENTENCES["broken"]) from error


@transaction.atomic
def publish_boundary(
    area: Area, data: bytes, *, source: str, valid_from: date, is_sketch: bool = False, by: Actor
) -> Boundary:
    """Set a new version of the outline; the old ones stay readable."""
    outline = check_outline(data)
    Area.objects.select_for_update().get(pk=area.pk)
    newest = Boundary.objects.filter(area=area).aggregate(top=Max("version"))["top"] or 0
    boundary = Boundary.objects.create(
        area=area,
        version=newest + 1,
        valid_from=valid_from,
        geometry=outline.geometry,
        source=source,
        is_sketch=is_sketch,
        size_ha=outline.size_ha,
    )
    record(by, "published_boundary", boundary, version=newest + 1, points=outline.points)
    return boundary

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.areas.models import Area, Place
from quartier.areas.rules import PlaceRow, RowFault, read_places
from quartier.journal.actions import record
from quartier.journal.rules import Actor

FAULTS_SHOWN = 10
SENTENCES = {
    "empty": gettext_lazy("Die Datei ist leer."),
    "columns": gettext_lazy(
        "In der ersten Zeile fehlen Spalten (%(value)s). "
        "Sie muss Name, Art, Länge und Breite nennen."
    ),
    "too_many": gettext_lazy("Die Liste hat mehr als %(value)s Zeilen. Bitte teilen Sie sie."),
    "name": gettext_lazy("Zeile %(row)s: Der Name fehlt."),
    "kind": gettext_lazy(
        "Zeile %(row)s: „%(value)s“ kennen wir nicht. "
        "Schreiben Sie Straße, Ort, Gewässer oder Grünfläche."
    ),
    "number": gettext_lazy("Zeile %(row)s: „%(value)s“ sind keine zwei Zahlen."),
    "swapped": gettext_lazy("Zeile %(row)s: Länge und Breite sind vertauscht (%(value)s)."),
    "abroad": gettext_lazy("Zeile %(row)s: Der Ort %(value)s liegt nicht in Deutschland."),
}


class NoPlaces(ValidationError):
    """The list cannot be taken over; every faulty row is named."""


class NameTaken(ValidationError):
    """There is a place of this name already."""


@transaction.atomic
def import_places(area: Area, data: bytes, *, by: Actor) -> int:
    """Take over a CSV list: all rows or none. A known name is moved to its new spot."""
    found = list(read_places(data))
    faults = [row for row in found if isinstance(row, RowFault)]
    if faults:
        raise NoPlaces([said(fault) for fault in faults[:FAULTS_SHOWN]])
    rows = {row.name: row for row in found if isinstance(row, PlaceRow)}
    if not rows:
        raise NoPlaces([SENTENCES["empty"]])
    Place.objects.bulk_create(
        [Place(area=area, kind=r.kind, name=r.name, lon=r.lon, lat=r.lat) for r in rows.values()],
        update_conflicts=True,
        unique_fields=["area", "name"],
        update_fields=["kind", "lon", "lat"],
    )
    record(by, "imported_places", area, count=len(rows))
    return len(rows)


def said(fault: RowFault) -> str:
    return str(SENTENCES[fault.code]) % {"row": fault.row, "value": fault.value}


@transaction.atomic
def set_place(
    area: Area,
    place: Place | None = None,
    *,
    kind: str,
    name: str,
    lon: float,
    lat: float,
    geometry: Mapping[str, Any] | None = None,
    by: Actor,
) -> Place:
    """Add a place or change one."""
    place = place or Place(area=area)
    place.kind, place.name, place.lon, place.lat = kind, name, lon, lat
    if geometry is not None:
        place.geometry = geometry
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError as error:
        raise NameTaken({"name": _("Einen Ort mit diesem Namen gibt es schon.")}) from error
    record(by, "set_place", place, kind=kind)
    return place


@transaction.atomic
def remove_place(place: Place, *, by: Actor) -> None:
    record(by, "removed_place", place)
    place.delete()

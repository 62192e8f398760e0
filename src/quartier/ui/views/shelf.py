"""The shelf: every component in every variant, for whoever builds a page."""

import json

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quartier.ui.charts import Bar
from quartier.ui.icons import KERN, OURS
from quartier.ui.sketch import Pin
from quartier.ui.statuses import STATUSES

AREA = [[10.33, 47.71], [10.345, 47.711], [10.35, 47.722], [10.34, 47.727], [10.328, 47.72]]


def _feature(kind: str, shape: str, coordinates: object, name: str = "") -> dict[str, object]:
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"kind": kind, "name": name}, "geometry": geometry}


GROUND = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            _feature("boundary", "Polygon", [[*AREA, AREA[0]]]),
            _feature(
                "green",
                "Polygon",
                [[[10.34, 47.72], [10.348, 47.721], [10.345, 47.725], [10.34, 47.72]]],
            ),
            _feature(
                "water", "LineString", [[10.329, 47.7], [10.331, 47.715], [10.327, 47.735]], "Fluss"
            ),
            _feature("street", "LineString", [[10.3, 47.716], [10.337, 47.7165], [10.355, 47.714]]),
            _feature("landmark", "Point", [10.341, 47.7195], "Schule"),
            _feature("office", "Point", [10.337, 47.7145], "Stadtteilbüro"),
        ],
    }
)


class ShelfForm(forms.Form):
    """One field of each kind."""

    text = forms.CharField(label="Text", help_text="Zum Beispiel: Im Oberösch")
    words = forms.CharField(label="Mehrere Zeilen", widget=forms.Textarea, required=False)
    mail = forms.EmailField(label="E-Mail", required=False)
    number = forms.IntegerField(label="Zahl", required=False)
    day = forms.DateField(
        label="Tag", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    secret = forms.CharField(label="Passwort", widget=forms.PasswordInput, required=False)
    theme = forms.ChoiceField(label="Auswahl", choices=[("", "alle"), ("1", "Verkehr")])
    fields_of_action = forms.MultipleChoiceField(
        label="Mehrere aus einer Liste", choices=[("1", "Wohnen"), ("2", "Verkehr")], required=False
    )
    decision = forms.ChoiceField(
        label="Kacheln",
        choices=[("yes", "Ja, das machen wir"), ("partly", "Teilweise"), ("no", "Nein")],
        widget=forms.RadioSelect(attrs={"class": "q-choice"}),
    )
    channel = forms.ChoiceField(
        label="Antwort per",
        choices=[("email", "Per E-Mail"), ("none", "Ich brauche keine Antwort")],
        widget=forms.RadioSelect,
        initial="email",
    )
    address = forms.EmailField(label="Ihre E-Mail-Adresse", required=False)
    topics = forms.MultipleChoiceField(
        label="Mehrere ankreuzen",
        choices=[("1", "Wege"), ("2", "Grün")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label="Mein Name darf neben dem Wunsch stehen.", required=False)
    photo = forms.FileField(label="Foto", required=False, help_text="JPG oder PNG bis 10 MB")
    lon = forms.FloatField(widget=forms.HiddenInput, required=False)
    lat = forms.FloatField(widget=forms.HiddenInput, required=False)


def shelf(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/shelf.html", _values())


def _values() -> dict[str, object]:
    return {
        "statuses": STATUSES,
        "icons": sorted(KERN | OURS),
        "steps": range(1, 6),
        "now": timezone.now(),
        "form": ShelfForm(),
        "wrong": ShelfForm({"mail": "ohne-at", "channel": "email"}, prefix="f"),
        "ground": GROUND,
        "pins": [
            Pin(10.337, 47.717, "Sicher über die Straße", "part", 1, "#e1"),
            Pin(10.332, 47.721, "Mehr Licht", "city", 2, "#e2"),
            Pin(10.344, 47.716, "Eine Bank", "yes", 3, "#e3"),
            Pin(10.347, 47.72, "Grillplatz", "no", 4, "#e4"),
            Pin(10.334, 47.7125, "Brunnen", "circle", 5, "#e5"),
        ],
        "place": [Pin(10.337, 47.717, "Ihre Nadel", "place")],
        "rows": [
            Bar("Tiefbauamt", [("yes", 3), ("partly", 4), ("later", 2), ("no", 1), ("open", 2)]),
            Bar("Stadtgärtnerei", [("yes", 5), ("partly", 1), ("later", 0), ("no", 1)]),
            Bar("Umweltamt", [("no", 2), ("open", 1)]),
        ],
        "tiles": [
            {"count": 1, "title": "Gefahr melden", "url": "#", "tone": "danger"},
            {"count": 2, "title": "Antworten überfällig", "url": "#", "tone": "hot"},
            {"count": 1367, "title": "Wünsche bündeln", "url": "#"},
        ],
        "pills": [
            {"title": "Thema: Verkehr", "url": "?"},
            {"title": "Zeitraum: seit Januar", "url": "?"},
        ],
        "page": Paginator(range(60), 20).page(2),
        "words": ["Schule", "Kinder"],
    }

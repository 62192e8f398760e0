"""Turns requests about areas into clean values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area, HolidayProfile, Municipality, Place
from quartier.ui.filling import day_input

NO_NUMBER = {"invalid": _("Schreiben Sie bitte eine Zahl in Grad, zum Beispiel 10,32.")}


class BoundaryForm(forms.Form):
    """A new version of the outline."""

    file = forms.FileField(
        label=_("Datei mit der Grenze"),
        help_text=_("GeoJSON in WGS 84 (EPSG:4326), bis 5 MB und 20.000 Punkte."),
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
        error_messages={
            "required": _("Wählen Sie bitte die Datei mit der Grenze aus."),
            "empty": _("Die Datei ist leer."),
        },
    )
    source = forms.CharField(
        label=_("Quelle"),
        max_length=200,
        help_text=_("Zum Beispiel: Stadt Kempten, Amt für Geoinformation, 2026"),
        error_messages={"required": _("Schreiben Sie bitte, woher die Grenze stammt.")},
    )
    valid_from = forms.DateField(
        label=_("Gilt ab"),
        widget=day_input(),
        error_messages={"required": _("Nennen Sie bitte den Tag, ab dem die Grenze gilt.")},
    )
    is_sketch = forms.BooleanField(
        label=_("Eigene Skizze, nicht amtlich"),
        required=False,
        help_text=_("Dann steht unter jeder Karte „eigene Skizze“."),
    )


class PlacesForm(forms.Form):
    """A list of streets and landmarks."""

    list = forms.FileField(
        label=_("Liste als CSV"),
        help_text=_(
            "Erste Zeile: Name; Art; Länge; Breite. Art: Straße, Ort, Gewässer, Grünfläche."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": _("Wählen Sie bitte die Liste aus."),
            "empty": _("Die Datei ist leer."),
        },
    )


class PlaceForm(forms.Form):
    """One street or landmark."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Schreiben Sie bitte, wie der Ort heißt.")},
    )
    kind = forms.ChoiceField(label=_("Art"), choices=Place.Kind.choices)
    lon = forms.FloatField(
        label=_("Länge"), min_value=5.5, max_value=15.6, localize=True, error_messages=NO_NUMBER,
        help_text=_("Grad nach Osten, zum Beispiel 10,32"),
    )  # fmt: skip
    lat = forms.FloatField(
        label=_("Breite"), min_value=47, max_value=55.2, localize=True, error_messages=NO_NUMBER,
        help_text=_("Grad nach Norden, zum Beispiel 47,71"),
    )  # fmt: skip


class AreaForm(forms.Form):
    """Base data of a quarter."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Art"), choices=Area.Kind.choices)
    legal_basis = forms.ChoiceField(label=_("Rechtsgrundlage"), choices=Area.LegalBasis.choices)
    resolution_on = forms.DateField(label=_("Beschluss am"), required=False, widget=day_input())
    announced_on = forms.DateField(
        label=_("Bekannt gemacht am"), required=False, widget=day_input()
    )
    planned_end = forms.DateField(label=_("Geplantes Ende"), required=False, widget=day_input())
    holiday_profile = forms.ChoiceField(
        label=_("Feiertage"),
        choices=HolidayProfile.choices,
        help_text=_("Danach richten sich Fristen und Sprechzeiten. Das Ordnungsamt kennt sie."),
    )
    legal_regime = forms.ChoiceField(
        label=_("Datenschutzrecht"), choices=Municipality.Regime.choices
    )

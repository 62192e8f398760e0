"""Turns requests about organisations into clean values."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.organisations.models import Organisation
from quartier.organisations.rules import read_topics
from quartier.ui.filling import day_input


class OrganisationForm(forms.Form):
    """A department or another actor."""

    kind = forms.ChoiceField(
        label=_("Art"),
        choices=[("", _("Bitte wählen")), *Organisation.Kind.choices],
        error_messages={"required": _("Wählen Sie bitte, was es ist.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        error_messages={"required": _("Schreiben Sie bitte den Namen.")},
    )
    short_name = forms.CharField(
        label=_("Kurzname"),
        max_length=60,
        required=False,
        help_text=_("So steht es auf Seiten, zum Beispiel „Tiefbauamt“."),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Bei einem Amt: Dorthin gehen Weitergaben und Erinnerungen."),
        error_messages={"invalid": _("In der E-Mail-Adresse fehlt etwas. Beispiel: amt@stadt.de")},
    )
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Anschrift"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    website = forms.URLField(
        label=_("Internetseite"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("So geht es: https://www.verein.de")},
    )
    topics = forms.CharField(
        label=_("Themen"),
        required=False,
        max_length=600,
        help_text=_("Mit Komma getrennt, zum Beispiel: Wege, Licht, Spielplätze"),
    )
    listing_consent_on = forms.DateField(
        label=_("Darf öffentlich stehen seit"),
        required=False,
        widget=day_input(),
        help_text=_("Ämter stehen immer auf der Seite, alle anderen nur mit Einwilligung."),
    )
    acknowledge_days = forms.IntegerField(
        label=_("Arbeitstage bis zur Bestätigung"), min_value=1, max_value=60, initial=5
    )
    answer_days = forms.IntegerField(
        label=_("Arbeitstage bis zur Antwort"),
        min_value=1,
        max_value=250,
        initial=20,
        help_text=_("Nur bei Ämtern: so ist es mit der Stadt vereinbart."),
    )
    note = forms.CharField(
        label=_("Notiz"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nur für das Büro."),
    )

    def clean_topics(self) -> list[str]:
        return read_topics(self.cleaned_data["topics"])


class PersonForm(forms.Form):
    """Whom to ask there."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Schreiben Sie bitte den Namen.")},
    )
    function = forms.CharField(label=_("Aufgabe"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        error_messages={"invalid": _("In der E-Mail-Adresse fehlt etwas. Beispiel: amt@stadt.de")},
    )
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)


class ContactForm(forms.Form):
    """We spoke with them."""

    note = forms.CharField(label=_("Worum ging es?"), max_length=300, required=False)

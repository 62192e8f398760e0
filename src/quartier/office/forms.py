"""Turns requests about the office into clean values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrPromise

from quartier.office.models import Closure, Office, OpeningHours
from quartier.ui.filling import day_input

WORDS = {"required": gettext_lazy("Diese Angabe fehlt noch.")}


def time_input() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def long_text(label: StrPromise, length: int, *, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def named(kind: str, label: StrPromise) -> dict[str, Any]:
    return {"type": kind, "aria-label": label}


class HoursForm(forms.Form):
    """One weekly slot."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Tag"), choices=OpeningHours.Weekday.choices, coerce=int
    )
    opens = forms.TimeField(
        label=gettext_lazy("Von"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("Ab wann ist offen? Zum Beispiel 9:00.")},
    )
    closes = forms.TimeField(
        label=gettext_lazy("Bis"),
        widget=time_input(),
        error_messages={"required": gettext_lazy("Bis wann ist offen? Zum Beispiel 12:00.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Art"), choices=OpeningHours.Kind.choices, widget=forms.RadioSelect
    )
    valid_from = forms.DateField(label=gettext_lazy("Gilt ab"), required=False, widget=day_input())
    valid_to = forms.DateField(label=gettext_lazy("Gilt bis"), required=False, widget=day_input())
    note = forms.CharField(label=gettext_lazy("Hinweis"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("opens") and data.get("closes") and data["closes"] <= data["opens"]:
            self.add_error("closes", _("Das Ende muss nach dem Anfang liegen."))
        if (
            data.get("valid_from")
            and data.get("valid_to")
            and data["valid_to"] < data["valid_from"]
        ):
            self.add_error("valid_to", _("Der letzte Tag liegt vor dem ersten."))
        return data


class ClosureForm(forms.Form):
    """Days on which the weekly hours do not hold."""

    first_day = forms.DateField(
        label=gettext_lazy("Erster Tag"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("Nennen Sie bitte den ersten Tag.")},
    )
    last_day = forms.DateField(
        label=gettext_lazy("Letzter Tag"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("Nennen Sie bitte den letzten Tag.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Was gilt?"), choices=Closure.Kind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Steht auf der Seite, zum Beispiel: Urlaub, Fortbildung."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("first_day") and data.get("last_day") and data["last_day"] < data["first_day"]:
            self.add_error("last_day", _("Der letzte Tag liegt vor dem ersten."))
        return data


class PersonForm(forms.Form):
    """Somebody residents can ask for."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, error_messages=WORDS)
    task = forms.CharField(label=gettext_lazy("Aufgabe"), max_length=200, required=False)
    phone = forms.CharField(label=gettext_lazy("Telefon"), max_length=40, required=False)
    languages = forms.CharField(label=gettext_lazy("Spricht"), max_length=200, required=False)
    consent_on = forms.DateField(
        label=gettext_lazy("Darf öffentlich stehen seit"),
        required=False,
        widget=day_input(),
        help_text=gettext_lazy("Ohne diesen Tag erscheint die Person nicht auf der Seite."),
    )
    since = forms.DateField(label=gettext_lazy("Im Büro seit"), required=False, widget=day_input())
    until = forms.DateField(label=gettext_lazy("Im Büro bis"), required=False, widget=day_input())


class NoticeForm(forms.Form):
    """A notice for "Aktuelles"."""

    title = forms.CharField(
        label=gettext_lazy("Überschrift"),
        max_length=160,
        error_messages={"required": gettext_lazy("Schreiben Sie bitte eine Überschrift.")},
    )
    text = long_text(gettext_lazy("Text"), 4000, rows=8)
    starts_at = forms.SplitDateTimeField(
        label=gettext_lazy("Termin"),
        required=False,
        require_all_fields=False,
        help_text=gettext_lazy("Nur wenn es einen Termin gibt: Tag und Uhrzeit."),
        widget=forms.SplitDateTimeWidget(
            date_attrs=named("date", gettext_lazy("Tag")),
            time_attrs=named("time", gettext_lazy("Uhrzeit")),
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
        error_messages={"incomplete": gettext_lazy("Nennen Sie bitte Tag und Uhrzeit.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Steht bis"),
        required=False,
        widget=day_input(),
        help_text=gettext_lazy("Danach verschwindet die Nachricht von selbst."),
    )

    def clean_until(self) -> object:
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Dieser Tag ist schon vorbei."))
        return until


class OfficeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Address, contact and legal duties. It never saves: `actions.describe_office` does."""

    sign_language_url = forms.URLField(
        label=Office._meta.get_field("sign_language_url").verbose_name,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Office
        exclude = ["area"]  # noqa: DJ006 - every fact of the office is for the office to say
        widgets = {"accessibility_on": day_input()} | {
            name: forms.Textarea(attrs={"rows": rows})
            for name, rows in {
                "way_there": 3,
                "access": 3,
                "about": 5,
                "operator_address": 3,
                "privacy_contact": 3,
                "accessibility_contact": 3,
                "accessibility_state": 5,
                "enforcement_body": 3,
            }.items()
        }

    def clean_accessibility_on(self) -> date | None:
        checked_on: date | None = self.cleaned_data["accessibility_on"]
        if checked_on and checked_on > timezone.localdate():
            raise forms.ValidationError(_("Dieser Tag liegt noch vor uns."))
        return checked_on

    def clean_postcode(self) -> str:
        postcode: str = self.cleaned_data["postcode"]
        if not (postcode.isdigit() and len(postcode) == 5):  # noqa: PLR2004
            raise forms.ValidationError(_("Die Postleitzahl hat fünf Ziffern."))
        return postcode


class BarrierForm(forms.Form):
    """What somebody cannot use, and how to answer them."""

    text = forms.CharField(
        label=gettext_lazy("Was können Sie nicht benutzen oder nicht lesen?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Schreiben Sie bitte, was nicht geht.")},
    )
    page = forms.CharField(
        label=gettext_lazy("Auf welcher Seite?"),
        max_length=300,
        required=False,
    )
    contact = forms.CharField(
        label=gettext_lazy("Wie können wir Ihnen antworten?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("E-Mail-Adresse, Telefon oder Anschrift."),
    )
    # People leave it empty; programs fill it in.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

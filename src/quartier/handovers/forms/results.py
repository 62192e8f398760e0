"""What became of an answer: solved or not, work that began, open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quartier.handovers.forms.fields import day_field
from quartier.handovers.models import Progress
from quartier.ui.filling import missing

if TYPE_CHECKING:
    from datetime import date


class SolvedForm(forms.Form):
    is_solved = forms.TypedChoiceField(
        label=_("Ist es gelöst?"),
        choices=[("ja", _("Ja, es ist gut so.")), ("nein", _("Nein, noch nicht."))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte Ja oder Nein.")),
    )
    words = forms.CharField(
        label=_("Was fehlt noch?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProgressForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Stand"),
        choices=Progress.Kind.choices,
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte einen Stand.")),
    )
    on = day_field(_("seit"), _("Nennen Sie bitte den Tag."), initial=timezone.localdate)
    note = forms.CharField(
        label=_("Was ist geschehen?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Alle können es lesen."),
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Der Tag darf nicht in der Zukunft liegen."))
        return day


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=_("Warum wieder offen?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Alle können es lesen."),
        error_messages=missing(_("Schreiben Sie bitte, was noch fehlt.")),
    )

"""What a department says by a form, at its link or through the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quartier.handovers.forms.fields import KeyedForm, day_field, near
from quartier.handovers.models import Answer
from quartier.ui.filling import missing

if TYPE_CHECKING:
    from datetime import date

    from quartier.handovers.models import HandedNeed


class AcknowledgeForm(forms.Form):
    file_number = forms.CharField(
        label=_("Ihr Aktenzeichen"),
        max_length=60,
        required=False,
        help_text=_("Menschen können damit bei Ihnen nachfragen."),
    )


class AnswerForm(KeyedForm):
    """One need's answer. `corrects` names the answer the person saw before."""

    decision = forms.ChoiceField(
        label=_("Ihre Antwort"),
        choices=Answer.Decision.choices,
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte eine Antwort.")),
    )
    hint = forms.CharField(
        label=_("Wer ist zuständig?"),
        max_length=300,
        required=False,
        help_text=_("Das hilft uns, den Bedarf gleich richtig weiterzugeben."),
    )
    reason = forms.CharField(
        label=_("Begründung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zwei, drei Sätze. Sie erscheinen wörtlich mit dem Namen des Amtes."),
        error_messages=missing(_("Schreiben Sie bitte, was Sie machen und was nicht.")),
    )
    planned_text = forms.CharField(
        label=_("Geplant für"),
        max_length=80,
        required=False,
        help_text=_("Monat oder Jahr genügt, zum Beispiel Herbst 2026"),
    )
    planned_on = day_field(
        _("Genauer Tag"),
        _("Nennen Sie bitte einen Tag."),
        required=False,
        help_text=_("Wenn er schon feststeht"),
    )
    file_number = forms.CharField(
        label=_("Aktenzeichen"),
        max_length=60,
        required=False,
        help_text=_("Erscheint neben der Antwort"),
    )
    attachment = forms.FileField(
        label=_("Anhang"),
        required=False,
        help_text=_(
            "PDF, Word, Excel oder ODT, bis 10 MB. Das Stadtteilbüro kann ihn öffentlich zeigen. "
            "Bitte ohne persönliche Daten."
        ),
    )
    corrects = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_planned_on(self) -> date | None:
        return near(self.cleaned_data["planned_on"])

    def said(self, on: date) -> dict[str, Any]:
        """The values as `actions.record_answer` takes them."""
        values = dict(self.cleaned_data)
        values.pop("corrects")
        values.pop("attachment")
        values.setdefault("answered_on", on)
        return values


class OfficeAnswerForm(AnswerForm):
    """What the office writes down for a department that did not use the link."""

    way = forms.ChoiceField(
        label=_("Wie kam die Antwort?"),
        choices=[choice for choice in Answer.Way.choices if choice[0] != Answer.Way.LINK],
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte, wie die Antwort kam.")),
    )
    answered_on = day_field(
        _("Geantwortet am"), _("Nennen Sie bitte den Tag der Antwort."), initial=timezone.localdate
    )

    def __init__(self, *args: Any, handed: HandedNeed, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.handed_on = handed.handover.handed_over_on

    def clean_answered_on(self) -> date:
        day: date = self.cleaned_data["answered_on"]
        if not self.handed_on <= day <= timezone.localdate():
            raise forms.ValidationError(_("Der Tag muss zwischen der Weitergabe und heute liegen."))
        return day


class QuestionForm(KeyedForm):
    text = forms.CharField(
        label=_("Rückfrage"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Die Frist läuft weiter."),
        error_messages=missing(_("Schreiben Sie bitte Ihre Frage.")),
    )


class ExtendForm(KeyedForm):
    until = day_field(_("Antwort bis"), _("Nennen Sie bitte den neuen Tag."))
    reason = forms.CharField(
        label=_("Warum?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Der Grund steht öffentlich neben der Frist."),
        error_messages=missing(_("Schreiben Sie bitte, warum es länger dauert.")),
    )

"""Turns requests about the action plan into clean values."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.concept.models import FieldOfAction, Goal, Measure, MeasureState, PlanVersion
from quartier.concept.queries import active_fields, goals_of
from quartier.concept.rules import read_money, said_money
from quartier.organisations.models import Organisation
from quartier.organisations.queries import departments, organisations
from quartier.ui.filling import day_input

CODE = {"required": gettext_lazy("Geben Sie bitte ein Kürzel, zum Beispiel F-3.")}
TITLE = {"required": gettext_lazy("Schreiben Sie bitte einen Titel.")}
YEARS = {"min_value": 1990, "max_value": 2100, "required": False}


class MoneyField(forms.CharField):
    """Euros as people write them: „12.500,50“."""

    def to_python(self, value: object) -> Any:  # noqa: ANN401 - a Decimal, though Django says str
        text = super().to_python(value)
        if not text:
            return None
        amount = read_money(text)
        if amount is None or amount < 0:
            raise forms.ValidationError(
                _("Schreiben Sie bitte einen Betrag, zum Beispiel 12.500,50.")
            )
        return amount

    def prepare_value(self, value: object) -> object:
        return said_money(value) if isinstance(value, Decimal) else value


class FieldForm(forms.Form):
    """A field of action."""

    code = forms.CharField(label=gettext_lazy("Kürzel"), max_length=4, error_messages=CODE)
    title = forms.CharField(label=gettext_lazy("Name"), max_length=160, error_messages=TITLE)
    description = forms.CharField(
        label=gettext_lazy("Worum geht es?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("In einfachen Worten, für die öffentliche Seite."),
    )


class VersionForm(forms.Form):
    """What a draft says about itself."""

    number = forms.CharField(
        label=gettext_lazy("Fassung"),
        max_length=10,
        help_text=gettext_lazy("Zum Beispiel 2.0"),
    )
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=200, error_messages=TITLE)
    period_from = forms.IntegerField(label=gettext_lazy("Gilt von (Jahr)"), **YEARS)  # type: ignore[arg-type]
    period_to = forms.IntegerField(label=gettext_lazy("Gilt bis (Jahr)"), **YEARS)  # type: ignore[arg-type]
    change_note = forms.CharField(
        label=gettext_lazy("Was ist neu?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        if not number.replace(".", "").isalnum():
            raise forms.ValidationError(_("Nehmen Sie bitte nur Ziffern und Punkte, wie 2.0."))
        return number


class AdoptionForm(forms.Form):
    """The council's resolution as data."""

    resolution_body = forms.CharField(
        label=gettext_lazy("Gremium"),
        max_length=120,
        initial=gettext_lazy("Stadtrat"),
        error_messages={"required": gettext_lazy("Wer hat es beschlossen?")},
    )
    adopted_on = forms.DateField(
        label=gettext_lazy("Beschlossen am"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("Nennen Sie bitte den Tag des Beschlusses.")},
    )
    resolution_number = forms.CharField(
        label=gettext_lazy("Beschlussnummer"),
        max_length=60,
        help_text=gettext_lazy("Sie steht in der Niederschrift der Sitzung."),
        error_messages={
            "required": gettext_lazy("Schreiben Sie bitte die Nummer des Beschlusses.")
        },
    )
    resolution_file = forms.FileField(
        label=gettext_lazy("Beschluss als PDF"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )


class GoalForm(forms.Form):
    """A goal; operational ones must be measurable."""

    level = forms.ChoiceField(
        label=gettext_lazy("Ebene"),
        choices=Goal.Level.choices,
        help_text=gettext_lazy("Ein Handlungsziel braucht Merkmal, Zielwert und Tag."),
    )
    field = forms.ModelChoiceField(
        FieldOfAction.objects.none(),
        label=gettext_lazy("Handlungsfeld"),
        error_messages={"required": gettext_lazy("Wählen Sie bitte ein Handlungsfeld.")},
    )
    code = forms.CharField(label=gettext_lazy("Kürzel"), max_length=12, error_messages=CODE)
    text = forms.CharField(
        label=gettext_lazy("Ziel"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schreiben Sie bitte, was erreicht werden soll.")},
    )
    indicator = forms.CharField(
        label=gettext_lazy("Woran erkennen wir es?"), max_length=200, required=False
    )
    target = forms.CharField(label=gettext_lazy("Zielwert"), max_length=100, required=False)
    due_on = forms.DateField(label=gettext_lazy("Bis"), required=False, widget=day_input())

    def __init__(
        self, data: Mapping[str, Any] | None, *, version: PlanVersion, initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        choice = self.fields["field"]
        choice.queryset = active_fields(version.area)  # type: ignore[attr-defined]


class MeasureForm(forms.Form):
    """All a version says about a measure."""

    code = forms.CharField(label=gettext_lazy("Kürzel"), max_length=12, error_messages=CODE)
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=200, error_messages=TITLE)
    description = forms.CharField(
        label=gettext_lazy("Beschreibung"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    fields_of_action = forms.ModelMultipleChoiceField(
        FieldOfAction.objects.none(),
        label=gettext_lazy("Handlungsfelder"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Wählen Sie bitte mindestens ein Handlungsfeld.")},
    )
    goals = forms.ModelMultipleChoiceField(
        Goal.objects.none(),
        label=gettext_lazy("Ziele"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(label=gettext_lazy("Art"), choices=Measure.Kind.choices)
    priority = forms.ChoiceField(
        label=gettext_lazy("Zeitraum"),
        choices=Measure.Priority.choices,
        help_text=gettext_lazy("Es geht um die Zeit, nicht um die Wichtigkeit."),
    )
    commitment = forms.ChoiceField(
        label=gettext_lazy("Verbindlichkeit"), choices=Measure.Commitment.choices
    )
    carrier = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Träger"), required=False
    )
    department = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Amt"), required=False
    )
    period_from = forms.IntegerField(label=gettext_lazy("Von (Jahr)"), **YEARS)  # type: ignore[arg-type]
    period_to = forms.IntegerField(label=gettext_lazy("Bis (Jahr)"), **YEARS)  # type: ignore[arg-type]
    cost_estimate = MoneyField(
        label=gettext_lazy("Geschätzte Kosten in Euro"),
        required=False,
        help_text=gettext_lazy("Zum Beispiel 12.500,50"),
    )
    price_year = forms.IntegerField(label=gettext_lazy("Preisstand (Jahr)"), **YEARS)  # type: ignore[arg-type]
    place = forms.CharField(label=gettext_lazy("Ort"), max_length=200, required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, version: PlanVersion, initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        self._offer("fields_of_action", active_fields(version.area))
        self._offer("goals", goals_of(version))
        self._offer("carrier", organisations(version.area))
        self._offer("department", departments(version.area))

    def _offer(self, name: str, rows: object) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (
            data.get("period_from")
            and data.get("period_to")
            and data["period_to"] < data["period_from"]
        ):
            self.add_error("period_to", _("Das Ende liegt vor dem Anfang."))
        return data


class StateForm(forms.Form):
    """How far a measure is."""

    state = forms.ChoiceField(label=gettext_lazy("Stand"), choices=MeasureState.State.choices)
    on = forms.DateField(
        label=gettext_lazy("Seit"),
        widget=day_input(),
        error_messages={"required": gettext_lazy("Seit wann ist das so?")},
    )
    note = forms.CharField(
        label=gettext_lazy("Grund oder Hinweis"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Steht auf der öffentlichen Seite."),
    )

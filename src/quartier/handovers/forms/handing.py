"""What to hand over, and what was: the form of a package, the filters of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quartier.handovers.forms.fields import day_field, near
from quartier.organisations.models import Organisation
from quartier.organisations.queries import departments
from quartier.ui.filling import missing

if TYPE_CHECKING:
    from datetime import date

    from quartier.areas.models import Area


class ChooseForm(forms.Form):
    """What to hand over, to whom, with which words, until when."""

    department = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Amt"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages=missing(_("Wählen Sie bitte ein Amt.")),
    )
    cover_letter = forms.CharField(
        label=_("Anschreiben"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Ein Vorschlag. Ändern Sie ihn, wie Sie möchten."),
        error_messages=missing(_("Schreiben Sie bitte ein paar Worte an das Amt.")),
    )
    answer_on = day_field(
        _("Antwort bis"),
        _("Nennen Sie bitte einen Tag."),
        required=False,
        help_text=_("Ohne Angabe gelten die Arbeitstage, die mit dem Amt vereinbart sind."),
    )
    in_print = forms.BooleanField(label=_("Auch als Brief drucken"), required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        field.queryset = departments(area)  # type: ignore[attr-defined]
        field.label_from_instance = named_with_days  # type: ignore[attr-defined]

    def clean_answer_on(self) -> date | None:
        day: date | None = self.cleaned_data["answer_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Die Frist muss nach heute liegen."))
        return near(day)


def named_with_days(department: Organisation) -> str:
    days = _("%(name)s, vereinbart sind %(n)d Arbeitstage")
    return str(days) % {"name": department.name, "n": department.answer_days}


class ListForm(forms.Form):
    """Filters of the list; they lie in the address."""

    says_optional = False

    STATES = [
        ("", _("alle")),
        ("overdue", _("überfällig")),
        ("question", _("Rückfrage offen")),
        ("unacknowledged", _("Eingang nicht bestätigt")),
        ("open", _("wartet auf Antwort")),
        ("to_tell", _("Antwort weitersagen")),
        ("told", _("alles weitergesagt")),
    ]

    zustand = forms.ChoiceField(label=_("Stand"), required=False, choices=STATES)
    amt = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Amt"), required=False, empty_label=_("alle Ämter")
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["amt"].queryset = departments(area)  # type: ignore[attr-defined]

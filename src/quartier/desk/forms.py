from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.accounts.forms import EmailField, PhoneField
from quartier.desk.queries import ANSWERED, STATES_OF_NEEDS
from quartier.needs.forms import NeedFilterForm
from quartier.ui.statuses import STATUSES as WORDS


class ContactForm(forms.Form):
    """How a resident can be reached; one of the three ways is needed."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = EmailField(required=False)
    phone = PhoneField(required=False)
    address = forms.CharField(
        label=_("Anschrift"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, str]:
        data: dict[str, str] = super().clean() or {}
        if not any(data.get(way) for way in ("name", "email", "phone", "address")):
            raise forms.ValidationError(
                _("Schreiben Sie bitte, wie wir diesen Menschen erreichen.")
            )
        return data


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Ja, alle Angaben dieser Person endgültig löschen"),
        error_messages={
            "required": _("Setzen Sie bitte den Haken. Löschen kann niemand rückgängig machen.")
        },
    )


STATES = [
    ("", _("alle")),
    ("ready", _("kann zur Stadt")),
    ("collecting", _("sammelt noch")),
    *(
        (state, _("Beantwortet") if state == ANSWERED else WORDS[state].word)
        for state in STATES_OF_NEEDS
    ),
    ("gap", _("ohne Handlungsfeld")),
]


class NeedsForm(NeedFilterForm):
    """Where the needs stand, in the words of the public list."""

    state = forms.ChoiceField(label=_("Stand"), required=False, choices=STATES)

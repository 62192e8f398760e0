from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.wishes import rules
from quartier.wishes.forms.speaking import SpokenForm
from quartier.wishes.models import Voice, Wish


class IntakeForm(SpokenForm):
    """A clerk writes down what somebody says at the counter or by telephone."""

    says_optional = False
    # As on the page: what is missing is listed in the order in which it is seen.
    field_order = (
        *("text", "place_name", "is_dangerous", "source"),
        *("channel", "email", "phone", "address", "name", "consent", "may_quote"),
    )

    source = forms.ChoiceField(
        label=gettext_lazy("Woher kommt der Wunsch?"),
        choices=[
            (value, label)
            for value, label in Wish.Source.choices
            if value not in (Wish.Source.ONLINE, Wish.Source.IMPORT)
        ],
        initial=Wish.Source.COUNTER,
        widget=forms.RadioSelect(attrs={"class": "q-choice"}),
    )
    is_dangerous = forms.BooleanField(
        label=gettext_lazy("Gefahr: muss sofort gemeldet werden"), required=False
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Die Person ist einverstanden, dass wir ihre Daten dafür speichern"),
        required=False,
    )
    may_quote = forms.BooleanField(
        label=gettext_lazy("Der Text darf wörtlich im Brief an die Stadt stehen"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **more)
        self.fields["text"].label = _("Was wünscht sich der Mensch vor Ihnen?")
        self.fields["text"].error_messages["required"] = _("Schreiben Sie bitte den Wunsch auf.")
        self.fields["text"].widget.attrs |= {"autofocus": True, "data-key": "n"}
        self.fields["channel"].label = _("Wie möchte die Person eine Antwort?")
        self.fields["channel"].choices = [  # type: ignore[attr-defined]
            (Voice.Channel.NONE, _("keine Antwort")),
            (Voice.Channel.PHONE, _("am Telefon")),
            (Voice.Channel.EMAIL, _("per E-Mail")),
            (Voice.Channel.LETTER, _("mit einem Brief")),
            (Voice.Channel.VISIT, _("kommt vorbei")),
        ]
        self.initial.setdefault("channel", Voice.Channel.NONE)
        for field, label in (
            ("email", _("E-Mail-Adresse")),
            ("phone", _("Telefonnummer")),
            ("address", _("Adresse")),
            ("name", _("Name")),
        ):
            self.fields[field].label = label
            self.fields[field].widget.attrs["autocomplete"] = "off"
        self.fields["address"].help_text = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.way != Voice.Channel.NONE and not data.get("consent"):
            self.add_error(
                "consent",
                _("Fragen Sie bitte, ob wir die Daten speichern dürfen, und haken Sie an."),
            )
        return data

    def problem_with(self, field: str, value: str) -> str:
        if field == "name" and not value:
            return _("Schreiben Sie bitte, wer vorbeikommt.")
        return super().problem_with(field, value)

    def contact(self) -> dict[str, str]:
        """The name has a field of its own here, whatever the way."""
        data, given = self.cleaned_data, super().contact()
        if "address" in given:
            given["address"] = data["address"].strip()
        return given | {"name": rules.clean_line(data["name"])} if given else {}

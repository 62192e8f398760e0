"""The ways to answer somebody. Only what the chosen way needs is looked at, and kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.accounts import rules

EMAIL = {"autocomplete": "email", "inputmode": "email"}
PHONE = {"type": "tel", "autocomplete": "tel"}
NEEDED = {"email": "email", "phone": "phone", "letter": "address", "visit": "name"}
"""Way to answer → the field it needs."""


def email_problem(address: str) -> str:
    """What to put right, as an instruction."""
    address = address.strip()
    if not address:
        return _("Schreiben Sie bitte die E-Mail-Adresse.")
    if "@" not in address:
        return _("In der E-Mail-Adresse fehlt das @.")
    try:
        validate_email(address)
    except ValidationError:
        return _("Diese E-Mail-Adresse ist nicht vollständig. So sieht sie aus: name@beispiel.de")
    return ""


def phone_problem(phone: str) -> str:
    digits = rules.phone_digits(phone)
    if digits > rules.PHONE_MOST:
        return _("Schreiben Sie bitte nur eine Telefonnummer.")
    if digits < rules.PHONE_LEAST:
        return _("Schreiben Sie bitte die Telefonnummer mit Vorwahl.")
    return ""


class EmailField(forms.CharField):
    """For forms that always ask for it."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - Django's own
        more.setdefault("label", gettext_lazy("E-Mail-Adresse"))
        more.setdefault("widget", forms.EmailInput(attrs=EMAIL))
        super().__init__(max_length=254, **more)
        self.error_messages["required"] = gettext_lazy("Schreiben Sie bitte die E-Mail-Adresse.")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and (problem := email_problem(value)):
            raise ValidationError(problem)


class PhoneField(forms.CharField):
    """A telephone number of a person, by which we know them again."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - Django's own
        more.setdefault("label", gettext_lazy("Telefonnummer"))
        super().__init__(max_length=40, widget=forms.TextInput(attrs=PHONE), **more)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and (problem := phone_problem(value)):
            raise ValidationError(problem)


class ContactForm(forms.Form):
    """A choice of ways; `contact` gives what `actions.known_resident` takes."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Wie sollen wir antworten?"),
        choices=[
            ("email", gettext_lazy("Per E-Mail")),
            ("phone", gettext_lazy("Am Telefon")),
            ("letter", gettext_lazy("Mit einem Brief")),
            ("visit", gettext_lazy("Ich komme im Büro vorbei")),
            ("none", gettext_lazy("Ich brauche keine Antwort")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    email = forms.CharField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs=EMAIL),
    )
    phone = forms.CharField(
        label=gettext_lazy("Ihre Telefonnummer"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=PHONE),
    )
    address = forms.CharField(
        label=gettext_lazy("Ihr Name und Ihre Adresse"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("In drei Zeilen: Name, Straße, Ort."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Ihr Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **more)
        self.needed_when_chosen(*NEEDED.values())

    def needed_when_chosen(self, *names: str) -> None:
        """These stand below a choice, so they are not called voluntary."""
        for name in self.fields.keys() & set(names):
            self.fields[name].says_optional = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        field = NEEDED.get(self.way, "")
        if field in self.fields and field not in self.errors:
            problem = self.problem_with(field, data.get(field, "").strip())
            if problem:
                self.add_error(field, problem)
        return data

    @property
    def way(self) -> str:
        """The chosen way; "none" if none was chosen."""
        return str(self.cleaned_data.get("channel") or "none")

    def problem_with(self, field: str, value: str) -> str:
        if field == "email":
            return email_problem(value)
        if field == "phone":
            return phone_problem(value)
        if value:
            return ""
        if field == "name":
            return _("Schreiben Sie bitte Ihren Namen.")
        return _("Schreiben Sie bitte Namen und Adresse.")

    def contact(self) -> dict[str, str]:
        field = NEEDED.get(self.way, "")
        if field not in self.fields:
            return {}
        value = self.cleaned_data[field].strip().replace("\r", "")
        if field != "address":
            return {field: value}
        name, _sep, address = value.partition("\n")
        return {"name": name.strip(), "address": address.strip() or name.strip()}

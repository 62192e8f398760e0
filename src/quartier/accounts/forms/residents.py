from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.accounts.forms.contact import EmailField


class EmailForm(forms.Form):
    email = EmailField(label=_("Ihre E-Mail-Adresse"))


class CodeForm(forms.Form):
    code = forms.RegexField(
        r"^\s*\d{3}\s?\d{3}\s*$",
        label=_("Ihr Code"),
        help_text=_("6 Ziffern aus unserer E-Mail"),
        error_messages={
            "invalid": _("Der Code hat 6 Ziffern. Schauen Sie bitte noch einmal nach.")
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Ja, alle Angaben dieser Person endgültig löschen"),
        error_messages={
            "required": _("Setzen Sie bitte den Haken. Löschen kann niemand rückgängig machen.")
        },
    )

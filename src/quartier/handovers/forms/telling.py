"""What the office says: to the department, on what was agreed, to the people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.ui.filling import missing

if TYPE_CHECKING:
    from quartier.handovers.models import Answer


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Unsere Antwort"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Das Amt bekommt sie mit einer E-Mail."),
        error_messages=missing(_("Schreiben Sie bitte eine Antwort.")),
    )


class SettleForm(forms.Form):
    note = forms.CharField(
        label=_("Was wurde vereinbart?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Das steht öffentlich auf dem Weg des Bedarfs."),
        error_messages=missing(_("Schreiben Sie bitte, was vereinbart wurde.")),
    )


class TellForm(forms.Form):
    """The decision about the department's file is asked for only if there is one."""

    plain_words = forms.CharField(
        label=_("In unseren Worten"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Kurze Sätze. Was kommt, was nicht, wann? Und warum?"),
        error_messages=missing(_("Schreiben Sie bitte in Ihren Worten, was die Antwort bedeutet.")),
    )
    shows_attachment = forms.BooleanField(
        label=_("Anhang öffentlich zeigen"),
        required=False,
        help_text=_(
            "Nur ohne persönliche Daten: keine Namen, Adressen oder Unterschriften von Menschen. "
            "Sehen Sie sich den Anhang vorher an."
        ),
    )

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if answer.attachment_id is None:
            del self.fields["shows_attachment"]

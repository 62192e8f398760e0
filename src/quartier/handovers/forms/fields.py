"""Days, and the key with which a form acts once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.ui.filling import day_input

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise as StrPromise


FUTURE = 2200


def day_field(label: StrPromise, sentence: StrPromise, **more: Any) -> forms.DateField:  # noqa: ANN401
    """A day; the browser shows a calendar, and `8.6.2026` typed by hand is understood too."""
    return forms.DateField(
        label=label,
        widget=day_input(),
        input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
        error_messages={
            "required": sentence,
            "invalid": _("Schreiben Sie den Tag bitte so: 8.6.2026."),
        },
        **more,
    )


def near(day: date | None) -> date | None:
    """Refuse a year that can only be a slip; reckoning on from the last one there is would fail."""
    if day and day.year >= FUTURE:
        raise forms.ValidationError(_("Prüfen Sie bitte das Jahr."))
    return day


class KeyedForm(forms.Form):
    """A form that can be sent twice and acts once: its key travels along."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["form_key"].initial = uuid4

    def clean_form_key(self) -> object:
        """Without a key (somebody changed the page) the form still acts, just not only once."""
        return self.cleaned_data["form_key"] or uuid4()

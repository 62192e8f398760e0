from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.accounts.forms import ContactForm, EmailField
from quartier.concept.models import FieldOfAction
from quartier.needs.models import Need
from quartier.ui.filling import missing
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from quartier.areas.models import Area


class NeedForm(forms.Form):
    """A need in the office's words."""

    title = forms.CharField(
        label=_("Titel"),
        max_length=120,
        help_text=_("Was soll besser werden? In einfachen Worten."),
        error_messages=missing(_("Geben Sie dem Bedarf bitte einen Titel.")),
    )
    summary = forms.CharField(
        label=_("Worum geht es?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Zwei, drei Sätze. Alle können sie lesen; das Amt bekommt sie auch."),
    )
    fields_of_action = forms.ModelMultipleChoiceField(
        FieldOfAction.objects.none(),
        label=_("Handlungsfelder"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Passt keines? Dann lassen Sie es frei. Es steht in der Liste der Lücken."),
    )
    urgency = forms.ChoiceField(
        label=_("Dringlichkeit"),
        choices=Need.Urgency.choices,
        initial=Need.Urgency.NORMAL,
        widget=forms.RadioSelect,
    )
    place_name = forms.CharField(label=_("Ort"), required=False, max_length=160)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = FieldOfAction.objects.filter(area=area, ended_on__isnull=True)
        self.fields["fields_of_action"].queryset = choices.order_by("position", "code")  # type: ignore[attr-defined]

    def words(self) -> dict[str, Any]:
        """The values as `actions.bundle` and `actions.describe` take them."""
        values = dict(self.cleaned_data)
        values["fields"] = values.pop("fields_of_action")
        return values


class SplitForm(forms.Form):
    title = NeedForm.base_fields["title"]
    summary = NeedForm.base_fields["summary"]


class FilterForm(forms.Form):
    """The filters of the inbox; everything is optional and lies in the address."""

    says_optional = False

    q = forms.CharField(
        label=_("Wörter suchen"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-key": "/"}),
    )
    source = forms.ChoiceField(
        label=_("Weg"), required=False, choices=[("", _("alle Wege")), *Wish.Source.choices]
    )
    place = forms.CharField(label=_("Ort"), required=False, max_length=100)
    objected = forms.BooleanField(label=_("nur „war nicht so gemeint“"), required=False)


class NeedFilterForm(forms.Form):
    """The filters of a list of needs, as far as this stage knows them."""

    says_optional = False

    q = forms.CharField(label=_("Wörter suchen"), required=False, max_length=100)
    field = forms.ModelChoiceField(
        FieldOfAction.objects.none(),
        label=_("Handlungsfeld"),
        required=False,
        empty_label=_("alle Handlungsfelder"),
    )
    urgency = forms.ChoiceField(
        label=_("Dringlichkeit"), required=False, choices=[("", _("alle")), *Need.Urgency.choices]
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = FieldOfAction.objects.filter(area=area)
        self.fields["field"].queryset = choices.order_by("position", "code")  # type: ignore[attr-defined]


class SupportForm(ContactForm):
    """„Das wünsche ich mir auch“: one button; a contact only for who wants to hear of it."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    # People do not see this field; programs that fill in everything do.
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        ways = self.fields["channel"]
        ways.label = _("Möchten Sie erfahren, was daraus wird?")
        ways.choices = [ways.choices[-1], *ways.choices[:-1]]  # type: ignore[attr-defined]
        self.initial.setdefault("channel", "none")
        self.initial.setdefault("form_key", uuid4())


class FollowForm(forms.Form):
    email = EmailField(label=_("Ihre E-Mail-Adresse"))
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

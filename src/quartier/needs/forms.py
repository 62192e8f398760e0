from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from quartier.concept.models import FieldOfAction
from quartier.needs.models import Need
from quartier.ui.filling import missing
from quartier.wishes.models import Wish

if TYPE_CHECKING:
    from quartier.areas.models import Area

DIGITS = RegexValidator(r"\d.*\d.*\d", _("In der Telefonnummer fehlen Ziffern."))


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
    """The filters of the list of needs."""

    says_optional = False

    STATES = [
        ("", _("alle")),
        ("ready", _("kann zur Stadt")),
        ("collecting", _("sammelt noch")),
        ("gap", _("ohne Handlungsfeld")),
    ]

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
    state = forms.ChoiceField(label=_("Stand"), required=False, choices=STATES)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        choices = FieldOfAction.objects.filter(area=area)
        self.fields["field"].queryset = choices.order_by("position", "code")  # type: ignore[attr-defined]


class SupportForm(forms.Form):
    """„Das wünsche ich mir auch“: one button; a contact only for who wants to hear of it."""

    CHANNELS = [
        ("none", _("Ich brauche keine Antwort")),
        ("email", _("per E-Mail")),
        ("phone", _("am Telefon")),
        ("letter", _("mit einem Brief")),
        ("visit", _("Ich komme im Büro vorbei")),
    ]
    NEEDED = {
        "email": ("email", _("Schreiben Sie bitte Ihre E-Mail-Adresse.")),
        "phone": ("phone", _("Schreiben Sie bitte Ihre Telefonnummer.")),
        "letter": ("address", _("Schreiben Sie bitte Ihre Anschrift.")),
        "visit": ("name", _("Schreiben Sie bitte Ihren Namen.")),
    }

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("Möchten Sie erfahren, was daraus wird?"),
        choices=CHANNELS,
        initial="none",
        widget=forms.RadioSelect,
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Prüfen Sie bitte die E-Mail-Adresse.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=40,
        validators=[DIGITS],
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    address = forms.CharField(
        label=_("Anschrift"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    # People do not see this field; programs that fill in everything do.
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", uuid4())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        wanted = self.NEEDED.get(values.get("channel", ""))
        if wanted and not values.get(wanted[0]) and wanted[0] not in self.errors:
            self.add_error(*wanted)
        return values

    def contact(self) -> dict[str, str]:
        """Only what belongs to the chosen channel; whatever else was typed is not kept."""
        channel = self.cleaned_data["channel"]
        if channel == "none":
            return {}
        names = {self.NEEDED[channel][0], "name"}
        return {name: self.cleaned_data[name] for name in names}


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        error_messages={
            "required": _("Schreiben Sie bitte Ihre E-Mail-Adresse."),
            "invalid": _("Prüfen Sie bitte die E-Mail-Adresse."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    homepage = forms.CharField(required=False, widget=forms.HiddenInput)

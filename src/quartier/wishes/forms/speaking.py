"""What every way of saying a wish has: words, place, and how to reach the person."""

import re
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.areas.models import Area, Place
from quartier.areas.queries import streets_and_landmarks
from quartier.wishes import rules
from quartier.wishes.actions.taking import said
from quartier.wishes.forms.stamps import new_stamp, read_stamp
from quartier.wishes.models import Voice

PHONE = re.compile(r"(?:\D*\d){5}")
NOTHING_SAID = gettext_lazy("Schreiben Sie bitte, was Sie sich wünschen.")
CHANNELS = [
    (Voice.Channel.EMAIL, gettext_lazy("Per E-Mail")),
    (Voice.Channel.PHONE, gettext_lazy("Am Telefon")),
    (Voice.Channel.LETTER, gettext_lazy("Mit einem Brief")),
    (Voice.Channel.VISIT, gettext_lazy("Ich komme im Büro vorbei")),
    (Voice.Channel.NONE, gettext_lazy("Ich brauche keine Antwort")),
]


class SpokenForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Ihr Wunsch"),
        strip=False,
        error_messages={"required": NOTHING_SAID},
        widget=forms.Textarea(
            attrs={"maxlength": rules.MAX_LENGTH, "data-count": rules.MAX_LENGTH}
        ),
    )
    place_name = forms.CharField(
        label=gettext_lazy("Straße oder bekannter Ort"),
        required=False,
        max_length=160,
        error_messages={"max_length": gettext_lazy("Der Ort ist zu lang. Ein Straßenname genügt.")},
        widget=forms.TextInput(attrs={"list": "orte", "autocomplete": "off"}),
    )
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=gettext_lazy("Wie sollen wir antworten?"),
        choices=CHANNELS,
        required=False,
        widget=forms.RadioSelect,
    )
    email = forms.CharField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        required=False,
        max_length=254,
        widget=forms.TextInput(
            attrs={"type": "email", "autocomplete": "email", "inputmode": "email"}
        ),
    )
    phone = forms.CharField(
        label=gettext_lazy("Ihre Telefonnummer"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Ihr Name und Ihre Adresse"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    started = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, area: Area, **more: Any) -> None:  # noqa: ANN401 - Django\'s own
        super().__init__(*args, **more)
        self.area = area
        self.places: list[Place] = list(streets_and_landmarks(area))
        self.form_key: UUID | None = None
        self._needed_when_chosen("email", "phone", "address")
        if not self.is_bound:
            self.initial.setdefault("started", new_stamp())

    def clean_text(self) -> str:
        return said(self.cleaned_data["text"])

    def clean_place_name(self) -> str:
        return rules.clean_line(self.cleaned_data["place_name"])

    def clean_started(self) -> str:
        """A stamp that is not ours, or old, is renewed; the key stays if it can be read."""
        stamp = self.cleaned_data["started"]
        try:
            self.form_key = read_stamp(stamp)
        except (signing.BadSignature, ValueError):
            self.form_key = uuid4()
            self._restart()
        return str(stamp)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._check_contact(data.get("channel") or Voice.Channel.NONE, data)
        return data

    @property
    def stamped_key(self) -> UUID:
        """The key of the wish this form becomes; known once the form was cleaned."""
        return self.form_key or uuid4()

    def spoken(self) -> dict[str, Any]:
        """For `actions.take_in`."""
        lon, lat = self.point()
        data = self.cleaned_data
        return {"text": data["text"], "place_name": data["place_name"], "lon": lon, "lat": lat}

    def point(self) -> tuple[float | None, float | None]:
        """The pin; without one, the place that was named if we know it."""
        lon, lat = self.cleaned_data["lon"], self.cleaned_data["lat"]
        if lon is not None and lat is not None and abs(lon) <= 180 and abs(lat) <= 90:  # noqa: PLR2004
            return lon, lat
        named = self.cleaned_data["place_name"].casefold()
        known = [place for place in self.places if place.name.casefold() in named]
        best = max(known, key=lambda place: len(place.name), default=None)
        return (best.lon, best.lat) if best else (None, None)

    def contact(self) -> dict[str, str]:
        """For `accounts.actions.known_resident`: only what the chosen way needs."""
        data, channel = self.cleaned_data, self.cleaned_data.get("channel")
        if channel == Voice.Channel.EMAIL:
            return {"email": data["email"].strip()}
        if channel == Voice.Channel.PHONE:
            return {"phone": data["phone"].strip()}
        if channel == Voice.Channel.LETTER:
            name, _sep, address = data["address"].strip().replace("\r", "").partition("\n")
            return {"name": name.strip(), "address": address.strip() or name.strip()}
        return {}

    def _check_contact(self, channel: str, data: dict[str, Any]) -> None:
        if channel == Voice.Channel.EMAIL and (problem := email_problem(data.get("email", ""))):
            self.add_error("email", problem)
        if channel == Voice.Channel.PHONE and not PHONE.match(data.get("phone", "")):
            self.add_error("phone", _("Schreiben Sie bitte die Telefonnummer mit Vorwahl."))
        if channel == Voice.Channel.LETTER and not data.get("address", "").strip():
            self.add_error("address", _("Schreiben Sie bitte Namen und Adresse."))

    def _restart(self) -> None:
        self._put("started", new_stamp(self.form_key))

    def _needed_when_chosen(self, *names: str) -> None:
        """These stand below a choice, so they are not called voluntary."""
        for name in names:
            self.fields[name].says_optional = False  # type: ignore[attr-defined]

    def _put(self, name: str, value: str) -> None:
        """Change what was sent, so that the page shows it."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[name] = value
        self.data = data


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

"""What every way of saying a wish has: words, place, and how to reach the person."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from quartier.accounts.forms import ContactForm
from quartier.areas.models import Area, Place
from quartier.areas.queries import streets_and_landmarks
from quartier.wishes import rules
from quartier.wishes.actions.taking import said
from quartier.wishes.forms.stamps import new_stamp, read_stamp

NOTHING_SAID = gettext_lazy("Schreiben Sie bitte, was Sie sich wünschen.")


class SpokenForm(ContactForm):
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
    started = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, area: Area, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **more)
        self.area = area
        self.places: list[Place] = list(streets_and_landmarks(area))
        self.form_key: UUID | None = None
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

    def _restart(self) -> None:
        self._put("started", new_stamp(self.form_key))

    def _put(self, name: str, value: str) -> None:
        """Change what was sent, so that the page shows it."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[name] = value
        self.data = data

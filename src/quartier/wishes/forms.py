"""Turns requests into clean values: the public form, the intake at the counter, reading, importing."""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.areas.models import Area, Place
from quartier.areas.queries import streets_and_landmarks
from quartier.wishes import rules
from quartier.wishes.actions.taking import said
from quartier.wishes.models import Refusal, Voice, Wish
from quartier.wishes.rules import Passage
from quartier.wishes.rules.passages import passages_of
from quartier.wishes.rules.sheets import Mapping

MIN_SECONDS, MAX_SECONDS = 3, 24 * 60 * 60
PHONE = re.compile(r"(?:\D*\d){5}")
CHANNELS = [
    (Voice.Channel.EMAIL, gettext_lazy("Per E-Mail")),
    (Voice.Channel.PHONE, gettext_lazy("Am Telefon")),
    (Voice.Channel.LETTER, gettext_lazy("Mit einem Brief")),
    (Voice.Channel.VISIT, gettext_lazy("Ich komme im Büro vorbei")),
    (Voice.Channel.NONE, gettext_lazy("Ich brauche keine Antwort")),
]


def new_stamp(form_key: UUID | None = None) -> str:
    """When a form was opened and which wish it will be: signed, so nobody sends without opening it."""
    return signing.TimestampSigner(salt="wish").sign(str(form_key or uuid4()))


def read_stamp(stamp: str, max_age: int | None = None) -> UUID:
    return UUID(signing.TimestampSigner(salt="wish").unsign(stamp, max_age=max_age))


class SpokenForm(forms.Form):
    """What every way of saying a wish has: words, place, photo, and how to reach the person."""

    text = forms.CharField(
        label=gettext_lazy("Ihr Wunsch"),
        required=False,
        strip=False,
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

    def __init__(self, *args: Any, area: Area, **more: Any) -> None:
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
        self.data = self.data.copy()
        self.data[self.add_prefix("started")] = new_stamp(self.form_key)


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


class WishForm(SpokenForm):
    """The public form. Its stamp and an empty field nobody sees keep machines away, no puzzle."""

    photo = forms.FileField(
        label=gettext_lazy("Foto"),
        required=False,
        help_text=gettext_lazy(
            "JPG, PNG oder WebP bis 10 MB. Den Ort im Foto löschen wir. Bitte keine Gesichter."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    drop_photo = forms.BooleanField(label=gettext_lazy("Foto wieder entfernen"), required=False)
    show_name = forms.BooleanField(required=False)
    shown_name = forms.CharField(
        label=gettext_lazy("Ihr Name, so wie er dort stehen soll"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    may_quote = forms.BooleanField(
        label=gettext_lazy("Mein Text darf wörtlich im Brief an die Stadt stehen."), required=False
    )
    homepage = forms.CharField(
        label=gettext_lazy("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].help_text = _(
            "Zwei, drei Sätze genügen. Bitte keine Namen und keine Telefonnummern von anderen Menschen."
        )
        self.fields["place_name"].help_text = self._example()
        self.fields["email"].help_text = _("Wir schreiben Ihnen nur zu diesem Wunsch.")
        self.fields["address"].help_text = _("In drei Zeilen: Name, Straße, Ort.")
        self.fields["show_name"].label = _(
            "Mein Name darf neben dem Wunsch stehen. Sonst steht dort „Jemand aus %(area)s“."
        ) % {"area": self.area.name}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("show_name") and not rules.clean_line(data.get("shown_name", "")):
            self.add_error("shown_name", _("Schreiben Sie bitte Ihren Namen."))
        self._check_honesty(data)
        return data

    def _check_honesty(self, data: dict[str, Any]) -> None:
        if data.get("homepage"):
            self.data = self.data.copy()
            self.data["homepage"] = ""
            raise ValidationError(
                _(
                    "Ein Feld war ausgefüllt, das Menschen nicht sehen. Bitte senden Sie noch einmal."
                )
            )
        try:
            read_stamp(data.get("started", ""), MAX_SECONDS)
        except (signing.BadSignature, ValueError):
            self._restart()
            raise ValidationError(
                _(
                    "Diese Seite war lange offen. Ihr Text ist noch da. Bitte senden Sie noch einmal."
                )
            ) from None
        if not is_older(data["started"], MIN_SECONDS):
            raise ValidationError(
                _("Das ging sehr schnell. Ihr Text ist noch da. Bitte senden Sie noch einmal.")
            )

    def _example(self) -> str:
        names = ", ".join(place.name for place in self.places[:2])
        return _("Zum Beispiel: %(names)s") % {"names": names} if names else ""


def is_older(stamp: str, seconds: float) -> bool:
    try:
        read_stamp(stamp, int(seconds))
    except signing.SignatureExpired:
        return True
    return False


class IntakeForm(SpokenForm):
    """A clerk writes down what somebody says at the counter or by telephone."""

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
    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=200)
    is_dangerous = forms.BooleanField(
        label=gettext_lazy("Gefahr: muss sofort gemeldet werden"), required=False
    )
    consent = forms.BooleanField(
        label=gettext_lazy("Die Person ist einverstanden, dass wir ihre Daten dafür speichern."),
        required=False,
    )
    may_quote = forms.BooleanField(
        label=gettext_lazy("Der Text darf wörtlich im Brief an die Stadt stehen."), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].label = _("Was wünscht sich der Mensch vor Ihnen?")
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
        ):
            self.fields[field].label = label
            self.fields[field].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        channel = data.get("channel") or Voice.Channel.NONE
        if channel == Voice.Channel.VISIT and not data.get("name", "").strip():
            self.add_error("name", _("Schreiben Sie bitte, wer vorbeikommt."))
        if channel != Voice.Channel.NONE and not data.get("consent"):
            self.add_error(
                "consent",
                _("Fragen Sie bitte, ob wir die Daten speichern dürfen, und haken Sie an."),
            )
        return data

    def contact(self) -> dict[str, str]:
        data, channel = self.cleaned_data, self.cleaned_data.get("channel")
        if channel in ("", Voice.Channel.NONE):
            return {}
        name = rules.clean_line(data["name"])
        given = super().contact()
        if channel == Voice.Channel.LETTER:
            return {"name": name, "address": data["address"].strip()}
        return {"name": name, **given}


KIND_WORDS = {
    "phone": gettext_lazy("Telefonnummer"),
    "email": gettext_lazy("E-Mail-Adresse"),
    "iban": gettext_lazy("Kontonummer"),
    "person": gettext_lazy("Name"),
    "house_number": gettext_lazy("Hausnummer"),
    "other": gettext_lazy("eigene Stelle"),
}


class PublishForm(forms.Form):
    """Title, which marked passages to black out, and words the clerk names herself."""

    title = forms.CharField(
        label=gettext_lazy("Überschrift"),
        max_length=120,
        error_messages={"required": gettext_lazy("Schreiben Sie bitte eine Überschrift.")},
    )
    passages = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    more = forms.CharField(
        label=gettext_lazy("Außerdem schwärzen"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Wörter genau wie im Text, mit Strichpunkt getrennt."),
    )

    def __init__(self, *args: Any, wish: Wish, **more: Any) -> None:
        super().__init__(*args, **more)
        self.wish = wish
        self.marked = rules.marked_passages(wish.text)
        self.fields["passages"].choices = [  # type: ignore[attr-defined]
            (str(number), wish.text[passage.start : passage.end])
            for number, passage in enumerate(self.marked)
        ]
        self.initial.setdefault("title", rules.title_of(wish.text))
        self.initial.setdefault("passages", [str(n) for n in range(len(self.marked))])

    def clean_more(self) -> list[Passage]:
        found: list[Passage] = []
        for words in filter(None, map(str.strip, self.cleaned_data["more"].split(";"))):
            here = passages_of(self.wish.text, words)
            if not here:
                raise ValidationError(
                    _("„%(words)s“ steht so nicht im Text. Bitte schreiben Sie es genau ab.")
                    % {"words": words}
                )
            found += here
        return found

    def public_text(self) -> str:
        chosen = [self.marked[int(number)] for number in self.cleaned_data["passages"]]
        return rules.black_out(
            self.wish.text, without_overlaps([*chosen, *self.cleaned_data["more"]])
        )

    def pieces(self) -> list[dict[str, Any]]:
        """The text in pieces: plain ones, and marked ones with their checkbox."""
        chosen = self["passages"].value() or []
        pieces: list[dict[str, Any]] = []
        end = 0
        for number, passage in enumerate(self.marked):
            pieces.append({"text": self.wish.text[end : passage.start]})
            words = self.wish.text[passage.start : passage.end]
            kind = KIND_WORDS[passage.kind]
            is_chosen = str(number) in chosen
            pieces.append({"number": number, "text": words, "kind": kind, "is_chosen": is_chosen})
            end = passage.end
        return [*pieces, {"text": self.wish.text[end:]}]


def without_overlaps(passages: Iterable[Passage]) -> list[Passage]:
    """Where two passages share a letter, one passage over both."""
    merged: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: passage.start):
        if merged and passage.start < merged[-1].end:
            last = merged.pop()
            merged.append(Passage(last.start, max(last.end, passage.end), last.kind))
        else:
            merged.append(passage)
    return merged


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Warum zeigen wir ihn nicht?"),
        choices=Refusal.Reason,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Wählen Sie bitte einen Grund.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Was wir dazu schreiben"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Das bekommt die Person, wenn sie uns einen Weg genannt hat."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("reason") == Refusal.Reason.OTHER and not data.get("words", "").strip():
            self.add_error("words", _("Schreiben Sie bitte den Grund in einem Satz."))
        return data


class DangerForm(forms.Form):
    told = forms.CharField(
        label=gettext_lazy("Wem gemeldet?"),
        max_length=120,
        error_messages={
            "required": gettext_lazy("Schreiben Sie bitte, wem Sie es gemeldet haben.")
        },
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Liste"),
        help_text=gettext_lazy(
            "CSV oder Excel (XLSX) bis 20 MB, die erste Zeile mit Überschriften."
        ),
        error_messages={
            "required": gettext_lazy("Wählen Sie bitte eine Datei."),
            "empty": gettext_lazy("Diese Datei ist leer. Bitte wählen Sie eine andere."),
        },
    )


COLUMN_WORDS = {
    "title": gettext_lazy("Überschrift"),
    "place": gettext_lazy("Ort"),
    "lat": gettext_lazy("Breite (lat)"),
    "lon": gettext_lazy("Länge (lon)"),
    "date": gettext_lazy("Datum"),
    "url": gettext_lazy("Adresse der Quelle"),
    "id": gettext_lazy("Nummer in der Quelle"),
}


class ColumnsForm(forms.Form):
    """Which column holds what."""

    text = forms.MultipleChoiceField(
        label=gettext_lazy("Text des Wunsches"),
        help_text=gettext_lazy("Mehrere Spalten werden in dieser Reihenfolge verbunden."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Wählen Sie bitte mindestens eine Spalte mit dem Text.")
        },
    )
    note = forms.CharField(
        label=gettext_lazy("Herkunft und Lizenz"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Zum Beispiel: Ideenwerkstatt 2025. Steht bei jedem Wunsch."),
    )

    def __init__(self, *args: Any, header: Sequence[str], proposal: Mapping, **more: Any) -> None:
        super().__init__(*args, **more)
        names = [(str(n), name or _("Spalte %d") % (n + 1)) for n, name in enumerate(header)]
        self.fields["text"].choices = names  # type: ignore[attr-defined]
        self.initial |= {"text": [str(n) for n in proposal.text], "note": proposal.note}
        for part, label in COLUMN_WORDS.items():
            self.fields[part] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("gibt es nicht")), *names]
            )
            self.initial[part] = getattr(proposal, part)
        self.order_fields(["text", *COLUMN_WORDS, "note"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("lat")) != bool(data.get("lon")):
            missing = "lon" if data.get("lat") else "lat"
            self.add_error(missing, _("Breite und Länge gehören zusammen."))
        return data

    def mapping(self) -> Mapping:
        data = self.cleaned_data
        parts = {part: int(data[part]) if data[part] else None for part in COLUMN_WORDS}
        note = rules.clean_line(data["note"])
        return Mapping(text=tuple(int(n) for n in data["text"]), note=note, **parts)  # type: ignore[arg-type]

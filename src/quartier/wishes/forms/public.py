"""The public form. A stamp and an empty field nobody sees keep machines away; no puzzle."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.wishes import rules
from quartier.wishes.forms.speaking import SpokenForm
from quartier.wishes.forms.stamps import MAX_SECONDS, MIN_SECONDS, is_older, read_stamp


class WishForm(SpokenForm):
    name = None  # type: ignore[assignment]  # whoever drops in has the number of their wish
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
        label=gettext_lazy("Mein Text darf wörtlich im Brief an die Stadt stehen"), required=False
    )
    homepage = forms.CharField(
        label=gettext_lazy("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **more)
        self.needed_when_chosen("shown_name")
        self.fields["text"].help_text = _(
            "Zwei, drei Sätze genügen. "
            "Bitte keine Namen und keine Telefonnummern von anderen Menschen."
        )
        self.fields["place_name"].help_text = self._example()
        self.fields["email"].help_text = _("Wir schreiben Ihnen nur zu diesem Wunsch.")
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
            self._put("homepage", "")
            raise ValidationError(
                _(
                    "Ein Feld war ausgefüllt, das Menschen nicht sehen. "
                    "Bitte senden Sie noch einmal."
                )
            )
        try:
            read_stamp(data.get("started", ""), MAX_SECONDS)
        except (signing.BadSignature, ValueError):
            self._restart()
            raise ValidationError(
                _(
                    "Diese Seite war lange offen. Ihr Text ist noch da. "
                    "Bitte senden Sie noch einmal."
                )
            ) from None
        # Whoever has something to put right sends again anyway: one sentence at a time.
        if not self.errors and not is_older(data["started"], MIN_SECONDS):
            raise ValidationError(
                _("Das ging sehr schnell. Ihr Text ist noch da. Bitte senden Sie noch einmal.")
            )

    def _example(self) -> str:
        names = ", ".join(place.name for place in self.places[:2])
        return _("Zum Beispiel: %(names)s") % {"names": names} if names else ""

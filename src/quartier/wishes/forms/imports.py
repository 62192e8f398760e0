"""Which list, and what its columns hold."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.wishes import rules
from quartier.wishes.rules.sheets import Mapping


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
        widget=forms.CheckboxSelectMultiple(attrs={"class": "q-choice"}),
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

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        header: Sequence[str],
        example: Sequence[str],
        proposal: Mapping,
        **more: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **more)
        names = [(str(n), name or _("Spalte %d") % (n + 1)) for n, name in enumerate(header)]
        self.fields["text"].choices = with_examples(names, example)  # type: ignore[attr-defined]
        self.initial.update(text=[str(n) for n in proposal.text], note=proposal.note)
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
        return Mapping(text=tuple(int(n) for n in data["text"]), note=note, **parts)


def with_examples(names: Sequence[tuple[str, str]], row: Sequence[str]) -> list[tuple[str, str]]:
    """„text: Die Brücke ist …“: what a column holds is seen best in its first row."""
    shown = [Truncator(rules.clean_line(cell)).chars(48) for cell in row]
    padded = [*shown, *[""] * len(names)]
    return [
        (value, f"{name}: {cell}" if cell else name)
        for (value, name), cell in zip(names, padded, strict=False)
    ]

"""What a clerk decides about one wish."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.wishes import rules
from quartier.wishes.models import Refusal, Wish
from quartier.wishes.rules import Passage
from quartier.wishes.rules.passages import passages_of

SHORTEST = 4
"""A house number alone may stand in a heading; a name or a number of four signs may not."""
KIND_WORDS = {
    "phone": gettext_lazy("Telefonnummer"),
    "email": gettext_lazy("E-Mail-Adresse"),
    "iban": gettext_lazy("Kontonummer"),
    "person": gettext_lazy("Name"),
    "house_number": gettext_lazy("Hausnummer"),
    "other": gettext_lazy("eigene Stelle"),
}


class DecidingForm(forms.Form):
    """A wish that sounds dangerous leaves the queue only with a clerk's word on it."""

    danger = forms.ChoiceField(
        label=gettext_lazy("Ist das eine Gefahr?"),
        choices=[("yes", gettext_lazy("Ja, melden")), ("no", gettext_lazy("Nein, keine Gefahr"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Sagen Sie bitte, ob das eine Gefahr ist.")},
    )

    def __init__(self, *args: Any, wish: Wish, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **more)
        self.wish = wish
        if not wish.sounds_dangerous:
            del self.fields["danger"]

    def is_danger(self) -> bool | None:
        """None: nobody was asked."""
        said = self.cleaned_data.get("danger")
        return said == "yes" if said else None


class PublishForm(DecidingForm):
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

    def __init__(self, *args: Any, wish: Wish, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, wish=wish, **more)
        self.marked = rules.marked_passages(wish.text)
        self.fields["passages"].choices = [  # type: ignore[attr-defined]
            (str(number), wish.text[passage.start : passage.end])
            for number, passage in enumerate(self.marked)
        ]
        self.initial.setdefault("title", rules.title_of(rules.black_out(wish.text, self.marked)))
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

    def clean(self) -> dict[str, Any]:
        """What is blacked out in the text must not stand in the heading."""
        data = super().clean() or self.cleaned_data
        for passage in self._blacked_out() if "more" in data else ():
            words = self.wish.text[passage.start : passage.end]
            if len(words) >= SHORTEST and words in data.get("title", ""):
                problem = _("„%(words)s“ wird geschwärzt und steht noch in der Überschrift.")
                self.add_error("title", problem % {"words": words})
        return data

    def public_text(self) -> str:
        return rules.black_out(self.wish.text, without_overlaps(self._blacked_out()))

    def _blacked_out(self) -> list[Passage]:
        data = self.cleaned_data
        chosen = [self.marked[int(number)] for number in data.get("passages", [])]
        return [*chosen, *data["more"]]

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


class RefuseForm(DecidingForm):
    """On the page of the other form: its fields have ids of their own."""

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

    def __init__(self, *args: Any, wish: Wish, **more: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, wish=wish, auto_id="id_refuse_%s", **more)

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

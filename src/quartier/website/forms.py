"""What somebody looks for on the list: read from the address, kept in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from quartier.journeys.queries import Filters
from quartier.journeys.rules import SHOWN
from quartier.ui.statuses import STATUSES

if TYPE_CHECKING:
    from django.http import QueryDict

    from quartier.website.queries import Choices

KINDS = {"wunsch": "wish", "bedarf": "need"}
ORDERS = {"": "moved", "menschen": "people", "neu": "new"}
ANY = ("", _("alle"))


class ListingForm(forms.Form):
    """A wrong filter is no error: it is left out, and the pills show what holds."""

    says_optional = False

    q = forms.CharField(label=_("Wonach suchen Sie?"), max_length=200, required=False)
    stand = forms.ChoiceField(label=_("Stand"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    ort = forms.CharField(label=_("Ort"), max_length=160, required=False)
    amt = forms.ChoiceField(label=_("Amt"), required=False)
    art = forms.ChoiceField(
        label=_("Art"),
        required=False,
        choices=[ANY, ("wunsch", _("Wünsche")), ("bedarf", _("Bedarfe"))],
    )
    von = forms.DateField(
        label=_("Eingegangen ab"), required=False, widget=forms.DateInput({"type": "date"})
    )
    bis = forms.DateField(
        label=_("Eingegangen bis"), required=False, widget=forms.DateInput({"type": "date"})
    )
    ordnung = forms.ChoiceField(
        required=False, choices=[(key, key) for key in ORDERS], widget=forms.HiddenInput
    )

    def __init__(self, data: QueryDict, *, choices: Choices) -> None:
        super().__init__(data)
        self.choices = choices
        words = [(key, STATUSES[key].word) for key in SHOWN]
        self._offer("stand", words)
        self._offer("thema", [(code, title) for code, (title, _key) in choices.fields.items()])
        self._offer("amt", list(choices.departments.items()))
        self.fields["ort"].widget.attrs["list"] = "orte"
        self.fields["q"].widget = forms.TextInput(
            {"type": "search", "placeholder": _("Wort, Straße oder Nummer")}
        )
        self.is_valid()

    def _offer(self, name: str, options: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [ANY, *options]

    def filters(self) -> Filters:
        data = self.cleaned_data
        _title, field = self.choices.fields.get(data.get("thema", ""), ("", None))
        return Filters(
            words=data.get("q", ""),
            status=data.get("stand", ""),
            kind=KINDS.get(data.get("art", ""), ""),
            place=data.get("ort", ""),
            field=field,
            department=UUID(data["amt"]) if data.get("amt") else None,
            since=data.get("von"),
            until=data.get("bis"),
            order=ORDERS[data.get("ordnung", "")],  # type: ignore[arg-type]
        )

    @property
    def state(self) -> str:
        """All that the drawn filters depend on beside their choices."""
        return repr([self.data.get(name, "") for name in list(self.fields)[1:]])

    def active(self) -> dict[str, str]:
        """Filters that hold, by the name in the address, as words for a pill."""
        found = {}
        for name in self.fields:
            value = self.cleaned_data.get(name)
            if value and name != "ordnung":
                label = _("Suche") if name == "q" else self.fields[name].label
                found[name] = f"{label}: {self._word(name, value)}"
        return found

    def _word(self, name: str, value: object) -> object:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return dict(field.choices).get(str(value), value)  # type: ignore[arg-type]
        return value if name in ("q", "ort") else f"{value:%d.%m.%Y}"

"""The words of the guided tour."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True)
class TourStep:
    """One of the five steps of the tour: what the visitor sees on this page."""

    number: int
    title: "StrPromise"
    text: "StrPromise"


TOUR = (
    TourStep(
        1,
        _("Ein Mensch sagt, was fehlt"),
        _(
            "Ohne Konto, in zwei Minuten, auch am Telefon oder am Schalter. "
            "Ähnliche Wünsche erscheinen beim Schreiben."
        ),
    ),
    TourStep(
        2,
        _("Das Büro fasst zusammen"),
        _(
            "Es wählt Wünsche aus und sieht, welcher Bedarf dazu passt. "
            "Nichts wird von selbst gebündelt, und alle Worte bleiben erhalten."
        ),
    ),
    TourStep(
        3,
        _("Das Amt antwortet ohne Konto"),
        _(
            "Ein Link, eine Frist, eine Antwort je Bedarf: ja, teilweise, später oder nein. "
            "Immer mit Grund."
        ),
    ),
    TourStep(
        4,
        _("Alle erfahren es"),
        _(
            "Jeder Wunsch hat eine Nummer und einen Weg. "
            "Die Antwort steht da, auch in einfachen Worten."
        ),
    ),
    TourStep(
        5,
        _("Und das steht für alle da"),
        _(
            "Wie viel weitergegeben wurde, was pünktlich beantwortet wurde "
            "und warum etwas nicht geht."
        ),
    ),
)

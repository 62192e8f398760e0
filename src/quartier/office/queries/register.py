"""What we process about people, read from the models themselves (Art. 30 GDPR)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier.journal.privacy import Privacy

PERSONAL = {"contact", "content", "special"}


@dataclass(frozen=True)
class Processing:
    """One processing: what for, which facts, how long."""

    key: str
    title: str
    purpose: str
    kept: str
    facts: tuple[str, ...]


WORDS = {
    "wishes": (
        gettext_lazy("Wünsche"),
        gettext_lazy("Wir nehmen auf, was Sie sich für den Stadtteil wünschen."),
        gettext_lazy(
            "Ihr Text bleibt ohne Ihren Namen. Das Original löschen wir auf Ihren Wunsch."
        ),
    ),
    "residents": (
        gettext_lazy("Wie wir Sie erreichen"),
        gettext_lazy("Damit können wir Ihnen sagen, was aus Ihrem Wunsch wird."),
        gettext_lazy("Bis 6 Monate nach dem Abschluss, oder bis Sie uns bitten, es zu löschen."),
    ),
    "needs": (
        gettext_lazy("Bedarfe und Unterstützung"),
        gettext_lazy("Wir fassen Wünsche zusammen und zählen, wie viele Menschen sie teilen."),
        gettext_lazy("Zahlen bleiben. Ihre Angaben löschen wir mit Ihren Kontaktdaten."),
    ),
    "handovers": (
        gettext_lazy("Weitergabe und Antworten"),
        gettext_lazy("Das Amt bekommt Bedarfe und Zahlen, nie Ihre Kontaktdaten."),
        gettext_lazy("Antworten bleiben, denn sie sind öffentlich."),
    ),
    "letters": (
        gettext_lazy("Post, Anrufe und E-Mails"),
        gettext_lazy("Damit Nachrichten sicher und nur einmal ankommen."),
        gettext_lazy(
            "Links und Codes löschen wir nach dem Senden, Texte und Adressen nach 6 Monaten."
        ),
    ),
    "files": (
        gettext_lazy("Fotos und Anhänge"),
        gettext_lazy("Sie zeigen, worum es geht. Angaben der Kamera entfernen wir."),
        gettext_lazy("So lange wie der Wunsch oder die Antwort, zu der sie gehören."),
    ),
    "organisations": (
        gettext_lazy("Akteure und Ämter"),
        gettext_lazy("Dienstliche Kontakte zu Vereinen, Schulen, Kirchen, Gewerbe und Ämtern."),
        gettext_lazy("Wir sehen sie jedes Jahr durch und löschen, wer nicht mehr da ist."),
    ),
    "office": (
        gettext_lazy("Menschen im Stadtteilbüro"),
        gettext_lazy("Damit Sie wissen, wen Sie fragen können. Nur mit Einwilligung."),
        gettext_lazy("Bis die Person geht oder ihre Einwilligung zurücknimmt."),
    ),
    "staff": (
        gettext_lazy("Zugänge zu Quartier"),
        gettext_lazy("Wer im Büro oder bei der Stadt mitarbeitet, meldet sich an."),
        gettext_lazy("Bis 90 Tage nach dem Ausscheiden."),
    ),
}

PLAIN = {
    "title": gettext_lazy("Überschrift"),
    "text": gettext_lazy("Text"),
    "subject": gettext_lazy("Betreff"),
    "summary": gettext_lazy("Zusammenfassung"),
    "quotes": gettext_lazy("Zitate"),
    "places": gettext_lazy("Orte"),
    "photo": gettext_lazy("Foto"),
    "photo_keys": gettext_lazy("Foto"),
    "original_name": gettext_lazy("Name der Datei"),
    "alt_text": gettext_lazy("Beschreibung des Bildes"),
    "to_email": gettext_lazy("E-Mail-Adresse"),
    "to_name": gettext_lazy("Name"),
    "to_address": gettext_lazy("Anschrift"),
    "to_phone": gettext_lazy("Telefon"),
    "contact_key": gettext_lazy("Zeichen, an dem wir Sie wiedererkennen"),
    "recipient_key": gettext_lazy("Zeichen, an dem wir Sie wiedererkennen"),
    "reason": gettext_lazy("Begründung"),
    "hint": gettext_lazy("Hinweis"),
    "note": gettext_lazy("Notiz"),
    "settled_note": gettext_lazy("Notiz"),
    "words": gettext_lazy("Ihre Worte"),
}
"""Facts whose field has no name for people, or a question as its name."""
COPIES = {"search", "html", "wish_keys"}
"""The same facts once more, in another shape."""


def register() -> list[Processing]:
    """Every processing with facts about people, in the order of the work."""
    found = _facts()
    return [
        Processing(key, str(title), str(purpose), str(kept), tuple(found[key]))
        for key, (title, purpose, kept) in WORDS.items()
        if found.get(key)
    ]


def undescribed() -> set[str]:
    """Processings with personal facts and without words here; a test keeps this empty."""
    return {key for key, facts in _facts().items() if facts} - set(WORDS)


def _facts() -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for model in apps.get_models():
        privacy = getattr(model, "privacy", None)
        if isinstance(privacy, Privacy):
            facts = found.setdefault(privacy.processing, {})
            facts.update(dict.fromkeys(_personal(model, privacy)))
    return {key: sorted(facts) for key, facts in found.items()}


def _personal(model: type[Model], privacy: Privacy) -> Iterator[str]:
    """The names of personal fields as people read them."""
    for name, kind in privacy.classes().items():
        if kind in PERSONAL and name not in COPIES:
            label = str(getattr(model._meta.get_field(name), "verbose_name", name))
            is_plain = label != name.replace("_", " ") and not label.endswith("?")
            yield label if is_plain else str(PLAIN.get(name, _("weitere Angaben")))

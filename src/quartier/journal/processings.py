"""The register of processing activities (Art. 30 GDPR, § 31 DSG-EKD, § 31 KDG).

Every model names its processing (`Privacy`); CI refuses one that is not listed here, and one that
is listed and used by no model.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Processing:
    title: str | Promise
    purpose: str | Promise
    whose: str | Promise
    basis: str | Promise
    recipients: str | Promise
    kept: str | Promise


TASK = _("Aufgabe im öffentlichen Interesse (Beteiligung nach §§ 137, 171e BauGB)")
CONSENT = _("Einwilligung, jederzeit zu widerrufen")
DUTY = _("Pflicht zur sicheren Verarbeitung und zum Nachweis")
OFFICE_ONLY = _("niemand außerhalb des Stadtteilbüros")

PROCESSINGS: dict[str, Processing] = {
    "wishes": Processing(
        _("Wünsche"),
        _("Wünsche aufnehmen, lesen, ohne Namen veröffentlichen"),
        _("Menschen aus dem Stadtteil"),
        TASK,
        _("alle (veröffentlichter Text ohne Namen), zuständige Ämter"),
        _("Text ohne Namen: dauerhaft; Kontakt: siehe dort"),
    ),
    "residents": Processing(
        _("Kontakt zu Menschen aus dem Stadtteil"),
        _("Antwort geben, eigene Wünsche zeigen, Zustimmung bestätigen"),
        _("Menschen aus dem Stadtteil, die eine Antwort möchten"),
        CONSENT,
        OFFICE_ONLY,
        _("6 Monate, nachdem der letzte Wunsch abgeschlossen ist; Links und Codes bis zum Ablauf"),
    ),
    "needs": Processing(
        _("Bedarfe"),
        _("ähnliche Wünsche zusammenfassen, Unterstützung zählen, Neues mitteilen"),
        _("Menschen, die unterstützen oder folgen"),
        TASK,
        _("alle (nur Zahlen)"),
        _("Zahlen: dauerhaft; Verbindung zum Kontakt: mit dem Kontakt"),
    ),
    "handovers": Processing(
        _("Weitergabe an Ämter"),
        _("Bedarfe weitergeben, Antworten einholen und weitersagen"),
        _("Menschen, die einem Zitat zugestimmt haben; Beschäftigte der Ämter"),
        TASK,
        _("zuständige Ämter der Stadt"),
        _("bis zum Ende der Gesamtmaßnahme, Zitate bis zum Widerruf"),
    ),
    "letters": Processing(
        _("Postausgang"),
        _("E-Mails, Briefe und Anrufe an Menschen, die es möchten"),
        _("Empfängerinnen und Empfänger"),
        CONSENT,
        _("Mailserver des Betreibers"),
        _("Texte und Adressen: 6 Monate nach dem Versand; Codes und Links: bis zum Versand"),
    ),
    "files": Processing(
        _("Fotos und Dateien"),
        _("Wünsche zeigen, Antworten belegen"),
        _("wer ein Foto schickt; Aufnahmedaten werden entfernt"),
        TASK,
        _("alle (veröffentlichte Fotos)"),
        _("wie der Wunsch oder die Antwort; Listen: bis sie eingelesen sind, höchstens 7 Tage"),
    ),
    "staff": Processing(
        _("Zugänge"),
        _("Anmelden, Rollen, zweite Sicherung"),
        _("Menschen, die im Büro, bei der Stadt oder beim Träger mitarbeiten"),
        _("Arbeitsverhältnis oder Auftrag"),
        OFFICE_ONLY,
        _("bis 90 Tage nach dem Ende der letzten Rolle"),
    ),
    "organisations": Processing(
        _("Akteure und Ämter"),
        _("Zusammenarbeit im Stadtteil"),
        _("Ansprechpersonen"),
        CONSENT,
        _("alle, wenn zugestimmt"),
        _("bis zur Änderung, jährliche Durchsicht"),
    ),
    "office": Processing(
        _("Auskunft über das Stadtteilbüro"),
        _("sagen, wer wann da ist"),
        _("Menschen, die im Büro arbeiten"),
        CONSENT,
        _("alle"),
        _("bis zum Ende der Tätigkeit"),
    ),
    "concept": Processing(
        _("Handlungskonzept"),
        _("planen, was im Stadtteil geschieht"),
        _("keine Menschen"),
        TASK,
        _("alle"),
        _("dauerhaft"),
    ),
    "areas": Processing(
        _("Stadtteile"),
        _("Grenze, Straßen, Nummern"),
        _("keine Menschen"),
        TASK,
        _("alle"),
        _("dauerhaft"),
    ),
    "journal": Processing(
        _("Protokoll"),
        _("nachweisen, wer wann was getan hat; nur Schlüssel, keine Namen, keine Texte"),
        _("Menschen mit Zugang"),
        DUTY,
        OFFICE_ONLY,
        _("so lange wie das, was es nachweist"),
    ),
}

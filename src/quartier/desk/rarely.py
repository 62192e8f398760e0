"""Pages that are needed rarely, gathered on one page „Einstellungen“; each names its roles."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quartier.accounts.access import ADMIN, LEAD, MANAGERS, OFFICE, PLANNERS, READERS
from quartier.accounts.models import Role


@dataclass(frozen=True)
class Page:
    title: str | Promise
    says: str | Promise
    name: str
    roles: frozenset[Role]


GROUPS = (
    (
        _("Öffentliche Seite"),
        (
            Page(
                _("Angaben zum Büro"),
                _("Anschrift, Telefon, Menschen im Büro, Impressum"),
                "office:desk_office",
                OFFICE,
            ),
            Page(_("Aktuelles"), _("Nachrichten und Termine"), "office:desk_news", OFFICE),
            Page(_("Sprechzeiten"), _("und Schließzeiten"), "office:desk_hours", OFFICE),
            Page(
                _("Gebiet und Orte"),
                _("Grenze, Straßen, bekannte Orte"),
                "office:desk_area",
                PLANNERS,
            ),
        ),
    ),
    (
        _("Wünsche und Bedarfe"),
        (
            Page(
                _("Wünsche aus einer Liste"),
                _("CSV oder Excel übernehmen"),
                "wishes:import_list",
                OFFICE,
            ),
            Page(
                _("Bedarfe ohne Handlungsfeld"),
                _("Lücken für die nächste Fassung des Handlungskonzepts"),
                "needs:gaps",
                READERS,
            ),
        ),
    ),
    (
        _("Menschen und Daten"),
        (
            Page(
                _("Personen und Rollen"),
                _("wer hier mitarbeitet, Einladungen"),
                "accounts:people",
                MANAGERS,
            ),
            Page(_("Was gelöscht wird"), _("und wie lange etwas bleibt"), "desk:retention", LEAD),
            Page(
                _("Verzeichnis der Verarbeitungstätigkeiten"),
                _("wozu Angaben von Menschen da sind"),
                "desk:register",
                LEAD | ADMIN,
            ),
        ),
    ),
)


def groups_for(role: str) -> list[tuple[str | Promise, list[Page]]]:
    shown = [(title, [page for page in pages if role in page.roles]) for title, pages in GROUPS]
    return [(title, pages) for title, pages in shown if pages]


def pages_for(role: str) -> list[Page]:
    return [page for _title, pages in groups_for(role) for page in pages]

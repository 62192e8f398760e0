"""What the operator still owes before the pages may be public."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from quartier.areas.models import Area, Boundary
from quartier.office.models import Office, OpeningHours
from quartier.organisations.models import Organisation


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, with the page on which to put it right ("" = a setting)."""

    key: str
    sentence: str
    url_name: str = "office:desk_office"


def what_is_missing(area: Area) -> list[Missing]:
    office = Office.objects.filter(area=area).first() or Office(area=area)
    return [*_legal_pages(office), *_reach(office), *_first_days(area)]


def _legal_pages(office: Office) -> Iterator[Missing]:
    if not (office.operator_name and office.operator_address and office.operator_represented_by):
        yield Missing("imprint", _("Im Impressum fehlen Name, Anschrift oder Vertretung."))
    if not office.privacy_contact:
        yield Missing("privacy", _("Beim Datenschutz fehlt, wer Fragen beantwortet."))
    if not (office.accessibility_contact and office.enforcement_body and office.accessibility_on):
        yield Missing(
            "accessibility",
            _(
                "In der Erklärung zur Barrierefreiheit fehlen Kontakt, Prüftag oder "
                "Durchsetzungsstelle."
            ),
        )


def _reach(office: Office) -> Iterator[Missing]:
    if not (office.email or office.phone):
        yield Missing("contact", _("Das Büro hat noch keine E-Mail-Adresse und kein Telefon."))
    if not office.danger_phone:
        yield Missing("danger", _("Es fehlt die Nummer, die Sie bei Gefahr anrufen."))
    if not (settings.MAIL_CONFIGURED or settings.IS_DEMO):
        yield Missing("mail", _("Es ist kein Mailserver eingestellt. Briefe warten."), url_name="")


def _first_days(area: Area) -> Iterator[Missing]:
    """Without these no visitor finds the door and no need leaves the house."""
    has_hours, has_department, has_boundary = (
        Area.objects.filter(pk=area.pk)
        .values_list(
            Exists(OpeningHours.objects.filter(area=OuterRef("pk"))),
            Exists(Organisation.objects.filter(area=OuterRef("pk"), kind="department")),
            Exists(Boundary.objects.filter(area=OuterRef("pk"))),
        )
        .get()
    )
    if not has_hours:
        yield Missing("hours", _("Es fehlen die Sprechzeiten."), "office:desk_hours")
    if not has_department:
        sentence = _("Es fehlen die Ämter, an die Sie Bedarfe weitergeben.")
        yield Missing("departments", sentence, "organisations:desk_list")
    if not has_boundary:
        yield Missing("boundary", _("Es fehlt die Grenze des Gebiets."), "office:desk_area")

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.organisations.models import Contacted, ContactPerson, Organisation
from quartier.organisations.rules import contact_is_due
from quartier.ui.spreadsheets import safe_cell

KIND_ORDER = list(Organisation.Kind.values)


def organisations(area: Area) -> QuerySet[Organisation]:
    """Those that exist, with the day of the last contact as `last_contact`."""
    return (
        Organisation.objects.filter(area=area, ended_on__isnull=True)
        .annotate(last_contact=Max("contacts__on"))
        .order_by("name")
    )


def ended(area: Area) -> QuerySet[Organisation]:
    return Organisation.objects.filter(area=area, ended_on__isnull=False).order_by("name")


def departments(area: Area) -> QuerySet[Organisation]:
    """City departments to which needs can be handed over, by name."""
    return Organisation.objects.filter(
        area=area, kind=Organisation.Kind.DEPARTMENT, ended_on__isnull=True
    ).order_by("name")


def found(area: Area, *, words: str = "", kind: str = "") -> QuerySet[Organisation]:
    """The desk's list: search in names and topics, one kind or all."""
    rows = organisations(area)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(short_name__icontains=words)
            | Q(topics__icontains=words)
            | Q(contact_persons__name__icontains=words)
        )
    return rows


def listed_publicly(area: Area, on: date) -> QuerySet[Organisation]:
    """Departments always; others only since they agreed."""
    return (
        Organisation.objects.filter(area=area, ended_on__isnull=True)
        .filter(Q(kind=Organisation.Kind.DEPARTMENT) | Q(listing_consent_on__lte=on))
        .order_by("name")
    )


def by_key(area: Area, key: UUID) -> Organisation | None:
    """One organisation of this area, with the people to ask there."""
    people = ContactPerson.objects.filter(left_on__isnull=True).order_by("name")
    return (
        Organisation.objects.filter(area=area, pk=key)
        .prefetch_related(Prefetch("contact_persons", people, to_attr="people"))
        .annotate(last_contact=Max("contacts__on"))
        .first()
    )


def contacts_of(organisation: Organisation) -> QuerySet[Contacted]:
    return Contacted.objects.filter(organisation=organisation).order_by("-on", "-pk")


def person_of(area: Area, key: UUID) -> ContactPerson | None:
    return (
        ContactPerson.objects.filter(area=area, pk=key, left_on__isnull=True)
        .select_related("organisation")
        .first()
    )


def is_due(row: Organisation, on: date) -> bool:
    """Whether somebody should speak with them again; for a row with its `last_contact`."""
    since = timezone.localdate(row.created_at)
    return contact_is_due(row.last_contact, since, on)  # type: ignore[attr-defined]


def as_table(area: Area) -> Iterator[list[str]]:
    """The list for a spreadsheet; no cell is taken for a formula."""
    yield [
        _("Art"), _("Name"), _("Kurzname"), _("E-Mail"), _("Telefon"), _("Anschrift"),
        _("Internetseite"), _("Themen"), _("Öffentlich seit"), _("Letzter Kontakt"),
    ]  # fmt: skip
    for row in organisations(area):
        cells = [
            row.get_kind_display(), row.name, row.short_name, row.email, row.phone, row.address,
            row.website, ", ".join(row.topics), _day(row.listing_consent_on),
            _day(row.last_contact),  # type: ignore[attr-defined]
        ]  # fmt: skip
        yield [safe_cell(str(cell)) for cell in cells]


def _day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""

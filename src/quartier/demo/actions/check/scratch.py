"""An area of the check's own, with departments and people who exist only here."""

from collections.abc import Iterator
from uuid import uuid4

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Resident
from quartier.areas.actions import open_area
from quartier.areas.models import Area, HolidayProfile, Municipality
from quartier.concept.actions import lay_out_standard_fields
from quartier.demo.actions.check.record import Check
from quartier.demo.actions.mail import confirm_addresses
from quartier.demo.rules import address_of, email_of, phone_of
from quartier.journal.rules import job
from quartier.organisations.models import Organisation

DEPARTMENTS = ("Tiefbauamt", "Jugendamt", "Umweltamt", "Ordnungsamt")
PEOPLE = 93


def open_scratch_area() -> Area:
    by = job("thread_check")
    municipality = Municipality.objects.first()
    area = open_area(
        municipality_name=municipality.name if municipality else "Prüfstadt",
        ags=municipality.ags if municipality else "00000000",
        slug=f"pruefung-{uuid4().hex[:8]}",
        name="Prüfung",
        holiday_profile=HolidayProfile.BY_CATHOLIC,
        by=by,
    )
    lay_out_standard_fields(area, by=by)
    Organisation.objects.bulk_create(
        Organisation(area=area, kind="department", name=name, email=f"{name.lower()}@stadt.example")
        for name in DEPARTMENTS
    )
    return area


def invented_people(check: Check) -> list[Resident]:
    """Residents with e-mail, telephone and postal address in turn; addresses are confirmed."""
    people = list(_people(check))
    confirm_addresses(people, check.now)
    return people


def _people(check: Check) -> Iterator[Resident]:
    for number in range(PEOPLE):
        name = f"Prüfperson {number}"
        ways = (
            {"email": email_of(name)},
            {"phone": phone_of(number)},
            {"address": address_of(name, number)},
        )
        person = known_resident(
            check.area, name=name, by=check.clerk, at=check.now, **ways[number % len(ways)]
        )
        if person:
            yield person

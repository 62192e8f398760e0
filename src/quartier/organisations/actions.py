from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from quartier.areas.models import Area
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.organisations.models import Contacted, ContactPerson, Organisation


class OrganisationData(TypedDict, total=False):
    """What can be said about an organisation."""

    kind: str
    name: str
    short_name: str
    email: str
    phone: str
    address: str
    website: str
    topics: list[str]
    note: str
    listing_consent_on: date | None
    acknowledge_days: int
    answer_days: int


class PersonData(TypedDict, total=False):
    """What can be said about a contact person."""

    name: str
    function: str
    email: str
    phone: str


class NameTaken(ValidationError):
    """An organisation of this name is there already."""


def enter(area: Area, *, by: Actor, **data: Unpack[OrganisationData]) -> Organisation:
    """Enter a new organisation."""
    return _store(Organisation(area=area), "entered", data, by)


def describe(
    organisation: Organisation, *, by: Actor, **data: Unpack[OrganisationData]
) -> Organisation:
    """Change what we know about it."""
    return _store(organisation, "described", data, by)


@transaction.atomic
def _store(
    organisation: Organisation, verb: str, data: OrganisationData, by: Actor
) -> Organisation:
    changed = sorted(name for name, value in data.items() if getattr(organisation, name) != value)
    for name, value in data.items():
        setattr(organisation, name, value)
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        raise NameTaken({"name": _("Diesen Namen gibt es in der Liste schon.")}) from error
    record(by, verb, organisation, kind=organisation.kind, fields=changed)
    return organisation


@transaction.atomic
def end(organisation: Organisation, *, on: date, by: Actor) -> None:
    """It no longer exists: it leaves the lists, what refers to it stays."""
    organisation.ended_on = on
    organisation.save(update_fields=["ended_on"])
    record(by, "ended", organisation, on=on)


@transaction.atomic
def take_up_again(organisation: Organisation, *, by: Actor) -> None:
    organisation.ended_on = None
    organisation.save(update_fields=["ended_on"])
    record(by, "taken_up_again", organisation)


@transaction.atomic
def spoke_with(organisation: Organisation, *, on: date, note: str = "", by: Actor) -> Contacted:
    """Write down a contact; twice on a day without a word is one."""
    known = Contacted.objects.filter(organisation=organisation, on=on, note=note).first()
    if known:
        return known
    contact = Contacted.objects.create(
        area=organisation.area, organisation=organisation, on=on, note=note
    )
    record(by, "spoke_with", organisation, on=on)
    return contact


@transaction.atomic
def add_person(
    organisation: Organisation, *, by: Actor, **data: Unpack[PersonData]
) -> ContactPerson:
    person = ContactPerson.objects.create(area=organisation.area, organisation=organisation, **data)
    record(by, "added_person", organisation, person=person)
    return person


@transaction.atomic
def describe_person(
    person: ContactPerson, *, by: Actor, **data: Unpack[PersonData]
) -> ContactPerson:
    for name, value in data.items():
        setattr(person, name, value)
    person.save()
    record(by, "described_person", person.organisation, person=person)
    return person


@transaction.atomic
def remove_person(person: ContactPerson, *, by: Actor) -> None:
    """Whoever left is deleted, not kept (domain.md 6.1)."""
    record(by, "removed_person", person.organisation, person=person)
    person.delete()

from datetime import datetime

from django.db import transaction

from quartier.accounts.actions import invite
from quartier.accounts.models import Role
from quartier.areas.actions import open_area
from quartier.concept.actions import lay_out_standard_fields
from quartier.journal.rules import Actor
from quartier.office.actions import describe_office


@transaction.atomic
def open_quarter(
    *,
    municipality: str,
    ags: str,
    holidays: str,
    slug: str,
    name: str,
    email: str,
    person: str,
    at: datetime,
) -> str:
    """Open a quarter with its office and the standard fields of action.

    Returns the link by which the first person, the office's lead, joins.
    """
    by = Actor("job", "open_quarter", Role.ADMIN)
    area = open_area(
        municipality_name=municipality,
        ags=ags,
        holiday_profile=holidays,
        slug=slug,
        name=name,
        by=by,
    )
    describe_office(
        area, name=f"Stadtteilbüro {name}", street="", postcode="", town=municipality, by=by
    )
    lay_out_standard_fields(area, by=by)
    _invitation, link = invite(area, email=email, name=person, role=Role.LEAD, at=at, by=by)
    return link

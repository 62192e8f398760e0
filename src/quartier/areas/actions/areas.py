from datetime import date

from django.db import transaction

from quartier.areas.models import Area, Municipality
from quartier.journal.actions import record
from quartier.journal.rules import Actor


@transaction.atomic
def open_area(
    *,
    municipality_name: str,
    ags: str,
    slug: str,
    name: str,
    holiday_profile: str,
    legal_regime: str = Municipality.Regime.GDPR_PUBLIC,
    by: Actor,
) -> Area:
    """Open a quarter; its municipality is made with the first one."""
    municipality, _is_new = Municipality.objects.get_or_create(
        ags=ags,
        defaults={
            "name": municipality_name,
            "holiday_profile": holiday_profile,
            "legal_regime": legal_regime,
        },
    )
    area = Area.objects.create(municipality=municipality, slug=slug, name=name)
    record(by, "opened_area", area, slug=slug)
    return area


@transaction.atomic
def describe_area(
    area: Area,
    *,
    name: str,
    kind: str,
    legal_basis: str,
    resolution_on: date | None,
    announced_on: date | None,
    planned_end: date | None,
    holiday_profile: str,
    legal_regime: str,
    by: Actor,
) -> Area:
    """Change the base data of a quarter and its municipality. Its address stays in letters.

    Deadlines that were set keep their day.
    """
    area.name, area.kind, area.legal_basis = name, kind, legal_basis
    area.resolution_on, area.announced_on = resolution_on, announced_on
    area.planned_end = planned_end
    area.save()
    city = area.municipality
    city.holiday_profile, city.legal_regime = holiday_profile, legal_regime
    city.save(update_fields=["holiday_profile", "legal_regime"])
    laws = {"legal_basis": legal_basis, "legal_regime": legal_regime}
    record(by, "described_area", area, kind=kind, holidays=holiday_profile, **laws)
    return area

"""The invented quarter: area, sketch map, office, organisations, staff."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from quartier.accounts.models import Membership, User
from quartier.areas.models import Area, Boundary, Municipality, Place
from quartier.areas.rules import next_working_day, size_in_hectares
from quartier.demo.queries import Sheet, sheet
from quartier.demo.rules import office_moment
from quartier.office.models import Closure, Notice, Office, OfficePerson, OpeningHours
from quartier.organisations.models import Contacted, ContactPerson, Organisation


@transaction.atomic
def found_quarter(now: datetime) -> Area:
    content = sheet("quarter")
    municipality = Municipality.objects.create(**content["municipality"])
    area = Area.objects.create(municipality=municipality, **content["area"])
    draw_map(area, content, now)
    open_office(area, content, now)
    for entry in content["organisation"]:
        introduce(area, dict(entry), now)
    for entry in content["staff"]:
        employ(area, dict(entry))
    return area


def draw_map(area: Area, content: Sheet, now: datetime) -> None:
    geometry = {"type": "Polygon", "coordinates": [content["boundary"]["ring"]]}
    Boundary.objects.create(
        area=area,
        version=1,
        valid_from=area.resolution_on or now.date(),
        geometry=geometry,
        source=content["boundary"]["source"],
        is_sketch=True,
        size_ha=size_in_hectares(geometry),
    )
    drawings = [drawing(area, entry) for entry in content["drawing"]]
    landmarks = [
        Place(
            area=area, kind="landmark", name=entry["name"], lon=entry["at"][0], lat=entry["at"][1]
        )
        for entry in content["landmark"]
    ]
    Place.objects.bulk_create(drawings + landmarks)


def drawing(area: Area, entry: Sheet) -> Place:
    """A line or a polygon of the sketch; its middle is where people mean."""
    points = entry.get("line") or entry["polygon"]
    lon, lat = points[len(points) // 2]
    shape = (
        {"type": "LineString", "coordinates": points}
        if "line" in entry
        else {"type": "Polygon", "coordinates": [points]}
    )
    return Place(
        area=area, kind=entry["kind"], name=entry["name"], lon=lon, lat=lat, geometry=shape
    )


def open_office(area: Area, content: Sheet, now: datetime) -> None:
    checked_on = working_day(area, now, 45)
    Office.objects.create(area=area, accessibility_on=checked_on, **content["office"])
    OpeningHours.objects.bulk_create(OpeningHours(area=area, **hours) for hours in content["hours"])
    began = working_day(area, now, 400)
    OfficePerson.objects.bulk_create(
        OfficePerson(area=area, consent_on=began, since=began, **person)
        for person in content["person"]
    )
    Closure.objects.bulk_create(
        Closure(area=area, first_day=day, last_day=day, reason=closure["reason"])
        for closure in content["closure"]
        if (day := date(now.year, closure["month"], closure["day"]))
    )
    Notice.objects.bulk_create(
        notice(area, dict(entry), position, now) for position, entry in enumerate(content["notice"])
    )


def notice(area: Area, entry: Sheet, position: int, now: datetime) -> Notice:
    in_days, hour = entry.pop("in_days", None), entry.pop("hour", 0)
    profile = area.municipality.holiday_profile
    starts_on = (now + timedelta(days=in_days or 0)).date()
    starts_at = in_days and datetime.combine(
        next_working_day(starts_on, profile=profile), time(hour), now.tzinfo
    )
    published_at = office_moment(now, position * 3, seed=entry["title"], profile=profile)
    return Notice(area=area, starts_at=starts_at, published_at=published_at, **entry)


def working_day(area: Area, now: datetime, days: float) -> date:
    profile = area.municipality.holiday_profile
    return office_moment(now, days, seed="", profile=profile).date()


def introduce(area: Area, entry: Sheet, now: datetime) -> None:
    name, function = entry.pop("person")
    consent = entry.pop("consent", False)
    organisation = Organisation.objects.create(
        area=area, listing_consent_on=working_day(area, now, 40) if consent else None, **entry
    )
    ContactPerson.objects.create(area=area, organisation=organisation, name=name, function=function)
    Contacted.objects.create(area=area, organisation=organisation, on=working_day(area, now, 40))


def employ(area: Area, entry: Sheet) -> None:
    organisation = Organisation.objects.filter(
        area=area, name=entry.pop("organisation", "")
    ).first()
    role = entry.pop("role")
    user = User(**entry)
    user.set_unusable_password()
    user.save()
    Membership.objects.create(
        user=user, area=area, role=role, organisation_key=organisation.pk if organisation else None
    )

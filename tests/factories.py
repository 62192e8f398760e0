"""Base rows for tests: areas, people with a role, residents. Later stages come by their acts."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from quartier.accounts.actions import known_resident
from quartier.accounts.models import Membership, Resident, Role, User
from quartier.areas.models import Area, Municipality
from quartier.journal.rules import Actor

AT = datetime(2026, 3, 12, 9, tzinfo=ZoneInfo("Europe/Berlin"))
CLERK = Actor("staff", "clerk", "staff")

numbers = count(1)


def new_area(slug: str = "sankt-mang") -> Area:
    facts = {"name": "Kempten", "holiday_profile": "BY-catholic"}
    town, _made = Municipality.objects.get_or_create(ags="09763000", defaults=facts)
    return Area.objects.create(municipality=town, slug=slug, name=slug.replace("-", " ").title())


def new_user(role: str = "", area: Area | None = None, **facts: str) -> User:
    facts = {"email": f"person{next(numbers)}@example.org", "name": "Ines Berwang"} | facts
    user = User(**facts)
    user.set_password("vier Wörter hintereinander")
    user.save()
    if role:
        Membership.objects.create(user=user, area=area, role=Role(role))
    return user


def new_resident(area: Area, email: str = "mia@example.org", **facts: str) -> Resident:
    """A resident whose address is confirmed."""
    resident = known_resident(area, email=email, by=CLERK, at=AT, **facts)
    Resident.objects.filter(pk=resident.pk).update(email_confirmed_at=AT)
    resident.refresh_from_db()
    return resident

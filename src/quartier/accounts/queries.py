from django.db.models import QuerySet

from quartier.accounts.models import Membership, User
from quartier.areas.models import Area


def membership(user: object, area: object) -> Membership | None:
    """The role a signed-in person holds in the area now, if any."""
    if not isinstance(user, User) or not isinstance(area, Area):
        return None
    return memberships(user).filter(area=area).first()


def memberships(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user, until__isnull=True).select_related("area")

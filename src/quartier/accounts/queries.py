from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest  # noqa: TID251 - one question is asked of the session
from django.utils.translation import gettext as _

from quartier.accounts import rules
from quartier.accounts.models import AccessToken, Invitation, Membership, Resident, User
from quartier.areas.models import Area


def membership(user: object, area: object) -> Membership | None:
    """The role a signed-in person holds in the area now, if any."""
    if not isinstance(user, User) or not isinstance(area, Area):
        return None
    return memberships(user).filter(area=area).first()


def memberships(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user, until__isnull=True).select_related("area")


def people(area: Area) -> QuerySet[Membership]:
    """Who has a role here, by role and name."""
    rows = Membership.objects.filter(area=area, until__isnull=True)
    return rows.select_related("user").order_by("role", "user__name")


def former_people(area: Area) -> QuerySet[Membership]:
    rows = Membership.objects.filter(area=area, until__isnull=False)
    return rows.select_related("user").order_by("-until")


def staff_gone_before(before: datetime) -> QuerySet[User]:
    """Accounts whose last role ended before that day."""
    now = Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=before))
    had = Membership.objects.filter(until__lt=before)
    rows = User.objects.filter(pk__in=had.values("user"), is_active=True)
    return rows.exclude(pk__in=now.values("user"))


def open_invitations(area: Area, at: datetime) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(area=area, used_at__isnull=True, withdrawn_at__isnull=True)
    return rows.filter(expires_at__gt=at).order_by("expires_at")


def open_invitation(raw: str, at: datetime) -> Invitation | None:
    rows = Invitation.objects.filter(token_hash=rules.hashed(raw), used_at__isnull=True)
    return rows.filter(withdrawn_at__isnull=True, expires_at__gt=at).select_related("area").first()


def open_token(raw: str, purpose: str, at: datetime, *, used: bool = False) -> AccessToken | None:
    """What the link opens, if it holds. `used=True` also finds a spent one ("schon bestätigt")."""
    rows = AccessToken.objects.filter(token_hash=rules.hashed(raw), purpose=purpose)
    if not used:
        rows = rows.filter(used_at__isnull=True)
    return rows.filter(expires_at__gt=at).select_related("area", "resident").first()


def signed_in_resident(request: HttpRequest, area: Area, at: datetime) -> Resident | None:
    """The resident who signed in to this area by a code within the hour, if any."""
    pk, since = request.session.get(session_key(area), ("", ""))
    if not pk or at - datetime.fromisoformat(since) > rules.RESIDENT_SESSION:
        return None
    return Resident.objects.filter(area=area, pk=pk, erased_at__isnull=True).first()


def session_key(area: Area) -> str:
    return f"resident:{area.pk}"


def session_value(resident: Resident, at: datetime) -> tuple[str, str]:
    """What the session keeps of a resident who signed in."""
    return str(resident.pk), at.isoformat()


def name_of_staff(actor_key: str) -> str:
    """The name to a key of the journal, looked up now; a deleted person has none."""
    return names_of_staff({actor_key}).get(actor_key) or _("gelöschte Person")


def names_of_staff(keys: set[str]) -> dict[str, str]:
    """Names to keys, in one query."""
    rows = User.objects.in_bulk([key for key in keys if len(key) == len(NIL)])
    return {str(pk): user.name for pk, user in rows.items()}


NIL = "00000000-0000-0000-0000-000000000000"


def demo_people() -> QuerySet[Membership]:
    """Whose button the sign-in of the demo shows."""
    rows = Membership.objects.filter(until__isnull=True, user__email__endswith="@demo.example")
    return rows.select_related("user", "area").order_by("area__name", "role")


def demo_user(name: str) -> User:
    """An invented person of the demo, by the front of their address (`leitung`, `buero`)."""
    return User.objects.get(email=f"{name}@demo.example")


def data_of(resident: Resident) -> list[dict[str, object]]:
    """For the access export: how we can reach this person."""
    return [
        {
            _("Name"): resident.name,
            _("E-Mail-Adresse"): resident.email,
            _("bestätigt am"): resident.email_confirmed_at or "",
            _("Telefon"): resident.phone,
            _("Anschrift"): resident.address,
            _("Sprache"): str(dict(settings.LANGUAGES).get(resident.language, resident.language)),
            _("aufgenommen am"): resident.created_at,
        }
    ]

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from quartier.accounts.models import AccessToken, Invitation, SignInCode, User
from quartier.accounts.queries import staff_gone_before
from quartier.journal.actions import record
from quartier.journal.rules import Actor

DAY = timedelta(days=1)


def drop_expired(at: datetime) -> int:
    """Links, codes, invitations and sessions that open nothing any more."""
    with transaction.atomic():
        gone = [
            SignInCode.objects.filter(expires_at__lt=at - DAY).delete(),
            AccessToken.objects.filter(expires_at__lt=at - 30 * DAY).delete(),
            Invitation.objects.filter(expires_at__lt=at - 90 * DAY).delete(),
            Session.objects.filter(expire_date__lt=at).delete(),
        ]
    return sum(count for count, _by_model in gone)


def retire_staff(before: datetime, *, by: Actor) -> int:
    """Whoever has had no role since then: name, address and factors go, the key stays."""
    gone = list(staff_gone_before(before))
    for user in gone:
        _retire(user, by)
    return len(gone)


def _retire(user: User, by: Actor) -> None:
    with transaction.atomic():
        user.authenticator_set.all().delete()  # type: ignore[attr-defined]
        user.emailaddress_set.all().delete()  # type: ignore[attr-defined]
        user.socialaccount_set.all().delete()  # type: ignore[attr-defined]
        user.usersession_set.all().delete()  # type: ignore[attr-defined]
        user.email, user.name, user.phone = f"{user.pk}@geloescht.invalid", "", ""
        user.is_active = False
        user.set_unusable_password()
        user.save()
        record(by, "retire_staff", user)

from datetime import datetime, timedelta

from django.db import models, transaction

from quartier.accounts import rules
from quartier.accounts.models import AccessToken, Resident
from quartier.areas.models import Area
from quartier.journal.models import name_of


def issue_token(
    area: Area,
    purpose: str,
    subject: models.Model | str,
    *,
    resident: Resident | None = None,
    days: int,
    at: datetime,
) -> str:
    """A link's secret part. Only its hash is kept, so it can be shown once.

    Not an act of its own: whoever issues it journals what it is for.
    """
    raw = rules.new_token()
    AccessToken.objects.create(
        area=area,
        purpose=purpose,
        subject=subject if isinstance(subject, str) else name_of(subject),
        resident=resident,
        token_hash=rules.hashed(raw),
        expires_at=at + timedelta(days=days),
    )
    return raw


def use_token(token: AccessToken, at: datetime) -> bool:
    """Spend it; False if somebody was faster. Call inside the act's transaction."""
    with transaction.atomic():
        unused = AccessToken.objects.filter(pk=token.pk, used_at__isnull=True)
        return bool(unused.update(used_at=at))

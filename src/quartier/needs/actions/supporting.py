"""„Das wünsche ich mir auch“: with a contact a person, once; without one a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from quartier.journal.actions import record
from quartier.needs.models import Need, Support
from quartier.needs.queries import need_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from quartier.accounts.models import Resident
    from quartier.journal.rules import Actor
    from quartier.wishes.models import Wish


@transaction.atomic
def support(
    subject: Need | Wish,
    *,
    resident: Resident | None,
    channel: str,
    form_key: UUID,
    at: datetime,
    by: Actor,
    wants_news: bool = True,
) -> Support:
    """Count a supporter once. The same form or the same contact again gives the row that stands.

    A wish that a need took up is supported through its need.
    """
    target = subject if isinstance(subject, Need) else need_of(subject) or subject
    of = {"need": target} if isinstance(target, Need) else {"wish": target}
    row = Support(
        area_id=target.area_id, **of, resident=resident, channel=channel if resident else "none",
        wants_news=wants_news and resident is not None, at=at, form_key=form_key,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return standing(row)
    record(by, "supported", target, support=row, with_contact=resident is not None)
    return row


def standing(row: Support) -> Support:
    """The row that was there first: of this form, or of this person."""
    by_form = Support.objects.filter(form_key=row.form_key).first()
    if by_form:
        return by_form
    return Support.objects.get(need=row.need, wish=row.wish, resident=row.resident)

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from quartier.accounts import rules
from quartier.accounts.actions.tokens import issue_token, use_token
from quartier.accounts.models import AccessToken, Resident, SignInCode
from quartier.areas.models import Area
from quartier.areas.queries import link_to
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.letters import actions as letters
from quartier.letters import texts
from quartier.letters.rules import Recipient

CONFIRM = "confirm_email"


class KnownAlready(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Diesen Kontakt hat schon ein anderer Mensch auf unserer Liste."))


def known_resident(
    area: Area,
    *,
    email: str = "",
    phone: str = "",
    name: str = "",
    address: str = "",
    language: str = "de",
    by: Actor,
    at: datetime,
) -> Resident | None:
    """The one row of this contact in the area, made if new; None if nothing tells who it is.

    With a name alone (“I'll drop in”) each is a person of their own.
    """
    given = {
        "email": email.strip(),
        "phone": phone.strip(),
        "name": name.strip(),
        "address": address.strip(),
    }
    if not any(given.values()):
        return None
    key = rules.contact_key(**given) or f"name:{uuid7()}"
    with transaction.atomic():
        is_staff = by.kind == "staff"
        resident, is_new = Resident.objects.get_or_create(
            area=area,
            contact_key=key,
            defaults={**given, "language": language, "is_vouched": is_staff, "created_at": at},
        )
        if is_new:
            record(by, "know_resident", resident)
        elif is_staff:
            _fill_gaps(resident, given, by)
        if is_staff and not resident.is_vouched:
            _vouch(resident, by)
    return resident


def _vouch(resident: Resident, by: Actor) -> None:
    """Staff wrote down a contact that came from a form before: it counts as a person now."""
    resident.is_vouched = True
    resident.save(update_fields=["is_vouched"])
    record(by, "vouch_resident", resident)


def _fill_gaps(resident: Resident, given: dict[str, str], by: Actor) -> None:
    """Staff add what was unknown. A form anybody can fill in changes nothing about anybody."""
    gaps = [name for name, value in given.items() if value and not getattr(resident, name)]
    for name in gaps:
        setattr(resident, name, given[name])
    if gaps:
        resident.save(update_fields=gaps)
        record(by, "complete_resident", resident, fields=gaps)


def correct_contact(
    resident: Resident, *, name: str, email: str, phone: str, address: str, by: Actor
) -> Resident:
    """The resident asked to put their data right (Art. 16 GDPR); a new address is unconfirmed.

    The contact of somebody else who is known already is refused. Links and codes that were mailed
    to the address before open nothing any more: somebody else may read them there.
    """
    given = {"name": name, "email": email, "phone": phone, "address": address}
    try:
        with transaction.atomic():
            row = Resident.objects.select_for_update().get(pk=resident.pk)
            if rules.email_key(email) != rules.email_key(row.email):
                row.email_confirmed_at = None
                AccessToken.objects.filter(resident=row).delete()
                SignInCode.objects.filter(resident=row).delete()
            row.name, row.email, row.phone, row.address = name, email, phone, address
            row.contact_key = rules.contact_key(**given) or row.contact_key
            row.is_vouched = row.is_vouched or by.kind == "staff"
            row.save()
            record(by, "correct_resident", row)
    except IntegrityError as clash:
        raise KnownAlready from clash
    return row


def ask_to_confirm_email(resident: Resident, *, by: Actor, at: datetime) -> None:
    """One mail with a link; none while an earlier link still holds or the address is confirmed.

    Nobody who is erased in the same moment is written to.
    """
    with transaction.atomic():
        resident = Resident.objects.select_for_update(of=("self",)).get(pk=resident.pk)
        if not resident.email or resident.email_confirmed_at or resident.erased_at:
            return
        earlier = AccessToken.objects.filter(resident=resident, purpose=CONFIRM)
        if earlier.filter(expires_at__gt=at).exists():
            return
        raw = issue_token(
            resident.area, CONFIRM, resident, resident=resident, days=rules.CONFIRM_DAYS, at=at
        )
        _post_confirmation(resident, raw, by, at)
        record(by, "ask_to_confirm", resident)


def _post_confirmation(resident: Resident, raw: str, by: Actor, at: datetime) -> None:
    language = resident.language
    link = link_to("accounts:confirm_email", resident.area, raw, language=language)
    draft = texts.render(
        "accounts/letters/confirm_email",
        language=resident.language,
        context={"area": resident.area, "link": link, "days": rules.CONFIRM_DAYS},
    )
    to = Recipient(
        "email", f"resident:{resident.pk}", email=resident.email, language=resident.language
    )
    letters.post_draft(
        draft,
        area=resident.area,
        occasion=f"{CONFIRM}:{resident.pk}:{at.isoformat()}",
        to=to,
        secret=[link],
        by=by,
        at=at,
    )


def confirm_email(token: AccessToken, *, at: datetime) -> None:
    """The resident pressed the button behind the link."""
    with transaction.atomic():
        resident = token.resident
        if resident is None or not use_token(token, at):
            return
        resident.email_confirmed_at = at
        resident.save(update_fields=["email_confirmed_at"])
        record(resident.as_actor(), "confirm_email", resident)


def forget(resident: Resident, *, at: datetime, by: Actor) -> None:
    """Erase contact data, links, codes and letters; the empty row keeps the sums right."""
    with transaction.atomic():
        letters.forget(resident.area, f"resident:{resident.pk}", at=at, by=by)
        SignInCode.objects.filter(resident=resident).delete()
        AccessToken.objects.filter(resident=resident).delete()
        Resident.objects.filter(pk=resident.pk).update(
            contact_key=f"erased:{resident.pk}",
            email_confirmed_at=None,
            erased_at=at,
            **dict.fromkeys(["name", "email", "phone", "address"], ""),
        )
        record(by, "forget_resident", resident)

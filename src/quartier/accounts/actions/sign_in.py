"""A resident signs in by a code sent to their address. Known or not, the page answers the same.

Nor does the time tell: the request only asks the worker, who mails to known addresses.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from quartier.accounts import rules
from quartier.accounts.models import Resident, SignInCode
from quartier.areas.models import Area
from quartier.journal.actions import record
from quartier.letters import actions as letters
from quartier.letters import texts
from quartier.letters.rules import Recipient

MAIL_CODE = "accounts.mail_code"


def ask_for_code(area: Area, email: str) -> None:
    """Let the worker mail a code. An address nobody knows is kept nowhere."""
    key = f"email:{rules.email_key(email)}"
    known = Resident.objects.filter(area=area, contact_key=key, erased_at__isnull=True)
    found = known.values_list("pk", flat=True).first()
    app.configure_task(MAIL_CODE).defer(resident=str(found or ""))


def mail_code(resident_key: str, *, at: datetime) -> None:
    """Send a code; nobody (""), or one too many in the hour, gets none."""
    if not resident_key:
        return
    with transaction.atomic():
        whole = Resident.objects.select_for_update(of=("self",)).select_related("area")
        resident = whole.filter(pk=resident_key, erased_at__isnull=True).first()
        recent = SignInCode.objects.filter(
            resident=resident, created_at__gt=at - timedelta(hours=1)
        )
        if resident is None or recent.count() >= rules.CODES_PER_HOUR:
            return
        code = rules.new_code()
        row = SignInCode.objects.create(
            area=resident.area,
            resident=resident,
            code_hash=rules.hashed(f"{resident.pk}:{code}"),
            expires_at=at + rules.CODE_VALID,
        )
        _post_code(resident, row, code, at)
        record(resident.as_actor(), "mail_code", row)


def _post_code(resident: Resident, row: SignInCode, code: str, at: datetime) -> None:
    draft = texts.render(
        "accounts/letters/code",
        language=resident.language,
        context={"area": resident.area, "code": code},
    )
    to = Recipient(
        "email", f"resident:{resident.pk}", email=resident.email, language=resident.language
    )
    letters.post_draft(
        draft,
        area=resident.area,
        occasion=f"code:{row.pk}",
        to=to,
        secret=[code],
        by=resident.as_actor(),
        at=at,
    )


def spend_code(area: Area, email: str, code: str, *, at: datetime) -> Resident | None:
    """The resident whose newest code this is; each try counts, five in all."""
    key = f"email:{rules.email_key(email)}"
    with transaction.atomic():
        open_codes = SignInCode.objects.select_for_update(of=("self",)).filter(
            area=area,
            resident__contact_key=key,
            used_at__isnull=True,
            expires_at__gt=at,
            tries__lt=rules.CODE_TRIES,
        )
        row = open_codes.select_related("resident").order_by("-created_at", "-id").first()
        if row is None or not _fits(row, code):
            return None
        SignInCode.objects.filter(pk=row.pk).update(used_at=at)
        if _confirm(row.resident, at):
            record(row.resident.as_actor(), "confirm_email", row.resident)
        record(row.resident.as_actor(), "sign_in", row.resident)
    return row.resident


def _fits(row: SignInCode, code: str) -> bool:
    SignInCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
    return rules.fits(f"{row.resident_id}:{code}", row.code_hash)


def _confirm(resident: Resident, at: datetime) -> bool:
    """Whoever read the code owns the address. Whether that was new."""
    unconfirmed = Resident.objects.filter(pk=resident.pk, email_confirmed_at__isnull=True)
    return bool(unconfirmed.update(email_confirmed_at=at))

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from uuid_utils.compat import uuid7

from quartier.areas.models import Area
from quartier.journal.actions import record
from quartier.journal.rules import Actor
from quartier.letters.models import Letter
from quartier.letters.rules import Recipient, outbox_channel
from quartier.letters.texts import Draft

ONCE = "letter_once_per_occasion"
DELIVER = "letters.deliver"


def post_draft(
    draft: Draft,
    *,
    area: Area | None,
    occasion: str,
    to: Recipient,
    secret: Iterable[str] = (),
    headers: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> Letter | None:
    """Post the words that `texts.render` made, as `post` does."""
    return post(
        area=area,
        occasion=occasion,
        to=to,
        subject=draft.subject,
        text=draft.text,
        html=draft.html,
        secret=secret,
        headers=headers,
        by=by,
        at=at,
    )


def post(
    *,
    area: Area | None,
    occasion: str,
    to: Recipient,
    subject: str,
    text: str,
    html: str = "",
    secret: Iterable[str] = (),
    headers: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> Letter | None:
    """Put a letter into the outbox; None: this recipient already has one for this occasion.

    Two at once are settled by the database. Side effect: after the commit the worker is woken.
    """
    letter = _letter(area, to)
    letter.occasion, letter.subject, letter.text, letter.html = occasion, subject, text, html
    letter.created_at = at
    letter.secret, letter.headers = list(secret), dict(headers or {})
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
            record(by, "post_letter", letter, channel=letter.channel)
    except IntegrityError as problem:
        if ONCE not in str(problem):
            raise
        return None
    if letter.channel == Letter.Channel.EMAIL:
        transaction.on_commit(wake_worker)
    return letter


def wake_worker() -> None:
    """Deliver now instead of at the next full minute; one waiting job is enough."""
    try:
        with transaction.atomic():
            app.configure_task(DELIVER, queueing_lock=DELIVER).defer()
    except AlreadyEnqueued:
        return


def _letter(area: Area | None, to: Recipient) -> Letter:
    key = uuid7()
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">") or "localhost"
    return Letter(
        id=key,
        area=area,
        channel=outbox_channel(to.channel),
        recipient_key=to.key,
        language=to.language,
        to_email=to.email,
        to_name=to.name,
        to_address=to.address,
        to_phone=to.phone,
        message_id=f"<{key}@{host}>",
    )

"""Scheduled work of this room: thin, each calls one action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from quartier.accounts import actions


@app.task(name="accounts.mail_code")
def mail_code(resident: str) -> None:
    """Apart from the request, so that its time does not tell who is known."""
    actions.mail_code(resident, at=timezone.now())

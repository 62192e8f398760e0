"""Django's and allauth's mails go into the outbox like every other letter."""

from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.utils import timezone
from django.utils.translation import get_language

from quartier.journal.rules import job
from quartier.letters import actions
from quartier.letters.rules import Recipient, key_of_address, occasion_of_mail
from quartier.letters.texts import LINK


class OutboxBackend(BaseEmailBackend):
    """The same words to the same address are one occasion, so a double submit mails once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self._post(mail, to) for mail in email_messages for to in mail.recipients())

    def _post(self, mail: EmailMessage, address: str) -> bool:
        subject, text = str(mail.subject), str(mail.body)
        language = (get_language() or "de")[:2]
        letter = actions.post(
            area=None,
            occasion=occasion_of_mail(subject, text),
            to=Recipient("email", key_of_address(address), email=address, language=language),
            subject=subject,
            text=text,
            secret=LINK.findall(text),
            by=job("mail"),
            at=timezone.now(),
        )
        return letter is not None

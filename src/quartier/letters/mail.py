from django.core.mail.backends.base import BaseEmailBackend


class OutboxBackend(BaseEmailBackend):
    """Every mail of the house, allauth's too, goes into the outbox."""

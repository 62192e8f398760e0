from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.journal.fields import ErasableField, key
from quartier.journal.privacy import Privacy


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> LetterQuerySet:
        """Not yet delivered, given up or unclear."""
        return self.filter(delivery__isnull=True)

    def on(self, channel: str) -> LetterQuerySet:
        return self.filter(channel=channel)


class Letter(models.Model):
    """One message to one recipient for one occasion. The database refuses a second."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-Mail")
        PRINT = "print", _("Brief")
        CALL = "call", _("Anruf")
        VISIT = "visit", _("kommt vorbei")

    privacy = Privacy(
        "letters",
        none="id area channel occasion language created_at next_try_at attempts message_id",
        contact="recipient_key to_email to_name to_address to_phone",
        content="subject text html",
        secret="secret headers",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=6, choices=Channel)
    occasion = models.CharField(max_length=120)
    recipient_key = models.CharField(max_length=64)
    language = models.CharField(max_length=5, default="de")
    to_email = models.EmailField(max_length=254, blank=True)
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.TextField(max_length=500, blank=True)
    to_phone = models.CharField(max_length=40, blank=True)
    subject = ErasableField(max_length=200, gone=_("gelöscht"))
    text = models.TextField()
    html = models.TextField(blank=True)
    # Codes and personal links of the text; masked on the desk outside the demo, gone after sending.
    secret = models.JSONField(default=list, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("occasion", "recipient_key", name="letter_once_per_occasion")
        ]
        indexes = [models.Index("channel", "next_try_at", name="letter_next_try")]

    def __str__(self) -> str:
        return f"{self.channel} {self.occasion}"


class Delivery(models.Model):
    """The end of a letter: sent, printed, called, told at the counter, given up, or unclear."""

    class How(models.TextChoices):
        SENT = "sent", _("gesendet")
        PRINTED = "printed", _("gedruckt")
        CALLED = "called", _("angerufen")
        TOLD = "told", _("im Büro gesagt")
        NOT_REACHED = "not_reached", _("nicht erreicht")
        GAVE_UP = "gave_up", _("unzustellbar")
        UNCLEAR = "unclear", _("ungewiss")
        DEMO = "demo", _("Vorführung: nicht gesendet")

    privacy = Privacy("letters", none="id area letter how at reason")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    letter = models.OneToOneField(Letter, models.CASCADE, related_name="delivery")
    how = models.CharField(max_length=12, choices=How)
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.letter} {self.how}"

"""What we did about answers that are late."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.handovers.models.packages import Handover
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Reminder(models.Model):
    """We reminded the department. Once per level and deadline, whoever runs the job how often."""

    privacy = Privacy("handovers", none="id area handover level due_on on")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="reminders")
    level = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "handover", "level", "due_on", name="reminder_once_per_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.level}"


class Escalation(models.Model):
    """Two reminders were in vain: the overdue answer goes to the steering group."""

    privacy = Privacy(
        "handovers", none="id area handover due_on on settled_at", content="settled_note"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="escalations")
    due_on = models.DateField()
    on = models.DateField()
    settled_at = models.DateTimeField(null=True)
    settled_note = models.CharField(_("Was wurde vereinbart?"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("handover", "due_on", name="escalation_once_per_occasion")
        ]

    def __str__(self) -> str:
        return str(self.handover_id)

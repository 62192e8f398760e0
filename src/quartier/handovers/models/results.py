"""What happened after an answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.handovers.models.packages import HandedNeed
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy
from quartier.needs.models import Need


class Progress(models.Model):
    """What happened after a promise: work began, or it is finished."""

    class Kind(models.TextChoices):
        STARTED = "started", _("In Arbeit")
        DONE = "done", _("Erledigt")

    privacy = Privacy("handovers", none="id area need kind on at by", content="note")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, models.PROTECT, related_name="+")
    kind = models.CharField(_("Stand"), max_length=8, choices=Kind)
    on = models.DateField(_("seit"))
    note = models.CharField(_("Was ist geschehen?"), max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.need_id} {self.kind}"


class Reopening(models.Model):
    """It is not solved: the need is open again and can be handed over once more."""

    privacy = Privacy("handovers", none="id area handed_need at by", content="reason")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    handed_need = models.OneToOneField(HandedNeed, models.PROTECT, related_name="reopening")
    reason = models.CharField(_("Warum wieder offen?"), max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=12)

    def __str__(self) -> str:
        return str(self.handed_need_id)
